"""What else speaks of a place: articles about a body that bears its name, sentences that say the name alone."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.scopes import Scope
from knowledge.entities.bodies import head_at, is_apart, words_of
from knowledge.entities.places import Place, place_chain
from knowledge.records import Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

# Of a place that more articles than this name, its own sentences are enough.
_MOST_ARTICLES = 8
_CAPITAL_BEFORE = re.compile(rf"[{UPPER}][^\W\d_]*\s$")


def rows_of_body(passages: Sequence[Passage], row: int, name: str) -> Iterator[int]:
    """All rows of the article of `row`, if it is about a body whose name holds the canonical `name`; else none."""
    article = passages[row].article
    subject = (article.place or "").split(",")[0]
    own = [place.key for place in place_chain(subject)]
    if name in own or f" {name} " not in f" {canonical(subject)} ":
        return
    yield from _rows_of_article(passages, row)


def said_alone(passages: Sequence[Passage], scope: Scope, place: Place) -> Scope:
    """Of the articles in `scope`, the sentences that say the name of `place` without its level: "chi bộ Nà Lốc".

    An article that names the unit once means it wherever it says the bare name; part of a longer name it is not.
    """
    first_rows = {passages[row].article.id: row for row in scope.sentences}
    if len(first_rows) > _MOST_ARTICLES or place.name.isdigit():
        return Scope({})
    name = re.compile(rf"(?<![^\W_]){re.escape(place.name)}(?![^\W_])(?! [{UPPER}])")
    found: dict[int, frozenset[int]] = {}
    for first in first_rows.values():
        for row in _rows_of_article(passages, first):
            passage = passages[row]
            numbers = frozenset(
                number
                for number, span in enumerate(passage.sentences)
                if any(
                    not _CAPITAL_BEFORE.search(passage.text[: match.start()])
                    for match in name.finditer(passage.text, span.start, span.end)
                )
            )
            if numbers:
                found[row] = numbers
    return Scope(found)


def said_by_head(passages: Sequence[Passage], scope: Scope, place: Place) -> Scope:
    """Of the articles in `scope`, the sentences that open with the head of the name of `place` alone: "Đồn còn mở 2 lớp".

    Only of companies, border posts, hospitals: an article that names one means that one; none of what is the article's own.
    """
    words = words_of(place.name)
    first_rows = {passages[row].article.id: row for row in scope.sentences}
    if place.level or not is_apart(words) or len(first_rows) != 1:
        return Scope({})
    head = " ".join(words[: head_at(words)])
    opening = re.compile(rf"(?i:{head}) (?![{UPPER}]|{words[head_at(words)]}\b)")
    found: dict[int, frozenset[int]] = {}
    for row in _rows_of_article(passages, next(iter(first_rows.values()))):
        passage = passages[row]
        numbers = frozenset(
            number
            for number, span in enumerate(passage.sentences)
            if opening.match(passage.text, span.start) and passage.text[span.start].isupper()
        )
        if numbers:
            found[row] = numbers
    return Scope(found)


def _rows_of_article(passages: Sequence[Passage], row: int) -> Iterator[int]:
    article = passages[row].article.id
    at = row
    while at and passages[at - 1].article.id == article:
        at -= 1
    while at < len(passages) and passages[at].article.id == article:
        yield at
        at += 1


def whole_rows(passages: Sequence[Passage], rows: Iterable[int]) -> Scope:
    """All sentences of `rows`."""
    return Scope({row: frozenset(range(len(passages[row].sentences))) for row in rows})
