"""The bot while something it needs is away: disk, database, clock, Telegram, language model. Real parts throughout.

Each trouble is an `async with` block: inside it the thing is away, after it it is back. `live_through` lets people ask
before, during and after, looks at what the bot says of itself meanwhile, and counts what became of every question.
"""

import asyncio
import contextlib
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from sqlalchemy import Engine, event
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

from bot.observability.health import Health, Part
from bot.observability.metrics import SILENCE
from bot.observability.monitor import Monitor
from bot.observability.server import serving
from bot.state.engine import open_state
from bot.state.ledger import Ledger
from bot.telegram.application import serve
from bot.telegram.clock import SystemClock
from bot.telegram.limits import UNLIMITED
from bot.telegram.options import Options
from bot.telegram.parts import House, Ports, make_bot
from bot.telegram.plain import AskedCatalogue
from support.databases import Server
from support.echo import Echo

_PEOPLE: Final = 5
_LOOK_S: Final = 0.1
Trouble = AbstractAsyncContextManager[None]


class JumpingClock(SystemClock):
    """The machine's clock as somebody sets it: `ahead_s` may change at any time."""

    ahead_s = 0.0

    def now(self) -> float:
        """Seconds since 1970, as far off as it was set."""
        return super().now() + self.ahead_s


@dataclass
class Bot:
    """What troubles take hold of."""

    api: TelegramApi
    engine: Engine
    folder: Path
    clock: JumpingClock
    answering: Any


@dataclass(frozen=True, slots=True)
class Lived:
    """What came of it.

    `said` is what /readyz told of each part, `alive` whether /healthz said 200 all the time, `recovered_s` the seconds
    from the end of the trouble to the last answer to what was asked in it.
    """

    asked: int
    answered_meanwhile: int
    lost: int
    repeated: int
    out_of_order: int
    alive: bool
    ready_before: bool
    ready_meanwhile: bool
    ready_after: bool
    said: tuple[str, ...]
    recovered_s: float


async def live_through(
    trouble: Callable[[Bot], Trouble],
    state: str,
    folder: Path,
    lasts_s: float,
    within_s: float = 30.0,
    answering: Any = None,
) -> Lived:
    """Live through one trouble that lasts so long; afterwards all has to be well within so many seconds."""
    clock, health = JumpingClock(), Health((Part.ANSWERING, Part.TELEGRAM, Part.STATE))
    health.report(Part.ANSWERING, is_well=True)
    async with TelegramApi.running() as api:
        engine = open_state(state)
        ledger = Ledger(engine)
        bot = Bot(api, engine, folder, clock, answering or Echo())
        echo = bot.answering
        ports = Ports(echo, Echo(), AskedCatalogue(echo.answer), echo, echo, echo, folder)
        options = Options(rates=UNLIMITED, person_a_minute=0, person_a_day=0)
        house = House(ports, ledger, options, clock, Monitor(SILENCE, health))
        stop = asyncio.Event()
        running = asyncio.create_task(serve(make_bot(api.token, f"http://127.0.0.1:{api.port}"), house, stop))
        try:
            with serving("127.0.0.1", 0, health, lambda: b"") as port:
                return await _scene(bot, trouble(bot), port, lasts_s, within_s)
        finally:
            stop.set()
            await asyncio.wait_for(running, within_s)
            ledger.close()


async def _scene(bot: Bot, trouble: Trouble, port: int, lasts_s: float, within_s: float) -> Lived:
    chats = _chats(bot.api)
    before = _ask(bot.api, chats, "trước")
    await _until(lambda: all(map(_answers, before)), within_s)
    await _until_ready(port, within_s)
    watching = _Watching(port)
    watcher = asyncio.create_task(watching.run())
    async with trouble:
        began = time.monotonic()
        during: list[Message] = []
        while time.monotonic() - began < lasts_s:
            during += _ask(bot.api, chats, f"trong {len(during)}")
            await asyncio.sleep(max(0.2, lasts_s / 20))
        meanwhile = sum(bool(_answers(each)) for each in during)
        ready_meanwhile = watching.was_always_ready
    ended = time.monotonic()
    await _until(lambda: all(map(_answers, during)), within_s)
    recovered_s = time.monotonic() - ended
    after = _ask(bot.api, chats, "sau")
    await _until(lambda: all(map(_answers, after)), within_s)
    is_ready = await _until_ready(port, within_s)
    watcher.cancel()
    asked = [*before, *during, *after]
    return Lived(
        asked=len(asked),
        answered_meanwhile=meanwhile,
        lost=sum(not _answers(each) for each in asked),
        repeated=sum(len(_answers(each)) > 1 for each in asked),
        out_of_order=sum(_is_disordered(chat) for _, chat in chats),
        alive=watching.was_always_alive,
        ready_before=True,
        ready_meanwhile=ready_meanwhile,
        ready_after=is_ready,
        said=tuple(dict.fromkeys(watching.said)),
        recovered_s=recovered_s,
    )


