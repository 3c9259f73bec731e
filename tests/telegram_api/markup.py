"""HTML as the Bot API reads it: plain text, and entities in UTF-16 code units.

Follows `parse_html` in tdlib/td `MessageEntity.cpp`: an unknown or unclosed tag is an error that names the byte offset,
an unknown `&name;` is no error but stays in the text as typed.
"""

import re
from dataclasses import dataclass

from telegram_api import links, utf16
from telegram_api.errors import Json

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
_TAGS = {*_SIMPLE, "a", "pre", "code", "blockquote", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<dec>[0-9]*)|(?P<name>[a-zA-Z]*))(?P<end>;?)")
_SPACE = " \t\r\n\v\0"
_END = "\0"
_LAST_CODE_POINT = 0x10FFFF
_LONGEST_REFERENCE = 10


class MarkupError(Exception):
    """The text cannot be read as Telegram HTML."""


@dataclass(slots=True)
class _Open:
    """A start tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    piece: int


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Plain text and raw entities; whole-text rules (trimming, limits) are not applied here."""
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while self.at < len(self.text):
            if self.text[self.at] != "<":
                self._put(self._character())
            elif self.text.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        plain = "".join(self.pieces)
        if any("\ud800" <= character <= "\udfff" for character in plain):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return plain, self.entities

    def _put(self, characters: str) -> None:
        self.pieces.append(characters)
        self.units += utf16.length(characters)

    def _peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else _END

    def _bytes(self, at: int) -> str:
        return f"at byte offset {len(self.text[:at].encode())}"

    def _skip_space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _SPACE:
            self.at += 1

    def _character(self) -> str:
        """The next character, with an `&…;` reference read as what it stands for."""
        if self.text[self.at] == "&":
            found = _REFERENCE.match(self.text, self.at)
            decoded = _decode(found) if found else ""
            if found and decoded:
                self.at = found.end()
                return decoded
        self.at += 1
        return self.text[self.at - 1]

    def _name(self) -> str:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _SPACE + ">":
            self.at += 1
        return self.text[start : self.at].lower()

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._name()
        if self.at >= len(self.text):
            raise MarkupError(f"Unclosed start tag {self._bytes(begin)}")
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" {self._bytes(begin)}')
        argument = ""
        while self._peek() != ">":
            self._skip_space()
            if self._peek() != ">":
                argument = self._attribute(tag, begin) or argument
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {self._bytes(begin)}')
        self.at += 1
        self.open.append(_Open(tag, argument, self.units, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> str:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _SPACE + "=>/\"'":
            self.at += 1
        name = self.text[start : self.at]
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" {self._bytes(begin)}')
        self._skip_space()
        if self._peek() != "=" and self.at < len(self.text):
            return "1" if (tag, name) == ("blockquote", "expandable") else ""
        self.at += 1
        self._skip_space()
        if self.at >= len(self.text):
            raise MarkupError(f'Unclosed start tag "{tag}" {self._bytes(begin)}')
        value = self._value()
        if self.at >= len(self.text):
            raise MarkupError(f"Unclosed start tag {self._bytes(begin)}")
        return _argument(tag, name, value)

    def _value(self) -> str:
        quote = self._peek()
        start = self.at
        if quote not in "\"'":
            while self._peek().isascii() and (self._peek().isalnum() or self._peek() in ".-"):
                self.at += 1
            if self._peek() not in _SPACE + ">":
                raise MarkupError(f"Unexpected end of name token {self._bytes(start)}")
            return self.text[start : self.at].lower()
        self.at += 1
        value: list[str] = []
        while self.at < len(self.text) and self._peek() != quote:
            value.append(self._character())
        self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise MarkupError(f"Unexpected end tag {self._bytes(begin)}")
        self.at += 2
        tag = self._name()
        self._skip_space()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag {self._bytes(begin)}")
        expected = self.open[-1].tag
        if tag not in ("", expected):
            raise MarkupError(
                f'Unmatched end tag {self._bytes(begin)}, expected "</{expected}>", found "</{tag}>"'
            )
        self.at += 1
        closed = self.open.pop()
        if self.units > closed.offset:
            self._close(closed)

    def _close(self, closed: _Open) -> None:
        entity: Json = {"offset": closed.offset, "length": self.units - closed.offset}
        if closed.tag in _SIMPLE:
            entity["type"] = _SIMPLE[closed.tag]
        elif closed.tag == "blockquote":
            entity["type"] = "expandable_blockquote" if closed.argument else "blockquote"
        elif closed.tag == "tg-emoji":
            if not closed.argument.isdigit() or int(closed.argument) == 0:
                raise MarkupError("Invalid custom emoji identifier specified")
            entity |= {"type": "custom_emoji", "custom_emoji_id": closed.argument}
        elif closed.tag == "a":
            url = closed.argument or "".join(self.pieces[closed.piece :])
            user, link = links.user_of(url), links.checked(url)
            if user is not None:
                entity |= {"type": "text_mention", "user": {"id": user}}
            elif link:
                entity |= {"type": "text_link", "url": link}
            else:
                return
        elif self._joined_code_block(entity, closed):
            return
        else:
            entity["type"] = closed.tag
            if closed.tag == "code" and closed.argument:
                entity["language"] = closed.argument
        self.entities.append(entity)

    def _joined_code_block(self, entity: Json, closed: _Open) -> bool:
        """`<pre><code class="language-x">` is one entity: whether this tag closes the pair."""
        last = self.entities[-1] if self.entities else {}
        same_range = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if same_range and closed.tag == "pre" and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
            return True
        if same_range and closed.tag == "code" and last["type"] == "pre" and closed.argument:
            last["language"] = closed.argument
            return True
        return False


def _decode(found: re.Match[str]) -> str:
    """The character a reference stands for; empty where Telegram leaves it as typed."""
    if found["name"] is not None:
        return _NAMED.get(found["name"], "")
    digits, base = (found["hex"], 16) if found["hex"] is not None else (found["dec"], 10)
    code = int(digits, base) if digits else 0
    too_long = found.end() - len(found["end"]) - found.start() >= _LONGEST_REFERENCE
    return "" if too_long or not 0 < code < _LAST_CODE_POINT else chr(code)


def _argument(tag: str, name: str, value: str) -> str:
    """What an attribute says about its tag, as far as Telegram listens."""
    wanted = {
        ("a", "href"): value,
        ("code", "class"): value.removeprefix("language-") if value.startswith("language-") else "",
        ("span", "class"): value.removeprefix("tg-") if value.startswith("tg-") else "",
        ("tg-emoji", "emoji-id"): value,
        ("blockquote", "expandable"): "1",
    }
    return wanted.get((tag, name), "")
