"""Documents by number, in the spellings of articles, chats and phones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities.documents import Document, document_mentions
from knowledge.vietnamese.normalising import nfc

_PLENUM = "nghi quyet trung uong"


def _read(text: str) -> list[tuple[str, str]]:
    return [(mention.document.kind, mention.document.number) for mention in document_mentions(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Chỉ thị 05", "chi thi", "5"),
        ("Chỉ thị số 05-CT/TW", "chi thi", "5"),
        ("chi thi 5 noi gi", "chi thi", "5"),
        ("chi thi so 05", "chi thi", "5"),
        ("CHỈ THỊ 05", "chi thi", "5"),
        ("CT05", "chi thi", "5"),
        ("ct 05", "chi thi", "5"),
        ("CT-05", "chi thi", "5"),
        ("CT số 05", "chi thi", "5"),
        ("05 CT/TW", "chi thi", "5"),
        ("CT 05-CT/TW", "chi thi", "5"),
        ("05-CT/TW", "chi thi", "5"),
        ("05/CT-TW", "chi thi", "5"),
        ("05 - CT/TW", "chi thi", "5"),
        ("theo 05–CT/TW,", "chi thi", "5"),
        ("KL 01", "ket luan", "1"),
        ("KL01", "ket luan", "1"),
        ("Kết luận số 01-KL/TW", "ket luan", "1"),
        ("Kết luận số 21- KL/TW", "ket luan", "21"),
        ("ket luan 21", "ket luan", "21"),
        ("Kết luận 21-KL/T.Ư", "ket luan", "21"),
        ("Nghị quyết 35", "nghi quyet", "35"),
        ("NQ 35-NQ/TW", "nghi quyet", "35"),
        ("Nghị quyết Trung ương 4", _PLENUM, "4"),
        ("nghi quyet trung uong 4", _PLENUM, "4"),
        ("Nghị quyết TW 4 khóa XII", _PLENUM, "4"),
        ("NQTW4", _PLENUM, "4"),
        ("NQ TW 4", _PLENUM, "4"),
        ("NQ TƯ 4", _PLENUM, "4"),
        ("Nghị quyết T.Ư 4", _PLENUM, "4"),
        ("Nghị quyết TƯ 4 khóa XII", _PLENUM, "4"),
        ("NQ Trung ương 4", _PLENUM, "4"),
        ("Nghị quyết Hội nghị Trung ương 4", _PLENUM, "4"),
        ("70-KH/HU", "ke hoach", "70"),
        ("Kế hoạch số 70-KH/HU", "ke hoach", "70"),
        ("kế hoạch 70 nói về gì", "ke hoach", "70"),
        ("Hướng dẫn số 23-HD/BTGHU", "huong dan", "23"),
        ("HD 23", "huong dan", "23"),
        ("Quy định 37-QĐ/TW", "quy dinh", "37"),
        ("quy định số 08", "quy dinh", "8"),
        ("Thông tri 12", "thong tri", "12"),
        ("Quyết định số 126/QĐ-TTg", "quyet dinh", "126"),
        ("Quyết định số 126/2021/QĐ-TTg", "quyet dinh", "126"),
        ("Quy định 08-QĐi/TW", "quy dinh", "8"),
        ("Quy định 37 được học", "quy dinh", "37"),
        ("Chương trình hành động số 09-CTr/ĐU", "chuong trinh", "9"),
        ("15-CTr/HU", "chuong trinh", "15"),
        ("Chương trình 135", "chuong trinh", "135"),
        ("Công văn số 415-CV/ĐUK", "cong van", "415"),
        ("Thông báo 203-TB/TU", "thong bao", "203"),
        ("Đề án 06", "de an", "6"),
        ("Đề án số 05-ĐA/QU", "de an", "5"),
        ("Nghị định số 78/2015/NĐ-CP", "nghi dinh", "78"),
    ],
)
def test_spellings(text: str, kind: str, number: str) -> None:
    """One document, whichever way it is written."""
    assert [(kind, number)] == _read(nfc(text))


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch 5 năm",
        "kế hoạch 2 tuần tới",
        "hướng dẫn 3 chi bộ",
        "quy định 3 điều",
        "quyết định 2 việc",
        "chương trình 5 năm",
        "thông báo 3 hộ",
        "đề án 2 giai đoạn",
        "công văn 2 trang",
        "đã 05 lần",
        "tb 5 hộ",
        "97,09%",
        "chỉ thị 97,09%",
        "kết luận 21,5%",
        "1.778 tập thể",
        "nghị quyết 1.250 trang",
        "thực hiện chỉ thị của cấp trên",
        "ngày 22/02/2023",
        "năm 2023-2024",
        "tt 5%",
        "2 tt / thôn",
        "có 5 hd/năm",
        "nghị quyết từ 4 chi bộ",
        "khóa XII",
        "",
    ],
)
def test_traps(text: str) -> None:
    """Plans of five years, rules of three articles, shares and dates are no documents."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Nghị quyết Trung ương 4 (khóa XII)", {"xii"}),
        ("Nghị quyết Trung ương 4 khóa XI, XII", {"xi", "xii"}),
        ("Nghị quyết Trung ương 4 (khóa XI và XII)", {"xi", "xii"}),
        ("Nghị quyết Trung ương 4 khóa XI, khóa XII", {"xi", "xii"}),
        ("nghi quyet trung uong 4 khoa xii", {"xii"}),
        ("Nghị quyết Trung ương 4 khoá XIII", {"xiii"}),
        ("Nghị quyết Trung ương 4", set()),
    ],
)
def test_terms_of_congress(text: str, terms: set[str]) -> None:
    """The terms that a plenum's resolution is stated with."""
    assert [terms] == [set(mention.document.terms) for mention in document_mentions(text)]


