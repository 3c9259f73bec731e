"""A district's union is not its branch in a hamlet: what that did is not told of the whole."""

import re

from bot.answering.asking.content_units import UNION
from bot.answering.asking.question import Question
from knowledge.entities.places import place_chain
from knowledge.records import Passage
from knowledge.vietnamese.normalising import folded

_ABOVE = ("huyện", "tỉnh", "thành phố", "thị xã", "quận")
_WHOLE = re.compile(rf"\b{UNION} (?:huyen|tinh|thanh pho|thi xa|quan)\b")
_BRANCH = re.compile(
    rf"\bchi {UNION}|\bhoi vien\b|\b{UNION} (?:thon|ap|ban|buon|lang|khu pho|to dan pho|xa|phuong)\b"
)


def is_of_branch(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether a union of a district or a province is asked about, and `sentence` is of a branch in an article on a smaller place."""
    if (
        len(question.places) != 1
        or question.places[0].level not in _ABOVE
        or not _WHOLE.search(question.plain)
    ):
        return False
    own = place_chain(passage.article.place or "")
    if not own or own[0].key == question.places[0].key:
        return False
    said = folded(sentence)
    return bool(_BRANCH.search(said)) and not _WHOLE.search(said)
