"""Names that articles give themselves: models in quotes, and the bodies that titles are about."""

import re
from collections.abc import Iterable, Iterator

from knowledge.entities.documents import document_mentions
from knowledge.entities.places import place_mentions
from knowledge.records import Article
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

LEAST_WORDS, MOST_WORDS = 2, 8
"""How many words such a name has."""

_QUOTED = re.compile(r"[“\"«]\s*([^”\"»]+?)\s*[”\"»]")
# A name in two halves is called by either: “Chính quyền thân thiện – 5 không hẹn”.
_HALVES = re.compile(r"\s+[–-]\s+|[:,]\s+")
_CAPITALS = re.compile(rf"[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*)+")
# So much of a name's beginning, in syllables and as a share of all, stands for the whole.
_SHORTENED, _LEAST_SHARE = 4, 0.6
# In every title of the genre.
_OF_THE_GENRE = frozenset({"học bác", "hồ chí minh", "chủ tịch hồ chí minh"})


def quoted_names(text: str) -> Iterator[str]:
    """The names that NFC `text` has in quotes, canonical."""
    for match in _QUOTED.finditer(text):
        if match[1][0].islower():
            continue  # words set off, no name
        yield from _named(match[1])
        halves = _HALVES.split(match[1])
        if len(halves) == LEAST_WORDS:
            yield from (name for half in halves for name in _named(half) if len(name.split()) > LEAST_WORDS)


def subject_names(article: Article) -> Iterator[str]:
    """The names in an article's title and place that are neither places nor documents, canonical."""
    for text in (article.title, article.place or ""):
        taken = [mention.span for mention in place_mentions(text)]
        taken += [mention.span for mention in document_mentions(text)]
        for match in _CAPITALS.finditer(text):
            if not any(span.start < match.end() and match.start() < span.end for span in taken):
                yield from _named(match[0])


def beginnings(name: str) -> Iterator[str]:
    """What a long name is called for short, the name itself left out."""
    words = name.split()
    for length in range(max(_SHORTENED, round(_LEAST_SHARE * len(words))), len(words)):
        yield " ".join(words[:length])


def _named(text: str) -> Iterable[str]:
    name = canonical(" ".join(token.text for token in tokens(text)))
    length = len(name.split())
    if (
        LEAST_WORDS <= length <= MOST_WORDS
        and name not in _OF_THE_GENRE
        and folded(name).strip("0123456789 ")
    ):
        yield name
