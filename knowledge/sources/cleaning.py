"""From a page as it was read to a draft: what the site put around the article goes, what the article says stays.

The text is found first: it runs from the first to the last line of prose. Above it stand title, section, date and
author, below it the signature and the site's own lines. Rules on short lines hold only above and below the text,
because inside it the same words may be a heading or a caption.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from knowledge.errors import SourceError
from knowledge.markdown import paragraphs_of
from knowledge.sources.boilerplate import Kind, kind_of
from knowledge.sources.bylines import agency_of, byline, is_somebody, signature, without_credit
from knowledge.sources.dates import DateLine, date_line
from knowledge.sources.letterhead import read_letterhead
from knowledge.sources.placing import is_unit, place_of
from knowledge.sources.records import Draft, Page, Stated
from knowledge.vietnamese.normalising import canonical, nfc

_PROSE_WORDS = 18
_LONG_WORDS = 40
_ENDED = re.compile(r"[.!?…;:][”\"’')\]]*(?:/\.?)?$|\./\.?$")
_LEAST_BEFORE_END = 60  # words of text before a heading like “Các tin khác” may end it
_TITLE_WORDS = 4
_LONGEST_TITLE = 300  # letters
_KICKER_WORDS = 8
_TAG_WORDS = 5
_REPEATED_WORDS = 4
_LEADS = 2  # paragraphs that may open with the agency's name: the lead, and the first one after it


@dataclass(slots=True)
class _Sheet:
    """The lines while they are sorted: those of the article, those dropped, and what the dropped ones stated."""

    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    posted: str | None = None
    updated: str | None = None
    author: str | None = None
    publisher: str | None = None

    def drop(self, lines: Iterable[str]) -> None:
        self.dropped.extend(line for line in lines if line)

    def date(self, found: DateLine) -> None:
        if found.is_update:
            self.updated = self.updated or found.day
        else:
            self.posted = self.posted or found.day

    @property
    def stated(self) -> Stated:
        return Stated(author=self.author, publisher=self.publisher, published=self.posted or self.updated)


def clean(page: Page) -> Draft:
    """The article on `page`, with title, author, publisher, date and place where the page states them.

    Raises:
        SourceError: nothing of the page is an article's text.
    """
    lines = [" ".join(nfc(line).split()) for text in page.lines for line in nfc(text).split("\n")]
    lines, letterhead = read_letterhead(lines)
    sheet = _Sheet()
    body = _until_end(lines, sheet)
    first, last = _text_of(body)
    stated = page.stated.over(letterhead)
    title = _head(body[:first], stated.title, sheet)
    _middle(body[first : last + 1], sheet)
    _foot(body[last + 1 :], sheet)
    kept = _once(sheet, title)
    if not any(kept):
        raise SourceError("không tìm thấy nội dung bài viết.")
    if title is None:
        title, kept = _title_from_text(kept)
    text = "\n\n".join(paragraphs_of("\n\n".join(kept)))
    if not text:
        raise SourceError("không tìm thấy nội dung bài viết.")
    # What is printed beside the text is surer than the page's head, which may name an account and the site.
    author = sheet.author or (stated.author if stated.author and is_somebody(stated.author) else None)
    said = replace(stated, author=author, publisher=sheet.publisher or stated.publisher).over(sheet.stated)
    title = next(paragraphs_of(title), title)
    place = said.place or place_of(title, text)
    return Draft(replace(said, title=title, place=place), text, tuple(sheet.dropped), page.notes)


def words(line: str) -> int:
    """How many words a line has."""
    return len(line.split())


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text, not a title, a caption, a button or a list of links."""
    count = words(line)
    return count >= _LONG_WORDS or (count >= _PROSE_WORDS and _ENDED.search(line) is not None)


def _until_end(lines: Sequence[str], sheet: _Sheet) -> list[str]:
    """The lines without what follows a heading over other articles."""
    body: list[str] = []
    skipping = False
    prose = 0
    for at, line in enumerate(lines):
        kind = kind_of(line) if line else None
        if kind is Kind.END and prose >= _LEAST_BEFORE_END and _prose_in(lines[at:]) <= prose:
            sheet.drop(lines[at:])
            return body
        if kind in {Kind.END, Kind.RELATED}:
            skipping = True
        elif skipping and line and (is_prose(line) or (_ENDED.search(line) and words(line) >= _KICKER_WORDS)):
            skipping = False
        if line and (skipping or kind is Kind.LABEL):
            sheet.drop([line])
            continue
        body.append(line)
        prose += words(line) if is_prose(line) else 0
    return body


def _prose_in(lines: Iterable[str]) -> int:
    return sum(words(line) for line in lines if is_prose(line))


