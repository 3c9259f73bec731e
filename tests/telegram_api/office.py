"""What the methods and the people share: the world, the queue, and the look-ups that refuse in Telegram's words."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from telegram_api.errors import ApiError, Json, bad_request, forbidden
from telegram_api.privacy import Privacy
from telegram_api.updates import Pulse, UpdateQueue
from telegram_api.webhook import Webhook
from telegram_api.world import PRESENT, Chat, Message, User, World

T = TypeVar("T")
_ACT_WITHIN_S = 10.0


@dataclass(slots=True, eq=False)
class Press:
    """A pressed button; `answer` is what answerCallbackQuery said, None until then."""

    id: str
    message: Message
    data: str
    answer: Json | None = None
    is_old: bool = False


@dataclass(slots=True, eq=False)
class InlineQuestion:
    """An inline query; `answer` is what answerInlineQuery said, None until then."""

    id: str
    query: str
    answer: Json | None = None


@dataclass(slots=True)
class Profile:
    """What the bot says about itself; commands by scope, chat, user and language."""

    commands: dict[tuple[str, int | None, int | None, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    inline: bool = True
    logged_out: bool = False


class Office:
    """The state behind the server; it lives on one event loop, and `run` brings other threads there."""

    def __init__(self, bot_username: str) -> None:
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        self.pulse = Pulse()
        self.world = World(bot_username)
        self.privacy = Privacy(self.world.bot)
        self.queue = UpdateQueue(self.pulse)
        self.webhook = Webhook(self.queue)
        self.profile = Profile()
        self.presses: dict[str, Press] = {}
        self.questions: dict[str, InlineQuestion] = {}
        self.files: dict[str, bytes] = {}

    def run(self, action: Callable[[], T]) -> T:
        """Do something on the server's loop, from whatever thread."""
        if threading.get_ident() == self.thread:
            return action()

        async def act() -> T:
            return action()

        return asyncio.run_coroutine_threadsafe(act(), self.loop).result(_ACT_WITHIN_S)

    def publish(self, message: Message, kind: str = "message") -> None:
        """Tell the bot about a message, if it is one that reaches it."""
        if self.privacy.delivers(message):
            self.queue.push(kind, message.as_json())
        self.pulse.beat()

    def chat(self, chat_id: int | str) -> Chat:
        """The chat, by number or by `@username`; it may be one the bot has left."""
        for chat in self.world.chats.values():
            public = chat.type != "private" and chat.username and f"@{chat.username}" == chat_id
            if chat.id == chat_id or public:
                return chat
        raise bad_request("chat not found")

    def open_chat(self, params: Json) -> Chat:
        """The chat to write to; refused where the bot may not."""
        chat = self.chat(params["chat_id"])
        kind = f"{chat.type} chat"
        if chat.migrated_to:
            moved = {"migrate_to_chat_id": chat.migrated_to.id}
            raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        if chat.type == "private" and self.world.users[chat.id].blocked_bot:
            raise forbidden("bot was blocked by the user")
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {kind}")
        if chat.bot_status not in PRESENT:
            raise forbidden(f"bot is not a member of the {kind}")
        if chat.type == "channel" and chat.bot_status not in ("administrator", "creator"):
            raise bad_request("need administrator rights in the channel chat")
        if chat.bot_status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def message(self, chat: Chat, message_id: int, purpose: str) -> Message:
        """A message that exists; `purpose` names it in the refusal, as in "message to edit"."""
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request(f"{purpose} not found")
        return message

    def user(self, user_id: int) -> User:
        """A known user."""
        user = self.world.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        return user
