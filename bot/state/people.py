"""Who may ask, how often, what they voted; and how all of that is forgotten."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Float,
    Select,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from bot.state import batches
from bot.state.records import Role, Usage, Vote
from bot.state.schema import letters, moves, questions, quotas, subjects, updates, votes

FORGETTABLE: Final = (votes, questions)
# Clocks of machines that share a database differ a little.
_AHEAD_S: Final = 60.0


def role_of(connection: Connection, subject: int) -> Role | None:
    """The role of a person (positive) or chat (negative)."""
    return roles_of(connection, (subject,)).get(subject)


def roles_of(connection: Connection, subjects_: Collection[int]) -> dict[int, Role]:
    """The roles of those of these people and chats that have one."""
    rows = connection.execute(_roles(connection.dialect.name), batches.of({"id": each} for each in subjects_))
    return {row.id: Role(row.role) for row in rows}


@cache
def _roles(dialect: str) -> Select[Any]:
    these = select(batches.given(dialect, subjects.c.id).c.id)
    return select(subjects.c.id, subjects.c.role).where(subjects.c.id.in_(these))


def give_role(connection: Connection, subject: int, role: Role | None, by: int, now: float) -> None:
    """Give a person or chat a role, or take it away."""
    if role is None:
        connection.execute(delete(subjects).where(subjects.c.id == subject))
    else:
        batches.put(connection, subjects, [{"id": subject, "role": role, "by": by, "at": now}])


def use(connection: Connection, names: Sequence[str], window_s: float, now: float) -> list[Usage]:
    """Count one more under each of these names, in windows of `window_s` seconds that begin with a first use."""
    if not names:
        return []
    times = Counter(names)
    # In one order, whoever writes: programs that share a database would else wait for each other.
    rows = [{"name": name, "since": now, "count": times[name], "told": 0} for name in sorted(times)]
    ends = {"ended": now - window_s, "ahead": now + _AHEAD_S}
    found = connection.execute(_use(connection.dialect.name), batches.of(rows) | ends)
    before = {name: (count - times[name], bool(told)) for name, count, told in found}
    used = []
    for name in names:
        count, told = before[name]
        used.append(Usage(count + 1, told))
        before[name] = (count + 1, told)
    return used


@cache
def _use(dialect: str) -> ReturningInsert[Any]:
    insert = batches.insert_from(quotas, dialect)
    # A window that begins in the future was begun before the clock was put back.
    is_over = or_(
        quotas.c.since <= bindparam("ended", type_=Float), quotas.c.since > bindparam("ahead", type_=Float)
    )
    more = insert.excluded["count"]
    counted = {
        "since": case((is_over, insert.excluded.since), else_=quotas.c.since),
        "count": case((is_over, more), else_=quotas.c["count"] + more),
        "told": case((is_over, 0), else_=quotas.c.told),
    }
    upsert = insert.on_conflict_do_update(index_elements=["name"], set_=counted)
    return upsert.returning(quotas.c.name, quotas.c["count"], quotas.c.told)


def mark_told(connection: Connection, name: str) -> None:
    """This window's asker knows that it was too often."""
    connection.execute(update(quotas).where(quotas.c.name == name).values(told=1))


def vote(connection: Connection, chat: int, message: int, person: int, choice: Vote, now: float) -> bool:
    """Count the person's one vote on the answer to this question; whether an earlier one was changed by it."""
    key = (votes.c.chat == chat, votes.c.message == message, votes.c.person == person)
    earlier = connection.execute(select(votes.c.vote).where(*key)).scalar()
    row = {"chat": chat, "message": message, "person": person, "vote": choice, "at": now}
    batches.put(connection, votes, [row])
    return earlier is not None and earlier != choice


def tally(connection: Connection, since: float) -> dict[str, int]:
    """How many votes of each kind since then."""
    rows = connection.execute(
        select(votes.c.vote, func.count()).where(votes.c.at >= since).group_by(votes.c.vote)
    )
    return dict(rows.all())


def forget(connection: Connection, person: int) -> int:
    """Delete what is kept about a person, except a role and what still waits; how many questions that was."""
    mine = select(questions.c.message).where(
        questions.c.person == person,
        questions.c.chat == letters.c.chat,
        questions.c.message == letters.c.question,
    )
    connection.execute(update(letters).where(mine.exists()).values(question=None))
    gone = connection.execute(delete(questions).where(questions.c.person == person)).rowcount
    connection.execute(delete(votes).where(votes.c.person == person))
    connection.execute(
        delete(quotas).where(or_(quotas.c.name == f"p{person}", quotas.c.name == f"d{person}"))
    )
    connection.execute(
        update(updates)
        .where(updates.c.person == person, updates.c.handled.is_not(None))
        .values(person=None, chat=None)
    )
    return gone


def move_chat(connection: Connection, old: int, new: int) -> None:
    """The group is a supergroup now: who may ask there stays, and so do buttons of old messages.

    Message numbers start anew in a supergroup, so questions stay with the old number.
    """
    batches.put(connection, moves, [{"old": old, "new": new}])
    role = role_of(connection, old)
    if role is not None and role_of(connection, new) is None:
        connection.execute(update(subjects).where(subjects.c.id == old).values(id=new))


def former(connection: Connection, chat: int) -> tuple[int, ...]:
    """The numbers that this chat had before."""
    rows = connection.execute(select(moves.c.old).where(moves.c.new == chat))
    return tuple(number for (number,) in rows)
