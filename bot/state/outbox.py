"""Letters on their way to Telegram: written in the transaction that handles their update, sent one by one a chat."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Insert,
    Integer,
    Row,
    Select,
    Update,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.state import batches
from bot.state import lanes as leases
from bot.state.records import Action, Draft, Letter, Step
from bot.state.schema import letters

_LANE: Final = "out:"
_PENDING = letters.c.state.in_((Step.READY, Step.SENDING))
_EMPTY: Final = {"html": "", "plain": "", "keyboard": None}
_PLACE: Final = Column("place", Integer)


def add(connection: Connection, drafts: Sequence[Draft], now: float) -> None:
    """Put the drafts at the end of their chats' queues."""
    if drafts:
        rows = batches.of(_row(place, draft, now) for place, draft in enumerate(drafts))
        connection.execute(_insert(connection.dialect.name), rows)


@cache
def _insert(dialect: str) -> Insert:
    names = [each.name for each in letters.c if each.name not in {"id", "sent"}]
    rows = batches.given(dialect, _PLACE, *(letters.c[name] for name in names))
    # Letters are numbered in the order in which they are inserted.
    ordered = select(*(rows.c[name] for name in names)).order_by(rows.c.place)
    return insert(letters).from_select(names, ordered)


def claim(connection: Connection, owner: str, limit: int, now: float) -> list[int]:
    """Take up to `limit` chats for which a letter waits and which nobody holds, the longest waiting first."""
    if limit <= 0:
        return []
    now = leases.time_of(connection, now)
    free = connection.execute(_with_work(), {"now": now, "most": limit}).scalars()
    return take(connection, list(free), owner, now)


def take(connection: Connection, chats: Sequence[int], owner: str, now: float) -> list[int]:
    """Those of these chats that nobody held; they are the owner's now."""
    taken = leases.take(connection, [f"{_LANE}{chat}" for chat in chats], owner, now)
    return [chat for chat in chats if f"{_LANE}{chat}" in taken]


@cache
def _with_work() -> Select[Any]:
    waiting = select(letters.c.chat).where(_PENDING).group_by(letters.c.chat)
    free = waiting.having(leases.is_free(_LANE, letters.c.chat))
    return free.order_by(func.min(letters.c.id)).limit(bindparam("most", type_=Integer))


def heads(connection: Connection, chats: Collection[int], owner: str) -> dict[int, Letter]:
    """The letter that is next in each of the owner's chats; one in which none waits is free again."""
    if not chats:
        return {}
    rows = connection.execute(_heads(connection.dialect.name), batches.of({"chat": chat} for chat in chats))
    found = {row.chat: _letter(row) for row in rows}
    leases.release(connection, [f"{_LANE}{chat}" for chat in chats if chat not in found], owner)
    return found


@cache
def _heads(dialect: str) -> Select[Any]:
    asked, other = batches.given(dialect, letters.c.chat), letters.alias()
    is_pending = other.c.state.in_((Step.READY, Step.SENDING))
    first = select(func.min(other.c.id)).where(is_pending, other.c.chat == asked.c.chat).scalar_subquery()
    return select(letters).select_from(asked.join(letters, letters.c.id == first))


def begin(connection: Connection, ids: Collection[int]) -> None:
    """From here on Telegram may have them: until their outcome is recorded, the letters are in doubt."""
    if ids:
        connection.execute(_begin(connection.dialect.name), batches.of({"id": id_} for id_ in ids))


@cache
def _begin(dialect: str) -> Update:
    these = select(batches.given(dialect, letters.c.id).c.id)
    return (
        update(letters).where(letters.c.id.in_(these)).values(state=Step.SENDING, tries=letters.c.tries + 1)
    )


def sent(connection: Connection, delivered: Sequence[tuple[Letter, int | None]], now: float) -> None:
    """Telegram has taken these letters, each as the message of that number; their content is not needed any more."""
    if not delivered:
        return
    rows = [
        {"id": letter.id, "message": number if letter.draft.action is Action.SEND else letter.draft.message}
        for letter, number in delivered
    ]
    connection.execute(_sent(connection.dialect.name), batches.of(rows) | {"now": now})
    for draft in (letter.draft for letter, _ in delivered if letter.draft.action is Action.DELETE):
        gone = (letters.c.chat == draft.chat, letters.c.message == draft.message)
        connection.execute(update(letters).where(*gone).values(state=Step.GONE))


@cache
def _sent(dialect: str) -> Update:
    rows = batches.given(dialect, letters.c.id, letters.c.message)
    values = {
        "state": Step.SENT,
        "sent": bindparam("now", type_=Float),
        "message": rows.c.message,
        **_EMPTY,
    }
    return update(letters).where(letters.c.id == rows.c.id).values(values)


def target_gone(connection: Connection, letter: Letter, now: float) -> None:
    """The message that the letter was to change or delete is not there any more, and stays away."""
    connection.execute(
        update(letters).where(letters.c.id == letter.id).values(state=Step.DROPPED, sent=now, **_EMPTY)
    )
    target = (letters.c.chat == letter.draft.chat, letters.c.message == letter.draft.message)
    connection.execute(update(letters).where(*target, letters.c.state == Step.SENT).values(state=Step.GONE))


