"""The years that a question asks about."""

import re

from knowledge.entities.years import years
from knowledge.vietnamese.normalising import folded

_SET_BESIDE = re.compile(r"\b(?:so voi|so|hon|bang) (?:cung ky )?(?:cua )?nam (?:truoc|ngoai|lien truoc)\b")


def asked_years(text: str) -> frozenset[int]:
    """The years in NFC `text`; with the year before where the one named is set beside it: "năm 2023 so với năm trước"."""
    said = years(text)
    if len(said) == 1 and _SET_BESIDE.search(folded(text)):
        return said | {year - 1 for year in said}
    return said
