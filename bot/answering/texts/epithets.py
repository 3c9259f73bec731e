"""Words between a unit's level and its name that say what sort of place it is: "xã biên giới A", "huyện miền núi B"."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.texts.place_chains import FoundPlace
from knowledge.records import Span
from knowledge.vietnamese.normalising import folded

_EPITHET = re.compile(
    r"\b(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh|thon|ban|ap|buon|lang) "
    r"(?P<epithet>(?:bien gioi|vung (?:cao|sau|xa|bien|ven|que|dat)|mien nui|ven (?:bien|do|song)|bai ngang|ngoai thanh|ngoai o|hai dao|dao|"
    r"cu lao|thuan nong|anh hung|nghia tinh|xa xoi|nho|ngheo|kho khan|dac biet kho khan))\W*$"
)


def epithets(text: str, found: Sequence[FoundPlace]) -> Iterator[Span]:
    """Where in NFC `text` such words stand right before a place that was found."""
    plain = folded(text)
    for place in found:
        match = _EPITHET.search(plain, 0, place.span.start)
        if match:
            yield Span(*match.span("epithet"))
