"""Shortcomings, plans and what moved, asked as people speak; units of the army by their numbers. All places are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.counted_words import counted
from bot.answering.asking.facets import facet_of
from bot.answering.asking.occasions import without_occasion
from bot.answering.asking.parts import parts
from bot.answering.comparing.before_after import asks_before_after
from bot.answering.measures.figure_years import years_in_brackets
from bot.answering.records import Asked, Status
from knowledge.entities.bodies import own_name
from knowledge.records import Article
from knowledge.vietnamese.speech import as_written

_REGIMENT = Article(
    "trung-doan",
    "Trung đoàn Pháo binh 741 làm theo lời Bác",
    "Trung đoàn Pháo binh 741 có mô hình “Vườn rau một vai” ở 9 đại đội.\n\n"
    "Tỷ lệ quân nhân vi phạm kỷ luật của Trung đoàn giảm từ 0,52% năm 2021 xuống còn 0,21% năm 2023.",
    place="Trung đoàn Pháo binh 741, tỉnh Vàm Sậy",
)
_RACH = Article(
    "rach-chua",
    "Rạch Chùa học Bác",
    "Đảng bộ xã Rạch Chùa có 14 chi bộ với 287 đảng viên.\n\n"
    "Hội Phụ nữ xã Rạch Chùa có mô hình “Lợn nhựa nghĩa tình”: mỗi hội viên tiết kiệm 3.000 đồng mỗi ngày.\n\n"
    "Số vụ trộm cắp vặt ở xã giảm từ 17 vụ năm 2022 xuống còn 6 vụ năm 2023.\n\n"
    "Tuy nhiên, sinh hoạt chuyên đề ở một số chi bộ ấp còn đơn điệu, khuyết điểm này chậm được khắc phục.",
    place="xã Rạch Chùa, huyện Sông Lau",
)
_GO = Article(
    "go-nhan",
    "Gò Nhạn học Bác",
    "Năm 2023, mô hình “Lợn nhựa nghĩa tình” của Hội Phụ nữ xã Gò Nhạn tiết kiệm được 47,5 triệu đồng.",
    place="xã Gò Nhạn, huyện Sông Lau",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("moves")
    return answerer_over(root, [_REGIMENT, _RACH, _GO])


@pytest.mark.parametrize(
    "plain",
    [
        "xa rach chua con do cho nao?",
        "dang uy xa tu nhan con non o dau?",
        "chi bo ket nhat la chuyen gi?",
        "don vi bi che cai gi?",
        "phuong minh con kem khau nao?",
    ],
)
def test_shortcomings_are_asked_in_everyday_words(plain: str) -> None:
    """Dở, non, kẹt, bị chê: all of them ask what falls short."""
    facet = facet_of(plain)
    assert facet is not None
    assert facet.name == "shortcoming"


@pytest.mark.parametrize(
    "plain",
    [
        "bai hoc ve doan ket nhat la gi?",
        "hoi phu nu con do dau may chau?",
        "ai duoc khen nhieu nhat?",
        "duong nao bi ngap?",
    ],
)
def test_words_spelled_alike_ask_for_no_shortcomings(plain: str) -> None:
    """Đoàn kết, đỡ đầu are spelled so too without their marks."""
    facet = facet_of(plain)
    assert facet is None or facet.name != "shortcoming"


@pytest.mark.parametrize(
    "plain", ["don bien phong sap toi lo nhung viec gi?", "thoi gian toi lo may viec gi?"]
)
def test_what_one_will_see_to_is_planned(plain: str) -> None:
    """Lo worries of what is, and sees to what is to come."""
    facet = facet_of(plain)
    assert facet is not None
    assert facet.name == "task"


def test_some_years_are_not_counted() -> None:
    """Mấy năm before another asking word are several years."""
    assert as_written("Xã làm mấy năm rút được bài học gì?") == "Xã làm các năm rút được bài học gì?"
    assert as_written("Mô hình làm mấy năm rồi?") == "Mô hình làm mấy năm rồi?"


def test_what_one_reckons_to_do_is_planned() -> None:
    """`Tính làm gì` is `dự định làm gì`."""
    assert as_written("Năm tới xã tính làm gì?") == "Năm tới xã dự định làm gì?"


@pytest.mark.parametrize(
    "said", ["Ước tính làm lợi bao nhiêu?", "Tỉnh làm gì cho dân?", "Cách tính làm sao?"]
)
def test_other_reckoning_is_no_plan(said: str) -> None:
    """What is estimated, or what the province does, is left as it is."""
    assert as_written(said) == said


def test_these_days_is_no_part_of_the_measure() -> None:
    """`Dạo này` only says that it is asked of now."""
    assert as_written("Trộm vặt ở xã dạo này còn mấy vụ?") == "Trộm vặt ở xã còn mấy vụ?"


@pytest.mark.parametrize(
    "plain",
    [
        "ho ngheo giam tu may xuong may ho?",
        "thu nhap tang tu bao nhieu len bao nhieu?",
        "trom vat bot duoc may so voi nam 2022?",
        "hoc sinh di hoc deu hon truoc nhieu khong?",
    ],
)
def test_what_it_was_and_became_is_asked_from_one_to_the_other(plain: str) -> None:
    """From how many to how many, and how far from last year, ask for both figures."""
    assert asks_before_after(plain)


@pytest.mark.parametrize(
    "plain", ["tu bao nhieu ho tro len can bo?", "xa a hon xa b bao nhieu?", "giam bao nhieu ho ngheo?"]
)
def test_one_figure_is_no_before_and_after(plain: str) -> None:
    """A single number, or another place's, is no earlier one."""
    assert not asks_before_after(plain)


