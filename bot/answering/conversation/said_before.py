"""A figure that the answer before has told beside what was asked then: "16 chi bộ", once the members were asked for."""

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.conversation.item_of import more_on
from bot.answering.evidence.evidence import Evidence
from bot.answering.records import Answer
from bot.answering.texts.figures import Figure, figures

_SURELY = 0.85
# What says more is asked for itself.
_MOST_WORDS = 8


def told_before(question: Question, typed: str, answer: Answer) -> list[Evidence]:
    """The one sentence of `answer` with a figure that counts what `question`, typed in few words, asks for; else nothing."""
    asks_count = question.kind is Kind.FIGURE and not (question.percent or question.money or question.claimed)
    if not asks_count or not question.counted or len(typed.split()) > _MOST_WORDS:
        return []
    found: list[Evidence] = []
    for number in range(1, len(answer.statements) + 1):
        for one in more_on(answer, number)[:1]:
            figure = _counting(question, one.text)
            if figure and figure.span.of(one.text) in answer.statements[number - 1].text:
                found.append(
                    Evidence(one.passage, one.row, one.number, one.span, 1.0, 1.0, 0.0, 1.0, 1.0, figure)
                )
    return found if len(found) == 1 else []


def _counting(question: Question, text: str) -> Figure | None:
    """The only figure of `text` that counts what is asked for."""
    counting = [one for one in figures(text) if not one.percent and one.counts(question.counted) >= _SURELY]
    return counting[0] if len(counting) == 1 else None
