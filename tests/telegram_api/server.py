"""The server as a test sees it: make people and chats, let them talk, wait for what the bot does, look at what it sent."""

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from typing import Any, Self, TypeVar

from aiohttp import web

from telegram_api import channels
from telegram_api.errors import Json
from telegram_api.faults import Fault
from telegram_api.office import Office, Press
from telegram_api.people import Person
from telegram_api.wire import Request, Wire
from telegram_api.world import Chat, Message, User

T = TypeVar("T")
TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
WITHIN_S = 5.0


class TelegramApi:
    """A Bot API server on 127.0.0.1. Violations of Telegram's rules gather in `violations`: a test asserts it is empty."""

    def __init__(self, office: Office, wire: Wire, runner: web.AppRunner) -> None:
        self.office = office
        self.wire = wire
        self._runner = runner
        self.port = 0

    @classmethod
    async def start(cls, token: str = TOKEN, bot_username: str = "hocbac_bot") -> Self:
        """Listen on a free port; end with `stop`, or use `running`."""
        office = Office(bot_username)
        wire = Wire(office, token)
        runner = web.AppRunner(wire.application(), shutdown_timeout=0.5, handle_signals=False)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        api = cls(office, wire, runner)
        api.port = runner.addresses[0][1]
        return api

    async def stop(self) -> None:
        """Stop listening; open polls are answered first."""
        await self.office.webhook.stop()
        self.office.queue.release_poll()
        await self._runner.cleanup()

    @classmethod
    @contextlib.asynccontextmanager
    async def running(cls, token: str = TOKEN, bot_username: str = "hocbac_bot") -> AsyncIterator[Self]:
        """A server for the length of an `async with` block."""
        api = await cls.start(token, bot_username)
        try:
            yield api
        finally:
            await api.stop()

    @classmethod
    @contextlib.contextmanager
    def in_thread(cls, token: str = TOKEN, bot_username: str = "hocbac_bot") -> Iterator[Self]:
        """A server in a thread of its own, for plain tests and bots in other processes; wait with `api.wait(…)`."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, name="telegram-api", daemon=True)
        thread.start()
        try:
            api = asyncio.run_coroutine_threadsafe(cls.start(token, bot_username), loop).result(WITHIN_S)
            try:
                yield api
            finally:
                asyncio.run_coroutine_threadsafe(api.stop(), loop).result(2 * WITHIN_S)
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def wait(self, waiting: Coroutine[Any, Any, T]) -> T:
        """Run one of the waiting methods to its end from another thread."""
        return asyncio.run_coroutine_threadsafe(waiting, self.office.loop).result()

    @property
    def token(self) -> str:
        """The token the server accepts."""
        return self.wire.token

    @property
    def base_url(self) -> str:
        """What PTB's `base_url` is to be."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def bot(self) -> User:
        """The bot's own user."""
        return self.office.world.bot

    @property
    def requests(self) -> list[Request]:
        """Every request with the right token and a known method, oldest first."""
        return self.wire.requests

    def sent(self, method: str) -> list[Json]:
        """The parameters of all requests of one method."""
        return [request.params for request in self.requests if request.method == method]

    @property
    def violations(self) -> list[str]:
        """Rules broken by the bot, and anything this server itself got wrong."""
        return [*self.wire.violations, *self.office.queue.violations]

    def set_privacy(self, *, enabled: bool = True, mentions_delivered: bool = True) -> None:
        """BotFather's `/setprivacy`; see `privacy` for the second switch."""
        self.office.privacy.enabled = enabled
        self.office.privacy.mentions_delivered = mentions_delivered

    def user(self, name: str, username: str | None = None, language_code: str | None = "vi") -> Person:
        """A new person."""
        return self.office.run(
            lambda: Person(
                self.office.world.add_user(name, username, language_code, is_bot=False), self.office
            )
        )

    def private(self, person: Person) -> Chat:
        """The person's chat with the bot; the person counts as having pressed Start."""
        return self.office.run(lambda: self.office.world.private_chat(person.user))

    def group(
        self,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        supergroup: bool = True,
        bot: str = "member",
    ) -> Chat:
        """A group the bot is in, with `bot` its status there; basic groups take `supergroup=False`."""

        def make() -> Chat:
            chat = self.office.world.add_chat("supergroup" if supergroup else "group", title)
            chat.members = {person.id: "member" for person in members} | {
                person.id: "administrator" for person in admins
            }
            chat.bot_status = bot
            chat.next_message_id = 2
            return chat

        return self.office.run(make)

    def forum(self, title: str, members: Iterable[Person] = (), **details: Any) -> Chat:
        """A supergroup with topics; open them with `person.opens_topic(forum, name)`."""
        chat = self.group(title, members, **details)
        chat.is_forum = True
        return chat

    def channel(self, title: str, linked: Chat | None = None, *, bot: str = "administrator") -> Chat:
        """A channel, with its discussion group."""
        chat = self.office.run(lambda: self.office.world.add_chat("channel", title))
        chat.linked, chat.bot_status = linked, bot
        if linked:
            linked.linked = chat
        return chat

    def posts(self, channel: Chat, text: str) -> Message:
        """A post in a channel, copied to its discussion group."""
        return self.office.run(lambda: channels.post(self.office, channel, text))

    def upgrade(self, group: Chat) -> Chat:
        """Turn a basic group into a supergroup with a new identifier."""
        return self.office.run(lambda: channels.upgrade(self.office, group))

    def fail_next(
        self, method: str, status: int = 500, description: str | None = None, **details: Any
    ) -> None:
        """Order a failure of the next request(s) of a method: `details` as in `faults.Fault`."""
        self.office.run(lambda: self.wire.faults.order(Fault(method, status, description, **details)))

    async def until(self, condition: Callable[[], bool], within_s: float = WITHIN_S, what: str = "") -> None:
        """Wait until something is so; fails with what the chats and the server hold instead."""
        if not await self.office.pulse.until(condition, within_s):
            raise AssertionError(f"not within {within_s} s: {what or condition}\n{self.report()}")

    async def wait_for_messages(
        self, chat: Chat, count: int = 1, within_s: float = WITHIN_S
    ) -> list[Message]:
        """All the bot's messages in the chat, once there are at least `count`."""
        await self.until(
            lambda: len(chat.bot_messages()) >= count, within_s, f"{count} message(s) in {chat.title}"
        )
        return chat.bot_messages()

    async def wait_for_reply(self, message: Message, within_s: float = WITHIN_S) -> Message:
        """The bot's first reply to a message."""

        def replies() -> list[Message]:
            return [answer for answer in message.chat.bot_messages() if answer.reply_to is message]

        await self.until(lambda: bool(replies()), within_s, f"a reply to {message.text!r}")
        return replies()[0]

    async def wait_for_edit(self, message: Message, edits: int = 1, within_s: float = WITHIN_S) -> Message:
        """The message, once the bot has edited it so many times."""
        await self.until(lambda: len(message.edits) >= edits, within_s, f"an edit of {message.text!r}")
        return message

    async def wait_for_answer(self, press: Press, within_s: float = WITHIN_S) -> Json:
        """What answerCallbackQuery said to a press."""
        await self.until(lambda: press.answer is not None, within_s, f"an answer to {press.data!r}")
        return press.answer or {}

    async def idle(self, quiet_s: float = 0.3, within_s: float = 10.0) -> None:
        """Wait until every update is confirmed and the bot has asked for nothing but updates for a while."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            busy = self.wire.open or self.office.queue.pending
            if not busy and time.monotonic() - self.wire.last_activity >= quiet_s:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"the bot did not come to rest within {within_s} s\n{self.report()}")

    def report(self) -> str:
        """Chats, last requests and violations, for reading in a failure."""
        chats = [f"{chat.title}:\n{chat.transcript()}" for chat in self.office.world.chats.values()]
        last = [f"{request.method} {request.status} {request.params}" for request in self.requests[-10:]]
        return "\n".join([*chats, "requests:", *last, "violations:", *self.violations])
