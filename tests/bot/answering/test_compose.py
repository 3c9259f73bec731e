"""Drafts: the sentence that answers, its bold figure, its mark and its quote."""

import pytest

from bot.answering.asking.question import Question, QuestionReader
from bot.answering.evidence.evidence import Evidence
from bot.answering.gate.verify import verified
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.records import Answer, Statement, Status
from bot.answering.statements.compose import compose, not_found, partly_missing
from bot.answering.texts.figures import figures
from bot.answering.texts.known import KnownNames
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article, Passage, Span
from knowledge.vietnamese.restoring import Restorer

from .true_statements import passage_of

_BOOK = NameBook([Place("xã", "Đồng Sậy"), Place("xã", "Mây Trắng"), Place("huyện", "Suối Hạc")])
_READER = QuestionReader(
    PlaceFinder(_BOOK, NameBook([]), common=frozenset(), proper=frozenset()),
    Restorer([]),
    KnownNames(no_names(), TermIndex.of(()), ()),
)
_PASSAGE = passage_of(
    "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. Có 97,09% đảng viên đăng ký làm theo Bác. Các đoàn thể góp"
    " được 1.250 kg gạo/. Cuối cùng là lời nhắn của già làng."
)
_LONG = passage_of(
    "Trong năm qua, cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội đã cùng nhau làm nhiều"
    " việc thiết thực cho nhân dân trên địa bàn; các chi hội phụ nữ góp được 1.250 kg gạo giúp người neo đơn; đoàn"
    " viên thanh niên trồng hàng cây dài 1,8 km dọc con suối, chăm sóc đến khi cây bén rễ."
)


def _evidence(passage: Passage, number: int, figure: str | None = None, part: Span | None = None) -> Evidence:
    """A sentence of the passage, or a part of it, with the figure that was asked for."""
    span = part or passage.sentences[number]
    text = span.of(passage.text)
    found = next((each for each in figures(text) if each.span.of(text) == figure), None)
    assert (found is None) == (figure is None)
    return Evidence(
        passage, row=0, number=number, span=span, score=1.0, coverage=1.0, lacking=0.0, similarity=0.9, fit=1.0,
        figure=found,
    )  # fmt: skip


def _draft(question: str, *chosen: Evidence) -> Answer:
    return compose(_READER.read(question), chosen)


@pytest.mark.parametrize("figure", ["14", "312"])
def test_bold_covers_the_figure(figure: str) -> None:
    """Bold is the figure that was asked for and nothing else."""
    (statement,) = _draft("Xã Đồng Sậy có bao nhiêu?", _evidence(_PASSAGE, 0, figure)).statements

    assert [figure] == [span.of(statement.text) for span in statement.bold]


def test_a_place_before_a_quote_that_names_none() -> None:
    """A sentence that does not say where is given its article's place, and the bold moves with it."""
    (statement,) = _draft("Xã Đồng Sậy có bao nhiêu %?", _evidence(_PASSAGE, 1, "97,09%")).statements

    assert statement.text == "Xã Đồng Sậy: Có 97,09% đảng viên đăng ký làm theo Bác."
    assert [span.of(statement.text) for span in statement.bold] == ["97,09%"]


def test_no_place_before_a_quote_that_names_it() -> None:
    """A sentence that says where is left as it is written."""
    (statement,) = _draft("Xã Đồng Sậy có bao nhiêu chi bộ?", _evidence(_PASSAGE, 0, "14")).statements

    assert statement.text == _PASSAGE.sentences[0].of(_PASSAGE.text)


def test_an_article_without_a_place() -> None:
    """Where the article states no place none is invented."""
    passage = passage_of("Có 97,09% đảng viên đăng ký làm theo Bác.", place=None)
    (statement,) = _draft("Có bao nhiêu % đăng ký?", _evidence(passage, 0, "97,09%")).statements

    assert statement.text == passage.text


def test_the_clause_of_a_long_sentence() -> None:
    """Of a long sentence the clause that was chosen is said and quoted, not the whole."""
    start = _LONG.text.index("các chi hội")
    part = Span(start, _LONG.text.index(";", start))
    draft = _draft("Góp được bao nhiêu gạo?", _evidence(_LONG, 0, "1.250", part))
    (statement,), (citation,) = draft.statements, draft.citations

    assert statement.text == "Xã Đồng Sậy: Các chi hội phụ nữ góp được 1.250 kg gạo giúp người neo đơn."
    assert [span.of(statement.text) for span in statement.bold] == ["1.250"]
    assert citation.quote == part.of(_LONG.text)
    assert verified(draft) == draft