def test_a_unit_of_the_army_has_its_number_for_a_name() -> None:
    """The number tells one regiment from the other."""
    assert own_name("Trung đoàn Pháo binh 741") == ("741",)


def test_a_school_has_no_number_for_a_name() -> None:
    """Every district has a school number 2."""
    assert own_name("Trường Trung học phổ thông số 2") == ()


@pytest.mark.parametrize(
    "question",
    [
        "Đơn vị 741 có mô hình gì?",
        "Lính 741 có mô hình gì?",
        "Trung đoàn 741 có mô hình gì?",
    ],
)
def test_a_regiment_is_asked_of_by_its_number(answerer: Answerer, question: str) -> None:
    """Whichever way its people are called, the number says who is meant."""
    assert "Vườn rau một vai" in answerer.answer(Asked(question)).text


def test_a_regiment_has_no_figures_of_a_commune(answerer: Answerer) -> None:
    """What is told of a commune alone answers for no regiment."""
    assert answerer.answer(Asked("Trung đoàn 741 có bao nhiêu đảng viên?")).status is not Status.ANSWERED


def test_both_figures_are_told_where_it_is_asked_how_far_it_fell(answerer: Answerer) -> None:
    """`Bớt được mấy so với năm 2022` is answered with what it was and what it is."""
    said = answerer.answer(Asked("Trộm cắp vặt ở Rạch Chùa bớt được mấy so với năm 2022?")).text
    assert "17 vụ" in said
    assert "6 vụ" in said


def test_money_given_each_day_is_set_beside_no_sum(answerer: Answerer) -> None:
    """Three thousand a day is not less than what a year came to: nothing is computed, and the side is lacking."""
    said = answerer.answer(Asked("Tiền lợn nhựa Rạch Chùa với Gò Nhạn bên nào nhiều hơn, mỗi bên mấy?")).text
    assert "3.000 đồng" not in said
    assert "nhiều hơn" not in said


def test_asking_what_they_are_is_no_question_of_its_own() -> None:
    """`Mấy bài học, là gì?` asks one thing."""
    assert len(parts("Xã Rạch Chùa rút ra mấy bài học, là gì?")) == 1


