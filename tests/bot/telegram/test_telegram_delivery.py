"""What the outbox does when Telegram does not take a message at once: over HTTP, with ordered failures, on a fast clock."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from support.clocks import ScaledClock
from telegram_api.people import Person
from telegram_api.server import TelegramApi
from telegram_api.world import Chat

from bot.state import inbox
from bot.state import outbox as letters
from bot.state.engine import open_state, sqlite_url
from bot.state.ledger import Connection, Ledger
from bot.state.records import Action, Arrival, Draft, Step
from bot.telegram.limits import UNLIMITED, Limits, Rates
from bot.telegram.outbox import Next, Outbox
from bot.telegram.outcome import Place
from bot.telegram.parts import make_bot
from bot.telegram.posting import Post
from bot.telegram.rendering import render_answer, render_text

from .conversation import conversation, play, polling, root
from .scripted import LONG_BINH_ANSWER, ScriptedAnswering

PARTS = render_answer(LONG_BINH_ANSWER, 4096)


@dataclass
class Office:
    """An outbox at work on a server."""

    api: TelegramApi
    ledger: Ledger
    outbox: Outbox
    clock: ScaledClock
    lan: Person
    home: Chat

    async def send(self, *drafts: Draft) -> None:
        """Hand in letters and wait until nothing waits any more."""
        await self.hand_in(*drafts)
        async with asyncio.timeout(15):
            await self.outbox.lanes.rest()

    async def hand_in(self, *drafts: Draft) -> None:
        """Hand in letters."""
        now = self.clock.now()
        await self.ledger.run(lambda state: letters.add(state, drafts, now))
        self.outbox.lanes.wake()

    def said(self, chat: Chat | None = None) -> list[str]:
        """What the bot said."""
        return [message.text for message in (chat or self.home).bot_messages()]


@contextlib.asynccontextmanager
async def office(times: float = 200.0, rates: Rates | None = None) -> AsyncIterator[Office]:
    """A server, an outbox on a clock that runs so many times as fast, and Lan at home."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(open_state(sqlite_url(Path(folder) / "state.db")))
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            clock = ScaledClock(times)
            bot = make_bot(api.token, root(api))
            over = asyncio.Event()
            async with bot:
                outbox = Outbox(ledger, Post(bot), Limits(clock, rates), clock, "me")
                running = asyncio.create_task(outbox.lanes.run(over))
                try:
                    yield Office(api, ledger, outbox, clock, lan, home)
                finally:
                    over.set()
                    outbox.lanes.wake()
                    await running
            assert api.violations == []
        ledger.close()


def note(chat: int, text: str = "Chào", **more: Any) -> Draft:
    """A short letter."""
    return Draft(chat, text, text, **more)


def test_waits_as_long_as_telegram_says() -> None:
    """After a 429 the message is sent again when the time is up, once."""

    async def scene() -> None:
        async with office(20.0) as at:
            at.api.fail_next("sendMessage", 429, retry_after=7, times=2)
            await at.send(note(at.home.id))
            assert at.said() == ["Chào"]
            waits = [seconds for seconds in at.clock.slept if seconds > 5]
            assert len(waits) == 2
            assert all(5.0 < seconds <= 7.0 for seconds in waits)

    play(scene())


class SharedLedger(Ledger):
    """A ledger that other replicas use as well."""

    is_shared = True


