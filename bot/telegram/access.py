"""Who may ask, who may do more, and how often: read in the same transaction as what the answer needs."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.state import people
from bot.state.ledger import Connection
from bot.state.records import Role
from bot.telegram.options import Options

_MINUTE_S: Final = 60.0
_DAY_S: Final = 86_400.0


class Entry(Enum):
    """Whether a question is let in."""

    WELCOME = auto()
    STRANGER = auto()
    BARRED = auto()
    TOO_MANY = auto()
    TOO_MANY_AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one bot. Admins by setting are admins whatever the table says."""

    options: Options

    def role(self, state: Connection, person: int) -> Role | None:
        """The person's role."""
        return Role.ADMIN if person in self.options.admins else people.role_of(state, person)

    def may_enter(self, state: Connection, chat: int, person: int) -> Entry:
        """Whether this person in this chat may ask at all."""
        roles = people.roles_of(state, (person, chat)).values()
        if person in self.options.admins:
            return Entry.WELCOME
        if Role.BARRED in roles:
            return Entry.BARRED
        return Entry.WELCOME if self.options.is_open or roles else Entry.STRANGER

    def admit(self, state: Connection, chat: int, person: int, now: float) -> Entry:
        """The same, counting the question; one over a limit is told once a window."""
        entry = self.may_enter(state, chat, person)
        if entry is not Entry.WELCOME:
            return entry
        limits = [
            (f"p{person}", self.options.person_a_minute, _MINUTE_S),
            (f"d{person}", self.options.person_a_day, _DAY_S),
        ]
        if chat != person:
            limits.append((f"c{chat}", self.options.chat_a_minute, _MINUTE_S))
        for name, most, window_s in limits:
            if not most:
                continue
            usage = people.use(state, name, window_s, now)
            if usage.count > most:
                people.mark_told(state, name)
                return Entry.TOO_MANY_AGAIN if usage.was_told else Entry.TOO_MANY
        return Entry.WELCOME