class _Watching:
    """Asks the bot's port how it is, over and over, as a container's health check does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.was_always_alive = self.was_always_ready = True
        self.said: list[str] = []

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            alive, _ = await asyncio.to_thread(_get, self._port, "/healthz")
            ready, told = await asyncio.to_thread(_get, self._port, "/readyz")
            self.was_always_alive &= alive
            self.was_always_ready &= ready
            self.said += [
                f"{part}: {each['detail']}" for part, each in told.get("parts", {}).items() if each["detail"]
            ]
            await asyncio.sleep(_LOOK_S)


def _get(port: int, path: str) -> tuple[bool, dict[str, Any]]:
    import json

    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as reply:
            return True, json.load(reply)
    except urllib.error.HTTPError as error:
        with error:
            return False, json.load(error)


def _chats(api: TelegramApi) -> list[tuple[Any, Chat]]:
    people = [api.user(f"N{n}") for n in range(_PEOPLE)]
    return [(person, api.group(f"Chi bộ {person.user.first_name}", [person])) for person in people]


def _ask(_api: TelegramApi, chats: list[tuple[Any, Chat]], words: str) -> list[Message]:
    return [person.says(chat, f"/hoi {words}") for person, chat in chats]


def _answers(question: Message) -> list[Message]:
    return [message for message in question.chat.bot_messages() if message.reply_to is question]


def _is_disordered(chat: Chat) -> bool:
    told = [message.reply_to.message_id for message in chat.bot_messages() if message.reply_to]
    return told != sorted(told)


async def _until(is_so: Callable[[], bool], within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if is_so():
            return True
        await asyncio.sleep(0.05)
    return is_so()


async def _until_ready(port: int, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if (await asyncio.to_thread(_get, port, "/readyz"))[0]:
            return True
        await asyncio.sleep(_LOOK_S)
    return False


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[bool]:
    """A disk of so many megabytes at the folder; False where a program may not mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        unmount = ["umount", str(folder)]
        subprocess.run(unmount, check=True)


@contextlib.asynccontextmanager
async def disk_full(bot: Bot) -> AsyncIterator[None]:
    """Somebody fills the disk to its last byte."""
    ballast = bot.folder / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    yield
    ballast.unlink()


@contextlib.asynccontextmanager
async def read_only(bot: Bot) -> AsyncIterator[None]:
    """SQLite refuses to write, as on a disk that its kernel has made read-only under an open file."""
    refuses = True

    def obey(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA query_only={int(refuses)}")

    event.listen(bot.engine, "checkout", obey)
    yield
    refuses = False


@contextlib.asynccontextmanager
async def locked(bot: Bot) -> AsyncIterator[None]:
    """Another program holds SQLite's file."""
    with contextlib.closing(sqlite3.connect(str(bot.engine.url.database), timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def stopped(server: Server) -> Callable[[Bot], Trouble]:
    """PostgreSQL goes, and comes back."""

    @contextlib.asynccontextmanager
    async def trouble(_bot: Bot) -> AsyncIterator[None]:
        await asyncio.to_thread(server.stop)
        yield
        await asyncio.to_thread(server.start)

    return trouble


def clock_jumps(seconds: float) -> Callable[[Bot], Trouble]:
    """Somebody sets the clock by so much, and back."""

    @contextlib.asynccontextmanager
    async def trouble(bot: Bot) -> AsyncIterator[None]:
        bot.clock.ahead_s = seconds
        yield
        bot.clock.ahead_s = 0.0

    return trouble


@dataclass
class Knocks:
    """How often the bot came to a door that was shut, and when."""

    at: list[float]


def unreachable(knocks: Knocks) -> Callable[[Bot], Trouble]:
    """Every connection to Telegram is cut as soon as it is there."""

    @contextlib.asynccontextmanager
    async def trouble(bot: Bot) -> AsyncIterator[None]:
        runner, port = bot.api._runner, bot.api.port
        bot.api.office.queue.release_poll()
        await runner.cleanup()

        async def cut(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            knocks.at.append(time.monotonic())
            writer.transport.abort()

        shut = await asyncio.start_server(cut, "127.0.0.1", port)
        yield
        shut.close()
        await shut.wait_closed()
        again = web.AppRunner(bot.api.wire.application(), shutdown_timeout=0.5, handle_signals=False)
        await again.setup()
        await web.TCPSite(again, "127.0.0.1", port).start()
        bot.api._runner = again

    return trouble


@contextlib.asynccontextmanager
async def nothing(_bot: Bot) -> AsyncIterator[None]:
    """All is well with the bot's own parts; what it answers through is in trouble."""
    yield


def quick(lived: Lived) -> Lived:
    """The same without what differs from run to run."""
    return replace(lived, recovered_s=0.0)
