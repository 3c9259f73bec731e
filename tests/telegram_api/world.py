"""The people, chats and messages the server knows, and how they look in its answers."""

import time
from dataclasses import dataclass, field
from typing import Any

from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from telegram_api.errors import Json

GENERAL_TOPIC = 1
ANONYMOUS_ADMIN = 1087968824
SERVICE_ACCOUNT = 777000
SUPERGROUP_BASE = -1_000_000_000_000
ADMINISTRATORS = ("creator", "administrator")
PRESENT = (*ADMINISTRATORS, "member", "restricted")


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    blocked_bot: bool = False

    def as_json(self) -> Json:
        """The `User` object."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True, eq=False)
class Chat:
    """A chat with its messages; `bot_status` is the bot's own membership."""

    id: int
    type: str
    title: str
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    linked: "Chat | None" = None
    migrated_to: "Chat | None" = None
    messages: dict[int, "Message"] = field(default_factory=dict)
    next_message_id: int = 1
    last_bot: int | None = None
    actions: list[str] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether several people talk here."""
        return self.type in ("group", "supergroup")

    def as_json(self) -> Json:
        """The `Chat` object."""
        chat: Json = {"id": self.id, "type": self.type}
        chat["first_name" if self.type == "private" else "title"] = self.title
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def bot_messages(self) -> list["Message"]:
        """What the bot sent here and did not delete, oldest first."""
        return [message for message in self.messages.values() if message.from_this_bot]

    def transcript(self) -> str:
        """The chat as one reads it, for an assertion message."""
        return "\n".join(
            f"{message.message_id} {message.author}: {message.text}" for message in self.messages.values()
        )


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: what it shows, what it does (`callback_data`, `url`, …) and with what."""

    label: str
    action: str
    value: Any


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said before an edit."""

    text: str
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Button, ...], ...]


@dataclass(slots=True, eq=False)
class Message:
    """A message with its history; `content` holds fields besides text: a photo, a caption, a service event."""

    message_id: int
    chat: Chat
    sender: User | None
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    reply_to: "Message | None" = None
    quote: Json | None = None
    thread_id: int | None = None
    markup: Json | None = None
    content: Json = field(default_factory=dict)
    is_service: bool = False
    from_this_bot: bool = False
    meant_for_bot: bool = False
    edits: list[Version] = field(default_factory=list)
    reactions: list[Json] = field(default_factory=list)

    @property
    def author(self) -> str:
        """The name shown above the message."""
        return self.sender.first_name if self.sender else self.chat.title

    @property
    def html(self) -> str:
        """The text with its formatting, as HTML."""
        return html_decoration.unparse(self.text, [MessageEntity.model_validate(e) for e in self.entities])

    @property
    def is_deleted(self) -> bool:
        """Whether it is gone from its chat."""
        return self.chat.messages.get(self.message_id) is not self

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """Rows of inline buttons."""
        return tuple(tuple(map(_button, row)) for row in (self.markup or {}).get("inline_keyboard", []))

    @property
    def labels(self) -> list[str]:
        """Every inline button's text in reading order."""
        return [button.label for row in self.buttons for button in row]

    def version(self) -> Version:
        """What it says now."""
        return Version(self.text, tuple(self.entities), self.buttons)

    def as_json(self, *, with_reply: bool = True) -> Json:
        """The `Message` object; the message replied to is given without its own reply, as Telegram does."""
        optional: Json = {
            "from": self.sender.as_json() if self.sender else None,
            "text": self.text or None,
            "entities": self.entities or None,
            "edit_date": self.edit_date,
            "quote": self.quote,
            "reply_markup": self.markup if self.markup and "inline_keyboard" in self.markup else None,
            **self._thread(),
        }
        if self.sender is None and "sender_chat" not in self.content:
            optional["sender_chat"] = self.chat.as_json()
        if with_reply and self.reply_to and not self.reply_to.is_deleted:
            optional["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        head: Json = {"message_id": self.message_id, "date": self.date, "chat": self.chat.as_json()}
        return head | {name: value for name, value in optional.items() if value is not None} | self.content

    def _thread(self) -> Json:
        """A topic's message names its topic; a reply in a plain supergroup names the root of its thread."""
        if self.thread_id and self.thread_id != GENERAL_TOPIC:
            return {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.chat.type == "supergroup" and not self.chat.is_forum and self.reply_to:
            root = self.reply_to
            while root.reply_to:
                root = root.reply_to
            return {"message_thread_id": root.message_id}
        return {}


def _button(button: Json) -> Button:
    action = next(name for name in button if name not in ("text", "style", "icon_custom_emoji_id"))
    return Button(button["text"], action, button[action])


class World:
    """Everything that exists, by identifier."""

    def __init__(self, bot_username: str) -> None:
        self.bot = User(7_000_000_001, "Học Bác", bot_username, is_bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}

    def add_user(self, name: str, username: str | None, language_code: str | None, *, is_bot: bool) -> User:
        """A new person, or another bot."""
        user = User(100_000 + len(self.users), name, username, language_code, is_bot)
        self.users[user.id] = user
        return user

    def add_chat(self, chat_type: str, title: str) -> Chat:
        """A new group, supergroup or channel."""
        number = 5_000 + len(self.chats)
        chat = Chat(-number if chat_type == "group" else SUPERGROUP_BASE - number, chat_type, title)
        self.chats[chat.id] = chat
        return chat

    def private_chat(self, user: User) -> Chat:
        """The chat of one person with the bot: made when first asked for."""
        chat = self.chats.get(user.id)
        if chat is None:
            chat = Chat(user.id, "private", user.first_name, user.username, members={user.id: "member"})
            self.chats[chat.id] = chat
        return chat

    def add_message(self, chat: Chat, sender: User | None, text: str = "", **details: Any) -> Message:
        """A new message under the chat's next number."""
        message = Message(chat.next_message_id, chat, sender, text, **details)
        message.from_this_bot = sender is self.bot
        chat.next_message_id += 1
        chat.messages[message.message_id] = message
        if sender and sender.is_bot and sender.id != ANONYMOUS_ADMIN:
            chat.last_bot = sender.id
        return message
