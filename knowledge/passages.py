"""From an article to the passages that are retrieved and cited.

A passage is whole sentences, because a citation that starts in the middle of one cannot be checked; and it
keeps to its paragraph, because in this genre a paragraph is one subject.
"""

import math
import re
from bisect import bisect_left
from dataclasses import dataclass

from knowledge.records import Article, Passage, Span
from knowledge.vietnamese.sentences import sentences
from knowledge.vietnamese.tokens import count_syllables

LIMIT = 180
"""Syllables: with its title such a passage stays well within the 512 tokens that the encoder reads."""
SHORT = 25
"""Syllables: below this a paragraph is a heading or a caption and says little without its neighbour."""

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_LIST_ITEM = "– "


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    size: int


def split(article: Article, limit: int = LIMIT) -> tuple[Passage, ...]:
    """The passages of `article`, numbered from 1; `limit` in syllables.

    A paragraph of up to `limit` syllables is one passage; a longer one is divided into runs of sentences of
    about equal length. A paragraph under `SHORT` syllables joins the next one, the last one the one before;
    list items (`– …`) stay with what they follow while that fits. Only a sentence that is too long in itself,
    or a neighbour under `SHORT` that would be left alone, takes a passage beyond the limit.
    A passage's text is the article's, break for break; every sentence is in exactly one passage.

    Raises:
        ValueError: `limit` is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1 syllable, not {limit}")
    runs = [run for block in _blocks(article.text, limit) for run in _balanced(block, limit)]
    return tuple(_passage(article, number, run) for number, run in enumerate(runs, start=1))


def _passage(article: Article, number: int, run: list[_Sentence]) -> Passage:
    start, end = run[0].span.start, run[-1].span.end
    spans = tuple(Span(each.span.start - start, each.span.end - start) for each in run)
    return Passage(article, number, article.text[start:end], spans)


def _paragraphs(text: str) -> list[list[_Sentence]]:
    paragraphs: list[list[_Sentence]] = []
    end = 0
    for span in sentences(text):
        if not paragraphs or _PARAGRAPH_BREAK.search(text, end, span.start):
            paragraphs.append([])
        paragraphs[-1].append(_Sentence(span, count_syllables(span.of(text))))
        end = span.end
    return paragraphs


def _blocks(text: str, limit: int) -> list[list[_Sentence]]:
    """Paragraphs, the short ones joined to a neighbour."""
    blocks: list[list[_Sentence]] = []
    for paragraph in _paragraphs(text):
        is_item = text.startswith(_LIST_ITEM, paragraph[0].span.start)
        size = _size(blocks[-1]) if blocks else math.inf
        if size < SHORT or (is_item and size + _size(paragraph) <= limit):
            blocks[-1].extend(paragraph)
        else:
            blocks.append(paragraph)
    return _with_short_end_joined(blocks)


def _balanced(block: list[_Sentence], limit: int) -> list[list[_Sentence]]:
    """As few runs as `limit` allows, then the tightest limit that needs no more of them."""
    fewest = len(_filled(block, limit))
    if fewest == 1:
        return [block]
    tightest = 1 + bisect_left(
        range(1, limit), x=True, key=lambda tried: len(_filled(block, tried)) <= fewest
    )
    return _filled(block, tightest)


def _filled(block: list[_Sentence], limit: int) -> list[list[_Sentence]]:
    """Runs filled from the left up to `limit`, none of them left under `SHORT` beside a neighbour."""
    short = min(SHORT, limit)
    runs: list[list[_Sentence]] = []
    size: float = math.inf
    for sentence in block:
        if size < short or size + sentence.size <= limit:
            runs[-1].append(sentence)
            size += sentence.size
        else:
            runs.append([sentence])
            size = sentence.size
    return _with_short_end_joined(runs, short)


def _with_short_end_joined(runs: list[list[_Sentence]], short: int = SHORT) -> list[list[_Sentence]]:
    if len(runs) > 1 and _size(runs[-1]) < short:
        return [*runs[:-2], runs[-2] + runs[-1]]
    return runs


def _size(sentences_: list[_Sentence]) -> int:
    return sum(sentence.size for sentence in sentences_)
