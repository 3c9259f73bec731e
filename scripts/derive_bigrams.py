#!/usr/bin/env python3
"""Derive knowledge/registry/bigrams.bin, which syllables follow which, from counts over news.

    python scripts/derive_bigrams.py UNIGRAMS.tsv.gz BIGRAMS.tsv.gz knowledge/registry/bigrams.bin

The counts are of lower-case NFC syllables; pairs do not cross punctuation or digits. Kept are syllables of letters and
pairs seen at least eight times, counts as logarithms in one byte. The file is zlib of: u32 length and JSON of the
syllables with their counts; u32 number of pairs; the pairs' keys (first syllable's number << 16 | second's, u32,
ascending); a byte each, round(16 · ln count).
"""

import gzip
import json
import math
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path

_LEAST = 8
_SCALE = 16


def _rows(path: Path) -> Iterator[tuple[str, int]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, count = line.rstrip("\n").split("\t")
            yield text, int(count)


def main() -> None:
    """Write the table and say how large it is."""
    unigrams, bigrams, target = map(Path, sys.argv[1:])
    syllables = {text: count for text, count in _rows(unigrams) if text.isalpha()}
    numbers = {text: number for number, text in enumerate(syllables)}
    pairs: dict[int, int] = {}
    for text, count in _rows(bigrams):
        left, right = text.split(" ")
        if count >= _LEAST and left in numbers and right in numbers:
            pairs[numbers[left] << 16 | numbers[right]] = min(255, round(_SCALE * math.log(count)))
    keys = array("I", sorted(pairs))
    logs = bytes(pairs[key] for key in keys)
    if sys.byteorder == "big":
        keys.byteswap()
    head = json.dumps(syllables, ensure_ascii=False, separators=(",", ":")).encode()
    body = struct.pack("<I", len(head)) + head + struct.pack("<I", len(keys)) + keys.tobytes() + logs
    target.write_bytes(zlib.compress(body, 9))
    sys.stdout.write(f"{len(keys)} pairs, {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