def _text_of(body: Sequence[str]) -> tuple[int, int]:
    """The first and the last line of the text; where there is no prose, all but a first line."""
    prose = [at for at, line in enumerate(body) if is_prose(line)]
    if prose:
        return prose[0], prose[-1]
    filled = [at for at, line in enumerate(body) if line]
    if not filled:
        return 0, -1
    # A short note: whatever says something.
    said = [at for at in filled[1:] if _ENDED.search(body[at])] or filled[1:] or filled
    return said[0], said[-1]


def _head(head: Sequence[str], stated: str | None, sheet: _Sheet) -> str | None:
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
            _take(made.author, made.publisher, sheet)
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


def _keep_of_head(rest: Sequence[tuple[int, str]], place: int, title: str | None, sheet: _Sheet) -> None:
    """Of the lines beside the title those stay that say something."""
    for at, line in rest:
        if at == place:
            continue
        is_tag = (
            title is not None
            and words(line) <= _TAG_WORDS
            and not _ENDED.search(line)
            and _is_tag(line, title)
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
        same = [at for at, line in candidates if _same(line, stated) or canonical(line) in canonical(stated)]
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
    return words(line) <= _KICKER_WORDS and not _ENDED.search(line)


def _is_tag(line: str, title: str) -> bool:
    """A short line under the title that is only its place or a word of it."""
    return canonical(line) in canonical(title) or is_unit(line)


def _middle(lines: Sequence[str], sheet: _Sheet) -> None:
    for line in lines:
        if line and (found := date_line(line, anywhere=True)):
            sheet.date(found)
            sheet.drop([line])
            continue
        shown = line
        if sum(map(is_prose, sheet.kept)) < _LEADS:
            agency, shown = agency_of(line, lines)
            sheet.publisher = sheet.publisher or agency
        if not is_prose(shown):
            if made := byline(shown):
                _take(made.author, made.publisher, sheet)
                sheet.drop([line])
                continue
            shown = without_credit(shown)
        else:
            shown = _without_bracketed_credit(shown)
        sheet.kept.append(shown)


def _without_bracketed_credit(line: str) -> str:
    bare = without_credit(line)
    return bare if bare.endswith((".", "…", "”", "!", "?", "/.", ";", ":")) else line


def _foot(lines: Sequence[str], sheet: _Sheet) -> None:
    """Sorts the lines below the text: signature and source are read, the site's lines go, the rest stays."""
    left: list[str] = []
    in_keywords = False
    for line in lines:
        if not line:
            left.append(line)
            continue
        kind = kind_of(line)
        if found := date_line(line):
            sheet.date(found)
        elif made := byline(line):
            _take(made.author, made.publisher, sheet)
        elif kind is None and not (in_keywords and not _ENDED.search(line) and words(line) <= _KICKER_WORDS):
            left.append(without_credit(line))
            continue
        in_keywords = in_keywords or (kind is Kind.FOOTER and not line.rstrip().endswith("."))
        sheet.drop([line])
    while left and not left[-1]:
        left.pop()
    if left and (signed := signature(left[-1])) and not _belongs(left):
        if sheet.author is None:
            _take(signed.author, signed.publisher, sheet)
        sheet.drop([left.pop()])
    sheet.kept.extend(left)


def _belongs(left: Sequence[str]) -> bool:
    """Whether the last of the lines is one of a list: a name among names is content."""
    above = [line for line in left[:-1] if line]
    return bool(above) and signature(above[-1]) is not None


def _take(author: str | None, publisher: str | None, sheet: _Sheet) -> None:
    sheet.author = sheet.author or author
    sheet.publisher = sheet.publisher or publisher


def _once(sheet: _Sheet, title: str | None) -> list[str]:
    """The kept lines, each said once: captions come twice on many sites, titles stand over the text again."""
    seen = {canonical(title).rstrip(" .")} if title else set()
    lines: list[str] = []
    for line in sheet.kept:
        key = canonical(line).rstrip(" .")
        is_neighbour = bool(lines) and key == canonical(next(filter(None, reversed(lines)), "")).rstrip(" .")
        if line and (is_neighbour or (key in seen and words(line) >= _REPEATED_WORDS)):
            sheet.drop([line])
            continue
        seen.add(key)
        lines.append(line)
    return lines


def _title_from_text(kept: list[str]) -> tuple[str, list[str]]:
    """A title out of the first line, for a text that has none; the line stays in the text."""
    first = next(line for line in kept if line)
    if len(first) <= _LONGEST_TITLE // 2:
        rest = [line for line in kept[kept.index(first) + 1 :] if line]
        return first, (rest if rest and not is_prose(first) else kept)
    return first[: _LONGEST_TITLE // 2].rpartition(" ")[0].strip() + "…", kept


def _same(first: str, second: str) -> bool:
    return canonical(first).strip(" .") == canonical(second).strip(" .")


def _is_repeated(line: str, title: str | None) -> bool:
    return title is not None and _same(line, title)
