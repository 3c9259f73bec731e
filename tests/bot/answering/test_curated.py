"""An operator's own answers: served for their question and what means the same, for nothing else, as soon as written."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import COMMUNES, answerer_over

from bot.answering.answerer import Answerer
from bot.answering.keys import passage_key
from bot.answering.outside.curated_entries import CuratedEntry, CuratedFault, CuratedSource, CuratedStore
from bot.answering.records import Answer, Asked, Status
from knowledge.vietnamese.normalising import folded

_QUESTION = "Xã Gò Ổi có bao nhiêu chi bộ trực thuộc?"
_ENTRY = CuratedEntry(
    "chi-bo-go-oi",
    (_QUESTION, "Đảng bộ xã Gò Ổi gồm mấy chi bộ?"),
    ("Từ tháng 5/2026, xã Gò Ổi có 21 chi bộ trực thuộc.", "- 15 chi bộ ấp.", "- 6 chi bộ cơ quan."),
    author="Ban Tổ chức xã Gò Ổi",
    date="2026-05-19",
    sources=(CuratedSource(article="go-oi", quote="Đảng bộ xã Gò Ổi có 15 chi bộ trực thuộc"),),
)


@pytest.fixture(name="notices")
def _notices() -> list[str]:
    return []


@pytest.fixture(name="store")
def _store(tmp_path: Path, notices: list[str]) -> CuratedStore:
    return CuratedStore(tmp_path / "curated", notices.append)


@pytest.fixture(name="answerer")
def _answerer(tmp_path: Path, store: CuratedStore) -> Answerer:
    return answerer_over(tmp_path, [commune.article for commune in COMMUNES], store)


def _is_curated(answer: Answer) -> bool:
    return answer.lead.startswith("Giải đáp của")


def test_it_outranks_the_articles_and_says_whose_it_is(answerer: Answerer, store: CuratedStore) -> None:
    """Once added it is served at once, with its author and day, its own citation and that of the passage it names."""
    before = answerer.answer(Asked(_QUESTION))
    store.add(_ENTRY)
    answer = answerer.answer(Asked(_QUESTION))

    assert "15 chi bộ" in before.text
    assert answer.status is Status.ANSWERED
    assert answer.text == (
        "Giải đáp của Ban Tổ chức xã Gò Ổi, ngày 19/05/2026:\n"
        "Từ tháng 5/2026, xã Gò Ổi có 21 chi bộ trực thuộc. [1]\n"
        "• 15 chi bộ ấp. [1]\n"
        "• 6 chi bộ cơ quan. [1]\n"
        "• Đảng bộ xã Gò Ổi có 15 chi bộ trực thuộc [2]"
    )
    assert [each.passage.article.id for each in answer.citations] == ["giai-dap:chi-bo-go-oi", "go-oi"]
    assert all(each.quote in each.passage.text for each in answer.citations)
    assert answerer.passage_by_key(passage_key("giai-dap:chi-bo-go-oi#1")) == answer.citations[0].passage


@pytest.mark.parametrize(
    "write", [str, folded, str.lower, str.upper], ids=["marked", "plain", "lower", "upper"]
)
@pytest.mark.parametrize(
    "question", [*_ENTRY.questions, "Gò Ổi có mấy chi bộ trực thuộc vậy?", "xã Gò Ổi có bn chi bộ trực thuộc"]
)
def test_paraphrases(answerer: Answerer, store: CuratedStore, question: str, write: Callable[[str], str]) -> None:  # fmt: skip
    """The same question in other words, and typed anyhow, is answered by it."""
    store.add(_ENTRY)

    assert _is_curated(answerer.answer(Asked(write(question))))


@pytest.mark.parametrize(
    "question",
    [
        *(f"Xã {commune.name} có bao nhiêu chi bộ trực thuộc?" for commune in COMMUNES if commune.name != "Gò Ổi"),
        "Xã Bãi Vàng có bao nhiêu chi bộ trực thuộc?",
        "Huyện Suối Hạc có bao nhiêu chi bộ trực thuộc?",
        "Có bao nhiêu chi bộ trực thuộc?",
        "Năm 2019 xã Gò Ổi có bao nhiêu chi bộ trực thuộc?",
        "Xã Gò Ổi có bao nhiêu đảng viên?",
        "Xã Gò Ổi có bao nhiêu phần trăm chi bộ trực thuộc?",
        "Xã Gò Ổi có 12 chi bộ trực thuộc đúng không?",
        "Vì sao xã Gò Ổi có 15 chi bộ trực thuộc?",
        "Chỉ thị 05 được bao nhiêu chi bộ trực thuộc xã Gò Ổi thực hiện?",
        "Ai là bí thư các chi bộ trực thuộc xã Gò Ổi?",
        "Xin chào",
    ],
)  # fmt: skip
def test_other_questions(answerer: Answerer, store: CuratedStore, question: str) -> None:
    """Another place, year, document, figure or thing asked is answered from the articles or refused."""
    store.add(_ENTRY)

    assert not _is_curated(answerer.answer(Asked(question)))
    assert not _is_curated(answerer.answer(Asked(folded(question))))


def test_follow_ups_keep_the_place_apart(answerer: Answerer, store: CuratedStore) -> None:
    """A follow-up to the curated question about another place is that place's."""
    store.add(_ENTRY)

    assert not _is_curated(answerer.answer(Asked("còn xã Mây Trắng thì sao?", (_QUESTION,))))
    assert _is_curated(answerer.answer(Asked("còn xã Gò Ổi thì sao?", (_QUESTION.replace("Gò Ổi", "Mây Trắng"),))))  # fmt: skip


