"""Names that the corpus itself gives: models in quotes, and the bodies its articles are about.

A question that says such a name is about what bears it, however the rest of it is worded.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from index.scopes import Scope
from knowledge.entities.documents import document_mentions
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Article, Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_QUOTED = re.compile(r"[“\"«]\s*([^”\"»]+?)\s*[”\"»]")
# A name in two halves is called by either: “Chính quyền thân thiện – 5 không hẹn”.
_HALVES = re.compile(r"\s+[–-]\s+|:\s+")
_CAPITALS = re.compile(rf"[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*)+")
_LEAST, _LONGEST = 2, 8
# So much of a name's beginning, in syllables and as a share of all, stands for the whole.
_SHORTENED, _LEAST_SHARE = 4, 0.6
# What more passages than this name is a turn of phrase.
_MOST_PASSAGES = 12
# In every title of the genre.
_OF_THE_GENRE = frozenset({"học bác", "hồ chí minh", "chủ tịch hồ chí minh"})


class KnownNames:
    """The names of one corpus, and where they are spoken of."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        own: dict[str, set[str]] = defaultdict(set)
        for article in {passage.article.id: passage.article for passage in passages}.values():
            for name in _subjects(article):
                own[article.id].add(name)
        self._full: dict[str, str] = {}
        names = {name for passage in passages for name in _quoted(passage.text)}
        self._book = NameBook(Place(None, name) for name in names.union(*own.values()))
        rows: dict[str, set[int]] = defaultdict(set)
        for row, passage in enumerate(passages):
            for name in (*self.find(passage.text), *own[passage.article.id]):
                rows[name].add(row)
        subjects = set().union(*own.values())
        self._rows = {
            name: found for name, found in rows.items() if name in subjects or len(found) <= _MOST_PASSAGES
        }
        # A long name is called by its beginning.
        self._full = {short: name for name in self._rows for short in (*_beginnings(name), name)}
        self._book = NameBook(Place(None, name) for name in self._full)
        self._passages = passages

    def find(self, text: str) -> tuple[str, ...]:
        """The names that NFC `text` says, canonical, in order."""
        words = tuple(canonical(token.text) for token in tokens(text))
        found: list[str] = []
        at = 0
        while at < len(words):
            name, length = self._book.at(words, at)
            if name:
                found.append(self._full.get(name.key, name.key))
            at += max(length, 1)
        return tuple(dict.fromkeys(found))

    def scope(self, name: str) -> Scope:
        """The passages that speak of what bears `name`, whole."""
        return Scope(
            {row: frozenset(range(len(self._passages[row].sentences))) for row in self._rows.get(name, ())}
        )


def _quoted(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        if match[1][0].islower():
            continue  # words set off, no name
        yield from _named(match[1])
        halves = _HALVES.split(match[1])
        if len(halves) == _LEAST:
            yield from (name for half in halves for name in _named(half) if len(name.split()) > _LEAST)


def _subjects(article: Article) -> Iterator[str]:
    """The names in an article's title and place that are neither places nor documents."""
    for text in (article.title, article.place or ""):
        taken = [mention.span for mention in place_mentions(text)]
        taken += [mention.span for mention in document_mentions(text)]
        for match in _CAPITALS.finditer(text):
            if not any(span.start < match.end() and match.start() < span.end for span in taken):
                yield from _named(match[0])


def _beginnings(name: str) -> Iterator[str]:
    words = name.split()
    for length in range(max(_SHORTENED, round(_LEAST_SHARE * len(words))), len(words)):
        yield " ".join(words[:length])


def _named(text: str) -> Iterable[str]:
    name = canonical(" ".join(token.text for token in tokens(text)))
    length = len(name.split())
    if _LEAST <= length <= _LONGEST and name not in _OF_THE_GENRE and folded(name).strip("0123456789 "):
        yield name
