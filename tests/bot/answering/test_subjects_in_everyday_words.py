"""Bodies called by their people, and amounts asked for as people ask: each, all years together, what it was for. All invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.counted_words import counted
from bot.answering.asking.question import QuestionReader
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.evidence.evidence import Evidence
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.records import Asked, Status
from bot.answering.statements.dated_before import with_beginning
from bot.answering.texts.known import KnownNames
from bot.answering.texts.spellings import in_usual_spelling
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.documents import document_mentions
from knowledge.entities.names import NameBook
from knowledge.entities.places import place_chain
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.restoring import Restorer

from .true_statements import passage_of

_UNION = Article(
    "tinh-doan",
    "Tuổi trẻ Vàm Lở làm theo lời Bác",
    "Chiều 12/12, Ban Thường vụ Tỉnh đoàn Vàm Lở tổng kết năm 2023. Toàn tỉnh có 31.400 đoàn viên.\n\n"
    'Chương trình phát thanh "Chuyện kể tối thứ năm" đạt 82.000 lượt nghe.\n\n'
    'Quỹ "Hạt giống" thành lập tháng 4/2021, mỗi dự án của thanh niên được vay 35 triệu đồng.',
    place="Tỉnh đoàn Vàm Lở, tỉnh Vàm Lở",
)
_POST = Article(
    "don",
    "Đồn Biên phòng Gò Tràm giữ lòng dân",
    'Chương trình "Con nuôi của đồn" giúp trẻ mồ côi, đang đỡ đầu 23 học sinh.\n\n'
    '"Giếng nước chân sóng" là mô hình của đồn, ra đời tháng 5/2022. Máy bơm đặt cạnh cổng, bà con đến lấy nước không tốn tiền.',
    place="Đồn Biên phòng Gò Tràm, xã Gò Tràm, huyện Cù Me, tỉnh Vàm Lở",
)
_COMMUNE = Article(
    "rach-soi-dai",
    "Xã Rạch Sỏi Dài học Bác",
    "Các chi bộ xã Rạch Sỏi Dài cùng nuôi heo đất giúp người nghèo. Ba năm qua đã khui được 164 triệu đồng, giúp 19 hộ mua bò. "
    "Riêng năm 2023 số tiền khui heo là 61 triệu đồng, năm 2022 là 48 triệu đồng.\n\n"
    "Từ năm 2021 đến năm 2023, quỹ của xã vận động được 9,4 tỷ đồng, xây 87 căn nhà tình thương. Mỗi căn được hỗ trợ 45 triệu đồng. "
    "Tính riêng năm 2022, xây được 26 căn nhà tình thương.\n\n"
    "Ông Võ Văn Lành là người đầu tiên hiến 410 m² đất làm lộ.\n\n"
    "Trạm bơm chạy ban đêm nên tiền điện giảm, tiết kiệm 250 triệu đồng. Xã bớt được 70 triệu đồng tiền in ấn.\n\n"
    "Cả xã có 912 hộ. Tổ góp vốn đã cho 133 lượt hộ vay.",
    place="xã biên giới Rạch Sỏi Dài, huyện Cù Me, tỉnh Vàm Lở",
)
_GREEN = Article(
    "tan-lau",
    "Xã Tân Lau xanh sạch",
    "Xã Tân Lau có 14 “Ngôi nhà gom xanh” ở các ấp.",
    place="xã Tân Lau, huyện Cù Me, tỉnh Vàm Lở",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("subjects")
    return answerer_over(root, [_UNION, _POST, _COMMUNE, _GREEN])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tỉnh đoàn Vàm Lở có bao nhiêu đoàn viên?", "31.400"),
        ("Đoàn thanh niên tỉnh Vàm Lở có bao nhiêu đoàn viên?", "31.400"),
        ("tinh doan vam lo chuong trinh phat thanh duoc bao nhieu luot nghe", "82.000"),
        ("Quỹ cho thanh niên vay ở Vàm Lở thành lập khi nào?", "4/2021"),
        ("Lính biên phòng Gò Tràm đang đỡ đầu bao nhiêu học sinh?", "23 học sinh"),
        ("Bộ đội biên phòng đang đỡ đầu bao nhiêu học sinh?", "23 học sinh"),
    ],
)
def test_a_body_is_told_of_by_whoever_is_in_it(answerer: Answerer, question: str, told: str) -> None:
    """The union of a province and a border post answer for their young people and their soldiers."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Mỗi căn nhà tình thương ở Rạch Sỏi Dài được cho bao nhiêu tiền?", "45 triệu", "9,4 tỷ"),
        ("Mấy năm nay Rạch Sỏi Dài khui heo đất được tổng cộng bao nhiêu tiền?", "164 triệu", "61 triệu"),
        ("Năm 2022 Rạch Sỏi Dài khui heo đất được bao nhiêu?", "48 triệu", "164 triệu"),
        ("Năm 2022 Rạch Sỏi Dài xây được bao nhiêu căn nhà tình thương?", "26 căn", "87 căn"),
        ("Rạch Sỏi Dài bớt được bao nhiêu tiền điện?", "250 triệu", "70 triệu"),
        ("Bao nhiêu hộ ở Rạch Sỏi Dài được vay?", "133 lượt hộ", "912 hộ"),
    ],
)
def test_the_amount_is_of_what_it_is_asked_of(
    answerer: Answerer, question: str, told: str, other: str
) -> None:
    """Each is no sum, one year not all, money for power none for paper, those with a loan not all households."""
    text = answerer.answer(Asked(question)).text.split("\n")[0]
    assert told in text
    assert other not in text.split(told)[0]


