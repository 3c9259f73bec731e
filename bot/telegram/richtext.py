"""Text with a little formatting, measured and written the way Telegram does.

Formatting stays apart from the letters until the very end: `html` is the one place that escapes, and since each run
opens and closes its own tag, no cut between or inside runs can leave a tag open.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from itertools import groupby
from urllib.parse import urlsplit


class Tag(StrEnum):
    """How a run is set."""

    PLAIN = ""
    BOLD = "b"
    LINK = "a"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set in one way. `href` is for links; `quoted` puts the run into an expandable block quotation."""

    text: str
    tag: Tag = Tag.PLAIN
    href: str = ""
    quoted: bool = False

    def cut(self, start: int, end: int) -> "Run":
        """The same setting for a stretch of the text, in code points."""
        return replace(self, text=self.text[max(start, 0) : max(end, 0)])


def link(text: str, url: str | None) -> Run:
    """A link if the address is one that Telegram opens (http, https), else plain text."""
    if url is not None and is_web_address(url):
        return Run(text, Tag.LINK, href=url)
    return Run(text)


def is_web_address(url: str) -> bool:
    """Whether this is an http or https address with a host and without anything invisible in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and url.isprintable() and " " not in url


def utf16_length(text: str) -> int:
    """How long Telegram takes the text to be: UTF-16 units, so that most emoji count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_of(runs: Iterable[Run]) -> str:
    """The letters alone: what Telegram shows, and what it counts."""
    return "".join(run.text for run in runs)


def plain_of(runs: Iterable[Run]) -> str:
    """The letters, and after each link its address: for when Telegram refuses the HTML."""
    return "".join(f"{run.text} ({run.href})" if run.tag is Tag.LINK else run.text for run in runs)


def html_of(runs: Iterable[Run]) -> str:
    """The runs in Telegram's HTML."""
    shown = (run for run in runs if run.text)
    return "".join(
        _quotation(inside, quoted) for quoted, inside in groupby(shown, key=lambda run: run.quoted)
    )


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The stretch of the runs between two code points of their joined text."""
    pieces: list[Run] = []
    offset = 0
    for run in runs:
        piece = run.cut(start - offset, end - offset)
        offset += len(run.text)
        if piece.text:
            pieces.append(piece)
    return tuple(pieces)


def _quotation(runs: Iterable[Run], quoted: bool) -> str:
    inside = "".join(_html(run) for run in runs)
    return f"<blockquote expandable>{inside}</blockquote>" if quoted else inside


def _html(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.tag is Tag.LINK:
        return f'<a href="{escape(run.href)}">{text}</a>'
    return f"<{run.tag}>{text}</{run.tag}>" if run.tag else text
