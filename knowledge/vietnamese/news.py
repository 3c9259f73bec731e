"""Counts of syllables and of neighbouring syllables in news; knowledge/registry/bigrams.bin, read as it lies."""

import json
import math
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from importlib.resources import files

from knowledge.vietnamese.normalising import folded

_SCALE = 16  # as scripts/derive_bigrams.py wrote it
_MOST_READINGS = 25


class NewsCounts:
    """How often syllables were seen, alone and in a row, lower case."""

    def __init__(self, packed: bytes) -> None:
        body = zlib.decompress(packed)
        (length,) = struct.unpack_from("<I", body)
        self.syllables: dict[str, int] = json.loads(body[4 : 4 + length])
        self.total = sum(self.syllables.values())
        self._numbers = {syllable: number for number, syllable in enumerate(self.syllables)}
        (pairs,) = struct.unpack_from("<I", body, 4 + length)
        start = 8 + length
        self._keys = array("I")
        self._keys.frombytes(body[start : start + 4 * pairs])
        if sys.byteorder == "big":
            self._keys.byteswap()
        self._logs = body[start + 4 * pairs :]
        self._readings: dict[str, list[str]] = defaultdict(list)
        for syllable in sorted(self.syllables, key=lambda syllable: -self.syllables[syllable]):
            self._readings[folded(syllable)].append(syllable)

    def pair(self, left: str, right: str) -> float:
        """How often `right` followed `left`, to about 3 %; 0 when rarer than the table keeps."""
        if left not in self._numbers or right not in self._numbers:
            return 0.0
        key = self._numbers[left] << 16 | self._numbers[right]
        at = bisect_left(self._keys, key)
        return math.exp(self._logs[at] / _SCALE) if at < len(self._keys) and self._keys[at] == key else 0.0

    def affinity(self, left: str, right: str) -> float:
        """Pointwise mutual information of `left` before `right`, in nats; minus infinity where never seen."""
        seen = self.pair(left, right)
        if not seen:
            return -math.inf
        return math.log(seen * self.total / (self.syllables[left] * self.syllables[right]))

    def readings(self, plain: str) -> list[str]:
        """The syllables that fold to `plain`, the commonest first."""
        return self._readings.get(plain, [])[:_MOST_READINGS]


@cache
def news_counts() -> NewsCounts:
    """The table that ships, read once."""
    return NewsCounts(files("knowledge").joinpath("registry/bigrams.bin").read_bytes())


def affinity(left: str, right: str) -> float:
    """How much likelier than by chance canonical `right` follows `left`: pointwise mutual information in nats."""
    return news_counts().affinity(left, right)
