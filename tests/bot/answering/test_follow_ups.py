"""Short follow-ups and claims over invented reports: what they leave out, put in the place of another, or have wrong."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.measures.figure_years import year_gone_on_to
from bot.answering.records import Asked
from bot.answering.texts.once import is_of_then, share_of_then
from knowledge.records import Article

_VALLEY = Article(
    "thung-lang",
    "Xã Thung Lặng làm theo Bác",
    "Đồng chí Vi Thị Mơ, Bí thư Đảng ủy xã Thung Lặng, cho biết các chi bộ đã đăng ký việc làm theo.\n\n"
    "Năm 2021, tỷ lệ hồ sơ đúng hạn đạt 81,2%, năm 2022 tăng lên 93,4%.\n\n"
    "Hội Nông dân xã Thung Lặng có mô hình “Nương chè nghĩa tình”. Mô hình “Nương chè nghĩa tình” có 37 hộ tham gia. "
    "Hội Phụ nữ xã Thung Lặng có mô hình “Hũ gạo yêu thương” với 58 hộ góp gạo.\n\n"
    "Khi ấy chi bộ bản Cọ của xã Thung Lặng chỉ có 6 đảng viên. Chi bộ bản Cọ của xã Thung Lặng nay có 15 đảng viên.\n\n"
    "Bà con xã Thung Lặng hiến 9.100 m² đất. Ông Lường Văn Khoa đi đầu hiến 1.300 m² nương làm đường.\n\n"
    "Năm 2023, ông Lường Văn Khoa được Tỉnh ủy tặng Bằng khen.\n\n"
    "Thu nhập bình quân đầu người của xã Thung Lặng đạt 47,5 triệu đồng.",
    place="xã Thung Lặng, huyện Cổng Trời",
)
_HILL = Article(
    "doi-may",
    "Xã Đồi Mây học Bác",
    "Đồng chí Hà Văn Tản, Bí thư Đảng ủy xã Đồi Mây, trực tiếp chỉ đạo.\n\n"
    "Thu nhập bình quân đầu người của xã Đồi Mây đạt 52,6 triệu đồng.",
    place="xã Đồi Mây, huyện Cổng Trời",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("follow-ups")
    return answerer_over(root, [_VALLEY, _HILL])


@pytest.mark.parametrize(
    ("turns", "question", "told"),
    [
        (("Tỷ lệ hồ sơ đúng hạn ở xã Thung Lặng năm 2021?",), "Còn năm 2022?", "93,4%"),
        (("Hội Nông dân xã Thung Lặng có mô hình gì?",), "Có bao nhiêu hộ tham gia?", "37 hộ"),
        (("Ông Lường Văn Khoa là ai?",), "Ông ấy hiến bao nhiêu đất?", "1.300 m²"),
        (("Who is Mr Lường Văn Khoa?",), "How much land did he donate?", "1.300 m²"),
    ],
)
def test_a_short_follow_up_is_completed(
    answerer: Answerer, turns: tuple[str, ...], question: str, told: str
) -> None:
    """A year takes the place of a year; a model and a man named before are meant."""
    assert told in answerer.answer(Asked(question, turns)).text


def test_the_figure_of_the_year_asked_for_is_set_off(answerer: Answerer) -> None:
    """Of a series of years the figure behind the year asked for is in bold."""
    (statement, *_) = answerer.answer(Asked("Tỷ lệ hồ sơ đúng hạn ở xã Thung Lặng năm 2022?")).statements

    assert [span.of(statement.text) for span in statement.bold] == ["93,4%"]


def test_which_of_two_is_higher_sets_both_beside(answerer: Answerer) -> None:
    """After the same measure of two communes, "xã nào cao hơn" is answered with both."""
    turns = ("Thu nhập bình quân của xã Thung Lặng?", "Còn của xã Đồi Mây thì sao?")
    text = answerer.answer(Asked("Vậy xã nào cao hơn?", turns)).text

    assert "47,5" in text
    assert "52,6" in text


def test_what_was_so_once_does_not_bear_out_what_is_so_now(answerer: Answerer) -> None:
    """Six members of then are not confirmed as those of now."""
    answer = answerer.answer(Asked("Có phải chi bộ bản Cọ xã Thung Lặng hiện nay chỉ có 6 đảng viên?"))

    assert "Đúng như" not in answer.lead


def test_a_claim_about_the_giver_is_put_right(answerer: Answerer) -> None:
    """Whoever gave the award is told where another is put forward."""
    text = answerer.answer(Asked("Ông Lường Văn Khoa được Thủ tướng tặng Bằng khen phải không?")).text

    assert "Tỉnh ủy tặng Bằng khen" in text


def test_a_claim_about_an_office_tells_the_person_s_own(answerer: Answerer) -> None:
    """Where nobody is told to be chairman, the office that the person holds is told."""
    text = answerer.answer(Asked("Bà Vi Thị Mơ có phải là Chủ tịch xã Thung Lặng không?")).text

    assert "Bí thư Đảng ủy xã Thung Lặng" in text


def test_all_that_people_gave_is_not_what_one_of_them_gave(answerer: Answerer) -> None:
    """Asked of one man, what the whole commune gave is not told."""
    turns = ("Ông Lường Văn Khoa là ai?",)

    assert "9.100" not in answerer.answer(Asked("Ông ấy hiến bao nhiêu đất?", turns)).text


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("đạt 81,2%, năm 2022 tăng lên ", 2022),
        ("từ 12 hộ và năm 2020 còn ", 2020),
        ("Năm 2022, toàn xã có nhiều hộ, trong đó ", 0),
        ("", 0),
    ],
)
def test_a_figure_goes_on_to_a_year(before: str, year: int) -> None:
    """Only a verb may stand between the year and the figure."""
    assert year_gone_on_to(before) == year


@pytest.mark.parametrize(
    ("sentence", "then"),
    [
        ("Khi ấy cả bản có 84 hộ.", True),
        ("Ban đầu lớp chỉ có 7 người.", True),
        ("Chi bộ nay có 16 đảng viên.", False),
        ("Khi đến kỳ sinh hoạt, 16 đảng viên có mặt.", False),
    ],
)
def test_a_sentence_tells_of_then(sentence: str, *, then: bool) -> None:
    """It says so itself."""
    assert is_of_then(sentence) is then


def test_what_is_asked_of_then_is_answered_with_then() -> None:
    """Asked how many there were at first, the figure of the beginning is wanted."""
    assert share_of_then("ban dau co may ho", "Ban đầu có 12 hộ tham gia.") == 1.0