def test_what_somebody_writes_of_is_what_is_asked() -> None:
    """That lines are to be written says nothing of what is looked for."""
    asked = without_occasion("Tôi cần viết vài dòng về kết quả của xã Rạch Chùa", lambda _: ())
    assert asked == "kết quả của xã Rạch Chùa"


def test_the_report_of_the_place_itself_goes_before_that_of_a_hamlet_in_it(tmp_path: Path) -> None:
    """A newer article on a hamlet does not tell what the district reports."""
    district = Article(
        "song-lau",
        "Sông Lau học Bác",
        "Huyện Sông Lau có mô hình “Trả hẹn sớm” tại bộ phận một cửa.\n\n"
        "Toàn huyện có 96% đảng viên đăng ký làm theo Bác. Tỷ lệ hộ nghèo của huyện còn 2,4%.",
        place="huyện Sông Lau, tỉnh Vàm Sậy",
        published="2023-05-01",
    )
    hamlet = Article(
        "bo-sen",
        "Chuyện học Bác ở xóm Bờ Sen, huyện Sông Lau",
        "Xóm Bờ Sen có mô hình “Ngõ sạch sớm mai”. Xóm có mô hình “Đàn gà vui”.\n\nTỷ lệ hộ nghèo của xóm còn 1,1%.",
        place="xóm Bờ Sen, xã Gò Nhạn, huyện Sông Lau, tỉnh Vàm Sậy",
        published="2024-05-01",
    )
    said = answerer_over(tmp_path, [district, hamlet]).answer(Asked("Sông Lau học Bác kết quả ra sao?")).text
    assert "Trả hẹn sớm" in said
    assert "Ngõ sạch sớm mai" not in said


def test_members_are_counted_though_their_name_opens_like_a_word_between_two_figures() -> None:
    """`Thành viên` is who is counted; `thành` alone would lead to a second figure."""
    words = "tổ đó có bao nhiêu thành viên".split()
    assert counted(words, is_plain=False) == ("thanh", "vien")


def test_what_is_counted_stands_behind_the_second_of_two_figures() -> None:
    """In `giảm từ mấy xuống mấy hộ` households are counted."""
    assert counted("giảm từ mấy xuống mấy hộ".split(), is_plain=False) == ("ho",)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("kết nạp 8 đảng viên mới (năm 2022: ", {2022}),
        ("hộ nghèo còn 1,6% (cuối năm 2021 là ", {2021}),
        ("mô hình (ra đời năm 2021, có ", set()),
        ("năm 2023 kết nạp ", set()),
    ],
)
def test_a_figure_in_brackets_is_of_the_year_in_them(before: str, told: set[int]) -> None:
    """What is put in brackets beside this year's figure is that of the year before."""
    assert years_in_brackets(before) == told


@pytest.mark.parametrize("year", ["Năm 2023 ", ""])
def test_places_are_not_compared_by_the_figure_of_the_year_before(tmp_path: Path, year: str) -> None:
    """Eleven admitted are three more than eight; without a year asked nothing is computed across years."""
    told = (
        ("rach-chua", "Rạch Chùa", "Năm 2023, Đảng ủy xã kết nạp 8 đảng viên mới (năm 2022: 6 đảng viên)."),
        ("go-nhan", "Gò Nhạn", "Năm 2022 xã kết nạp 9 đảng viên, năm 2023 kết nạp 11 đảng viên."),
    )
    articles = [
        Article(name, f"{place} học Bác", text, place=f"xã {place}, huyện Sông Lau")
        for name, place, text in told
    ]
    question = f"{year}Rạch Chùa với Gò Nhạn, bên nào kết nạp được nhiều đảng viên hơn?"
    said = answerer_over(tmp_path, articles).answer(Asked(question)).text
    assert "8 đảng viên mới" in said
    assert ("hơn Rạch Chùa 3 đảng viên" in said) if year else ("đảng viên (tính" not in said)
