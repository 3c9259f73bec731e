"""How the cross-encoder reads a question and a sentence: joined into one row of tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]

# Tokens: a report's sentence has 50, a question 15; what is longer is cut at the end.
_LONGEST, _LONGEST_QUESTION = 112, 40
_MARKS = 3
# Code points of a heading, and of what stands before a sentence; longer sentences say themselves what they are about.
_LONGEST_HEADING, _LONGEST_BEFORE, _SHORT = 80, 80, 120


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids that open a row, close each of its two parts, and fill up."""

    opening: int
    closing: int
    filling: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A batch: token ids, 1 where there is a token, 1 where it is of the sentence; each of shape (n, longest)."""

    ids: Ids
    mask: Ids
    types: Ids


def joined(pairs: Sequence[tuple[str, str]], pieces: Callable[[str], Sequence[int]], marks: Marks) -> Rows:
    """The rows of (question, sentence) `pairs`; `pieces` gives a text's token ids without any marks."""
    rows, openings = [], []
    for question, sentence in pairs:
        asked = list(pieces(f"query: {question}"))[:_LONGEST_QUESTION]
        said = list(pieces(sentence))[: _LONGEST - _MARKS - len(asked)]
        rows.append([marks.opening, *asked, marks.closing, *said, marks.closing])
        openings.append(len(asked) + _MARKS - 1)
    shape = len(rows), max(map(len, rows))
    ids, mask, types = (
        np.full(shape, marks.filling, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
    )
    for number, (row, opening) in enumerate(zip(rows, openings, strict=True)):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
        types[number, opening : len(row)] = 1
    return Rows(ids, mask, types)


def as_read(heading: str, before: str, sentence: str) -> str:
    """A sentence as it is shown to the cross-encoder.

    Under the `heading` that it stands under; a short one behind the beginning of what was said `before` it in the same breath,
    which says of what it goes on to tell. Both may be empty.
    """
    over = _cut(heading, _LONGEST_HEADING)
    led = _cut(before, _LONGEST_BEFORE) if len(sentence) <= _SHORT else ""
    return " | ".join(filter(None, (over, led, sentence)))


def _cut(text: str, most: int) -> str:
    """The words of `text` that fit into `most` code points, in a row."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most + 1].rpartition(" ")[0] or words[:most]
