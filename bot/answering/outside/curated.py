"""Answers that an operator gave: found by what is asked, said as the operator's own, cited like any other."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from bot.answering.asking.question import Question, QuestionReader
from bot.answering.evidence.sameness import is_same, is_same_text
from bot.answering.gate.verify import verified
from bot.answering.keys import passage_key
from bot.answering.outside.curated_entries import CuratedEntry, CuratedStore
from bot.answering.records import Answer, Asked, Citation, Statement, Status
from index.encoder import Vectors
from index.search import Searcher
from knowledge.records import Article, Passage
from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.sentences import sentences

KIND = "curated"
"""The `source_kind` of what stands for a curated answer among the citations."""

_ITEM = ("- ", "– ", "• ", "* ")
_REMEMBERED = 4096


class CuratedAnswers:
    """The curated answers over one snapshot, whose passages they may cite besides."""

    def __init__(self, store: CuratedStore, reader: QuestionReader, searcher: Searcher) -> None:
        self._store = store
        self._passages = searcher.snapshot.passages
        # An entry's questions are read and encoded once, however often they are compared.
        self._read = lru_cache(_REMEMBERED)(reader.read)
        self._vector = lru_cache(_REMEMBERED)(searcher.vector)

    def find(self, question: Question, asked: Asked) -> Answer | None:
        """The answer that was given to this question or one that means the same; None if there is none.

        `question` is `asked`, read and completed from its turns.
        """
        for entry in self._store.entries():
            if any(self._is_same(question, asked, known) for known in entry.questions):
                return verified(self._answer(entry))
        return None

    def passage_by_key(self, key: str) -> Passage | None:
        """The curated answer, as a passage, whose id has this key."""
        passages = map(_passage, self._store.entries())
        return next((passage for passage in passages if passage_key(passage.id) == key), None)

    def _is_same(self, question: Question, asked: Asked, known: str) -> bool:
        read = self._read(known)
        # With earlier turns the same words may be about something else, unless they say themselves about what.
        if (not asked.turns or read.places or read.documents) and is_same_text(asked.text, known):
            return True
        return is_same(
            question, read, lambda: _cosine(self._vector(question.spelled), self._vector(read.spelled))
        )

    def _answer(self, entry: CuratedEntry) -> Answer:
        passage = _passage(entry)
        citations = [Citation(1, passage, passage.text)]
        statements = [
            Statement(line.removeprefix(bullet), (1,), item=bool(bullet)) for line, bullet in _lines(entry)
        ]
        for number, (source, quote) in enumerate(self._sources(entry), start=2):
            citations.append(Citation(number, source, quote))
            statements.append(Statement(quote, (number,), item=True))
        return Answer(Status.ANSWERED, _lead(entry), tuple(statements), tuple(citations))

    def _sources(self, entry: CuratedEntry) -> Iterator[tuple[Passage, str]]:
        """The named passages that still say what is quoted."""
        for source in entry.sources:
            quote = nfc(source.quote).strip()
            found = (p for p in self._passages if p.article.id == source.article and quote in p.text)
            passage = next(found, None)
            if passage is not None:
                yield passage, quote


def _lines(entry: CuratedEntry) -> Iterator[tuple[str, str]]:
    for line in entry.lines:
        yield line, next((bullet for bullet in _ITEM if line.startswith(bullet)), "")


def _passage(entry: CuratedEntry) -> Passage:
    text = "\n".join(entry.lines)
    article = Article(
        id=f"giai-dap:{entry.id}",
        title=f"Giải đáp: {entry.questions[0]}",
        text=text,
        author=entry.author,
        published=entry.date,
        source_kind=KIND,
    )
    return Passage(article, 1, text, sentences(text))


def _lead(entry: CuratedEntry) -> str:
    day = "/".join(reversed(entry.date.split("-"))) if entry.date else ""
    return f"Giải đáp của {entry.author or 'người phụ trách'}{f', ngày {day}' if day else ''}:"


def _cosine(one: Vectors, other: Vectors) -> float:
    return float(np.dot(one, other))
