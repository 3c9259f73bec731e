"""Who may ask, who may do more, and how often: read in the same transaction as what the answer needs."""

from collections.abc import Collection, Sequence
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
        (entry,) = self._may_enter(state, [(chat, person)])
        return entry

    def admit(self, state: Connection, asking: Sequence[tuple[int, int]], now: float) -> list[Entry]:
        """The same for several chats with their people, counting the questions; one over a limit is told once a window."""
        entries = self._may_enter(state, asking)
        for kind, most, window_s in (
            ("p", self.options.person_a_minute, _MINUTE_S),
            ("d", self.options.person_a_day, _DAY_S),
            ("c", self.options.chat_a_minute, _MINUTE_S),
        ):
            names = {
                place: f"{kind}{chat if kind == 'c' else person}"
                for place, (chat, person) in enumerate(asking)
                if most and entries[place] is Entry.WELCOME and (kind != "c" or chat != person)
            }
            usages = people.use(state, list(names.values()), window_s, now)
            told: set[str] = set()
            for (place, name), usage in zip(names.items(), usages, strict=True):
                if usage.count > most:
                    is_known = usage.was_told or name in told
                    entries[place] = Entry.TOO_MANY_AGAIN if is_known else Entry.TOO_MANY
                    told.add(name)
            for name in told:
                people.mark_told(state, name)
        return entries

    def _may_enter(self, state: Connection, asking: Sequence[tuple[int, int]]) -> list[Entry]:
        roles = people.roles_of(state, {subject for each in asking for subject in each})
        return [self._entry(person, {roles.get(person), roles.get(chat)} - {None}) for chat, person in asking]

    def _entry(self, person: int, roles: Collection[Role | None]) -> Entry:
        if person in self.options.admins:
            return Entry.WELCOME
        if Role.BARRED in roles:
            return Entry.BARRED
        return Entry.WELCOME if self.options.is_open or roles else Entry.STRANGER
