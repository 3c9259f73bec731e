"""Of which year each figure of a sentence is: "năm 2021 đạt 88,3%, năm 2022 đạt 93,9%"."""

import re
from collections.abc import Iterable, Iterator

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.entities.years import compares_years, years

# A year that something is only set beside is not its own.
_BESIDE = re.compile(r"\b(?:so với|hơn|bằng)\b[^,;]*", re.IGNORECASE)
# A year behind a figure is its own up to one of these, one before it from there on.
_PARTS = re.compile(r"[,;.()–]| và | đến | tới | lên | xuống | còn | là | đạt ")
_MARKS = re.compile(r"[,;.()–]| và | đến | tới | lên | xuống ")
# A year and a verb alone lead on to a figure of the same measure: "đạt 86,3%, năm 2022 tăng lên 91,5%".
_GOES_ON_TO = re.compile(
    r"(?:^|[,;(]\s*|\b(?:và|còn|đến|lên|sang|xuống)\s+)(?:\w+\s+){0,2}?(?:năm|tháng \d{1,2}/|quý \w+/)\s*(?P<year>(?:19|20)\d\d)"
    r"(?:,|\s+(?:đã|tăng|giảm|đạt|là|còn|lên|xuống|nâng|chỉ|có|được|tới|đến|thành))*\s*$",
    re.IGNORECASE,
)


def with_years(sentence: str, found: Iterable[Figure]) -> Iterator[tuple[Figure, frozenset[int]]]:
    """Each figure of NFC `sentence` with the years that stand right behind it, else between it and the one before."""
    all_found = list(found)
    for at, figure in enumerate(all_found):
        until = all_found[at + 1].span.start if at + 1 < len(all_found) else len(sentence)
        behind = _PARTS.split(sentence[figure.span.end : until], maxsplit=1)[0]
        since = sentence[all_found[at - 1].span.end if at else 0 : figure.span.start]
        if at:
            # Up to the first mark it is still said of the figure before.
            since = "".join(_MARKS.split(since, maxsplit=1)[1:])
        yield figure, years(_BESIDE.sub(" ", behind)) or years(_BESIDE.sub(" ", since))


def is_of_another_year(question: Question, own: frozenset[int]) -> bool:
    """Whether a figure of the years `own` is of none that is asked about."""
    return bool(own and question.years) and not own & question.years and not compares_years(question.plain)


def year_gone_on_to(before: str) -> int:
    """The year to which a figure goes on that stands right behind `before`; 0 where nothing but a year and a verb does not lead to it."""
    match = _GOES_ON_TO.search(before)
    return int(match["year"]) if match else 0


# "7 đảng viên mới (năm 2022: 5 đảng viên)".
_IN_BRACKETS = re.compile(r"\((?P<told>[^(),;]*\b(?:19|20)\d\d\b[^(),;\d]{0,25})$")


def years_in_brackets(before: str) -> frozenset[int]:
    """The years of a figure that stands right behind `before`, where it is told in brackets beside another; none where it is not."""
    match = _IN_BRACKETS.search(before)
    return years(match["told"]) if match else frozenset()


# The brackets behind a figure that tell another year's: its own year is none of theirs.
_BRACKETS_BEHIND = re.compile(r"^[^()\d;.]{0,40}\((?P<told>[^(),;\d]{0,20}(?:19|20)\d\d\b[^(),;\d]{0,25})\d")


def period_beside_brackets(before: str, behind: str) -> str | None:
    """The year that a figure between `before` and `behind` is of where brackets behind it tell that of another; None where none do."""
    match = _BRACKETS_BEHIND.match(behind)
    if match is None:
        return None
    own = sorted(years(before) - years(match["told"]))
    return f"năm {own[-1]}" if own else ""