def test_letters_that_another_replica_sends_make_room() -> None:
    """Many letters written here and taken by another replica do not keep this one's next question waiting."""

    async def scene(folder: Path) -> None:
        ledger = SharedLedger(open_state(sqlite_url(folder / "state.db")))
        async with TelegramApi.running() as api, make_bot(api.token, root(api)) as bot:
            home = api.private(api.user("Lan"))
            clock = ScaledClock(200.0)
            post, limits = Post(bot), Limits(clock, UNLIMITED)
            mine, other = (Outbox(ledger, post, limits, clock, owner) for owner in ("me", "other"))
            over = asyncio.Event()
            drafts = tuple(note(home.id, f"{n}") for n in range(5))
            mine.expect(drafts)
            await ledger.run(lambda state: letters.add(state, drafts, clock.now()))
            waiting = asyncio.create_task(mine.room(home.id, 0))
            sending = asyncio.create_task(other.lanes.run(over))
            await api.wait_for_messages(home, 5)
            await asyncio.wait_for(waiting, 5)
            over.set()
            other.lanes.wake()
            await sending
        ledger.close()

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_no_more_letters_are_begun_than_may_go() -> None:
    """Of many chats that wait, only as many letters are begun as Telegram's limit lets out; the others stay ready."""

    async def scene() -> None:
        async with office(1.0, Rates(overall=3, overall_s=1000.0, chat=1, chat_s=1000.0)) as at:
            homes = [at.api.private(at.api.user(f"N{n}")) for n in range(8)]
            await at.hand_in(*(note(home.id) for home in homes))
            await at.api.until(lambda: len(at.api.sent("sendMessage")) == 3)
            await asyncio.sleep(0.1)

            def begun(state: Connection) -> int:
                heads = letters.heads(state, [home.id for home in homes], "me")
                return sum(head.step is Step.SENDING for head in heads.values())

            assert await at.ledger.run(begun) == 0
            assert len(at.api.sent("sendMessage")) == 3

    play(scene())


def test_letters_are_taken_up_where_they_are_written() -> None:
    """With the transaction that writes them the first is begun and the chat is held; nothing has to be looked for."""

    async def scene() -> None:
        async with office() as at:
            await asyncio.sleep(0.01)  # the lanes begin to run
            drafts = (note(at.home.id, "một"), note(at.home.id, "hai"))

            def write(state: Connection) -> tuple[Mapping[int, Next | None], Mapping[int, Next | None], Step]:
                letters.add(state, drafts, at.clock.now())
                taken = at.outbox.take_up(state, [at.home.id])
                again = at.outbox.take_up(state, [at.home.id])
                return taken, again, letters.heads(state, [at.home.id], "me")[at.home.id].step

            taken, again, step = await at.ledger.run(write)
            first = taken[at.home.id]
            assert first is not None
            assert first.is_begun
            assert (first.letter.draft.plain, step, again) == ("một", Step.SENDING, {})
            at.outbox.announce([at.home.id], taken)
            async with asyncio.timeout(4):  # sooner than the outbox looks by itself
                await at.outbox.lanes.rest()
            assert at.said() == ["một", "hai"]

    play(scene())


def test_a_wait_for_one_chat_holds_up_no_other() -> None:
    """While Telegram wants patience for one chat, the others are served."""

    async def scene() -> None:
        async with office() as at:
            minh = at.api.user("Minh")
            other = at.api.private(minh)
            at.api.fail_next("sendMessage", 429, retry_after=600)
            await at.hand_in(note(at.home.id))
            await at.api.until(lambda: len(at.api.sent("sendMessage")) == 1)
            await at.hand_in(note(other.id))
            await at.api.wait_for_messages(other)
            assert at.said() == []

    play(scene())


def test_nothing_waits_for_ever() -> None:
    """What Telegram would take only after a day is given up."""

    async def scene() -> None:
        async with office() as at:
            at.api.fail_next("sendMessage", 429, retry_after=100_000)
            await at.send(note(at.home.id))
            assert at.said() == []

    play(scene())


@pytest.mark.parametrize(
    "failure",
    [
        {"status": 502},
        {"status": 500},
        {"drop": True},
        {"status": 502, "html": True},
        {"drop": True, "carried_out": True},
        {"status": 502, "carried_out": True},
    ],
)
def test_a_broken_request_is_made_good_once(failure: dict[str, Any]) -> None:
    """Whether the failing request was carried out or not: in the end the message is there exactly once."""

    async def scene() -> None:
        async with office() as at:
            asked = at.lan.says(at.home, "Hỏi")
            at.api.fail_next("sendMessage", **failure)
            await at.send(*Place(at.home.id, question=asked.message_id).drafts(PARTS))
            assert at.said() == [PARTS[0].text]
            number = at.home.bot_messages()[0].message_id
            kept = await at.ledger.run(lambda state: letters.answer_of(state, at.home.id, asked.message_id))
            assert kept == [number]

    play(scene())


