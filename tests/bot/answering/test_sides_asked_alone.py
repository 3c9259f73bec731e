"""Comparisons that lean on what each side would be answered alone. The reports are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.parts import parts
from bot.answering.asking.several_wording import End, more
from bot.answering.comparing.before_after import asks_before_after
from bot.answering.records import Answer, Asked, Status
from knowledge.records import Article

_LAC = Article(
    "an-lac-thuong",
    "Xã An Lạc Thượng học Bác",
    "Đảng bộ xã An Lạc Thượng có 12 chi bộ, 240 đảng viên.\n\n"
    "Mô hình “Heo đất tình thương” do Hội Liên hiệp Phụ nữ xã thực hiện. Năm 2023, số tiền khui heo đạt 96 triệu đồng, giúp 31 học sinh nghèo.\n\n"
    "Mô hình “Sạch ngõ, đẹp làng” của Hội Nông dân xã thu gom rác thải dọc 4 tuyến đường. Hội Cựu chiến binh xã có mô hình “Ánh sáng bờ đê”, giúp 9 hộ neo đơn lắp đèn.\n\n"
    "Xã mở 34 cuộc tuyên truyền và 18 cuộc sinh hoạt chuyên đề. Đã có 228/240 đảng viên, bằng 95%, viết bản cam kết làm theo Bác.\n\n"
    "Tỷ lệ hộ nghèo năm 2021 còn 6,4%.",
    place="xã An Lạc Thượng, huyện Sông Vẹt",
)
_PHU = Article(
    "phu-me-ha",
    "Xã Phú Mễ Hạ làm theo Bác",
    "Đảng bộ xã Phú Mễ Hạ có 15 chi bộ, 310 đảng viên.\n\n"
    "Mô hình “Heo đất tình thương” năm 2023 tiết kiệm được 71 triệu đồng, hỗ trợ 22 học sinh nghèo.\n\n"
    "Mô hình “Thùng rác chung” do Đoàn Thanh niên xã xây dựng để bảo vệ môi trường.\n\n"
    "Năm 2023, số đảng viên đăng ký làm theo Bác là 301 đồng chí, chiếm 97,1%. Tỷ lệ hộ nghèo năm 2023 còn 3,9%.",
    place="xã Phú Mễ Hạ, huyện Sông Vẹt",
)
_VET = Article(
    "song-vet",
    "Huyện Sông Vẹt nhân rộng mô hình",
    "Huyện ủy và UBND huyện Sông Vẹt khen thưởng, biểu dương 26 tập thể và cá nhân điển hình. Cấp cơ sở ở huyện Sông Vẹt khen thưởng 14 tập thể và 52 cá nhân điển hình. "
    "Huyện Sông Vẹt có 1 cá nhân được tặng bằng khen của Ban Tuyên giáo Trung ương.\n\n"
    "Đến nay, toàn huyện Sông Vẹt có 318 mô hình làm theo Bác. So với thời điểm năm 2021 mới có 205 mô hình, số lượng đã tăng đáng kể.",
    place="huyện Sông Vẹt, tỉnh Vàm Én",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(Path(tmp_path_factory.mktemp("alone")), [_LAC, _PHU, _VET])


def _told(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(Asked(question))


def test_savings_of_two_places_are_money(answerer: Answerer) -> None:
    """Asked who saved more in their pigs, money is set beside money, not pupils helped."""
    answer = _told(
        answerer,
        "Heo đất tình thương năm 2023 của An Lạc Thượng và Phú Mễ Hạ, bên nào được nhiều hơn?",
    )

    assert "25 triệu đồng" in answer.lead


def test_a_district_gives_its_own_praise(answerer: Answerer) -> None:
    """Of the district's level, what the communes' level praised is not taken."""
    answer = _told(answerer, "Ở Sông Vẹt khen ở huyện và ở cơ sở khác nhau thế nào?")

    assert "26 tập thể" in answer.text
    assert "14 tập thể" in answer.text
    assert "Trung ương" not in answer.text


def test_two_communes_of_a_district_need_no_names(answerer: Answerer) -> None:
    """`hai xã huyện A` are the two that have reports."""
    answer = _told(answerer, "Số chi bộ của hai xã huyện Sông Vẹt, bên nào nhiều hơn?")

    assert "3 chi bộ" in answer.lead
    assert "15 chi bộ" in answer.text


def test_three_communes_are_not_made_of_two(answerer: Answerer) -> None:
    """Where fewer have reports than are asked for, no two of them are taken for all."""
    answer = _told(answerer, "Số chi bộ của ba xã huyện Sông Vẹt, bên nào nhiều hơn?")

    assert "3 chi bộ" not in answer.lead


def test_models_of_each_side_are_named(answerer: Answerer) -> None:
    """What two places have in the same field is told of both."""
    answer = _told(answerer, "Mô hình về rác thải của An Lạc Thượng và Phú Mễ Hạ có gì giống nhau?")

    assert "Sạch ngõ, đẹp làng" in answer.text
    assert "Thùng rác chung" in answer.text


def test_two_bodies_that_no_sentence_tells_of_together(answerer: Answerer) -> None:
    """Each of them is answered for."""
    answer = _told(answerer, "Hội Nông dân và Hội Cựu chiến binh An Lạc Thượng mỗi bên có mô hình gì?")

    assert "Sạch ngõ, đẹp làng" in answer.text
    assert "Ánh sáng bờ đê" in answer.text


def test_two_measures_asked_as_many_of_either(answerer: Answerer) -> None:
    """`nhiều … hơn hay nhiều … hơn` asks for both numbers."""
    answer = _told(
        answerer,
        "An Lạc Thượng mở nhiều cuộc tuyên truyền hơn hay nhiều cuộc sinh hoạt chuyên đề hơn?",
    )

    assert "34 cuộc" in answer.text
    assert "18 cuộc" in answer.text


def test_before_and_after_stand_in_neighbouring_sentences(answerer: Answerer) -> None:
    """What it was is told in the sentence behind what it is."""
    answer = _told(answerer, "Số mô hình của huyện Sông Vẹt trước và sau 3 năm?")

    assert "318 mô hình" in answer.text
    assert "205 mô hình" in answer.text


def test_figures_of_other_years_are_only_set_beside(answerer: Answerer) -> None:
    """A share of 2021 is not said to be higher than one of 2023."""
    answer = _told(answerer, "Tỷ lệ hộ nghèo An Lạc Thượng và Phú Mễ Hạ nơi nào cao hơn?")

    assert "các năm khác nhau" in answer.lead
    assert "6,4%" in answer.text
    assert "3,9%" in answer.text


@pytest.mark.parametrize(
    "plain",
    [
        "so mo hinh truoc va sau 3 nam",
        "ty le chuyen tuyen truoc kia voi nam 2023",
        "luc moi lam va sau 5 nam",
    ],
)
def test_before_and_after_are_asked(plain: str) -> None:
    """Both ends are named."""
    assert asks_before_after(plain)


@pytest.mark.parametrize(
    "plain", ["truoc ngay 30/9 xong viec gi", "sau 2 nam thuc hien duoc gi", "truoc het can lam gi"]
)
def test_one_end_is_no_before_and_after(plain: str) -> None:
    """A date limit or a review period sets nothing side by side."""
    assert not asks_before_after(plain)


def test_a_tail_that_asks_of_each_is_no_second_question() -> None:
    """`mấy km mỗi xã` goes on asking for the same."""
    text = "Đường hoa ở hai xã chênh nhau thế nào, mấy km mỗi xã?"

    assert parts(text) == (text,)


def test_the_head_asks_nothing() -> None:
    """`người đứng đầu` is no "where"."""
    text = "Người đứng đầu ở xã A và xã B được yêu cầu gì?"

    assert parts(text) == (text,)


def test_the_largest_group_is_in_the_sentence_that_divides(tmp_path: Path) -> None:
    """Asked which group there is most of, the numbers of all groups are told, not the names of models."""
    divided = Article(
        "ben-vac",
        "Huyện Bến Vạc học Bác",
        "Xã Cồn Vạc có mô hình “Đò ngang 0 đồng”, xã Gò Vạc có mô hình “Tổ vá đường”.\n\n"
        "Đến nay, toàn huyện Bến Vạc có 187 mô hình, gồm 58 mô hình kinh tế, 71 mô hình văn hóa - xã hội, 58 mô hình an ninh.",
        place="huyện Bến Vạc, tỉnh Vàm Én",
    )

    answer = answerer_over(tmp_path, [divided]).answer(Asked("Nhóm mô hình nào ở Bến Vạc nhiều nhất?"))

    assert "71 mô hình văn hóa" in answer.text
    assert "Đò ngang" not in answer.text


@pytest.mark.parametrize(
    ("plain", "end"),
    [
        ("ty le cua my lang voi binh ngan cai nao cao hon", End.HIGH),
        ("it nguoi cao tuoi hon", End.LOW),
        ("binh ngan cao nhat phai khong", End.HIGH),
    ],
)
def test_the_word_beside_more_says_which_end(plain: str, end: End) -> None:
    """A name that folds to "short" says nothing of it."""
    assert more(plain) is end


def test_an_office_of_a_committee_is_no_pair_of_bodies(answerer: Answerer) -> None:
    """Who heads the propaganda board of the district committee is not told: nothing of either is said instead."""
    answer = _told(answerer, "Trưởng Ban Tuyên giáo Huyện ủy Sông Vẹt là ai?")

    assert answer.status is Status.NOT_FOUND


def test_where_it_comes_from_is_a_question_of_its_own() -> None:
    """`do đâu` asks for the cause, beside how long it takes."""
    assert len(parts("Người bệnh phải chờ siêu âm bao lâu, do đâu?")) == len(("bao lâu", "do đâu"))
