"""Words that the genre uses for the same thing, so that a question need not hit the article's own."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

Phrase = tuple[str, ...]

# `nhà > hộ` in the table: who asks for nhà may mean hộ, but a hộ is no nhà. `phạt >> kỷ luật` holds only with the marks:
# without them one syllable is many words, phát among them.
_ONE_WAY = re.compile(" (>>?) ")
_MARKED = ">>"


@cache
def _table() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each phrase, marked and folded, and all phrases of the groups it stands in."""
    text = files("knowledge").joinpath("registry/synonyms.tsv").read_text(encoding="utf-8")
    table: dict[Phrase, dict[Phrase, None]] = {}
    for line in text.splitlines():
        way = _ONE_WAY.search(line)
        group = _phrases(_ONE_WAY.sub("\t", line))
        for phrase in group[:1] if way else group:
            for key in {phrase} if way and way[1] == _MARKED else {phrase, tuple(map(folded, phrase))}:
                table.setdefault(key, {}).update(dict.fromkeys((phrase, *group)))
    return {phrase: tuple(group) for phrase, group in table.items()}


def _phrases(line: str) -> tuple[Phrase, ...]:
    return tuple(tuple(canonical(token.text) for token in tokens(phrase)) for phrase in line.split("\t"))


@cache
def longest() -> int:
    """Syllables of the longest phrase that has synonyms."""
    return max(map(len, _table()))


def synonyms(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrases that say the same as `phrase` (canonical syllables), itself among them; empty if none is known."""
    return _table().get(phrase, ())
