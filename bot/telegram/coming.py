"""What the state knows of a question that comes in: whether it is let in, what answers it already, what was asked before.

Read for all questions at once that come in together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Message

from bot.state import outbox as letters
from bot.state import people, questions
from bot.state.ledger import Connection
from bot.state.records import Question, Turn
from bot.telegram.access import Access, Entry
from bot.telegram.clock import Clock
from bot.telegram.outcome import topic_of

_REMEMBERED_S: Final = 3600.0
_STALE_WINDOW_S: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Coming:
    """A question that comes in, and who asks it."""

    message: Message
    person: int
    is_stale: bool

    @property
    def place(self) -> tuple[int, int]:
        """Its chat and its number there."""
        return self.message.chat.id, self.message.message_id

    @property
    def turn(self) -> Turn:
        """Whose turn it is, and where."""
        chat, number = self.place
        since = self.message.date.timestamp() - _REMEMBERED_S
        return Turn(chat, topic_of(self.message), self.person, number, since)


@dataclass(frozen=True, slots=True)
class Context:
    """What the state knows when a question comes in. `messages` answer it already, if it is an edit."""

    entry: Entry
    before: Question | None
    messages: tuple[int, ...]
    parent: int | None
    turns: tuple[str, ...]
    is_first_stale: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Looks it up, and counts the questions."""

    access: Access
    clock: Clock

    def read(self, state: Connection, coming: Sequence[Coming]) -> list[Context]:
        """What the state knows of each of these."""
        now = self.clock.now()
        entries = self.access.admit(state, [(each.message.chat.id, each.person) for each in coming], now)
        asked = questions.find_all(state, [each.place for each in coming])
        parents = [_followed_up(state, each.message) for each in coming]
        turns = _turns(state, coming, parents)
        return [
            Context(
                entry=entry,
                before=asked.get(each.place),
                messages=tuple(letters.answer_of(state, *each.place)) if each.place in asked else (),
                parent=parent,
                turns=texts,
                is_first_stale=each.is_stale and _is_first_stale(state, each, now),
            )
            for each, entry, parent, texts in zip(coming, entries, parents, turns, strict=True)
        ]


def _followed_up(state: Connection, message: Message) -> int | None:
    """The question whose answer this message replies to."""
    replied = message.reply_to_message
    if replied is None:
        return None
    found = letters.answered_by(state, message.chat.id, replied.message_id)
    return found if found != message.message_id else None


def _turns(
    state: Connection, coming: Sequence[Coming], parents: Sequence[int | None]
) -> Iterator[tuple[str, ...]]:
    """What was asked before each: what it replies to, else what its person asked last."""
    chains = [
        () if parent is None else questions.chain(state, each.message.chat.id, parent)
        for each, parent in zip(coming, parents, strict=True)
    ]
    alone = [each.turn for each, chain in zip(coming, chains, strict=True) if not chain]
    latest = iter(questions.latest(state, alone))
    for chain in chains:
        yield tuple(each.text for each in chain) or next(latest)


def _is_first_stale(state: Connection, coming: Coming, now: float) -> bool:
    (usage,) = people.use(state, [f"s{coming.message.chat.id}:{coming.person}"], _STALE_WINDOW_S, now)
    return usage.count == 1
