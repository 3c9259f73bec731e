"""The bodies that a corpus speaks of: those its articles are about, and those its sentences name.

Those that stand in the place of an article are few and known beforehand; others are looked for in the passages that
have all their words, when somebody asks for one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np

from index.scopes import Scope
from index.snapshot.records import Snapshot
from knowledge.entities.bodies import (
    bodies_in,
    called,
    head_at,
    is_apart,
    is_called,
    is_kind,
    opening_body,
    own_name,
    words_of,
)
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded

# So many passages are read for a body.
_MOST_READ = 200
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class _Body:
    place: Place
    words: tuple[str, ...]
    own: tuple[str, ...]


class BodyIndex:
    """The bodies of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._passages = snapshot.passages
        self._terms = snapshot.terms
        self._given: dict[str, list[_Body]] = {}
        for place in snapshot.place_postings.names:
            words = () if place.level else called(place.name)
            if words:
                body = _Body(Place(None, place.name, place.within), words, own_name(place.name))
                self._given.setdefault(folded(words[0]), []).append(body)
        self._scope = lru_cache(maxsize=_KEPT)(self._look_up)
        self._spoken = lru_cache(maxsize=_KEPT)(self._search)

    def given(self, typed: Sequence[str]) -> Place | None:
        """The one body that canonical `typed` calls among those that stand in the place of an article."""
        return _only(one.place for one in self._of_head(typed) if is_called(typed, one.words, one.own))

    def only_one(self, typed: Sequence[str]) -> Place | None:
        """The body of the kind that canonical `typed` names, where articles are about just one of that kind."""
        found = {one.place for one in self._of_head(typed) if is_kind(typed, one.words, one.own)}
        if not is_apart(typed):
            return _only(found)  # in titles only those for themselves are looked for
        rows = self._terms.having(" ".join(typed))
        if len(rows) > _MOST_READ:
            return None
        for row in rows.tolist():
            subject = opening_body(self._passages[row].article.title)
            if subject and is_kind(typed, words_of(subject), own_name(subject)):
                found.add(Place(None, subject))
        return _only(found)

    def spoken_of(self, typed: tuple[str, ...], own: tuple[str, ...]) -> Place | None:
        """The body that canonical `typed` calls by its `own` name, as titles and sentences write it; None where none does."""
        return self._spoken(typed, own)

    def is_spoken_of(self, kind: Sequence[str], rows: frozenset[int]) -> bool:
        """Whether any of these passages speaks of a body of that kind; articles about one by name speak of that one."""
        having = (row for row in self._terms.having(" ".join(kind)).tolist() if row in rows)
        articles = (self._passages[row].article for row in islice(having, _MOST_READ))
        return any(
            not opening_body(one.title) and not called((one.place or "").split(",")[0]) for one in articles
        )

    def rows_about(self, place: Place) -> frozenset[int]:
        """The passages of the articles that have the body in their title; none of what is no body."""
        return self._scope(place.name)[1] if _is_body(place) else frozenset()

    def scope(self, place: Place) -> Scope:
        """What speaks of a body: articles that have it in their title, else the sentences that name it and go on about it."""
        return self._scope(place.name)[0] if _is_body(place) else Scope({})

    def _of_head(self, typed: Sequence[str]) -> list[_Body]:
        return self._given.get(folded(typed[0]), []) if head_at(typed) else []

    def _search(self, typed: tuple[str, ...], own: tuple[str, ...]) -> Place | None:
        found: Counter[str] = Counter()
        for row in self._rows(typed[: head_at(typed)], own):
            passage = self._passages[row]
            for text in (passage.article.title, passage.text):
                for span in bodies_in(text, own):
                    name = span.of(text)
                    if is_called(typed, words_of(name), own):
                        found[name] += 1
        return Place(None, max(found, key=lambda name: (found[name], name))) if found else None

    def _look_up(self, name: str) -> tuple[Scope, frozenset[int]]:
        words, own = words_of(name), own_name(name)
        about: set[int] = set()
        sentences: dict[int, frozenset[int]] = {}
        for row in self._rows(words[: head_at(words)], own):
            passage = self._passages[row]
            if any(
                self._is_same(span.of(passage.article.title), words, own)
                for span in bodies_in(passage.article.title, own)
            ):
                about.update(self._article(row))
            elif numbers := self._saying(passage, words, own):
                sentences[row] = numbers
        whole = {row: frozenset(range(len(self._passages[row].sentences))) for row in about}
        return Scope(sentences) | Scope(whole), frozenset(about)

    def _saying(self, passage: Passage, words: Sequence[str], own: Sequence[str]) -> frozenset[int]:
        """The sentences that name the body, and those behind in their paragraph that name no place."""
        found: set[int] = set()
        last = None
        for number, span in enumerate(passage.sentences):
            said = span.of(passage.text)
            goes_on = (
                last is not None
                and "\n" not in passage.text[last : span.start]
                and not any(place_mentions(said))
            )
            if any(self._is_same(body.of(said), words, own) for body in bodies_in(said, own)) or goes_on:
                found.add(number)
                last = span.end
            else:
                last = None
        return frozenset(found)

    @staticmethod
    def _is_same(name: str, words: Sequence[str], own: Sequence[str]) -> bool:
        other = words_of(name)
        return is_called(other, words, own) or is_called(words, other, own)

    def _rows(self, head: Sequence[str], own: Sequence[str]) -> list[int]:
        """The passages that have both the head and the own name of a body; none where too many would have to be read."""
        if not own or not head:
            return []
        rows = np.intersect1d(
            self._terms.having(" ".join(head)), self._terms.having(" ".join(own)), assume_unique=True
        )
        return rows.tolist() if len(rows) <= _MOST_READ else []

    def _article(self, row: int) -> Iterator[int]:
        article = self._passages[row].article.id
        first = row
        while first and self._passages[first - 1].article.id == article:
            first -= 1
        while first < len(self._passages) and self._passages[first].article.id == article:
            yield first
            first += 1


def _only(found: Iterable[Place]) -> Place | None:
    """The one place among `found`, None where there is none or another."""
    different = {canonical(place.name): place for place in found}
    return next(iter(different.values())) if len(different) == 1 else None


def _is_body(place: Place) -> bool:
    return not place.level and bool(called(place.name)) and bool(own_name(place.name))
