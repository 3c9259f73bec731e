"""What reports list over several sentences is told whole: models, rankings, weaknesses, numbered things, overviews."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.listed import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("listed")), ARTICLES)


def _lacking(text: str, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name not in text]


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        (
            "Liệt kê các mô hình tiêu biểu toàn huyện La Ngà",
            ("Sáng thứ Tư nghe dân", "Cây cầu bốn mùa", "Đàn ong quân dân"), ("Nói ít, làm kỹ", "đầu voi đuôi chuột"),
        ),
        ("Kể em nghe các mô hình ở xã Suối Cát", ("Trưa thứ Bảy ở đình", "Vườn chung lá thuốc"), ()),
        ("Ba mô hình chính của xã Suối Cát là gì?", ("Trưa thứ Bảy", "Loa nhỏ ngõ sâu", "Sổ nợ việc làng"), ("lá thuốc",)),
    ],
)  # fmt: skip
def test_models_are_told_however_they_are_counted_off(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """By letters, by Thứ nhất and Thứ hai over paragraphs; a year's theme and a saying that chides are none."""
    text = answerer.answer(Asked(question)).text

    assert _lacking(text, must) == []
    assert [name for name in must_not if name in text] == []


def test_the_letter_of_an_item_is_not_shown(answerer: Answerer) -> None:
    """What marks an item in the article marks none in the answer."""
    assert "a) “" not in answerer.answer(Asked("Huyện La Ngà có những mô hình nào?")).text.lower()


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("Xã nào đứng nhất huyện La Ngà?", "Suối Cát", "Bàu Sim"),
        ("Xã nào xếp cuối huyện La Ngà?", "Bàu Sim", "Suối Cát"),
        ("Đơn vị nào đứng thứ ba huyện La Ngà?", "Đồi Chè", "Bàu Sim"),
        ("Ở huyện La Ngà, nông dân xã nào góp ngày công nhiều nhất?", "Đồi Chè", "Bàu Sim"),
    ],
)
def test_who_stands_where_is_read_from_a_ranking(
    answerer: Answerer, question: str, must: str, must_not: str
) -> None:
    """The first, the last, one between, and who leads in one thing: that one and no other."""
    text = answerer.answer(Asked(question)).text

    assert must in text
    assert must_not not in text


def test_a_ranking_is_shown_whole(answerer: Answerer) -> None:
    """Asked for the table, every row of it is told."""
    text = answerer.answer(Asked("Cho xem bảng xếp hạng của huyện La Ngà")).text

    assert _lacking(text, ("97 điểm", "93,5 điểm", "90 điểm", "81 điểm")) == []


@pytest.mark.parametrize(
    ("question", "must"),
    [
        ("Khó khăn lớn nhất của xã Suối Cát hiện nay là gì?", "thiếu người trẻ"),
        ("Ở xã Suối Cát còn chỗ nào chưa tốt?", "thiếu người trẻ"),
        ("Xã Suối Cát đang vướng cái gì?", "thiếu người trẻ"),
        ("Vì sao còn 4 xóm ở xã Suối Cát chưa có tổ tự quản?", "nhà cách nhau cả cây số"),
        ("Sắp tới xã Suối Cát sẽ làm nhưng gì?", "sửa hai bến nước"),
        ("Xã Đồi Chè rút ra bài học gì sau 3 năm thực hiện Kết luận 01?", "dán giấy báo ở chợ"),
    ],
)
def test_a_part_of_a_report_is_found_in_other_words(answerer: Answerer, question: str, must: str) -> None:
    """However its weaknesses, causes, tasks and lessons are asked for, and where an item does not say the document again."""
    assert must in answerer.answer(Asked(question)).text


def test_so_many_things_are_told_by_the_clause_that_lists_them(answerer: Answerer) -> None:
    """`ba điều gì` is answered with the clause that says ba điều and lists them."""
    text = answerer.answer(Asked("Ở Vườn chung lá thuốc xã Suối Cát, bà con phải giữ ba điều gì?")).text

    assert "không nhận cây lạ" in text


def test_a_place_that_a_ranking_has_not_is_not_told(answerer: Answerer) -> None:
    """Of four there is no sixth."""
    assert "điểm." not in answerer.answer(Asked("Xã nào đứng thứ sáu huyện La Ngà?")).text


def test_how_a_model_gets_its_means_is_told_behind_its_name(answerer: Answerer) -> None:
    """A model is called by the first half of its name, and what it does stands in the next sentence."""
    text = answerer.answer(Asked("Kho giống ngoài đồng ở xã Đồi Chè lấy vốn từ đâu?")).text

    assert "vụ trước dư thóc" in text


def test_members_who_are_absent_are_not_all_members(answerer: Answerer) -> None:
    """Of two communes all the members are compared, not some of one with all of the other."""
    text = answerer.answer(Asked("Suối Cát và Đồi Chè, xã nào có nhiều đảng viên hơn?")).text

    assert _lacking(text, ("241", "198")) == []


def test_an_overview_without_shares_tells_what_has_changed(answerer: Answerer) -> None:
    """Where a report gives few figures its own words of change and its honours are told."""
    text = answerer.answer(Asked("Tình hình học và làm theo Bác ở xã Bàu Sim ra sao rồi?")).text

    assert _lacking(text, ("nền nếp", "31 tập thể")) == []
    assert "Trạm nước" not in text


@pytest.mark.parametrize(
    "question",
    ["Ở đây có bài về những nơi nào?", "Kho tư liệu có những địa phương nào?", "Huyện La Ngà có những xã nào được viết bài?"],
)  # fmt: skip
def test_which_places_there_are_articles_about_is_told(answerer: Answerer, question: str) -> None:
    """Every commune with an article of its own is named."""
    text = answerer.answer(Asked(question)).text

    assert _lacking(text, ("Suối Cát", "Đồi Chè", "Bàu Sim")) == []


def test_a_question_about_what_places_do_is_none_for_the_shelf(answerer: Answerer) -> None:
    """`xã nào` that does something is not answered with all the places there are."""
    text = answerer.answer(Asked("Theo bài viết, xã nào dẫn đầu về ngày công?")).text

    assert "Kho tư liệu có bài về" not in text


def test_what_an_interviewee_worries_about_is_told_whole(answerer: Answerer) -> None:
    """The answer to the interviewer's question is one part: all of it is told, and the line that announces the talk is not."""
    text = answerer.answer(Asked("Bí thư xã Hồ Sen còn trăn trở những điều gì?")).text

    assert _lacking(text, ("xóm Đá mặn dần", "loa đầu ngõ", "kê sách lên gối")) == []
    assert "ngày hội làng" not in text
