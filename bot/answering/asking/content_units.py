"""What a question is about, in units: words of one or two syllables, phrases that have synonyms, and the bodies among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.vietnamese.news import affinity
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.synonyms import Phrase, longest, synonyms

# From this pointwise mutual information (in nats, in news) on, two syllables are one word.
_ONE_WORD = 2.2
# Phrases of which it is kept whether they name a body: that is asked for every sentence.
_KEPT = 4096
# Who did or gave it must be said with it: a Prime Minister's award is no committee's. In folded words.
_BODIES = frozenset(
    "thu tuong|thu tuong chinh phu|chu tich nuoc|ban tuyen giao|ban tuyen giao trung uong|tinh uy|huyen uy|thanh uy|thi uy|uy ban nhan dan|"
    "hoi dong nhan dan|mat tran|mat tran to quoc|hoi nong dan|hoi phu nu|hoi lien hiep phu nu|cuu chien binh|hoi cuu chien binh|"
    "doan thanh nien|huyen doan|tinh doan|cong doan|lien doan lao dong|hoi chu thap do|hoi nguoi cao tuoi|bo doi bien phong|don bien phong".split(
        "|"
    )
)
ANY_BODY = re.compile(rf"\b(?:{'|'.join(sorted(_BODIES, key=len, reverse=True))})\b")
"""A committee, a union, an office, in folded words."""
# Those of them that have members of their own, side by side: what one did is not told of another.
UNION = r"(?:hoi (?:lien hiep )?(?:nong dan|phu nu|cuu chien binh|chu thap do|nguoi cao tuoi)|cuu chien binh|doan thanh nien|(?:huyen|tinh) doan|cong doan|lien doan lao dong)"
"""A union, in folded words."""
ANY_UNION = re.compile(rf"\b{UNION}\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the question, of one or two syllables, or a phrase that has synonyms."""

    phrase: Phrase
    alternatives: tuple[Phrase, ...]

    @property
    def is_body(self) -> bool:
        """Whether it names a committee, a union, an office."""
        return _is_body(self.phrase)


@lru_cache(maxsize=_KEPT)
def _is_body(phrase: Phrase) -> bool:
    return folded(" ".join(phrase)) in _BODIES


def body_words(content: Sequence[str]) -> set[str]:
    """The folded syllables of `content` that name a committee, a union, an office: hoi, phu, nu."""
    return {word for match in ANY_BODY.finditer(folded(" ".join(content))) for word in match[0].split()}


def units(content: Sequence[str], read: Sequence[str]) -> Iterator[Unit]:
    """The content of a question (canonical syllables, as typed and with their marks) in units.

    The longest phrases with synonyms come first, then pairs of syllables that make a word: phụ cấp is neither phụ nữ
    nor cấp ủy.
    """
    joined = _words(read)
    phrases = _phrases(content, read)
    at = 0
    while at < len(content):
        length = phrases.get(at, 0)
        if length == 0 and at not in joined and _synonyms(content, read, at, 1):
            length = 1
        if length:
            yield Unit(tuple(content[at : at + length]), _synonyms(content, read, at, length))
        else:
            length = 2 if at in joined and at + 1 not in phrases else 1
            yield Unit(tuple(content[at : at + length]), ())
        at += length


def _phrases(content: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Where phrases of two and more syllables begin that have synonyms or name a body, and how long they are.

    The longest are taken first, wherever they stand: căn nhà tình thương is a căn of the nhà tình thương.
    """
    found = sorted(
        (
            (-length, at)
            for at in range(len(content))
            for length in range(2, min(longest(), len(content) - at) + 1)
            if _synonyms(content, read, at, length) or length == _body_at(content, at)
        ),
    )
    taken: set[int] = set()
    phrases: dict[int, int] = {}
    for negative, at in found:
        if taken.isdisjoint(range(at, at - negative)):
            taken.update(range(at, at - negative))
            phrases[at] = -negative
    return phrases


def _body_at(content: Sequence[str], at: int) -> int:
    """How many syllables from `at` on name a committee or a union: huyện đoàn is no word but stands for one; 0 for none."""
    return next((length for length in (4, 3, 2) if folded(" ".join(content[at : at + length])) in _BODIES), 0)


def _synonyms(content: Sequence[str], read: Sequence[str], at: int, length: int) -> tuple[Phrase, ...]:
    return synonyms(tuple(content[at : at + length])) or synonyms(tuple(read[at : at + length]))


def _words(read: Sequence[str]) -> frozenset[int]:
    """Where in `read` a word of two syllables begins, the closest pairs first."""
    close = sorted(((affinity(*pair), at) for at, pair in enumerate(pairwise(read))), reverse=True)
    taken: set[int] = set()
    found: set[int] = set()
    for strength, at in close:
        if strength >= _ONE_WORD and not {at, at + 1} & taken:
            taken.update((at, at + 1))
            found.add(at)
    return frozenset(found)
