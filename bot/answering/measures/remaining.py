"""What is left: asked "còn bao nhiêu nhà tạm", what has been built is no answer."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure

_ASKS_LEFT = re.compile(r"\bcon (?:bao nhieu|may)\b.*\b(?:chua|o tam|nha tam|dot nat|tam bo|thieu|phai)\b")
_LEFT = frozenset({"con"})
_DEEDS = frozenset("xay dung sua lam trao lap hoan ho".split())
_NEAR = 5


def is_done_already(question: Question, figure: Figure) -> bool:
    """Whether it is asked what is still lacking, and the figure tells what was done."""
    before = figure.before[-_NEAR:]
    return bool(
        not question.claimed
        and not _LEFT.intersection(before)
        and _DEEDS.intersection(before)
        and _ASKS_LEFT.search(question.plain)
    )
