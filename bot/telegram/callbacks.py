"""What a source button carries. Nothing is kept in memory: the button alone finds the passage, also after a restart."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.answering.keys import passage_key
from bot.answering.records import Citation
from knowledge.records import Passage, Span

PASSAGE_BUTTONS: Final = "p:"
_DATA = re.compile(r"p:([0-9a-f]{12}):([0-9]{1,7}):([0-9]{1,7}):([0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class PassageButton:
    """A cited stretch of a passage: `p:<passage key>:<start>:<end>:<check>` on the wire, at most 37 bytes.

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
        """The form that Telegram hands back."""
        return f"{PASSAGE_BUTTONS}{self.key}:{self.quote.start}:{self.quote.end}:{self.check}"

    def quote_in(self, passage: Passage) -> Span | None:
        """The cited stretch, or None when the passage no longer says it there."""
        return self.quote if _check(self.quote.of(passage.text)) == self.check else None


def _check(quote: str) -> str:
    return blake2b(quote.encode(), digest_size=3).hexdigest()