def test_a_closed_sentence() -> None:
    """A statement begins with a capital and ends with one stop, however its sentence does."""
    (statement,) = _draft("Xã Đồng Sậy góp bao nhiêu gạo?", _evidence(_PASSAGE, 2, "1.250")).statements

    assert statement.text == "Xã Đồng Sậy: Các đoàn thể góp được 1.250 kg gạo."


def test_neighbours_share_a_citation() -> None:
    """Sentences that follow each other stand under one mark, with one quote over all of them."""
    draft = _draft("Xã Đồng Sậy có gì?", _evidence(_PASSAGE, 0), _evidence(_PASSAGE, 1))

    assert [statement.marks for statement in draft.statements] == [(1,), (1,)]
    assert [_PASSAGE.text[: _PASSAGE.sentences[1].end]] == [citation.quote for citation in draft.citations]
    assert verified(draft) == draft


def test_strangers_have_their_own() -> None:
    """Sentences apart, and those of two articles, have a mark and a citation each."""
    draft = _draft("Xã Đồng Sậy có gì?", _evidence(_PASSAGE, 0), _evidence(_PASSAGE, 3), _evidence(_LONG, 0))

    assert [statement.marks for statement in draft.statements] == [(1,), (2,), (3,)]
    assert [citation.n for citation in draft.citations] == [1, 2, 3]
    assert all(statement.item for statement in draft.statements)
    assert verified(draft) == draft


def test_plain_text() -> None:
    """As plain text every statement carries its mark, items a line each."""
    draft = _draft("Xã Đồng Sậy có gì?", _evidence(_PASSAGE, 0), _evidence(_PASSAGE, 3))

    assert draft.text.splitlines() == [
        "• Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. [1]",
        "• Xã Đồng Sậy: Cuối cùng là lời nhắn của già làng. [2]",
    ]


def _read(question: str) -> Question:
    return _READER.read(question)


@pytest.mark.parametrize(
    ("question", "missing", "named"),
    [
        ("Xã Vô Danh có gì?", [Place("xã", "Vô Danh")], "xã Vô Danh"),
        ("Xã Đồng Sậy trồng mấy cây?", [], "xã Đồng Sậy"),
        ("Chỉ thị 99 nói gì?", [], "Chỉ thị 99"),
        ("Trời có xanh không?", [], "Chưa có"),
    ],
)
def test_refusals_name_what_is_missing(question: str, missing: list[Place], named: str) -> None:
    """A refusal says which place or document it lacks, offers what is nearest, and states nothing."""
    nearest = Article("gan", "Gần nhất", "Có.")
    answer = not_found(_read(question), missing, [nearest])

    assert answer.status is Status.NOT_FOUND
    assert named in answer.text
    assert answer.nearest == (nearest,)
    assert not answer.statements
    assert not answer.citations


def test_partly_missing() -> None:
    """A comparison says which of its places it has nothing on; where it has all, it says nothing."""
    assert "xã Vô Danh" in partly_missing([Place("xã", "Vô Danh")])
    assert partly_missing([]) == ""


def test_what_is_missing_of_words_is_no_figure() -> None:
    """Where deeds are set side by side, no figure is said to be missing."""
    assert "số liệu" not in partly_missing([Place("xã", "Vô Danh")], of_figures=False)


def test_a_sentence_of_another_place_than_its_article() -> None:
    """In a district's article, what is said of a commune is not given out as the district's."""
    passage = passage_of(
        "Tại xã Mây Trắng, câu lạc bộ ông bà cháu giữ được 5 lớp nhạc. Các lớp ấy có 70 học viên.",
        place="huyện Suối Hạc",
    )
    draft = _draft("Các lớp nhạc ở xã Mây Trắng có bao nhiêu học viên?", _evidence(passage, 1, "70"))

    assert "Suối Hạc" not in draft.text


def test_brackets_of_an_article_are_no_marks() -> None:
    """A number in brackets that the article itself holds is shown in round ones, at the same place."""
    statement = Statement("Có 16 chi bộ [3], đạt 98% [12].", (1,), (Span(18, 21),))

    assert statement.marked == "Có 16 chi bộ (3), đạt 98% (12). [1]"
    assert statement.bold[0].of(statement.text) == "đạt"
