"""Updates that were just received, as they read now: they need not be read from the state again."""

from collections.abc import Iterable
from typing import Final

from telegram import Message, Update

_AT_MOST: Final = 2000


class Readings:
    """Keeps so many of them until they are handled."""

    def __init__(self) -> None:
        self._read: dict[int, Update] = {}
        # How messages read after the last edit that is still to be handled, by chat and number.
        self._edits: dict[tuple[int, int], Update] = {}

    def add(self, received: Iterable[Update]) -> None:
        """Keep these, if there is room for them."""
        if len(self._read) >= _AT_MOST:
            return
        for update in received:
            self._read[update.update_id] = update
            if update.edited_message is not None:
                self._edits[_key(update.edited_message)] = update

    def pop(self, update_id: int) -> Update | None:
        """The update, if it was kept, with the last edit of its message: the text before it is answered no more.

        The edit's own update then finds its question answered with the same text.
        """
        update = self._read.pop(update_id, None)
        message = (update.message or update.edited_message) if update is not None else None
        edit = self._edits.get(_key(message)) if message is not None else None
        if update is None or message is None or edit is None:
            return update
        if edit.update_id <= update.update_id:
            del self._edits[_key(message)]
            return update
        if update.message is not None:
            return Update(update.update_id, message=edit.edited_message)
        return Update(update.update_id, edited_message=edit.edited_message)


def _key(message: Message) -> tuple[int, int]:
    return message.chat.id, message.message_id
