"""What buttons carry: a few letters and numbers, signed for the chat they are in. Nothing is kept in memory.

A button is good for its own chat alone: copied elsewhere, made up, or changed, it is no button of ours. A group that
became a supergroup keeps its old buttons, for it is asked for under all numbers it ever had.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from typing import Final

from bot.answering.keys import passage_key
from bot.answering.records import Citation
from knowledge.records import Passage, Span

_SIGNATURE_BYTES: Final = 6
_DATA = re.compile(r"p:([0-9a-f]{12}):([0-9]{1,7}):([0-9]{1,7}):([0-9a-f]{6})")


class Buttons:
    """Signs what buttons carry, and reads it back; at most 64 bytes, signature included."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, chat: int, body: str) -> str:
        """The data of a button in this chat."""
        return f"{body}:{self._signature(chat, body)}"

    def read(self, chats: Iterable[int], data: str) -> str | None:
        """What the button carries, if it was made for one of these chats (the one, and its former numbers)."""
        body, _, signature = data.rpartition(":")
        if any(compare_digest(self._signature(chat, body).encode(), signature.encode()) for chat in chats):
            return body
        return None

    def _signature(self, chat: int, body: str) -> str:
        digest = blake2b(f"{chat}|{body}".encode(), key=self._key, digest_size=_SIGNATURE_BYTES).digest()
        return urlsafe_b64encode(digest).decode()


@dataclass(frozen=True, slots=True)
class PassageButton:
    """A cited stretch of a passage: `p:<passage key>:<start>:<end>:<check>` on the wire, at most 37 bytes unsigned.

    `check` is a digest of the quote: an article that was edited since keeps its passage ids, and offsets into the
    old text must not mark other words as what was cited.
    """

    key: str
    quote: Span
    check: str

    @classmethod
    def of(cls, citation: Citation) -> "PassageButton":
        """The button for this citation."""
        start = max(citation.passage.text.find(citation.quote), 0)
        quote = Span(start, start + len(citation.quote))
        return cls(passage_key(citation.passage.id), quote, _check(citation.quote))

    @classmethod
    def read(cls, data: str) -> "PassageButton | None":
        """The button that was pressed, or None for data that this bot never made."""
        match = _DATA.fullmatch(data)
        if match is None:
            return None
        key, start, end, check = match.groups()
        return cls(key, Span(int(start), int(end)), check)

    @property
    def data(self) -> str:
        """The form that is signed."""
        return f"p:{self.key}:{self.quote.start}:{self.quote.end}:{self.check}"

    def quote_in(self, passage: Passage) -> Span | None:
        """The cited stretch, or None when the passage no longer says it there."""
        return self.quote if _check(self.quote.of(passage.text)) == self.check else None


def _check(quote: str) -> str:
    return blake2b(quote.encode(), digest_size=3).hexdigest()
