"""Years that a text speaks of."""

import re

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|đến|den|tới)\s*(?:năm |nam )?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_LONGEST_RANGE = 30
_BESIDE = re.compile(
    r"\b(?:so với|hơn)(?: cùng kỳ)?(?: đầu| cuối| giữa)?(?: kỳ)? năm ((?:19|20)\d\d)(?P<figure> ?\()?"
)

# The day of a document is its own, not that of what is told.
_OF_DOCUMENT = re.compile(r"(?<=[^\W\d_]),? (?:ban hành |ký )?ngày \d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d")
_DOCUMENT_BEFORE = re.compile(r"\d+ ?[-/][^\W_]+[-/][^\W\d_]+$")
# The level of before, with its figure.
_LEVEL_BESIDE = re.compile(
    r"\b(?:so với|hơn|từ) mức \d[\d.,]*(?: ?%| (?!năm\b|của\b)\w+){0,3} (?:của |hồi |ở )?năm (?:19|20)\d\d"
)


def years_apart(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The years that NFC `text` tells of, and those that it only sets something beside: `so với năm 2023`.

    One with a figure of its own, `so với năm 2023 (135 mô hình)`, is told of where no other year is; of
    `so với mức 94,6% của năm 2022` the sentence tells as well as of its own year, so that year is in neither, and so is
    that of a document's day.
    """
    beside = frozenset(int(match[1]) for match in _BESIDE.finditer(text))
    text = _OF_DOCUMENT.sub(
        lambda match: " " if _DOCUMENT_BEFORE.search(match.string[: match.start()]) else match[0], text
    )
    own = years(_BESIDE.sub(" ", _LEVEL_BESIDE.sub(" ", text)))
    return own, beside - own


def compares_years(plain: str) -> bool:
    """Whether a folded question itself sets something beside a year."""
    return bool(_SETS_BESIDE.search(plain))


_SETS_BESIDE = re.compile(r"\bso voi\b|\bhon nam\b")


def years(text: str) -> frozenset[int]:
    """Every year in `text`, those inside a range included; of a date its year."""
    found = {int(year) for year in _YEAR.findall(text)}
    for first, last in _RANGE.findall(text):
        if 0 <= int(last) - int(first) <= _LONGEST_RANGE:
            found.update(range(int(first), int(last) + 1))
    return frozenset(found)