def test_several_in_order() -> None:
    """Every document of a sentence, in its order, with the stretch it was read from."""
    text = "Thực hiện Kết luận số 01-KL/TW và Chỉ thị 05-CT/TW, theo 70-KH/HU."

    assert [mention.span.of(text) for mention in document_mentions(text)] == [
        "Kết luận số 01-KL/TW",
        "Chỉ thị 05-CT/TW",
        "70-KH/HU",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chỉ thị 05", "05-CT/TW", True),
        ("Chỉ thị 05", "Chỉ thị 50", False),
        ("Chỉ thị 05", "Kết luận 05", False),
        ("Kết luận 01", "Kết luận 21", False),
        ("Nghị quyết Trung ương 4", "Nghị quyết Trung ương 4 (khóa XII)", True),
        ("Nghị quyết Trung ương 4 (khóa XI, XII)", "Nghị quyết Trung ương 4 (khóa XII)", True),
        ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII", False),
        ("Nghị quyết Trung ương 4", "Nghị quyết 4", False),
    ],
)
def test_same_document(one: str, other: str, *, same: bool) -> None:
    """Kind and number must agree, and stated terms must not exclude each other."""
    (mine,), (theirs,) = document_mentions(one), document_mentions(other)

    assert same == mine.document.is_same(theirs.document)
    assert same == theirs.document.is_same(mine.document)


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        (Document("chi thi", "5"), "Chỉ thị 05"),
        (Document("ket luan", "21"), "Kết luận 21"),
        (Document(_PLENUM, "4"), "Nghị quyết Trung ương 4"),
        (Document("quyet dinh", "126"), "Quyết định 126"),
    ],
)
def test_shown(document: Document, shown: str) -> None:
    """A document's name as a reader expects it."""
    assert shown == document.text


_PIECES = st.sampled_from(
    ["Chỉ thị", "CT", "05", "-CT/TW", "Kết luận", "số", "21", " ", "NQTW", "4", "khóa", "XII", "%", ",", "."]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_any_text(text: str) -> None:
    """Whatever the text, mentions stand in it in order, and each has a name to show and a number."""
    shown = nfc(text)
    mentions = list(document_mentions(shown))

    assert all(mention.document.text and mention.document.number.isdigit() for mention in mentions)
    assert all(0 <= mention.span.start < mention.span.end <= len(shown) for mention in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))


def test_a_full_stop_is_not_of_the_number() -> None:
    """The stop that ends a sentence stays outside the span; the one inside T.Ư does not."""
    text = "Theo 23-HD/BTGHU. Theo Kết luận 21-KL/T.Ư."

    assert [mention.span.of(text) for mention in document_mentions(text)] == [
        "23-HD/BTGHU",
        "Kết luận 21-KL/T.Ư",
    ]