def test_a_place_that_no_article_knows(answerer: Answerer, store: CuratedStore) -> None:
    """An operator may answer what the corpus cannot."""
    question = "Xã Bãi Vàng có bao nhiêu chi bộ trực thuộc?"
    store.add(CuratedEntry("bai-vang", (question,), ("Xã Bãi Vàng có 8 chi bộ.",)))

    assert answerer.answer(Asked(question)).text == (
        "Giải đáp của người phụ trách:\nXã Bãi Vàng có 8 chi bộ. [1]"
    )


def test_a_source_that_is_not_there_any_more(answerer: Answerer, store: CuratedStore) -> None:
    """A quote that its article does not have is not shown; the answer is."""
    source = CuratedSource(article="go-oi", quote="Đảng bộ xã Gò Ổi có 99 chi bộ trực thuộc")
    store.add(CuratedEntry("x", (_QUESTION,), ("Xã Gò Ổi có 21 chi bộ.",), sources=(source,)))
    answer = answerer.answer(Asked(_QUESTION))

    assert _is_curated(answer)
    assert len(answer.citations) == 1


def test_edited_and_removed_while_running(answerer: Answerer, store: CuratedStore, tmp_path: Path) -> None:
    """The next question after a file was changed or removed gets what is so then."""
    store.add(_ENTRY)
    file = tmp_path / "curated" / "chi-bo-go-oi.md"
    answerer.answer(Asked(_QUESTION))
    file.write_text(file.read_text(encoding="utf-8").replace("21 chi bộ", "22 chi bộ"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    edited = answerer.answer(Asked(_QUESTION))
    store.remove("chi-bo-go-oi")

    assert "22 chi bộ" in edited.text
    assert not _is_curated(answerer.answer(Asked(_QUESTION)))
    assert store.entries() == ()


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "khối khai báo"),
        ("Câu trả lời không có khai báo.", "khối khai báo"),
        ("---\nquestions: [a\n---\nMột câu trả lời.\n", "YAML"),
        ("---\nquestions: " + "[" * 9000 + "\n---\nMột câu trả lời.\n", "YAML"),
        ("---\nquestions: []\n---\nMột câu trả lời.\n", "questions"),
        ("---\nquestions: Một câu hỏi?\n---\nMột câu trả lời.\n", "questions"),
        ("---\nauthor: Ban Tuyên giáo\n---\nMột câu trả lời.\n", "questions"),
        ("---\n- a\n---\nMột câu trả lời.\n", "questions"),
        ("---\nquestions:\n- Một câu hỏi?\ndate: hôm qua\n---\nMột câu trả lời.\n", "date"),
        ("---\nquestions:\n- Một câu hỏi?\nngày: 2026-01-01\n---\nMột câu trả lời.\n", "ngày"),
        ("---\nquestions:\n- Một câu hỏi?\n---\n", "3 từ"),
        ("---\nquestions:\n- Một câu hỏi?\n---\nCó.\n", "3 từ"),
        ("---\nquestions:\n- Một câu hỏi?\n---\n" + "dài " * 6000, "20.000"),
    ],
)  # fmt: skip
def test_a_broken_file(answerer: Answerer, store: CuratedStore, notices: list[str], tmp_path: Path, source: str, fault: str) -> None:  # fmt: skip
    """A file that is none gets one line that names it and what is wrong; the others are served."""
    store.add(_ENTRY)
    (tmp_path / "curated" / "hỏng.md").write_text(source, encoding="utf-8")

    assert _is_curated(answerer.answer(Asked(_QUESTION)))
    assert _is_curated(answerer.answer(Asked(_QUESTION)))
    assert len(notices) == 1
    assert notices[0].startswith("Giải đáp hỏng.md không dùng được: ")
    assert fault in notices[0]


