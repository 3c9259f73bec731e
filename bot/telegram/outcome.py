"""What handling an update leads to, and where it goes: written into the state in one transaction, then sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Message
from telegram.constants import ChatType

from bot.state.ledger import Write
from bot.state.records import Draft, Question
from bot.telegram.rendering import Part


@dataclass(frozen=True, slots=True)
class Outcome:
    """Letters to send, questions to keep, whatever else is to be remembered; nothing at all is a fine outcome."""

    drafts: tuple[Draft, ...] = ()
    writes: tuple[Write, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def chats(self) -> frozenset[int]:
        """Those that the letters are for."""
        return frozenset(draft.chat for draft in self.drafts)


NOTHING = Outcome()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the chat, its topic if it is in one, and the message to quote if any.

    The General topic of a forum has no thread id: Telegram refuses messages that name it. `question` is the message
    that is answered, for finding the answer again.
    """

    chat_id: int
    topic: int | None = None
    quoting: int | None = None
    question: int | None = None

    @classmethod
    def answering(cls, message: MaybeInaccessibleMessage, *, quote: bool | None = None) -> "Place":
        """Beside this message; quoting it in groups, where others talk in between, unless told otherwise."""
        quoted = message.chat.type != ChatType.PRIVATE if quote is None else quote
        number = message.message_id
        return cls(message.chat.id, topic_of(message), number if quoted else None, number)

    def drafts(
        self, parts: Sequence[Part], keyboard: InlineKeyboardMarkup | None = None, *, is_quiet: bool = False
    ) -> tuple[Draft, ...]:
        """The parts as letters in order: the first quotes, the last has the keyboard."""
        return tuple(
            Draft(
                chat=self.chat_id,
                html=part.html,
                plain=part.plain,
                topic=self.topic,
                quoting=None if number else self.quoting,
                keyboard=keyboard.to_json() if keyboard and number == len(parts) - 1 else None,
                is_quiet=is_quiet,
                question=self.question,
                part=number,
            )
            for number, part in enumerate(parts)
        )


def topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic's thread id. A reply in a plain supergroup has one too, but that is no topic and is refused back."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None
