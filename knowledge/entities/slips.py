"""Whether a name was meant that was typed with one slip.

A slip is one syllable with another tone or other marks, with letters that sound alike, or with a letter too many, too few
or wrong such that no Vietnamese syllable comes of it. A wrong letter that makes another syllable makes another name:
nobody mistypes Long Ninh for Long Bình, but there may be a Long Ninh.
"""

from collections.abc import Sequence
from itertools import pairwise

from knowledge.vietnamese.frequency import is_syllable
from knowledge.vietnamese.normalising import canonical, folded

# Spelled one for the other by ear.
_ALIKE = (
    ("y", "i"), ("s", "x"), ("ch", "tr"), ("l", "n"), ("d", "gi"), ("d", "v"), ("r", "d"), ("r", "gi"), ("c", "k"), ("ng", "ngh"), ("g", "gh"),
)  # fmt: skip
_ALIKE_ENDS = (("n", "ng"), ("c", "t"), ("y", "i"), ("n", "nh"), ("o", "u"))
_SHORTEST = 2


def slipped(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether canonical syllables `typed` are `name` with exactly one syllable slipped; the others must fit.

    A syllable typed without marks fits any marks.
    """
    if len(typed) != len(name):
        return False
    wrong = [
        (mine, theirs)
        for mine, theirs in zip(typed, name, strict=True)
        if mine not in {theirs, folded(theirs)}
    ]
    return len(wrong) == 1 and _is_slip(*wrong[0])


def run_together(typed: str, name: Sequence[str]) -> bool:
    """Whether one canonical word is all the syllables of `name` without the blanks between them."""
    return len(name) > 1 and typed in {"".join(name), folded("".join(name))}


def _is_slip(typed: str, meant: str) -> bool:
    mine, theirs = folded(canonical(typed)), folded(canonical(meant))
    if min(len(mine), len(theirs)) < _SHORTEST:
        return False
    if mine == theirs or _sound_alike(mine, theirs):
        return True
    return not is_syllable(typed) and _one_letter_apart(mine, theirs)


def _sound_alike(one: str, other: str) -> bool:
    pairs = [*_ALIKE, *((b, a) for a, b in _ALIKE)]
    if any(one.startswith(a) and other == b + one[len(a) :] for a, b in pairs):
        return True
    ends = [*_ALIKE_ENDS, *((b, a) for a, b in _ALIKE_ENDS)]
    return any(one.endswith(a) and other == one[: -len(a)] + b for a, b in ends)


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter too many, too few or wrong, or two neighbours changed over."""
    if len(one) == len(other):
        wrong = [at for at in range(len(one)) if one[at] != other[at]]
        if len(wrong) == 1:
            return True
        return any(
            wrong == [left, right] and one[left] == other[right] and one[right] == other[left]
            for left, right in pairwise(range(len(one)))
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
