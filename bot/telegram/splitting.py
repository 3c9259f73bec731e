"""Blocks of text into messages: none above the limit, nothing torn that belongs together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from unicodedata import category

from bot.telegram.richtext import Run, cut, text_of, utf16_length

_SENTENCE_END: Final = re.compile(r"[.!?…;:][”\"’')\]]*\s+|\n+")
_SPACE: Final = re.compile(r"\s+")
_INVISIBLE: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
_ZERO_WIDTH_JOINER: Final = "\u200d"
_SKIN_TONES: Final = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


@dataclass(frozen=True, slots=True)
class Block:
    """What stays in one message if a message can hold it: a statement with its marks, a line of the sources.

    `tail` (the marks) is repeated after each piece when a block is too long for one message. `before` separates
    the block from what precedes it in the same message.
    """

    runs: tuple[Run, ...]
    tail: tuple[Run, ...] = ()
    before: str = "\n"

    @property
    def whole(self) -> tuple[Run, ...]:
        """The block as it is read: its runs, then the tail."""
        return self.runs + self.tail


def split(groups: Iterable[Sequence[Block]], limit: int) -> list[tuple[Run, ...]]:
    """Messages of at most `limit` UTF-16 units, in order.

    The blocks of a group stay together where one message can hold them; failing that, each block does; failing
    that, the block is cut at the end of a sentence, else of a word, else of a letter. A message that nobody could
    see (Telegram refuses it) is left out.
    """
    messages: list[tuple[Run, ...]] = [()]
    for group in groups:
        if _length(_joined(messages[-1], group)) > limit:
            messages.append(())
        for piece in chain.from_iterable(_pieces(block, limit) for block in group):
            longer = _joined(messages[-1], [piece])
            if _length(longer) > limit:
                messages.append(piece.whole)
            else:
                messages[-1] = longer
    return [message for message in messages if is_visible(text_of(message))]


def is_visible(text: str) -> bool:
    """Whether there is anything to see: not spaces, controls and invisible format characters alone."""
    # Unassigned code points count as visible: Telegram's Unicode may be newer than Python's.
    return any(category(letter) not in _INVISIBLE for letter in text)


def _length(runs: Iterable[Run]) -> int:
    return utf16_length(text_of(runs))


def _joined(message: tuple[Run, ...], blocks: Iterable[Block]) -> tuple[Run, ...]:
    for block in blocks:
        message = (*message, Run(block.before), *block.whole) if message else block.whole
    return message


def _pieces(block: Block, limit: int) -> Iterator[Block]:
    """The block itself, or what it has to be cut into."""
    if _length(block.whole) <= limit:
        yield block
        return
    # Marks by the hundred would leave no room for what they mark; then they are cut like any text.
    runs, tail = (block.runs, block.tail) if _length(block.tail) <= limit // 2 else (block.whole, ())
    text, room = text_of(runs), limit - _length(tail)
    start, before = 0, block.before
    while start < len(text):
        end = _end_of_piece(text, start, room)
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + piece.index(stripped)
            yield Block(cut(runs, first, first + len(stripped)), tail, before)
            before = " "
        start = end


def _end_of_piece(text: str, start: int, room: int) -> int:
    """Where a piece that begins at `start` ends: as late as `room` UTF-16 units allow, at the best place for it."""
    end = start
    while end < len(text) and (room := room - utf16_length(text[end])) >= 0:
        end += 1
    if end == len(text):
        return end
    window = text[start:end]
    # A sentence that ends in the first half would leave a message half empty: then a word is better.
    for boundary, earliest in ((_SENTENCE_END, len(window) // 2), (_SPACE, 0)):
        ends = [match.end() for match in boundary.finditer(window) if match.end() > earliest]
        if ends:
            return start + ends[-1]
    whole = next((place for place in range(end, start, -1) if not _clings(text, place)), end)
    return max(whole, start + 1)


def _clings(text: str, place: int) -> bool:
    """Whether a cut before this code point would tear a letter or an emoji apart."""
    letter = text[place]
    return (
        category(letter)[0] == "M"
        or letter == _ZERO_WIDTH_JOINER
        or letter in _SKIN_TONES
        or text[place - 1] == _ZERO_WIDTH_JOINER
    )
