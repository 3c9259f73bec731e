"""What those who run the bot need: a log of what they did, single values, and how long things are kept."""

import secrets
from typing import Final

from sqlalchemy import Connection, delete, desc, select

from bot.state import batches
from bot.state.schema import actions, lanes, letters, marks, questions, quotas, updates, votes
from bot.state.writing import insert_new

SIGNING_KEY: Final = "signing key"
LAST_SIGN: Final = "last sign of life"
_DAY_S: Final = 86_400.0
# How long each is kept. Telegram holds an update for a day, so one that comes twice does so within two.
UPDATES_S: Final = 2 * _DAY_S
LETTERS_S: Final = 30 * _DAY_S
QUESTIONS_S: Final = 30 * _DAY_S
VOTES_S: Final = 90 * _DAY_S
QUOTAS_S: Final = 2 * _DAY_S
ACTIONS_S: Final = 365 * _DAY_S


def log_action(connection: Connection, person: int, what: str, detail: str, now: float) -> None:
    """Who did what to the bot, and when."""
    connection.execute(actions.insert().values(at=now, person=person, what=what, detail=detail))


def recent_actions(connection: Connection, limit: int) -> list[tuple[float, int, str, str]]:
    """The last actions, newest first: when, who, what, with what."""
    rows = connection.execute(select(actions).order_by(desc(actions.c.id)).limit(limit))
    return [(row.at, row.person, row.what, row.detail) for row in rows]


def get_mark(connection: Connection, name: str) -> str | None:
    """A single value."""
    return connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar()


def set_mark(connection: Connection, name: str, value: str) -> None:
    """Remember a single value."""
    batches.put(connection, marks, [{"name": name, "value": value}])


def signing_key(connection: Connection) -> bytes:
    """The key that signs buttons: drawn once, the same for every process and after every restart."""
    insert_new(connection, marks, [{"name": SIGNING_KEY, "value": secrets.token_hex(32)}])
    return bytes.fromhex(get_mark(connection, SIGNING_KEY) or "")


def clean_up(connection: Connection, now: float) -> int:
    """Delete what is older than it has to be; how many rows that was."""
    done = 0
    for table, at, kept in (
        (updates, updates.c.handled, UPDATES_S),
        (letters, letters.c.sent, LETTERS_S),
        (questions, questions.c.asked, QUESTIONS_S),
        (votes, votes.c.at, VOTES_S),
        (quotas, quotas.c.since, QUOTAS_S),
        (actions, actions.c.at, ACTIONS_S),
        (lanes, lanes.c.until, _DAY_S),
    ):
        done += connection.execute(delete(table).where(at < now - kept)).rowcount
    return done