def test_those_helped_by_a_fund_for_the_poor_are_the_poor(answerer: Answerer) -> None:
    """The passage says for whom it is, the sentence only that so many households were helped."""
    answer = answerer.answer(Asked("Heo đất ở Rạch Sỏi Dài giúp được bao nhiêu hộ nghèo?"))
    assert "19 hộ" in answer.text


def test_those_helped_are_not_all_the_poor(answerer: Answerer) -> None:
    """How many poor households there are is not told by how many were helped."""
    assert answerer.answer(Asked("Rạch Sỏi Dài có bao nhiêu hộ nghèo?")).status is Status.NOT_FOUND


def test_one_mans_gift_is_not_all_that_was_given(answerer: Answerer) -> None:
    """Asked for all the land, what one of them gave is not told."""
    answer = answerer.answer(Asked("Rạch Sỏi Dài hiến tổng cộng bao nhiêu mét vuông đất?"))
    assert answer.status is Status.NOT_FOUND


def test_houses_are_no_things_that_bear_the_name_of_one(answerer: Answerer) -> None:
    """Asked for those with the name, a commune whose article does not say it is refused."""
    assert "14" in answerer.answer(Asked("Tân Lau có bao nhiêu Ngôi nhà gom xanh?")).text
    answer = answerer.answer(Asked("Rạch Sỏi Dài có bao nhiêu Ngôi nhà gom xanh?"))
    assert answer.status is Status.NOT_FOUND


_MODEL = passage_of(
    '"Giếng nước chân sóng" là mô hình của đồn, ra đời tháng 5/2022. Máy bơm đặt cạnh cổng, bà con lấy nước không tốn tiền.'
)


@pytest.mark.parametrize(
    ("question", "told"),
    [("Máy bơm ở đồn có từ khi nào?", [0, 1]), ("Đồn trao máy bơm ngày nào?", [1]), ("Máy bơm ở đâu?", [1])],
)
def test_since_when_is_told_by_the_sentence_that_begins(question: str, told: list[int]) -> None:
    """The pump stands behind the name of the model and the month in which that began; other days are not told by it."""
    finder = PlaceFinder(NameBook([]), NameBook([]), common=frozenset(), proper=frozenset())
    read = QuestionReader(finder, Restorer([]), KnownNames(no_names(), TermIndex.of(()), ())).read(question)
    pump = Evidence(_MODEL, 0, 1, _MODEL.sentences[1], 1.0, 1.0, 0.0, 0.9, 0.5)
    assert [one.number for one in with_beginning(read, [pump])] == told


def test_a_youth_union_is_no_province_and_a_border_commune_a_commune() -> None:
    """In the place of an article the union stands by its name, and what sort of commune it is falls away."""
    assert [place.text for place in place_chain("Tỉnh đoàn Vàm Lở, tỉnh Vàm Lở")] == [
        "Tỉnh đoàn Vàm Lở",
        "tỉnh Vàm Lở",
    ]
    assert place_chain("xã vùng cao Tà Pín")[0].text == "xã Tà Pín"
    assert place_chain("huyện Cù Lao Mây")[0].text == "huyện Cù Lao Mây"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Mặt trận ký chương trình phối hợp số mấy", Kind.DOCUMENT_NUMBER),
        ("Xã có nghị quyết riêng nào", Kind.LIST),
        ("Cụ nào dạy chữ cho mấy đứa nhỏ trong xóm", Kind.PERSON),
        ("Xã có mấy đứa nhỏ bỏ học", Kind.FIGURE),
        ("hội phụ nữ đỡ đầu được mấy cháu", Kind.FIGURE),
        ("Đồn trưởng tên gì", Kind.PERSON),
        ("Tiền mua máy ở đâu ra", Kind.TEXT),
        ("Mô hình đó ở đâu", Kind.PLACES),
    ],
)
def test_what_everyday_words_ask_for(question: str, kind: Kind) -> None:
    """Several of them are not how many, where money is from is no place, a post's head is a person."""
    assert kind_of(folded(question).lower(), question.lower(), names_document=False) is kind


def test_several_persons_are_not_what_is_counted() -> None:
    """Of "mấy anh … mấy người" the second is."""
    words = "mấy anh có mấy người biết lái".split()
    assert counted(words, is_plain=False)[:1] == ("nguoi",)


def test_who_is_spoken_to_is_left_out() -> None:
    """The one called upon before the question is no part of it."""
    assert in_usual_spelling("cb ơi xã lắp mấy camera") == "xã lắp mấy camera"
    assert in_usual_spelling("Cho hỏi anh em đoàn viên") == "Cho hỏi anh em đoàn viên"


def test_a_programme_of_two_bodies_has_a_number() -> None:
    """The sort of programme stands between its kind and its number."""
    named = [mention.document.kind for mention in document_mentions("Chương trình phối hợp số 21/CTPH-MTTQ")]
    assert named == ["chuong trinh"]
