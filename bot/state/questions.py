"""Questions as they were asked: for follow-ups, edits, buttons, and for those who look after the corpus."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Column, Connection, Float, Integer, Row, Select, and_, desc, func, or_, select

from bot.state import batches
from bot.state.records import Doubt, Question, Turn, Vote
from bot.state.schema import questions, votes
from bot.state.writing import row_of

_CHAIN: Final = 4


def keep(connection: Connection, asked: Sequence[Question]) -> None:
    """Remember the questions, in place of what stood under their message numbers before."""
    if asked:
        batches.put(connection, questions, [row_of(each) for each in asked])


def find(connection: Connection, chat: int, message: int) -> Question | None:
    """The question under this message number."""
    return find_all(connection, [(chat, message)]).get((chat, message))


def find_all(connection: Connection, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Question]:
    """The questions under these message numbers of these chats, as far as there are any."""
    wanted = batches.of({"chat": chat, "message": message} for chat, message in places)
    rows = connection.execute(_find(connection.dialect.name), wanted)
    return {(row.chat, row.message): _question(row) for row in rows}


@cache
def _find(dialect: str) -> Select[Any]:
    wanted = batches.given(dialect, questions.c.chat, questions.c.message)
    is_wanted = (questions.c.chat == wanted.c.chat) & (questions.c.message == wanted.c.message)
    return select(questions).select_from(wanted.join(questions, is_wanted))


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


def latest(connection: Connection, turns: Sequence[Turn]) -> list[tuple[str, ...]]:
    """For each turn what its person asked last before it, oldest first, at most four."""
    if not turns:
        return []
    rows = [{**row_of(turn), "topic": turn.topic or 0, "place": place} for place, turn in enumerate(turns)]
    found = connection.execute(_latest(connection.dialect.name), batches.of(rows))
    return [tuple(reversed(json.loads(texts or "[]"))) for _, texts in found]


@cache
def _latest(dialect: str) -> Select[Any]:
    turn = batches.given(
        dialect,
        Column("place", Integer),
        questions.c.chat,
        questions.c.topic,
        questions.c.person,
        Column("since", Float),
        questions.c.message,
    )
    last = (
        select(questions.c.text)
        .where(
            questions.c.chat == turn.c.chat,
            func.coalesce(questions.c.topic, 0) == turn.c.topic,
            questions.c.person == turn.c.person,
            questions.c.asked >= turn.c.since,
            questions.c.message != turn.c.message,
        )
        .order_by(desc(questions.c.asked), desc(questions.c.message))
        .limit(_CHAIN)
        .correlate(turn)
        .subquery()
    )
    texts = select(batches.listed(dialect, last.c.text)).scalar_subquery()
    return select(turn.c.place, texts).order_by(turn.c.place)


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
