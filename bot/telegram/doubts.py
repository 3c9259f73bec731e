"""Letters in doubt: given to Telegram perhaps, before a crash or a broken connection, and looked for in their chats."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.state import inbox as updates
from bot.state import outbox as letters
from bot.state.ledger import Connection, Ledger
from bot.state.records import Letter
from bot.telegram.intake import message_number
from bot.telegram.posting import Fate, InDoubt, Later, Post, Refused

_LOG = logging.getLogger(__name__)
# How far beyond the last known message of a chat a letter in doubt is looked for, and at how many messages at most.
_LOOKED_AT: Final = 20
_MOST_LOOKED_AT: Final = 100


@dataclass(frozen=True, slots=True)
class Doubts:
    """Finds out what became of letters."""

    ledger: Ledger
    post: Post

    async def look_for(self, letter: Letter) -> Fate:
        """What became of a letter in doubt; Refused when it is not in the chat."""
        draft = letter.draft
        newest = await self.ledger.run(lambda state: letters.newest(state, draft.chat))
        first = max(newest, draft.question or 0, draft.quoting or 0) + 1
        if first == 1:
            return Refused()
        candidates, known = await self.ledger.run(lambda state: _candidates(state, draft.chat, first))
        fate = await self.post.find(draft, candidates, known)
        _LOG.info("letter %s in doubt: %s", letter.id, fate)
        # While even this fails, it stays in doubt.
        return InDoubt() if isinstance(fate, Later) and fate.wait_s is None else fate


def _candidates(state: Connection, chat: int, first: int) -> tuple[Sequence[int], frozenset[int]]:
    """The numbers under which a letter in doubt may stand in its chat, and those of ours that are known.

    People may have written many messages since; those that were kept are none of ours.
    """
    found = (message_number(identity) for identity in updates.identities(state, chat))
    theirs = {number for number in found if number is not None and number >= first}
    numbers = [
        number for number in range(first, max(theirs, default=first) + _LOOKED_AT + 1) if number not in theirs
    ]
    return numbers[:_MOST_LOOKED_AT], letters.known(state, chat, numbers[:_MOST_LOOKED_AT])
