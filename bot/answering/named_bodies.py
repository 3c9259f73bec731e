"""Articles about a body, a hospital or a company, that bears the name of a place."""

from collections.abc import Iterable, Iterator, Sequence

from index.scopes import Scope
from knowledge.entities.places import place_chain
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical


def rows_of_body(passages: Sequence[Passage], row: int, name: str) -> Iterator[int]:
    """All rows of the article of `row`, if it is about a body whose name holds the canonical `name`; else none."""
    article = passages[row].article
    subject = (article.place or "").split(",")[0]
    own = [place.key for place in place_chain(subject)]
    if name in own or f" {name} " not in f" {canonical(subject)} ":
        return
    first = row
    while first and passages[first - 1].article.id == article.id:
        first -= 1
    at = first
    while at < len(passages) and passages[at].article.id == article.id:
        yield at
        at += 1


def whole_rows(passages: Sequence[Passage], rows: Iterable[int]) -> Scope:
    """All sentences of `rows`."""
    return Scope({row: frozenset(range(len(passages[row].sentences))) for row in rows})
