"""Words that the genre uses for the same thing, so that a question need not hit the article's own."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

Phrase = tuple[str, ...]


@cache
def _table() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each phrase, marked and folded, and all phrases of its group."""
    text = files("knowledge").joinpath("registry/synonyms.tsv").read_text(encoding="utf-8")
    table: dict[Phrase, tuple[Phrase, ...]] = {}
    for line in text.splitlines():
        group = tuple(tuple(canonical(token.text) for token in tokens(word)) for word in line.split("\t"))
        for phrase in group:
            table[phrase] = group
            table.setdefault(tuple(map(folded, phrase)), group)
    return table


@cache
def longest() -> int:
    """Syllables of the longest phrase that has synonyms."""
    return max(map(len, _table()))


def synonyms(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrases that say the same as `phrase` (canonical syllables), itself among them; empty if none is known."""
    return _table().get(phrase, ())
