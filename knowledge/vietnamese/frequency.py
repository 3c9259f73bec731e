"""How rare a syllable is in everyday Vietnamese."""

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.vietnamese.normalising import folded

# Natural logarithms of one over the frequency: what everybody writes, and what hardly anybody does.
_COMMON, _RARE = 4.5, 10.5


@cache
def _rarities() -> Mapping[str, float]:
    """Canonical and folded syllable → rarity."""
    lines = files("knowledge").joinpath("registry/syllables.tsv").read_text(encoding="utf-8").splitlines()
    total = int(lines[0].split("\t")[1])
    counts: dict[str, int] = {}
    plain: dict[str, int] = {}
    for line in lines[1:]:
        syllable, count = line.split("\t")
        counts[syllable] = int(count)
        plain[folded(syllable)] = plain.get(folded(syllable), 0) + int(count)
    return {syllable: _scaled(count / total) for syllable, count in (counts | plain).items()}


def everyday_rarity(syllable: str) -> float:
    """0 for the commonest syllables to 1 for the rarest and unknown ones; an unmarked syllable stands for all its readings.

    Counted over 55 million syllables of news (scripts/derive_frequencies.py).
    """
    return _rarities().get(syllable, 1.0)


def is_syllable(word: str) -> bool:
    """Whether canonical `word`, marked or not, is a syllable that news write more than now and then."""
    return _rarities().get(word, 1.0) < 1.0


def _scaled(frequency: float) -> float:
    return min(1.0, max(0.0, (-math.log(frequency) - _COMMON) / (_RARE - _COMMON)))
