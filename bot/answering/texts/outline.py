"""How an article is laid out: what stands over a sentence, its heading and the line that opens its list."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.records import Article, Passage, Span
from knowledge.vietnamese.sentences import sentences
from knowledge.vietnamese.tokens import count_syllables

_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
_ITEM = re.compile(
    r"\s*(?:[-–+•*]\s|\(?\d{1,2}[.)]\s|[a-zđ]\)\s)|\s*(?:Một|Hai|Ba|Bốn|Năm|Sáu) là\b|\s*Thứ (?:nhất|hai|ba|tư|năm)\b"
)
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_CLOSED = re.compile(r"[.;,!…”\"»]\s*$")
_ASKED = re.compile(r"\?[”\"»]?\s*$")
# Syllables: a longer line is a sentence that lost its full stop, or an interviewer's speech.
_LONGEST_HEADING, _LONGEST_ASKED = 16, 70
_KEPT = 512


@dataclass(frozen=True, slots=True)
class _Part:
    """From `start` on, code points of the article's text, this stands over it."""

    start: int
    over: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of one article, in order."""

    parts: tuple[_Part, ...]

    def over(self, at: int) -> str:
        """The heading over code point `at` and the line that opens its list; empty where there is neither."""
        part = self._part(at)
        return part.over if part else ""

    def is_heading(self, at: int) -> bool:
        """Whether a heading, or an interviewer's question, stands at `at`."""
        part = self._part(at)
        return part is not None and part.is_heading

    def _part(self, at: int) -> _Part | None:
        number = bisect_right(self.parts, at, key=lambda part: part.start) - 1
        return self.parts[number] if number >= 0 else None


@lru_cache(maxsize=_KEPT)
def outline_of(article: Article) -> Outline:
    """How `article` is laid out."""
    return Outline(tuple(_parts(article.text)))


def offset_of(passage: Passage) -> int:
    """Where `passage` begins in its article's text, in code points."""
    return max(0, passage.article.text.find(passage.text))


def _parts(text: str) -> Iterator[_Part]:
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    heading = opening = ""
    for number, span in enumerate(paragraphs):
        said = span.of(text)
        following = paragraphs[number + 1].of(text) if number + 1 < len(paragraphs) else ""
        if following and _is_heading(said, following):
            heading, opening = said, ""
            yield _Part(span.start, said, is_heading=True)
            continue
        if not _ITEM.match(said):
            opening = ""
        yield _Part(span.start, f"{heading}\n{opening}".strip(), is_heading=False)
        if not _ITEM.match(said) and (_ITEM.match(following) or said.rstrip().endswith(":")):
            opening = _last_sentence(said)


def _is_heading(paragraph: str, following: str) -> bool:
    size = count_syllables(paragraph)
    if _ASKED.search(paragraph):
        return size <= _LONGEST_ASKED
    if size > _LONGEST_HEADING or _CLOSED.search(paragraph) or not size:
        return False
    if paragraph.rstrip().endswith(":"):
        # Over bullets it opens a list, and stands under its own heading.
        return not _ITEM.match(paragraph) and not _ITEM.match(following)
    # "1. Về kết quả" over a paragraph is a heading; between "1. …" and "2. …" it is an item.
    return not _ITEM.match(paragraph) or bool(_NUMBERED.match(paragraph) and not _NUMBERED.match(following))


def _last_sentence(paragraph: str) -> str:
    spans = sentences(paragraph)
    return spans[-1].of(paragraph) if spans else paragraph
