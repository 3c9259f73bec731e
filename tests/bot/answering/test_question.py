"""Questions as they are read: places, documents, years and what is left to look for; follow-ups completed."""

import pytest

from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.wording import Kind
from bot.answering.conversation.followup import completed
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.texts.known import KnownNames
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.restoring import Restorer

_BOOK = NameBook(
    [
        Place("xã", "Mây Trắng"),
        Place("xã", "Đồng Sậy"),
        Place("xã", "Ái Hạ"),
        Place("xã", "Rạch Đước"),
        Place("huyện", "Suối Hạc"),
    ]
)
_READER = QuestionReader(
    PlaceFinder(_BOOK, NameBook([]), common=frozenset(), proper=frozenset()),
    Restorer([]),
    KnownNames(no_names(), TermIndex.of(()), ()),
)


def _read(text: str, *turns: str) -> Question:
    return completed(_READER, text, turns)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Xã Đồng Sậy có bao nhiêu chi bộ trực thuộc?", ("chi", "bộ", "trực", "thuộc")),
        ("xa dong say co bao nhieu chi bo truc thuoc", ("chi", "bo", "truc", "thuoc")),
        ("Cho tôi hỏi xã Đồng Sậy có những mô hình nào ạ?", ("mô", "hình")),
        ("Chỉ thị 05 nói về nội dung gì?", ()),
        ("xã Đồng Sậy", ()),
        ("", ()),
    ],
)
def test_content(text: str, content: tuple[str, ...]) -> None:
    """What is left to look for is neither a place, nor a document, nor a word that only asks."""
    assert content == _read(text).content


def test_everything_named() -> None:
    """Places, documents and years of a question are known by themselves."""
    question = _read("Năm 2023 xã Đồng Sậy làm gì theo CT05 và KL 21?")

    assert [place.text for place in question.places] == ["xã Đồng Sậy"]
    assert [document.text for document in question.documents] == ["Chỉ thị 05", "Kết luận 21"]
    assert question.years == {2023}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xã Đồng Sậy có bao nhiêu ĐV?", Kind.FIGURE),
        ("Xã Đồng Sậy", Kind.OVERVIEW),
        ("xã đồng sậy", Kind.OVERVIEW),
        ("NQ TW 4 nói về gì?", Kind.DOCUMENT),
        ("nq tư 4 nói về gì", Kind.DOCUMENT),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    """Abbreviations are written out before the question is read, and a bare place asks for an overview."""
    assert kind is _read(text).kind


@pytest.mark.parametrize(
    ("named", "other"),
    [
        ("Xã Mây Trắng có những mô hình nào?", "Xã Đồng Sậy có những mô hình nào?"),
        ("Xã Mây Trắng tiết kiệm thế nào?", "Xã Đồng Sậy tiết kiệm thế nào?"),
        ("Xã Ái Hạ tiết kiệm thế nào?", "Xã Đồng Sậy tiết kiệm thế nào?"),
    ],
)
def test_a_place_does_not_ask(named: str, other: str) -> None:
    """A name that folds to an asking word (Mây, mấy; Ái, ai) does not change what is asked for."""
    assert _read(other).kind is _read(named).kind
    assert _read(folded(other)).kind is _read(folded(named)).kind


@pytest.mark.parametrize("write", [str, folded], ids=["marked", "plain"])
@pytest.mark.parametrize(
    ("turns", "text", "places", "kind"),
    [
        (["Xã Đồng Sậy có bao nhiêu chi bộ?"], "Còn xã Mây Trắng thì sao?", ["Mây Trắng"], Kind.FIGURE),
        (["Xã Đồng Sậy có bao nhiêu chi bộ?"], "Thế còn Mây Trắng?", ["Mây Trắng"], Kind.FIGURE),
        (["Xã Đồng Sậy có bao nhiêu chi bộ?"], "Còn bao nhiêu đảng viên?", ["Đồng Sậy"], Kind.FIGURE),
        (["Xã Đồng Sậy có những mô hình nào?"], "Ở đó có bao nhiêu đảng viên?", ["Đồng Sậy"], Kind.FIGURE),
        (["Có bao nhiêu chi bộ?"], "Còn xã Đồng Sậy?", ["Đồng Sậy"], Kind.FIGURE),
        # Two steps back: only the first of the three names the place.
        (
            ["Xã Đồng Sậy có bao nhiêu chi bộ?", "Còn bao nhiêu đảng viên?"],
            "Còn bao nhiêu mô hình?",
            ["Đồng Sậy"],
            Kind.FIGURE,
        ),
        # It stands on its own.
        (["Xã Đồng Sậy có bao nhiêu chi bộ?"], "Xã Rạch Đước có những hạn chế gì?", ["Rạch Đước"], Kind.LIST),
        (["Xã Đồng Sậy có bao nhiêu chi bộ?"], "Chỉ thị 05 nói về gì?", [], Kind.DOCUMENT),
        ([], "Còn xã Đồng Sậy thì sao?", ["Đồng Sậy"], Kind.OVERVIEW),
    ],
)  # fmt: skip
def test_follow_ups(turns: list[str], text: str, places: list[str], kind: Kind, write: type[str]) -> None:
    """A follow-up takes its question or its place from the turns before; a whole question takes nothing."""
    question = _read(write(text), *map(write, turns))

    assert (places, kind) == ([place.name for place in question.places], question.kind)


def test_the_latest_turn_counts() -> None:
    """Of several earlier questions the last one is continued."""
    question = _read(
        "Còn bao nhiêu đảng viên?", "Xã Đồng Sậy có bao nhiêu chi bộ?", "Xã Mây Trắng có bao nhiêu chi bộ?"
    )

    assert [place.name for place in question.places] == ["Mây Trắng"]
