"""Lines that were broken at the width of a page, joined to paragraphs again."""

import re
from collections.abc import Sequence

_OWN_LINE = re.compile(
    r"(?:[-*+•–—]\s|\(?\d{1,2}[.)]\s|\d{1,2}\.\d{1,2}\.?\s|[a-zđ]\)\s|[IVX]{1,4}[.)]\s|#{1,6}\s|Điều \d|Nơi nhận|[_*]{3,})"
)
_ENDED = re.compile(r"[.!?…:;][”\"’')\]]*$")
_FULL, _VERY_FULL = 0.75, 0.92  # of the width
_WIDEST = 160
_NARROWEST = 40
_FEWEST_FULL = 3
_LEAST_BROKEN = 0.4


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The paragraphs of hard-wrapped `lines`, with "" between blocks; other lines come back as they are."""
    width = _width(lines)
    if width is None:
        return list(lines)
    joined: list[str] = []
    previous = ""
    for line in lines:
        if previous and line and not _OWN_LINE.match(line) and _runs_on(previous, line, width):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        previous = line
    return joined


def _width(lines: Sequence[str]) -> int | None:
    """The width at which `lines` were broken, in letters; None if each is a paragraph."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths or lengths[-1] > _WIDEST:
        return None
    # A few lines stick out where words are narrow.
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = [line for line in lines if len(line) >= _FULL * width]
    broken = [line for line in full if not _ENDED.search(line)]
    if width < _NARROWEST or len(full) < _FEWEST_FULL or len(broken) < _LEAST_BROKEN * len(full):
        return None
    return width


def _runs_on(previous: str, line: str, width: int) -> bool:
    if len(previous) < _FULL * width:
        return line[0].islower() and not _ENDED.search(previous) and len(previous) >= width / 2
    ends = _ENDED.search(previous) is not None
    return not (ends and len(previous) < _VERY_FULL * width and not line[0].islower())
