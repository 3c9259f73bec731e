"""The year that a report reviews: a paragraph of it that names none, "Trong năm, xã tổ chức …", tells of that one."""

import re
from functools import lru_cache

from knowledge.entities.years import years, years_apart
from knowledge.records import Article, Passage

_DURING = re.compile(
    r"\b(?:trong năm|năm qua|cả năm|suốt năm|qua một năm|sau một năm)\b(?! \d)", re.IGNORECASE
)
_KEPT = 256


def reviewed_years(sentence: str, passage: Passage) -> frozenset[int]:
    """The one year that the report opens with, for a sentence that says "trong năm" where its passage names no year; else none."""
    if not _DURING.search(sentence) or years(passage.text):
        return frozenset()
    return _opening_year(passage.article)


@lru_cache(maxsize=_KEPT)
def _opening_year(article: Article) -> frozenset[int]:
    opening = article.text.strip().partition("\n")[0]
    said = years_apart(opening)[0]
    return said if len(said) == 1 else frozenset()
