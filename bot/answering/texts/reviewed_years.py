"""The year that a report reviews: a paragraph of it that names none, "Trong năm, xã tổ chức …", tells of that one."""

import re
from functools import lru_cache

from knowledge.entities.years import years, years_apart
from knowledge.records import Article, Passage

_DURING = re.compile(
    r"\b(?:trong năm|năm qua|cả năm|suốt năm|qua một năm|sau một năm)\b(?! \d)", re.IGNORECASE
)
# What a report of the first two months tells so was done in the year that has just ended.
_IN_THE_YEAR = re.compile(r"\W*(?:Trong năm|Năm (?:vừa )?qua|Cả năm)\b(?! \d)")
_EARLY = ("01", "02")
_KEPT = 256


def reviewed_years(sentence: str, passage: Passage) -> frozenset[int]:
    """The one year that the report opens with, for a sentence that says "trong năm" where its passage names no year; else none."""
    if not _DURING.search(sentence) or years(passage.text):
        return frozenset()
    return _opening_year(passage.article)


def year_just_ended(sentence: str, passage: Passage) -> frozenset[int]:
    """The year before the article's own, for a sentence that opens with "trong năm" and appeared early in a year; else none.

    Where a year is named before it in its paragraph, it goes on about that one.
    """
    if not _IN_THE_YEAR.match(sentence):
        return frozenset()
    if years(passage.text[: passage.text.find(sentence)].rpartition("\n")[2]):
        return frozenset()
    year, _, rest = (passage.article.published or "").partition("-")
    return frozenset({int(year) - 1}) if year.isdigit() and rest[:2] in _EARLY else frozenset()


@lru_cache(maxsize=_KEPT)
def _opening_year(article: Article) -> frozenset[int]:
    opening = article.text.strip().partition("\n")[0]
    said = years_apart(opening)[0]
    return said if len(said) == 1 else frozenset()
