"""What there is now: asked "giờ có mấy con", the herd it has become and not the cows that it began with."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure

_ASKS_NOW = re.compile(
    r"\b(?:bay gio|hien nay|hien gio|hien co|hien con|(?:den|toi) (?:nay|gio)|gio (?:co|con|duoc|la|da|len|thi|bao nhieu|may)|nay (?:co|con|duoc|la|da|len))\b"
)
_NOW = frozenset({"nay", "hien"})
_NEAR = 4
# So much the better serves a figure of today.
_SAYS_NOW = 0.2


def bonus_of_now(question: Question, figure: Figure | None) -> float:
    """What a figure gains where it is asked how much there is now, without a year, and right before it stands that it is of today."""
    told = figure is not None and _NOW.intersection(figure.before[-_NEAR:])
    return _SAYS_NOW if told and not question.years and _ASKS_NOW.search(question.plain) else 0.0
