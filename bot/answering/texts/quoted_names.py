"""A name in quotes as a person remembers it: words may be left out, none put in or exchanged."""

import re
from collections.abc import Iterator

from knowledge.vietnamese.normalising import folded

_QUOTED = re.compile(r"[“\"«]([^”\"»]{3,}?)[”\"»]")
# A name of fewer words is too easily part of another.
_LEAST_WORDS = 5
# Whoever leaves out more means something else.
_LEAST_SHARE = 0.5


def says_name(name: str, sentence: str) -> bool:
    """Whether NFC `sentence` has the folded `name`, or has in quotes a longer one that holds all its words in order."""
    if name in folded(sentence):
        return True
    words = re.findall(r"\w+", name)
    return len(words) >= _LEAST_WORDS and any(_holds(said, words) for said in _names(sentence))


def _names(sentence: str) -> Iterator[list[str]]:
    for match in _QUOTED.finditer(sentence):
        yield re.findall(r"\w+", folded(match[1]))


def _holds(said: list[str], words: list[str]) -> bool:
    rest = iter(said)
    return said[:1] == words[:1] and len(words) >= _LEAST_SHARE * len(said) and all(w in rest for w in words)