def test_a_busy_group_in_between() -> None:
    """The lost answer is found although others wrote meanwhile, and nobody's message is touched."""

    async def scene() -> None:
        async with office() as at:
            cell = at.api.group("Chi bộ", [at.lan])
            asked = at.lan.says(cell, "/hoi Hỏi")
            at.lan.says(cell, "trước")
            at.api.fail_next("sendMessage", drop=True, carried_out=True, delay_s=0.1)
            await at.hand_in(note(cell.id, "Đáp", question=asked.message_id, quoting=asked.message_id))
            at.lan.says(cell, "sau")
            async with asyncio.timeout(10):
                await at.outbox.lanes.rest()
            assert at.said(cell) == ["Đáp"]
            assert not [m for m in cell.messages.values() if m.edits]

    play(scene())


def test_growing_pauses() -> None:
    """A server that fails again and again is asked less and less often."""

    async def scene() -> None:
        async with office(20.0) as at:  # slow enough that a busy machine's own delays are no part of a pause
            at.api.fail_next("*", 502, times=5)
            await at.send(note(at.home.id))
            assert at.said() == ["Chào"]
            waits = sorted(seconds for seconds in at.clock.slept if seconds > 0.3)
            assert len(waits) >= 3
            assert waits[-1] > 1.0

    play(scene())


def test_ten_minutes_without_telegram() -> None:
    """Nothing is lost while nobody answers: when Telegram is back, everything arrives in order."""

    async def scene() -> None:
        async with office(2000.0) as at:
            at.api.fail_next("*", drop=True, times=float("inf"))
            await at.hand_in(*(note(at.home.id, str(n)) for n in range(3)))
            await asyncio.sleep(0.3)  # ten minutes of this clock
            at.api.office.run(at.api.wire.faults.clear)
            await at.api.wait_for_messages(at.home, 3)
            assert at.said() == ["0", "1", "2"]

    play(scene())


def test_refused_html_goes_out_as_plain_text() -> None:
    """When Telegram cannot parse the HTML, the same words go out unformatted, with their links."""

    async def scene() -> None:
        async with office() as at:
            at.api.fail_next("sendMessage", 400, "Bad Request: can't parse entities: x")
            await at.send(*Place(at.home.id).drafts(PARTS))
            assert at.said() == [PARTS[0].plain]

    play(scene())


def test_other_refusals_are_final() -> None:
    """A request that is wrong for another reason is not repeated, and holds up nothing."""

    async def scene() -> None:
        async with office() as at:
            at.api.fail_next("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID")
            await at.send(note(at.home.id, "a"), note(at.home.id, "b"))
            assert at.said() == ["b"]
            assert len(at.api.sent("sendMessage")) == 2

    play(scene())


def test_blocked_and_kicked() -> None:
    """Nobody is pursued: who blocked the bot or threw it out gets nothing more, and one attempt shows that."""

    async def scene() -> None:
        async with office() as at:
            cell = at.api.group("Chi bộ", [at.lan])
            at.lan.blocks_bot()
            at.lan.sets_bot_status(cell, "kicked")
            await at.send(*(note(chat.id, str(n)) for chat in (at.home, cell) for n in range(3)))
            assert at.said() == at.said(cell) == []
            assert len(at.api.sent("sendMessage")) == 2

    play(scene())


def test_a_deleted_question_is_still_answered() -> None:
    """When the message to quote is gone, the answer goes out without quoting it."""

    async def scene() -> None:
        async with office() as at:
            await at.send(note(at.home.id, quoting=999))
            assert at.said() == ["Chào"]

    play(scene())


def test_a_migrated_group_is_followed() -> None:
    """When the group became a supergroup meanwhile, all that waits for it goes there."""

    async def scene() -> None:
        async with office() as at:
            group = at.api.group("Chi bộ", [at.lan], supergroup=False)
            new = at.api.upgrade(group)
            await at.send(note(group.id, "a", quoting=3), note(group.id, "b"))
            assert at.said(new) == ["a", "b"]

    play(scene())


