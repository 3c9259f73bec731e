"""Those who talk to the bot in a test: what they do becomes updates, as far as Telegram would deliver them."""

import itertools
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram_api import entities, membership, utf16
from telegram_api.errors import Json
from telegram_api.office import InlineQuestion, Office, Press
from telegram_api.world import ANONYMOUS_ADMIN, Chat, Message, User

MAX_TEXT = 4096
_numbers = itertools.count(4_382_000_000_000_001)


@dataclass(frozen=True, slots=True)
class Person:
    """A user in the hands of the test."""

    user: User
    office: Office

    @property
    def id(self) -> int:
        """The user's identifier."""
        return self.user.id

    def says(
        self,
        chat: Chat,
        text: str,
        *,
        topic: int | None = None,
        reply_to: Message | None = None,
        quote: str | None = None,
        mentions: Mapping[str, "User | Person"] | None = None,
        extra_entities: Iterable[Json] = (),
        content: Json | None = None,
        anonymously: bool = False,
    ) -> Message:
        """Write into a chat.

        Commands, mentions, hashtags and addresses are marked by themselves. `mentions` maps a word of the text to a
        user without a username (a text_mention); `extra_entities` are in UTF-16 units; `content` adds fields to the
        message (`forward_origin`, `via_bot`…).
        """
        marks = [*extra_entities, *_mentions(text, mentions or {})]
        settled, found = entities.settle(text, marks)
        if not settled or utf16.length(settled) > MAX_TEXT:
            raise ValueError("an app would not send this text: it is empty or over 4096 UTF-16 units")
        return self._post(
            chat,
            topic,
            reply_to,
            dict(content or {}),
            quote=quote,
            anonymously=anonymously,
            text=settled,
            marks=found,
        )

    def sends_photo(
        self, chat: Chat, caption: str = "", *, topic: int | None = None, reply_to: Message | None = None
    ) -> Message:
        """Send a picture with a caption."""
        settled, found = entities.settle(caption, [])
        size = {"file_id": "AgACAgUAAxkBAAI", "file_unique_id": "AQADxkBAAI", "width": 1280, "height": 960}
        content: Json = {"photo": [size]}
        if settled:
            content |= {"caption": settled, "caption_entities": found} if found else {"caption": settled}
        return self._post(chat, topic, reply_to, content)

    def sends_file(self, chat: Chat, name: str, content: bytes, caption: str = "") -> Message:
        """Send a document, with a caption if given."""
        settled, found = entities.settle(caption, [])
        file_id = f"BQAC{len(self.office.files)}"
        self.office.files[file_id] = content
        described = {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_name": name,
            "file_size": len(content),
        }
        told: Json = {"document": described}
        if settled:
            told |= {"caption": settled, "caption_entities": found} if found else {"caption": settled}
        return self._post(chat, None, None, told)

    def replies(self, message: Message, text: str, **details: Any) -> Message:
        """Answer a message, in its chat and topic."""
        return self.says(message.chat, text, topic=message.thread_id, reply_to=message, **details)

    def edits(self, message: Message, text: str) -> Message:
        """Change the text of an own message."""
        if message.sender is not self.user:
            raise ValueError(f"{self.user.first_name} did not write this message")

        def act() -> Message:
            message.edits.append(message.version())
            message.text, message.entities = entities.settle(text, [])
            message.edit_date = int(time.time())
            self.office.publish(
                message, "edited_channel_post" if message.chat.type == "channel" else "edited_message"
            )
            return message

        return self.office.run(act)

    def deletes(self, message: Message) -> None:
        """Take a message away: the bot is not told."""
        self.office.run(lambda: message.chat.messages.pop(message.message_id))

    def presses(self, message: Message, button: str) -> Press:
        """Press an inline button, named by its label or its data."""
        choices = [b for row in message.buttons for b in row if button in (b.label, b.value)]
        if len(choices) != 1 or choices[0].action != "callback_data":
            raise ValueError(f"no single button {button!r} to press among {message.labels}: {message.text}")
        return self.sends_callback(message, choices[0].value)

    def sends_callback(self, message: Message, data: str) -> Press:
        """Send callback data, also one no button carries (an old app, a forged press)."""

        def act() -> Press:
            press = Press(str(next(_numbers)), message, data)
            self.office.presses[press.id] = press
            shown = message.as_json()
            if message.is_deleted:
                shown = {"chat": message.chat.as_json(), "message_id": message.message_id, "date": 0}
            query = {"id": press.id, "from": self.user.as_json(), "message": shown, "data": data}
            self.office.queue.push("callback_query", query | {"chat_instance": str(message.chat.id * 7)})
            return press

        return self.office.run(act)

    def asks_inline(self, query: str, chat_type: str = "sender") -> InlineQuestion:
        """Type `@bot query` somewhere."""

        def act() -> InlineQuestion:
            question = InlineQuestion(str(next(_numbers)), query)
            self.office.questions[question.id] = question
            sent = {"id": question.id, "from": self.user.as_json(), "query": query, "offset": ""}
            self.office.queue.push("inline_query", sent | {"chat_type": chat_type})
            return question

        return self.office.run(act)

    def reacts(self, message: Message, *emoji: str) -> None:
        """Set one's reactions; the bot learns of it if it asked to, and in groups only as an administrator."""

        def act() -> None:
            chat = message.chat
            if chat.is_group and chat.bot_status != "administrator":
                return
            reaction = {"chat": chat.as_json(), "message_id": message.message_id, "user": self.user.as_json()}
            new = [{"type": "emoji", "emoji": sign} for sign in emoji]
            dated = {"date": int(time.time()), "old_reaction": [], "new_reaction": new}
            self.office.queue.push("message_reaction", reaction | dated)

        self.office.run(act)

    def blocks_bot(self, *, blocked: bool = True) -> None:
        """Stop the bot from writing to this person, or let it again."""
        self.office.run(lambda: membership.block(self.office, self.user, blocked=blocked))

    def sets_bot_status(self, chat: Chat, status: str) -> None:
        """Add the bot ("member"), make it an "administrator", throw it out ("kicked")."""
        self.office.run(lambda: membership.set_bot_status(self.office, chat, self.user, status))

    def joins(self, chat: Chat) -> None:
        """Become a member: a service message."""
        chat.members[self.id] = "member"
        self._service(chat, {"new_chat_members": [self.user.as_json()]})

    def leaves(self, chat: Chat) -> None:
        """Leave: a service message."""
        self._service(chat, {"left_chat_member": self.user.as_json()})
        del chat.members[self.id]

    def opens_topic(self, chat: Chat, name: str) -> int:
        """Start a topic of a forum; its thread identifier."""
        created = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}

        def act() -> int:
            message = self.office.world.add_message(chat, self.user, content=created, is_service=True)
            message.thread_id = message.message_id
            chat.topics[message.message_id] = name
            self.office.publish(message)
            return message.message_id

        return self.office.run(act)

    def _service(self, chat: Chat, content: Json) -> None:
        self.office.run(
            lambda: self.office.publish(
                self.office.world.add_message(chat, self.user, content=content, is_service=True)
            )
        )

    def _post(
        self,
        chat: Chat,
        topic: int | None,
        reply_to: Message | None,
        content: Json,
        *,
        quote: str | None = None,
        anonymously: bool = False,
        text: str = "",
        marks: Iterable[Json] = (),
    ) -> Message:
        if self.id not in chat.members:
            raise ValueError(f"{self.user.first_name} is not a member of {chat.title}")
        if topic is not None and topic not in chat.topics:
            raise ValueError(f"{chat.title} has no topic {topic}: {chat.topics}")

        def act() -> Message:
            sender = self.user
            if anonymously:
                sender = User(ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot", is_bot=True)
                content["sender_chat"] = chat.as_json()
            message = self.office.world.add_message(
                chat, sender, text, entities=list(marks), thread_id=topic, content=content
            )
            # In a topic every message that answers nothing hangs on the service message that opened the topic.
            message.reply_to = reply_to or (chat.messages.get(topic) if topic else None)
            if quote and reply_to:
                message.quote = {"text": quote, "position": reply_to.text.index(quote), "is_manual": True}
            self.office.publish(message, "channel_post" if chat.type == "channel" else "message")
            return message

        return self.office.run(act)


def _mentions(text: str, mentions: Mapping[str, "User | Person"]) -> Iterable[Json]:
    """text_mention entities for words of the text."""
    for word, someone in mentions.items():
        user = someone.user if isinstance(someone, Person) else someone
        offset = utf16.length(text[: text.index(word)])
        yield {"type": "text_mention", "offset": offset, "length": utf16.length(word), "user": user.as_json()}
