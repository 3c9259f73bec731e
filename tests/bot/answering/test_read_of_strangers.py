"""How everyday questions are read, and which figures then count: money without a word for it, one of many, one year of several."""

from dataclasses import replace

import pytest

from bot.answering.asking.counted_words import counted
from bot.answering.asking.money_wording import means_money
from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.wording import Kind
from bot.answering.evidence.branches import is_of_branch
from bot.answering.evidence.of_persons import may_be_of_person
from bot.answering.evidence.topics import tells_topics
from bot.answering.measures.as_of_now import bonus_of_now
from bot.answering.measures.prices import is_of_one, price_asked
from bot.answering.measures.remaining import is_done_already
from bot.answering.measures.spans_of_years import is_of_several_years
from bot.answering.naming.initials import with_names
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.texts.figures import Figure, figures
from bot.answering.texts.known import KnownNames
from bot.answering.texts.persons import holds_office
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.names import Name, NameBook
from knowledge.entities.places import Place
from knowledge.passages import split
from knowledge.records import Article, Passage
from knowledge.vietnamese.restoring import Restorer

_READER = QuestionReader(
    PlaceFinder(
        NameBook([Place("xã", "Cồn Rạng"), Place("huyện", "Bãi Sậy")]),
        NameBook([]),
        common=frozenset(),
        proper=frozenset(),
    ),
    Restorer([]),
    KnownNames(no_names(), TermIndex.of(()), ()),
)


def _read(text: str) -> Question:
    return _READER.read(text)


def _first(sentence: str) -> Figure:
    return figures(sentence)[0]


def _passage(text: str, place: str, title: str = "Học Bác") -> Passage:
    return split(Article("a", title, text, place=place))[0]


@pytest.mark.parametrize(
    "marked",
    [
        "quỹ của hội giờ còn bao nhiêu nhỉ",
        "lương giáo viên trường đó bao nhiêu một tháng",
        "khoan giếng hết bao nhiêu",
    ],
)
def test_money_is_asked_without_a_word_for_it(marked: str) -> None:
    """A fund, wages and a cost are money."""
    assert means_money(marked)


@pytest.mark.parametrize(
    "marked", ["mỗi quý được bao nhiêu", "lương thực phát bao nhiêu hộ", "quỹ có bao nhiêu hội viên"]
)
def test_other_counts_are_no_money(marked: str) -> None:
    """A quarter is no fund, food no wages, and members of a fund are people."""
    assert not means_money(marked)


@pytest.mark.parametrize(
    ("question", "one"),
    [
        ("ho tro bao nhieu mot can", "can"),
        ("nuoc gieng may dong mot khoi", "khoi"),
        ("moi em duoc bao nhieu tien", "em"),
        ("moi thang gop bao nhieu", ""),
    ],
)
def test_it_is_seen_of_what_one_is_asked(question: str, one: str) -> None:
    """Whatever is counted behind "một" or "mỗi"; a month is a time."""
    assert price_asked(question) == one


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        ("can", "Mỗi căn xây mới được hỗ trợ 60 triệu đồng."),
        ("khoi", "Các hộ trả 6.000 đồng/m³ nước."),
        ("em", "Trao 300.000 đồng/cháu cho trẻ mồ côi."),
    ],
)
def test_a_price_is_told_of_one(one: str, sentence: str) -> None:
    """Before it by "mỗi", behind it by a stroke, in whatever unit means the same."""
    assert is_of_one(one, sentence, _first(sentence))