def test_bytes_that_are_no_text(store: CuratedStore, notices: list[str], tmp_path: Path) -> None:
    """A file that is not UTF-8, or a folder of that name, is told of and passed over."""
    (tmp_path / "curated").mkdir()
    (tmp_path / "curated" / "a.md").write_bytes(b"---\xff\xfe")
    (tmp_path / "curated" / "b.md").mkdir()

    assert store.entries() == ()
    assert len(notices) == 2


def test_a_folder_that_is_none(store: CuratedStore, notices: list[str], tmp_path: Path) -> None:
    """Where a file stands in the folder's place, that is told once, and questions are answered without it."""
    (tmp_path / "curated").write_text("", encoding="utf-8")

    assert (store.entries(), store.entries()) == ((), ())
    assert len(notices) == 1
    with pytest.raises(CuratedFault, match="không ghi được"):
        store.add(_ENTRY)


def test_what_is_added_comes_back(store: CuratedStore) -> None:
    """What was written is what is read."""
    store.add(_ENTRY)

    assert store.entries() == (_ENTRY,)


@pytest.mark.parametrize("lines", [(), ("Có.",), ("đạt 98%",)])
def test_an_empty_answer_is_not_added(store: CuratedStore, lines: tuple[str, ...]) -> None:
    """What would be no answer is refused and leaves no file."""
    with pytest.raises(CuratedFault, match="3 từ"):
        store.add(CuratedEntry("x", (_QUESTION,), lines))
    assert store.entries() == ()


def test_removing_what_is_not_there(store: CuratedStore) -> None:
    """Removing an unknown answer says so."""
    with pytest.raises(CuratedFault, match="không có giải đáp"):
        store.remove("không-có")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_file_is_read_or_told_of(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in a file, it is an answer or one line."""
    folder = tmp_path_factory.mktemp("curated")
    (folder / "a.md").write_text(text, encoding="utf-8", errors="replace")
    (folder / "b.md").write_text(f"---\nquestions: {text}\n---\n{text}", encoding="utf-8", errors="replace")
    notices: list[str] = []

    assert len(CuratedStore(folder, notices.append).entries()) + len(notices) == 2
    assert all("\n" not in notice for notice in notices)
