"""Near-copies: the same report in two papers is one answer, not two."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.matching import words
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

# Share of all words that two texts have in common (Jaccard).
_SAME = 0.8
# A number, or a word that begins with a capital.
_TELLING = re.compile(rf"\d+(?:[.,/]\d+)*|(?<![^\W\d_])[{UPPER}][^\W\d_]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n–-])\W*")


@dataclass(frozen=True, slots=True)
class Gist:
    """What two texts are compared by: canonical words, and those of them that are names or numbers."""

    words: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Gist":
        """The gist of NFC `text`."""
        compared = canonical(text)
        starts = {match.end() for match in _SENTENCE_START.finditer(text)}
        telling = (
            match for match in _TELLING.finditer(text) if match.start() not in starts or match[0][0].isdigit()
        )
        # Canonical text is as long as NFC text, so offsets carry over.
        return cls(frozenset(words(text)), frozenset(compared[slice(*match.span())] for match in telling))

    def copies(self, other: "Gist") -> bool:
        """Whether the two say the same in nearly the same words.

        Communes report alike, so two texts that differ in a name or a figure are never copies; one may lack some.
        """
        if not (self.telling <= other.words or other.telling <= self.words):
            return False
        together = len(self.words | other.words)
        return together > 0 and len(self.words & other.words) >= _SAME * together


def apart(ranked: Iterable[int], gist: Callable[[int], Gist], first: int) -> tuple[list[int], list[int]]:
    """Split `ranked` rows: the best `first` of which none copies another, and the rest; both in order.

    The rest begins with what had to give way or came after; a row that copies one of the chosen is never chosen.
    """
    chosen: list[int] = []
    gists: list[Gist] = []
    rest: list[int] = []
    for row in ranked:
        if len(chosen) == first:
            rest.append(row)
            continue
        mine = gist(row)
        if any(mine.copies(other) for other in gists):
            rest.append(row)
        else:
            chosen.append(row)
            gists.append(mine)
    return chosen, rest
