"""Markdown as articles use it, down to its paragraphs.

No Markdown library: they make HTML, and what is wanted is the author's own words with figures, quotes and brackets
as they were typed; `[1]`, `<b>` and `> 80%` are content here.
"""

import re
from collections.abc import Iterator

_HEADING = re.compile(r"(?:#{1,6}(?:\s+|$))+")
_BULLET = re.compile(r"^[-*]\s+")
_OWN_LINE = re.compile(r"#{1,6}\s|[-*+•–]\s|\d{1,2}[.)]\s")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
)
_EMPHASIS = re.compile(
    r"\*\*(?=[^\s*])((?:[^*]|\*(?!\*))*[^\s*])\*\*|(?<![\w_])__(?=[^\s_])([^_]*[^\s_])__(?![\w_])"
)
# A file that has one line this long was not wrapped by hand, so each of its lines is a paragraph.
_UNWRAPPED = 160


def paragraphs_of(body: str) -> Iterator[str]:
    """The paragraphs of a Markdown text, each one line without its markup."""
    for block in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", body):
        lines = [line.strip() for line in block.split("\n")]
        wrapped = max(map(len, lines)) < _UNWRAPPED
        paragraph = ""
        for line in lines:
            if paragraph and wrapped and not _OWN_LINE.match(line) and not _RULE.fullmatch(line):
                paragraph += f" {line}"
                continue
            yield from filter(None, [_plain(paragraph)])
            paragraph = line
            if _HEADING.match(line) or _RULE.fullmatch(line):
                yield from filter(None, [_plain(line)])
                paragraph = ""
        yield from filter(None, [_plain(paragraph)])


def _plain(paragraph: str) -> str:
    """One paragraph without its markup; taking off one mark may bring another to light."""
    while True:
        plain = " ".join(paragraph.split())
        if _RULE.fullmatch(plain):
            return ""
        if heading := _HEADING.match(plain):
            plain = plain[heading.end() :]
        plain = _BULLET.sub("– ", plain)
        plain = _LINK.sub(r"\1", plain)
        plain = _EMPHASIS.sub(lambda match: match[1] or match[2], plain).strip()
        if plain == paragraph:
            return plain
        paragraph = plain
