"""Years that a text speaks of."""

import re

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|đến|den|tới)\s*(?:năm |nam )?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_LONGEST_RANGE = 30


def years(text: str) -> frozenset[int]:
    """Every year in `text`, those inside a range included; of a date its year."""
    found = {int(year) for year in _YEAR.findall(text)}
    for first, last in _RANGE.findall(text):
        if 0 <= int(last) - int(first) <= _LONGEST_RANGE:
            found.update(range(int(first), int(last) + 1))
    return frozenset(found)