def back(connection: Connection, id_: int, due: float) -> None:
    """Telegram surely has it not; it is tried again at `due`."""
    connection.execute(update(letters).where(letters.c.id == id_).values(state=Step.READY, due=due))


def in_doubt(connection: Connection, id_: int, due: float) -> None:
    """Nobody knows whether Telegram has it; that is looked into at `due`."""
    connection.execute(update(letters).where(letters.c.id == id_).values(due=due))


def look_into_doubts(connection: Connection, now: float) -> None:
    """After a start: letters that were on their way are looked into at once."""
    connection.execute(update(letters).where(letters.c.state == Step.SENDING).values(due=now))


def drop(connection: Connection, id_: int, now: float) -> None:
    """It cannot be delivered."""
    values = {"state": Step.DROPPED, "sent": now, **_EMPTY}
    connection.execute(update(letters).where(letters.c.id == id_).values(values))


def drop_chat(connection: Connection, chat: int, now: float) -> None:
    """Nothing can be delivered to this chat: the bot was blocked or thrown out."""
    values = {"state": Step.DROPPED, "sent": now, **_EMPTY}
    connection.execute(update(letters).where(_PENDING, letters.c.chat == chat).values(values))


def answer_of(connection: Connection, chat: int, question: int) -> list[int]:
    """The numbers of the messages that answer the question, in order, as far as they were sent and not deleted."""
    rows = connection.execute(
        select(letters.c.message)
        .where(
            letters.c.chat == chat,
            letters.c.question == question,
            letters.c.action == Action.SEND,
            letters.c.state == Step.SENT,
        )
        .order_by(letters.c.part)
    )
    return [number for (number,) in rows]


def answered_by(connection: Connection, chat: int, message: int) -> int | None:
    """The question that the bot's message answers or belongs to, if any."""
    return connection.execute(
        select(letters.c.question)
        .where(letters.c.chat == chat, letters.c.message == message, letters.c.question.is_not(None))
        .limit(1)
    ).scalar()


def known(connection: Connection, chat: int, numbers: Iterable[int]) -> frozenset[int]:
    """Those of the message numbers that are letters of ours whose outcome is recorded."""
    rows = connection.execute(
        select(letters.c.message).where(letters.c.chat == chat, letters.c.message.in_(list(numbers)))
    )
    return frozenset(number for (number,) in rows)


def newest(connection: Connection, chat: int) -> int:
    """The highest number of a message of ours in the chat; 0 when there is none."""
    found = connection.execute(
        select(func.max(letters.c.message)).where(letters.c.chat == chat, letters.c.action == Action.SEND)
    )
    return found.scalar() or 0


def recent(connection: Connection, chat: int, since: float) -> list[float]:
    """When letters went out to the chat since then, in order."""
    rows = connection.execute(
        select(letters.c.sent).where(
            letters.c.state == Step.SENT, letters.c.chat == chat, letters.c.sent > since
        )
    )
    return sorted(at for (at,) in rows)


def depth(connection: Connection, chat: int | None = None) -> int:
    """How many letters wait, for one chat or for all."""
    which = _PENDING if chat is None else _PENDING & (letters.c.chat == chat)
    return connection.execute(select(func.count()).select_from(letters).where(which)).scalar_one()


def depths(connection: Connection, chats: Iterable[int]) -> Counter[int]:
    """How many letters wait for each of these chats."""
    rows = connection.execute(_depths(), {"chats": list(chats)})
    return Counter(dict(rows.all()))


@cache
def _depths() -> Select[Any]:
    these = letters.c.chat.in_(bindparam("chats", expanding=True))
    return select(letters.c.chat, func.count()).where(_PENDING, these).group_by(letters.c.chat)


def move(connection: Connection, old: int, new: int) -> None:
    """The chat has another number now; topics and numbers of messages there are new as well."""
    pending = or_(letters.c.state == Step.READY, letters.c.state == Step.SENDING)
    values = {"chat": new, "topic": None, "quoting": None, "state": Step.READY}
    connection.execute(update(letters).where(pending, letters.c.chat == old).values(values))


def _row(place: int, draft: Draft, now: float) -> dict[str, Any]:
    return {
        "place": place,
        "chat": draft.chat,
        "topic": draft.topic,
        "quoting": draft.quoting,
        "action": draft.action,
        "message": draft.message,
        "html": draft.html,
        "plain": draft.plain,
        "keyboard": draft.keyboard,
        "is_quiet": int(draft.is_quiet),
        "question": draft.question,
        "part": draft.part,
        "state": Step.READY,
        "tries": 0,
        "due": now,
        "created": now,
    }


def _letter(row: Row[Any]) -> Letter:
    draft = Draft(
        chat=row.chat,
        html=row.html,
        plain=row.plain,
        topic=row.topic,
        quoting=row.quoting,
        action=Action(row.action),
        message=row.message,
        keyboard=row.keyboard,
        is_quiet=bool(row.is_quiet),
        question=row.question,
        part=row.part,
    )
    return Letter(row.id, draft, Step(row.state), row.tries, row.due, row.created)
