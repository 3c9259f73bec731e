"""The buttons under an answer."""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit

from bot.answering.records import Citation
from bot.state.records import Vote
from bot.telegram import texts
from bot.telegram.callbacks import Buttons, PassageButton
from bot.telegram.framing import VIETNAMESE, Frame

_Row = list[InlineKeyboardButton]
_MANY: Final = 8  # beyond this, two in a row would push the answer off a phone's screen
_FEW_IN_A_ROW: Final = 2
_MANY_IN_A_ROW: Final = 4
_ROOM_FOR_OTHERS: Final = 10


class Keyboards:
    """Makes keyboards for one chat, each button signed for it."""

    def __init__(self, buttons: Buttons, chat: int, frame: Frame = VIETNAMESE) -> None:
        self._frame = frame
        self._buttons = buttons
        self._chat = chat

    def sources(self, citations: Sequence[Citation]) -> list[_Row]:
        """One button a citation; with more than eight of them short ones, four in a row."""
        many = len(citations) > _MANY
        label, width = ("[{n}]", _MANY_IN_A_ROW) if many else (self._frame.source, _FEW_IN_A_ROW)
        room = InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER - _ROOM_FOR_OTHERS
        buttons = [
            self._button(label.format(n=citation.n), PassageButton.of(citation).data)
            for citation in citations[:room]
        ]
        return [buttons[first : first + width] for first in range(0, len(buttons), width)]

    def more(self, question: int, count: int, page: int = 0) -> list[_Row]:
        """The button for the rest of a list, or a further page of it; `count` items are still to be shown."""
        label = self._frame.more.format(count=count)
        return [[self._button(label, f"m:{question}:{page}" if page else f"m:{question}")]]

    def related(self, question: int, texts_: Sequence[str]) -> list[_Row]:
        """A button a related question, each in a row of its own."""
        return [
            [self._button(texts.asked_as(text), f"r:{question}:{number}")]
            for number, text in enumerate(texts_)
        ]

    def votes(self, question: int) -> list[_Row]:
        """What the reader thinks of the answer."""
        labels = texts.VOTES | {Vote.SOURCE: self._frame.wrong_source}
        return [[self._button(labels[vote], f"v:{question}:{vote}") for vote in Vote]]

    def pages(self, page: int, count: int) -> list[_Row]:
        """To the page before and the page after, where there is one."""
        turns = [(texts.BACK, page - 1), (texts.ON, page + 1)]
        row = [self._button(label, f"n:{to}") for label, to in turns if 0 <= to < count]
        return [row] if row else []

    def choices(self, labelled: Sequence[tuple[str, str]]) -> list[_Row]:
        """Buttons side by side; each with what it carries."""
        return [[self._button(label, body) for label, body in labelled]]

    def _button(self, label: str, body: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=self._buttons.sign(self._chat, body))


def markup(rows: Sequence[_Row]) -> InlineKeyboardMarkup | None:
    """The rows as a keyboard; None when there are none."""
    return InlineKeyboardMarkup(rows) if rows else None
