"""From a page as it was read to a draft: what the site put around the article goes, what the article says stays.

The text is found first: it runs from the first to the last line of prose. Above it stand title, section, date and
author, below it the signature and the site's own lines. Rules on short lines hold only above and below the text,
because inside it the same words may be a heading or a caption.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.errors import SourceError
from knowledge.markdown import paragraphs_of
from knowledge.sources.boilerplate import Kind, kind_of
from knowledge.sources.bylines import agency_of, byline, is_somebody, signature, without_credit
from knowledge.sources.dates import date_line
from knowledge.sources.heading import read_head
from knowledge.sources.letterhead import read_letterhead
from knowledge.sources.placing import place_of
from knowledge.sources.records import Draft, Page
from knowledge.sources.sheet import Sheet, is_ended, is_prose, words
from knowledge.vietnamese.normalising import canonical, nfc

_LEAST_BEFORE_END = 60  # words of text before a heading like “Các tin khác” may end it
_LONGEST_TITLE = 150  # letters of a first line that serves as one
_KICKER_WORDS = 8
_REPEATED_WORDS = 4
_LEADS = 2  # paragraphs that may open with the agency's name: the lead, and the first one after it


def clean(page: Page) -> Draft:
    """The article on `page`, with title, author, publisher, date and place where the page states them.

    Raises:
        SourceError: nothing of the page is an article's text.
    """
    lines = [" ".join(nfc(line).split()) for text in page.lines for line in nfc(text).split("\n")]
    lines, letterhead = read_letterhead(lines)
    sheet = Sheet()
    body = _until_end(lines, sheet)
    first, last = _text_of(body)
    stated = page.stated.over(letterhead)
    title = read_head(body[:first], stated.title, sheet)
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


def _until_end(lines: Sequence[str], sheet: Sheet) -> list[str]:
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
        elif skipping and line and (is_prose(line) or (is_ended(line) and words(line) >= _KICKER_WORDS)):
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
    said = [at for at in filled[1:] if is_ended(body[at])] or filled[1:] or filled
    return said[0], said[-1]


def _middle(lines: Sequence[str], sheet: Sheet) -> None:
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
                sheet.sign(made)
                sheet.drop([line])
                continue
            shown = without_credit(shown)
        else:
            shown = _without_bracketed_credit(shown)
        sheet.kept.append(shown)


def _without_bracketed_credit(line: str) -> str:
    bare = without_credit(line)
    return bare if bare.endswith((".", "…", "”", "!", "?", "/.", ";", ":")) else line


def _foot(lines: Sequence[str], sheet: Sheet) -> None:
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
            sheet.sign(made)
        elif kind is None and not (in_keywords and not is_ended(line) and words(line) <= _KICKER_WORDS):
            left.append(without_credit(line))
            continue
        in_keywords = in_keywords or (kind is Kind.FOOTER and not line.rstrip().endswith("."))
        sheet.drop([line])
    while left and not left[-1]:
        left.pop()
    if left and (signed := signature(left[-1])) and not _belongs([*sheet.kept, *left]):
        if sheet.author is None:
            sheet.sign(signed)
        sheet.drop([left.pop()])
    sheet.kept.extend(left)


def _belongs(left: Sequence[str]) -> bool:
    """Whether the last of the lines is one of a list: a name among names, or after a colon, is content."""
    above = [line for line in left[:-1] if line]
    return bool(above) and (signature(above[-1]) is not None or above[-1].endswith(":"))


def _once(sheet: Sheet, title: str | None) -> list[str]:
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
    if len(first) <= _LONGEST_TITLE:
        rest = [line for line in kept[kept.index(first) + 1 :] if line]
        return first, (rest if rest and not is_prose(first) else kept)
    return first[:_LONGEST_TITLE].rpartition(" ")[0].strip() + "…", kept
