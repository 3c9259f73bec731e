#!/usr/bin/env python3
"""Derive knowledge/registry/syllables.tsv, how common each syllable is, from counts over news.

    python scripts/derive_frequencies.py COUNTS.tsv.gz knowledge/registry/syllables.tsv

COUNTS has a syllable and its count a line, lower case, NFC. The table keeps syllables of Vietnamese letters that
were seen at least a hundred times, with counts rounded to two digits: rarity is a logarithm, more says nothing.
"""

import gzip
import math
import sys
from pathlib import Path

_LEAST = 100


def _rounded(count: int) -> int:
    scale = 10 ** (math.floor(math.log10(count)) - 1)
    return int(round(count / scale) * scale)


def main() -> None:
    """Write the table, the most common first."""
    source, target = map(Path, sys.argv[1:])
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    kept = [(syllable, int(count)) for syllable, count in rows if syllable.isalpha() and int(count) >= _LEAST]
    total = sum(count for _, count in kept)
    body = "".join(
        f"{syllable}\t{_rounded(count)}\n" for syllable, count in sorted(kept, key=lambda row: -row[1])
    )
    target.write_text(f"# total\t{total}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
