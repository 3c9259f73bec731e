"""What a question asks for, read from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.asking.asked_for import asks_money, asks_percent, compares
from bot.answering.asking.counted_words import counted
from bot.answering.asking.wording import Kind, kind_of
from knowledge.vietnamese.normalising import canonical, folded, is_plain

_KINDS = (
    # Figures.
    ("Xã Đồng Sậy có bao nhiêu chi bộ?", Kind.FIGURE),
    ("Có mấy mô hình?", Kind.FIGURE),
    ("Tỷ lệ đảng viên đăng ký làm theo Bác là bao nhiêu?", Kind.FIGURE),
    ("Số lượng đảng viên của xã Đồng Sậy", Kind.FIGURE),
    ("Tổng số tập thể được khen thưởng?", Kind.FIGURE),
    ("Tổng kinh phí của mô hình là bao nhiêu?", Kind.FIGURE),
    ("Mỗi đảng viên góp bao nhiêu tiền một tháng?", Kind.FIGURE),
    ("bao nhiêu % đảng viên đăng ký", Kind.FIGURE),
    ("How many party cells does Đồng Sậy have?", Kind.FIGURE),
    ("What percentage of members signed up?", Kind.FIGURE),
    ("Có bao nhiêu mô hình nào được nhân rộng?", Kind.FIGURE),
    # Lists.
    ("Xã Đồng Sậy có những mô hình nào?", Kind.LIST),
    ("Các mô hình tiêu biểu ở huyện Suối Hạc?", Kind.LIST),
    ("Kể tên các mô hình của xã Đồng Sậy", Kind.LIST),
    ("Liệt kê các phong trào", Kind.LIST),
    ("Có những hạn chế gì?", Kind.LIST),
    ("Which models did Đồng Sậy set up?", Kind.LIST),
    # Places.
    ("Những nơi nào có mô hình tiết kiệm?", Kind.PLACES),
    ("Xã nào có mô hình tiết kiệm?", Kind.PLACES),
    ("Ở đâu có tổ thu gom rác?", Kind.PLACES),
    # Persons.
    ("Ai là Bí thư Đảng ủy xã Đồng Sậy?", Kind.PERSON),
    ("Bí thư xã Đồng Sậy tên gì?", Kind.PERSON),
    ("Đồng chí nào chủ trì hội nghị?", Kind.PERSON),
    ("Người nào được khen?", Kind.PERSON),
    # Times.
    ("Hội nghị diễn ra khi nào?", Kind.TIME),
    ("Hội nghị sơ kết tổ chức ngày nào?", Kind.TIME),
    ("Mô hình ra mắt năm nào?", Kind.TIME),
    ("Bao giờ hội nghị diễn ra?", Kind.TIME),
    ("When was the model launched?", Kind.TIME),
    # Numbers of documents.
    ("Chỉ thị về học tập và làm theo Bác số mấy?", Kind.DOCUMENT_NUMBER),
    ("Kế hoạch của Huyện ủy có số hiệu bao nhiêu?", Kind.DOCUMENT_NUMBER),
    ("Hướng dẫn của Ban Tuyên giáo là số nào?", Kind.DOCUMENT_NUMBER),
    # Overviews.
    ("Tóm tắt kết quả của xã Đồng Sậy", Kind.OVERVIEW),
    ("Giới thiệu khái quát về xã Đồng Sậy", Kind.OVERVIEW),
    # Anything else.
    ("Mô hình tiết kiệm được làm thế nào?", Kind.TEXT),
    ("Vì sao kết quả còn thấp?", Kind.TEXT),
    ("Quỹ tiết kiệm dùng để làm gì?", Kind.TEXT),
    ("Tổ Nhân dân tự quản phát huy điều gì?", Kind.TEXT),
)
_DOCUMENTS = (
    ("Chỉ thị 05 nói về gì?", Kind.DOCUMENT),
    ("Kết luận 01 là gì?", Kind.DOCUMENT),
    ("Chỉ thị 05 quy định nội dung gì?", Kind.DOCUMENT),
    ("Nội dung của Kết luận 21", Kind.DOCUMENT),
    ("Kết luận 21 do ai ban hành?", Kind.ISSUER),
    ("Kế hoạch 70-KH/HU là của ai?", Kind.ISSUER),
    ("Chỉ thị 05 do cơ quan nào ban hành?", Kind.ISSUER),
    ("What is Directive 05 about?", Kind.DOCUMENT),
    ("Chỉ thị 05 về việc gì", Kind.DOCUMENT),
    ("Có bao nhiêu tập thể được khen vì thực hiện Chỉ thị 05?", Kind.FIGURE),
    ("Kế hoạch 70-KH/HU ban hành ngày nào?", Kind.TIME),
)


@pytest.mark.parametrize("write", [str, folded], ids=["marked", "plain"])
@pytest.mark.parametrize(("question", "kind"), _KINDS)
def test_kinds(question: str, kind: Kind, write: type[str]) -> None:
    """A question is of its kind, typed with and without marks."""
    assert kind is kind_of(folded(write(question)), canonical(write(question)), names_document=False)


@pytest.mark.parametrize(("question", "kind"), _DOCUMENTS)
def test_kinds_of_questions_that_name_a_document(question: str, kind: Kind) -> None:
    """What a named document is about is a kind of its own; its figures and dates are not."""
    assert kind is kind_of(folded(question), canonical(question), names_document=True)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("xã có bao nhiêu chi bộ trực thuộc", ("chi", "bo", "truc")),
        ("xa co bao nhieu chi bo truc thuoc", ("chi", "bo", "truc")),
        ("có bao nhiêu phần trăm đảng viên đăng ký", ("dang", "vien", "dang", "ky")),
        pytest.param("tỷ lệ đảng viên đăng ký là bao nhiêu", ("dang", "vien", "dang", "ky")),
        ("có bao nhiêu lượt người tham dự", ("nguoi", "tham", "du")),
        ("số lượng mô hình của xã", ("mo", "hinh")),
        ("mấy mô hình được nhân rộng", ("mo", "hinh")),
        ("bao nhieu mo hinh duoc nhan rong", ("mo", "hinh")),
        ("how many members signed", ("members", "signed")),
        ("bao nhiêu % hộ dân", ("ho", "dan")),
        # What was taken out ends what is counted.
        ("bao nhiêu chi bộ , có gì", ("chi", "bo")),
        ("bao nhiêu , chi bộ", ()),
        # Money is asked for by its own words.
        ("góp bao nhiêu tiền một tháng", ()),
        ("bao nhiêu kinh phí", ()),
        ("bao nhiêu đồng", ()),
        ("bao nhiêu triệu đồng", ()),
        ("bao nhiêu đồng chí tham dự", ("dong", "chi", "tham", "du")),
        ("kết quả ra sao", ()),
        ("bao nhiêu", ()),
        ("", ()),
    ],
)
def test_counted(question: str, found: tuple[str, ...]) -> None:
    """The syllables of what a figure counts, up to the words that end it."""
    assert found == counted([canonical(word) for word in question.split()], is_plain=is_plain(question))


@pytest.mark.parametrize(
    ("question", "percent", "money", "comparison"),
    [
        ("bao nhiêu phần trăm đảng viên đăng ký?", True, False, False),
        ("tỷ lệ đăng ký là mấy %", True, False, False),
        ("ty le dang ky", True, False, False),
        ("bao nhiêu đảng viên đăng ký?", False, False, False),
        ("góp bao nhiêu tiền?", False, True, False),
        ("bao nhieu dong mot thang", False, True, False),
        ("bao nhiêu đồng chí tham dự", False, False, False),
        ("tổng kinh phí là bao nhiêu", False, True, False),
        ("So sánh xã Đồng Sậy và xã Suối Hạc", False, False, True),
        ("xã nào cao hơn về tỷ lệ đăng ký", True, False, True),
        ("hơn 100 người tham dự ở đâu", False, False, False),
    ],
)
def test_measures(question: str, *, percent: bool, money: bool, comparison: bool) -> None:
    """Shares, amounts of money and comparisons are told from counts."""
    plain = folded(question)

    assert (percent, money, comparison) == (asks_percent(plain), asks_money(plain), compares(plain))


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever is typed has a kind, and documents are asked about only where one is named."""
    assert kind_of(folded(text), canonical(text), names_document=False) not in {Kind.DOCUMENT, Kind.ISSUER}
    assert isinstance(kind_of(folded(text), canonical(text), names_document=True), Kind)
    assert len(counted([canonical(word) for word in text.split()], is_plain=is_plain(text))) <= 4
