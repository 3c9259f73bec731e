"""Complete a question from the earlier ones of the same person."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.question import Question, QuestionReader
from bot.answering.wording import Kind
from knowledge.vietnamese.normalising import folded

# Opens by going on: "còn xã B thì sao", "thế họ làm bằng cách nào".
_CONTINUES = re.compile(r"^(?:con|the|vay|roi|ho|what about|and)\b")
# Points back: "tổ đó", "mô hình ấy", "nơi này".
_POINTS_BACK = re.compile(r"\b(?:do|ay|kia|nay|tren|noi tren|vua roi|nua)\b|^(?:ho|no)\b")
# A question this short, without place or document, says too little to stand alone.
_SHORT = 3
_TURNS = 4


def completed(
    reader: QuestionReader, typed: str, turns: Sequence[str], *, continues: bool = False
) -> Question:
    """The question `typed`, with what it leaves to the latest of `turns` (oldest first).

    `continues` says that it goes on from the latest in one breath.
    """
    question = reader.read(typed)
    if not turns or not (continues or _leans(question)):
        return question
    earlier = completed(reader, turns[-1], turns[:-1][-_TURNS:])
    if question.places and not question.content:
        # "Còn xã B thì sao?": the earlier question, asked of the new place.
        return reader.exchanged(earlier, question.found[0])
    if question.places or question.documents:
        return question
    return _about_the_same(question, earlier)


def _leans(question: Question) -> bool:
    if _CONTINUES.match(question.plain) or (question.places and not question.content):
        return True
    if question.places or question.documents:
        return False
    return bool(_POINTS_BACK.search(question.plain)) or len(question.content) <= _SHORT


def _about_the_same(question: Question, earlier: Question) -> Question:
    """What is asked now, about what was spoken of."""
    kind = Kind.TEXT if question.kind is Kind.OVERVIEW else question.kind
    kept = [at for at, word in enumerate(earlier.content) if word not in question.content]
    return replace(
        question,
        kind=kind,
        spelled=f"{question.spelled} {earlier.spelled}",
        content=(*question.content, *(earlier.content[at] for at in kept)),
        read=(*question.read, *(earlier.read[at] for at in kept)),
        places=earlier.places,
        documents=earlier.documents,
        years=question.years or earlier.years,
        quoted=question.quoted or earlier.quoted,
        names=question.names or earlier.names,
        plain=f"{question.plain} {folded(earlier.plain)}" if kind is Kind.DOCUMENT_NUMBER else question.plain,
    )
