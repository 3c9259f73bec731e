"""The buttons under an answer."""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit

from bot.answering.records import Citation
from bot.telegram import texts
from bot.telegram.callbacks import PassageButton

_MANY: Final = 8  # beyond this, two in a row would push the answer off a phone's screen
_FEW_IN_A_ROW: Final = 2
_MANY_IN_A_ROW: Final = 4


def source_buttons(citations: Sequence[Citation]) -> InlineKeyboardMarkup | None:
    """One button a citation; with more than eight of them short ones, four in a row. None without citations."""
    many = len(citations) > _MANY
    label, width = (texts.short_button, _MANY_IN_A_ROW) if many else (texts.button, _FEW_IN_A_ROW)
    buttons = [
        InlineKeyboardButton(label(citation.n), callback_data=PassageButton.of(citation).data)
        for citation in citations[: InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER]
    ]
    rows = [buttons[first : first + width] for first in range(0, len(buttons), width)]
    return InlineKeyboardMarkup(rows) if rows else None
