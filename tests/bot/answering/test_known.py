"""Names that the corpus gives, looked up in a real snapshot. Names, communes and figures are invented."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.articles import SON_KHE
from support.shelves import Shelf

from bot.answering.texts.known import KnownNames
from knowledge.records import Article, Passage

_MODEL = replace(
    SON_KHE,
    id="mo-hinh",
    text="Xã Sơn Khê có mô hình “Chính quyền thân thiện – 5 không hẹn”. Cả xã vui vẻ.\n\nChi bộ bản Pa Lịa nêu gương.",
)
_AGAIN = replace(
    SON_KHE, id="noi-lai", text="Nhiều nơi làm theo mô hình chính quyền thân thiện 5 không hẹn của Sơn Khê."
)
_UNION = Article("hoi-vien", "Hội Nông Dân Sơn Khê làm theo Bác", "Hội viên góp 30 ngày công làm đường.")
_PHRASES = [
    replace(SON_KHE, id=f"cau-{number}", text=f"Câu “Nói đi đôi với làm” được treo ở {number} nơi.")
    for number in range(13)
]


def _known(root: Path, *articles: Article) -> tuple[KnownNames, Sequence[Passage]]:
    snapshot = Shelf.of(root, articles).built()
    return KnownNames.of(snapshot), snapshot.passages


def _articles_of(known: KnownNames, passages: Sequence[Passage], name: str) -> list[str]:
    return [passages[row].id for row in known.scope(name).sentences]


@pytest.mark.parametrize(
    "question",
    [
        "Mô hình “Chính quyền thân thiện – 5 không hẹn” là gì?",
        "mo hinh chinh quyen than thien 5 khong hen la gi",
        "chính quyền thân thiện 5 không ra sao",
    ],
)
def test_a_quoted_name_is_found_however_it_is_typed(tmp_path: Path, question: str) -> None:
    """With its marks, without, and by its beginning; what stands for it are the passages that say it."""
    known, passages = _known(tmp_path, _MODEL, _AGAIN, _UNION)
    (name,) = known.find(question)

    assert name == "chính quyền thân thiện 5 không hẹn"
    assert _articles_of(known, passages, name) == ["mo-hinh#1", "noi-lai#1"]


def test_other_marks_are_another_name(tmp_path: Path) -> None:
    """A syllable typed with marks must bear the name's."""
    known, _ = _known(tmp_path, _MODEL)

    assert known.find("chính quyền thân thiến 5 không hẹn") == ()


def test_what_a_title_is_about_is_known(tmp_path: Path) -> None:
    """A body named in a title stands for all passages of its article, however many speak of it."""
    known, passages = _known(tmp_path, _UNION, _MODEL)

    assert known.find("hoi nong dan son khe lam duoc gi") == ("hội nông dân sơn khê",)
    assert _articles_of(known, passages, "hội nông dân sơn khê") == ["hoi-vien#1"]


def test_a_turn_of_phrase_is_no_name(tmp_path: Path) -> None:
    """What more than a dozen passages have in quotes names nothing; with one passage less it does."""
    phrase = "nói đi đôi với làm"
    many, _ = _known(tmp_path / "many", *_PHRASES)
    fewer, _ = _known(tmp_path / "fewer", *_PHRASES[1:])

    assert many.find(phrase) == ()
    assert fewer.find(phrase) == (phrase,)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    """Opening a corpus reads no passage, so that it takes as long at a million of them; a question reads a few."""
    snapshot = Shelf.of(tmp_path, [_MODEL, _AGAIN, *_PHRASES[1:]]).built()
    read: list[int] = []

    class Counted(list[Passage]):
        def __getitem__(self, row):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
            read.append(row)
            return super().__getitem__(row)

    known = KnownNames(snapshot.names, snapshot.terms, Counted(snapshot.passages))

    assert read == []
    assert known.find("mô hình chính quyền thân thiện 5 không hẹn")
    assert len(read) == 2