def test_a_sum_is_no_price() -> None:
    """What all the houses cost is not told of one."""
    sentence = "Xây nhà mới với tổng số tiền 3,2 tỷ đồng."

    assert not is_of_one("can", sentence, _first(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ năm 2021 đến hết năm 2023, nhân dân hiến 5.720 m2 đất.",
        "Giai đoạn 2022 - 2024, huyện xây mới cho hội viên 41 nhà.",
    ],
)
def test_a_sum_over_years_is_none_of_one_year(sentence: str) -> None:
    """However the span of years is written."""
    question = _read("Riêng năm 2023 hiến được bao nhiêu đất?")

    assert is_of_several_years(question, sentence, _first(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm học 2022 - 2023, trường có 37 học sinh giỏi.",
        "Từ năm 2021 đến năm 2023, riêng năm 2023 hiến 1.980 m2 đất.",
        "Từ năm 2021 đến năm 2023, hộ nghèo giảm xuống còn 14 hộ.",
        "Thực hiện Nghị quyết về giảm nghèo giai đoạn 2021 - 2025, xã xây 12 căn nhà.",
    ],
)
def test_other_years_are_no_span(sentence: str) -> None:
    """A school year is one, a year said besides is its own, what is left is left at the end, a programme runs as it runs."""
    question = _read("Năm 2023 có bao nhiêu học sinh giỏi?")

    assert not is_of_several_years(question, sentence, _first(sentence))


def test_the_figure_of_today_gains_where_today_is_asked() -> None:
    """The herd as it is now and not the cows that it began with."""
    question = _read("Đàn dê giờ có mấy con?")
    now, then = "Đàn dê nay có 31 con.", "Từ 05 con ban đầu, chi bộ nhân đàn."

    assert bonus_of_now(question, _first(now)) > bonus_of_now(question, _first(then)) == 0


def test_it_gains_nothing_where_today_is_not_asked() -> None:
    """Asked of a year, what is there now is no better."""
    assert bonus_of_now(_read("Đàn dê năm 2022 có mấy con?"), _first("Đàn dê nay có 31 con.")) == 0


def test_what_was_built_is_not_what_is_left() -> None:
    """Asked how many still lack a house, those built are no answer."""
    question = _read("Còn bao nhiêu nhà ở Cồn Rạng chưa có nhà, còn ở tạm?")

    assert is_done_already(question, _first("Mặt trận đã xây mới 46 căn nhà."))


def test_what_is_left_is() -> None:
    """Said with "còn" it is what is left."""
    question = _read("Còn bao nhiêu nhà ở Cồn Rạng chưa có nhà, còn ở tạm?")

    assert not is_done_already(question, _first("Toàn huyện còn 46 hộ ở nhà tạm."))


def test_initials_written_out_in_brackets_are_one_place() -> None:
    """The brackets behind only write out what was typed short."""
    named = with_names(
        "bệnh viện tỉnh HĐ có bao nhiêu chi bộ (Hưng Định)",
        lambda _letters, _level: [Name("hưng định", "Hưng Định", frozenset({"tỉnh"}))],
    )

    assert named == "bệnh viện tỉnh Hưng Định có bao nhiêu chi bộ"


def test_a_number_is_no_word_of_what_is_counted() -> None:
    """Behind "bao nhiêu căn 3 năm nay" a time is told."""
    assert counted("xây bao nhiêu căn 3 năm nay".split(), is_plain=False) == ("can",)


def test_reflections_are_no_percentage() -> None:
    """Without its marks the "phản" of "phản ánh" looks like phần trăm's."""
    assert counted("nhận bao nhiêu phản ánh".split(), is_plain=False) == ("phan", "anh")


def test_of_a_whether_what_stands_between_is_the_focus() -> None:
    """In "có phải trả lãi không" interest is asked about."""
    assert {"trả", "lãi"} <= _read("Vay quỹ ở Cồn Rạng có phải trả lãi không?").focus


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thầy nào đỡ đầu em Phước?", Kind.PERSON),
        ("Anh hiến máu mấy chục lần là ai?", Kind.PERSON),
        ("Một năm thu mấy tỷ?", Kind.FIGURE),
    ],
)
def test_what_is_asked_for_is_seen(text: str, kind: Kind) -> None:
    """A teacher and a donor are persons, and "thu mấy tỷ" is no day of the week."""
    assert _read(text).kind is kind