def test_edits_and_deletions() -> None:
    """An edit that changes nothing counts as done; one of a deleted message is dropped; a deletion deletes."""

    async def scene() -> None:
        async with office() as at:
            await at.send(note(at.home.id, "a", question=1), note(at.home.id, "b", question=2))
            first, second = at.home.bot_messages()
            same = note(at.home.id, "a", action=Action.EDIT, message=first.message_id)
            await at.send(same, replace(same, html="c", plain="c"))
            assert at.said() == ["c", "b"]
            at.lan.deletes(first)
            gone = Draft(at.home.id, action=Action.DELETE, message=second.message_id)
            await at.send(same, gone, gone)
            assert at.said() == []
            left = await at.ledger.run(lambda state: letters.answer_of(state, at.home.id, 1))
            assert left == []

    play(scene())


def test_order_is_kept_in_a_chat() -> None:
    """Failures here and there never turn the order around."""

    async def scene() -> None:
        async with office(rates=Rates(chat_s=0.01)) as at:
            chats = [at.home, *(at.api.private(at.api.user(f"N{n}")) for n in range(5))]
            for delay in range(10):
                at.api.fail_next("sendMessage", 429, retry_after=delay % 3)
            await at.send(*(note(chat.id, str(n)) for n in range(12) for chat in chats))
            for chat in chats:
                assert at.said(chat) == [str(n) for n in range(12)]

    play(scene())


def test_questions_survive_failing_polls() -> None:
    """When getUpdates fails in between, the next poll brings the question."""

    async def scene() -> None:
        async with conversation(ScriptedAnswering()) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            api.fail_next("getUpdates", 502, times=1)
            api.fail_next("getUpdates", 429, retry_after=1)
            lan.says(home, "một")
            await api.wait_for_messages(home, 1)
            lan.says(home, "hai")
            await api.wait_for_messages(home, 2, within_s=8)

    play(scene())


def test_signs_and_menu_are_extras() -> None:
    """An answer arrives even when reactions and the command menu fail."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            api.fail_next("setMyCommands", 500, times=3)
            api.fail_next("setMessageReaction", 400, "Bad Request: REACTION_INVALID")
            lan = api.user("Lan")
            cell = api.group("Chi bộ", [lan])
            async with polling(api, ScriptedAnswering()):
                await api.wait_for_reply(lan.says(cell, "/hoi một"))

    play(scene())


def test_text_is_sent_as_written() -> None:
    """What looks like markup in a text of ours arrives letter for letter."""

    async def scene() -> None:
        async with office() as at:
            await at.send(*Place(at.home.id).drafts(render_text("1 < 2 & <b>x</b>", 4096)))
            assert at.said() == ["1 < 2 & <b>x</b>"]

    play(scene())


def test_a_letter_in_doubt_under_many_questions() -> None:
    """It is found, and not sent again, though people wrote fifty messages between it and what was known before."""

    async def scene() -> None:
        async with office() as at:
            asked = [at.lan.says(at.home, f"câu {n}") for n in range(50)]
            sent = at.api.office.run(lambda: at.api.office.world.add_message(at.home, at.api.bot, "Chào"))
            asked += [at.lan.says(at.home, f"câu {n}") for n in range(30)]
            arrivals = [
                Arrival(n, f"m{at.home.id}:{message.message_id}", "x", "", 0.0, at.home.id, at.lan.id)
                for n, message in enumerate(asked)
            ]

            def crashed(state: Connection) -> None:
                inbox.store(state, arrivals)
                inbox.finish(state, [arrival.update_id for arrival in arrivals], 0.0)
                letters.add(state, [note(at.home.id, question=asked[0].message_id)], 0.0)
                letter = letters.heads(state, [at.home.id], "dead")[at.home.id]
                letters.begin(state, [letter.id])

            await at.ledger.run(crashed)
            at.outbox.lanes.wake()
            await at.outbox.lanes.rest()
            numbers = await at.ledger.run(
                lambda state: letters.answer_of(state, at.home.id, asked[0].message_id)
            )
            assert at.said() == ["Chào"]
            assert numbers == [sent.message_id]

    play(scene())
