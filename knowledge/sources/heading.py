"""The lines above an article's text: title, section, date, author, and what of them says more."""

from collections.abc import Sequence

from knowledge.sources.boilerplate import kind_of
from knowledge.sources.bylines import byline, without_credit
from knowledge.sources.dates import DateLine, date_line
from knowledge.sources.placing import is_unit
from knowledge.sources.sheet import Sheet, is_ended, same_line, words
from knowledge.vietnamese.normalising import canonical

_TITLE_WORDS = 4
_LONGEST_TITLE = 300  # letters
_KICKER_WORDS = 8
_TAG_WORDS = 5


def read_head(head: Sequence[str], stated: str | None, sheet: Sheet) -> str | None:
    """Sorts the lines above the text and returns the title; None if there is none."""
    candidates: list[tuple[int, str]] = []
    rest: list[tuple[int, str]] = []
    dates: list[tuple[int, DateLine]] = []
    section = -1
    for at, line in enumerate(head):
        if not line:
            continue
        if found := date_line(line):
            dates.append((at, found))
            sheet.drop([line])
        elif made := byline(line):
            sheet.sign(made)
            sheet.drop([line])
        else:
            rest.append((at, line))
            if kind_of(line) is None:
                candidates.append((at, line))
            else:
                section = at
    # The date nearest to the text is the article's; one at the top may be the site's clock.
    for _, found in reversed(dates):
        sheet.date(found)
    dated = dates[-1][0] if dates else None
    place, title = _choose_title(candidates, stated, dated, section)
    _keep_of_head(rest, place, title, sheet)
    if title is None and rest and not any(sheet.kept):
        title = rest[-1][1]
    return title


def _keep_of_head(rest: Sequence[tuple[int, str]], place: int, title: str | None, sheet: Sheet) -> None:
    """Of the lines beside the title those stay that say something."""
    for at, line in rest:
        if at == place:
            continue
        is_tag = (
            title is not None and words(line) <= _TAG_WORDS and not is_ended(line) and _is_tag(line, title)
        )
        if kind_of(line) or _is_repeated(line, title) or (at < place and _is_kicker(line)) or is_tag:
            sheet.drop([line])
        else:
            sheet.kept += [without_credit(line), ""]


def _choose_title(
    candidates: Sequence[tuple[int, str]], stated: str | None, dated: int | None, section: int
) -> tuple[int, str | None]:
    """Where the title stands, and the title: the stated one, the line over the date, the first behind the menu."""
    if stated:
        same = [
            at for at, line in candidates if same_line(line, stated) or canonical(line) in canonical(stated)
        ]
        return (same[0] if same else -1), stated
    # A whole sentence is text, not a title.
    fitting = [
        (at, line)
        for at, line in candidates
        if len(line) <= _LONGEST_TITLE and not line.endswith((".", ";", ":")) and any(map(str.isalpha, line))
    ]
    if not fitting:
        return -1, None
    long = [each for each in fitting if words(each[1]) >= _TITLE_WORDS]
    above = [each for each in long if dated is not None and each[0] < dated]
    if above:
        return above[-1]
    behind = [each for each in long if each[0] > section]
    return (behind or long or fitting)[0]


def _is_kicker(line: str) -> bool:
    return words(line) <= _KICKER_WORDS and not is_ended(line)


def _is_tag(line: str, title: str) -> bool:
    """A short line under the title that is only its place or a word of it."""
    return canonical(line) in canonical(title) or is_unit(line)


def _is_repeated(line: str, title: str | None) -> bool:
    return title is not None and same_line(line, title)