def test_several_are_no_figure_where_it_is_asked_why() -> None:
    """In "vì sao mấy chi bộ" nothing is counted."""
    question = _read("Vì sao mấy chi bộ ở Cồn Rạng làm chưa tốt?")

    assert question.kind is not Kind.FIGURE
    assert question.facet is not None


def test_who_is_godfather_asks_no_cause() -> None:
    """Without their marks "đỡ đầu" and "do đâu" are one."""
    assert _read("Em Phước ở Cồn Rạng thầy nào đỡ đầu?").facet is None


def test_a_deputy_head_is_no_head() -> None:
    """Called hiệu phó, a deputy is asked for."""
    content = _read("Cô hiệu phó trường đó tên là gì?").content

    assert not holds_office(content, "Thầy Bành Quốc Khải, Hiệu trưởng nhà trường, kể chuyện.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Lữ Thị Nhài, bán vải ở dãy B, giữ chức Bí thư Chi bộ chợ từ năm 2022.",
        "Bí thư Chi bộ chợ Lữ Thị Nhài cùng giáo viên trồng rau.",
    ],
)
def test_an_office_is_held_with_something_between(sentence: str) -> None:
    """What she is besides, or what follows the name, does not part her from it."""
    assert holds_office("bí thư chi bộ".split(), sentence)


def test_whom_the_movement_is_named_after_holds_no_office_of_a_commune() -> None:
    """A jubilee of Chủ tịch Hồ Chí Minh does not tell who chairs the commune."""
    assert not holds_office(
        ("chủ", "tịch"), "Xã mở đợt sinh hoạt nhân 133 năm Ngày sinh Chủ tịch Hồ Chí Minh."
    )


def test_a_branch_is_not_the_union_of_its_district() -> None:
    """What the branch of a hamlet did is not told of the district's union."""
    question = _read("Hội Nông dân huyện Bãi Sậy có quỹ không?")
    passage = _passage("Chi hội Nông dân lắp 85 bóng đèn.", "thôn Rạng, xã Cồn Rạng, huyện Bãi Sậy")

    assert is_of_branch(question, passage.text, passage)


def test_in_its_own_article_a_branch_is_spoken_of_for_the_union() -> None:
    """An article on the district tells of its branches."""
    question = _read("Hội Nông dân huyện Bãi Sậy có quỹ không?")
    passage = _passage("Chi hội Nông dân lắp 85 bóng đèn.", "huyện Bãi Sậy")

    assert not is_of_branch(question, passage.text, passage)


@pytest.mark.parametrize("sentence", ["Chị Cù Thị Lài vào Đảng năm 2020.", "Năm 2020, chị được kết nạp."])
def test_a_day_is_told_of_the_person_asked_about(sentence: str) -> None:
    """By name or by a pronoun behind it."""
    question = _read("Chị Lài được kết nạp Đảng năm nào?")
    passage = _passage(f"Chị Cù Thị Lài nuôi vịt. {sentence}", "xã Cồn Rạng")

    assert may_be_of_person(question, sentence, passage)


def test_what_a_cell_did_is_none_of_hers() -> None:
    """Though it stands right behind her name."""
    question = _read("Chị Lài được kết nạp Đảng năm nào?")
    sentence = "Năm 2024, chi bộ kết nạp 2 đảng viên."
    passage = _passage(f"Chị Cù Thị Lài nuôi vịt. {sentence}", "xã Cồn Rạng")

    assert not may_be_of_person(question, sentence, passage)


def test_having_doctors_is_no_gambling() -> None:
    """With its marks "có bác sĩ" names no "cờ bạc"."""
    passage = _passage("Năm qua có 17 bác sĩ chuyển đi.", "xã Cồn Rạng")
    question = replace(_read("Ở đó có bác sĩ nào chuyển đi không?"), found=())

    assert tells_topics(question, passage)
