"""Letters on their way to Telegram: written in the transaction that handles their update, sent one by one a chat."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Float,
    Insert,
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

from bot.state import lanes as leases
from bot.state.records import Action, Draft, Letter, Step
from bot.state.schema import letters

_LANE: Final = "out:"
_PENDING = letters.c.state.in_((Step.READY, Step.SENDING))
_EMPTY: Final = {"html": "", "plain": "", "keyboard": None}


@cache
def _head() -> Select[Any]:
    return (
        select(letters).where(_PENDING, letters.c.chat == bindparam("wanted")).order_by(letters.c.id).limit(1)
    )


@cache
def _begin() -> Update:
    begun = update(letters).where(letters.c.id == bindparam("begun"))
    return begun.values(state=Step.SENDING, tries=letters.c.tries + 1)


@cache
def _sent() -> Update:
    delivered = update(letters).where(letters.c.id == bindparam("delivered"))
    values = {
        "state": Step.SENT,
        "sent": bindparam("at", type_=Float),
        "message": bindparam("number"),
        **_EMPTY,
    }
    return delivered.values(values)


def add(connection: Connection, drafts: Sequence[Draft], now: float) -> None:
    """Put the drafts at the end of their chats' queues."""
    if drafts:
        connection.execute(_insert(), [_row(draft, now) for draft in drafts])


@cache
def _insert() -> Insert:
    return insert(letters)


def claim(connection: Connection, owner: str, limit: int, now: float) -> list[int]:
    """Take up to `limit` chats for which a letter waits and which nobody holds, the longest waiting first."""
    if limit <= 0:
        return []
    now = leases.time_of(connection, now)
    rows = connection.execute(_with_work())
    held = leases.held(connection, _LANE, now)
    free = [chat for (chat,) in rows if str(chat) not in held]
    return [chat for chat in free[:limit] if leases.take(connection, f"{_LANE}{chat}", owner, now)]


@cache
def _with_work() -> Select[Any]:
    first = func.min(letters.c.id)
    return select(letters.c.chat).where(_PENDING).group_by(letters.c.chat).order_by(first)


def head(connection: Connection, chat: int, owner: str) -> Letter | None:
    """The letter of the chat that is next; None when none waits, and then the chat is free again."""
    row = connection.execute(_head(), {"wanted": chat}).first()
    if row is None:
        leases.release(connection, f"{_LANE}{chat}", owner)
        return None
    return _letter(row)


def begin(connection: Connection, id_: int) -> None:
    """From here on Telegram may have it: until the outcome is recorded, the letter is in doubt."""
    connection.execute(_begin(), {"begun": id_})


def sent(connection: Connection, letter: Letter, message: int | None, now: float) -> None:
    """Telegram has taken the letter, as message number `message`; its content is not needed any more."""
    draft = letter.draft
    number = message if draft.action is Action.SEND else draft.message
    connection.execute(_sent(), {"delivered": letter.id, "number": number, "at": now})
    if draft.action is Action.DELETE:
        gone = (letters.c.chat == draft.chat, letters.c.message == draft.message)
        connection.execute(update(letters).where(*gone).values(state=Step.GONE))


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


def move(connection: Connection, old: int, new: int) -> None:
    """The chat has another number now; topics and numbers of messages there are new as well."""
    pending = or_(letters.c.state == Step.READY, letters.c.state == Step.SENDING)
    values = {"chat": new, "topic": None, "quoting": None, "state": Step.READY}
    connection.execute(update(letters).where(pending, letters.c.chat == old).values(values))


def _row(draft: Draft, now: float) -> dict[str, Any]:
    return {
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
