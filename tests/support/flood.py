"""Many groups asking at once, on a fast clock, with Telegram saying 429 now and then: what came of it."""

import asyncio
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

from bot.state.engine import open_state, sqlite_url
from bot.state.ledger import Ledger
from bot.telegram.application import serve
from bot.telegram.options import Options
from bot.telegram.parts import House, Ports, make_bot
from bot.telegram.plain import AskedCatalogue
from support.clocks import ScaledClock
from support.echo import Echo

_PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Flood:
    """How much: a busy group, and many others together; questions a minute, for so many minutes, 429s injected."""

    busy_a_minute: int = 30
    groups: int = 50
    others_a_minute: int = 300
    minutes: float = 2.0
    refusals: int = 30
    times: float = 20.0


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What came of it. `rejected` are requests that Telegram refused without having been told to."""

    asked: int
    lost: int
    repeated: int
    out_of_order: int
    rejected: int
    refused: int
    seconds: float


async def flood(how: Flood) -> Aftermath:
    """Let it come, wait until all is answered (or patience ends), and count; `seconds` are of the fast clock."""
    echo: Any = Echo()
    clock = ScaledClock(how.times)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(open_state(sqlite_url(Path(folder) / "state.db")))
        ports = Ports(echo, echo, AskedCatalogue(echo.answer), echo, echo, echo, Path(folder))
        async with TelegramApi.running() as api:
            stop = asyncio.Event()
            house = House(ports, ledger, Options(), clock)
            bot = make_bot(api.token, f"http://127.0.0.1:{api.port}")
            serving = asyncio.create_task(serve(bot, house, stop))
            began = clock.now()
            asked = await _ask(api, how, clock)
            await api.until(lambda: all(_answers(each) for each in asked), _PATIENCE_S)
            seconds = clock.now() - began
            await api.idle()
            stop.set()
            await serving
            after = _count(api, asked, seconds)
        ledger.close()
    return after


async def _ask(api: TelegramApi, how: Flood, clock: ScaledClock) -> list[Message]:
    """Everybody asks, evenly spread, the members of a group in turn."""
    busy = api.group("Bận", members := [api.user(f"B{n}") for n in range(10)])
    people = {busy.id: members}
    others = []
    for n in range(how.groups):
        members = [api.user(f"N{n}.{m}") for m in range(3)]
        others.append(api.group(f"Nhóm {n}", members))
        people[others[-1].id] = members
    plan = [(60 * n / how.busy_a_minute, busy) for n in range(int(how.busy_a_minute * how.minutes))]
    count = int(how.others_a_minute * how.minutes)
    plan += [(60 * n / how.others_a_minute, others[n % how.groups]) for n in range(count)]
    every = max(1, len(plan) // how.refusals) if how.refusals else len(plan) + 1
    began, asked, turns = clock.now(), list[Message](), Counter[int]()
    for number, (at, chat) in enumerate(sorted(plan, key=lambda each: each[0])):
        wait = began + at - clock.now()
        if wait > 0:
            await clock.sleep(wait)
        if number % every == every - 1:
            api.fail_next("sendMessage", 429, retry_after=2)
        # The members of a group take turns: nobody asks more than his own quota.
        asker = people[chat.id][turns[chat.id] % len(people[chat.id])]
        turns[chat.id] += 1
        asked.append(asker.says(chat, f"/hoi câu {number}"))
    return asked


def _answers(question: Message) -> list[Message]:
    return [message for message in question.chat.bot_messages() if message.reply_to is question]


def _count(api: TelegramApi, asked: list[Message], seconds: float) -> Aftermath:
    answers = [len(_answers(question)) for question in asked]
    chats: dict[int, Chat] = {question.chat.id: question.chat for question in asked}
    refused = [request for request in api.requests if request.status == 429]
    return Aftermath(
        asked=len(asked),
        lost=answers.count(0),
        repeated=sum(count - 1 for count in answers if count > 1),
        out_of_order=sum(_is_disordered(chat) for chat in chats.values()),
        rejected=len([r for r in api.requests if r.status not in {200, 429, None}]) + len(api.violations),
        refused=len(refused),
        seconds=seconds,
    )


def _is_disordered(chat: Chat) -> bool:
    told = [message.reply_to.message_id for message in chat.bot_messages() if message.reply_to]
    return told != sorted(told)
