"""Questions as they were asked: for follow-ups, edits, buttons, and for those who look after the corpus."""

from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, bindparam, desc, func, or_, select

from bot.state.records import Doubt, Question, Vote
from bot.state.schema import questions, votes
from bot.state.writing import put, row_of

_CHAIN: Final = 4


def keep(connection: Connection, question: Question) -> None:
    """Remember the question, in place of what stood under its message number before."""
    put(connection, questions, row_of(question))


def find(connection: Connection, chat: int, message: int) -> Question | None:
    """The question under this message number."""
    row = connection.execute(_find(), {"in_chat": chat, "number": message}).first()
    return None if row is None else _question(row)


@cache
def _find() -> Select[Any]:
    return select(questions).where(
        questions.c.chat == bindparam("in_chat"), questions.c.message == bindparam("number")
    )


def chain(connection: Connection, chat: int, message: int) -> tuple[Question, ...]:
    """The question under this number and those it followed up by replies, oldest first, at most four."""
    found: list[Question] = []
    at: int | None = message
    while at is not None and len(found) < _CHAIN:
        question = find(connection, chat, at)
        if question is None or question in found:
            break
        found.append(question)
        at = question.parent
    return tuple(reversed(found))


def latest(
    connection: Connection, chat: int, topic: int | None, person: int, since: float, before: int
) -> tuple[Question, ...]:
    """What this person asked last in this topic of this chat, oldest first, at most four; `before` is a number."""
    wanted = {"in_chat": chat, "in_topic": topic or 0, "by": person, "since": since, "but": before}
    return tuple(reversed([_question(row) for row in connection.execute(_latest(), wanted)]))


@cache
def _latest() -> Select[Any]:
    return (
        select(questions)
        .where(
            questions.c.chat == bindparam("in_chat"),
            func.coalesce(questions.c.topic, 0) == bindparam("in_topic"),
            questions.c.person == bindparam("by"),
            questions.c.asked >= bindparam("since"),
            questions.c.message != bindparam("but"),
        )
        .order_by(desc(questions.c.asked), desc(questions.c.message))
        .limit(_CHAIN)
    )


def doubts(connection: Connection, since: float, limit: int) -> list[Doubt]:
    """The newest questions since then that found no answer or whose answer was voted down or disputed."""
    against = and_(
        votes.c.chat == questions.c.chat,
        votes.c.message == questions.c.message,
        votes.c.vote.in_((Vote.DOWN, Vote.SOURCE)),
    )
    downs = select(func.count()).select_from(votes).where(against).scalar_subquery()
    rows = connection.execute(
        select(questions, downs.label("downs"))
        .where(questions.c.asked >= since, or_(questions.c.status == "not_found", downs > 0))
        .order_by(desc(questions.c.asked))
        .limit(limit)
    )
    return [Doubt(_question(row), row.downs) for row in rows]


def by_status(connection: Connection, since: float) -> dict[str, int]:
    """How many questions since then ended how."""
    rows = connection.execute(
        select(questions.c.status, func.count())
        .where(questions.c.asked >= since)
        .group_by(questions.c.status)
    )
    return dict(rows.all())


def _question(row: Row[Any]) -> Question:
    return Question(
        row.chat,
        row.message,
        row.topic,
        row.person,
        row.text,
        row.status,
        row.asked,
        row.parent,
        row.rest,
        row.related,
    )
