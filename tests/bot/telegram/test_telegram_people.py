"""Who is served, how often, and how people are told apart."""

import asyncio
import datetime as dt
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from telegram_api.server import TelegramApi
from telegram_api.world import Chat

from bot.answering.records import Answer
from bot.telegram import texts

from .conversation import QUICK, conversation, play, polling
from .scripted import LONG_BINH_ANSWER, ScriptedAnswering

CLOSED = replace(QUICK, is_open=False)


def said(chat: Chat) -> list[str]:
    """The first lines of what the bot said."""
    return [message.text.splitlines()[0] for message in chat.bot_messages()]


def test_topics_have_histories_of_their_own() -> None:
    """What somebody asked in one topic, or in private, is not continued in another."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering) as api:
            lan = api.user("Lan")
            forum = api.forum("Đảng bộ", [lan])
            one, two = lan.opens_topic(forum, "Một"), lan.opens_topic(forum, "Hai")
            scenes = [(forum, one, "a"), (forum, two, "b"), (forum, one, "c"), (forum, None, "d")]
            for chat, topic, text in [*scenes, (api.private(lan), None, "e")]:
                lan.says(chat, f"/hoi {text}", topic=topic)
                await api.until(lambda: answering.asked[-1:] == [text])  # noqa: B023 - awaited here
                await api.idle(0.1)
            turns = dict(zip(answering.asked, answering.turns, strict=True))
            assert turns == {"a": (), "b": (), "c": ("a",), "d": (), "e": ()}

    play(scene())


def test_a_chain_of_replies_is_a_history() -> None:
    """Whoever replies to an answer goes on from its question, also when somebody else asked it."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering) as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            cell = api.group("Chi bộ", [lan, minh])
            first = await api.wait_for_reply(lan.says(cell, "/hoi a"))
            await api.wait_for_reply(minh.says(cell, "/hoi x"))
            second = await api.wait_for_reply(minh.replies(first, "b"))
            await api.wait_for_reply(lan.replies(second, "c"))
            assert answering.turns == [(), (), ("a",), ("a", "b")]

    play(scene())


def test_histories_survive_a_restart() -> None:
    """A follow-up after a restart is understood."""

    async def scene(folder: Path) -> None:
        answering = ScriptedAnswering()
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            for count, text in enumerate(("a", "b"), start=1):
                async with polling(api, answering, folder):
                    lan.says(home, text)
                    await api.wait_for_messages(home, count)
            assert answering.turns == [(), ("a",)]

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_one_too_many_is_told_quietly_and_once() -> None:
    """Over the quota: one note without a sound, then only a sign; others in the group are answered as ever."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering, replace(QUICK, person_a_minute=3)) as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            cell = api.group("Chi bộ", [lan, minh])
            asked = [lan.says(cell, f"/hoi {n}") for n in range(6)]
            other = minh.says(cell, "/hoi khác")
            await api.wait_for_reply(other)
            await api.idle()
            assert sorted(answering.asked) == ["0", "1", "2", "khác"]
            notes = [m for m in cell.bot_messages() if m.text == texts.TOO_MANY]
            assert len(notes) == 1
            [quiet] = [sent for sent in api.sent("sendMessage") if sent.get("disable_notification")]
            assert quiet["text"] == texts.TOO_MANY
            assert [m.reactions[0]["emoji"] for m in asked if m.reactions].count("🤷") == 2

    play(scene())


def test_a_flood_slows_nobody_else() -> None:
    """One person's thirty slow questions leave the others' answers as quick as before."""

    def slowly() -> Answer:
        time.sleep(0.1)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        script = {f"lũ {n}": slowly for n in range(30)}
        async with conversation(ScriptedAnswering(script), replace(QUICK, person_a_minute=0)) as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            cell, home = api.group("Chi bộ", [lan, minh]), api.private(minh)
            for n in range(30):
                lan.says(cell, f"/hoi lũ {n}")
            together = minh.says(cell, "/hoi riêng")
            minh.says(home, "riêng")
            await api.wait_for_messages(home)
            answer = await api.wait_for_reply(together)
            before = [m for m in cell.bot_messages() if m.message_id < answer.message_id]
            assert len(before) < 10

    play(scene())


def test_a_closed_list() -> None:
    """With a closed list strangers get one line, an admin's word lets them in, and out again."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            chief, lan = api.user("Trưởng"), api.user("Lan")
            office, home = api.private(chief), api.private(lan)
            async with polling(
                api, ScriptedAnswering(), options=replace(CLOSED, admins=frozenset({chief.id}))
            ):
                lan.says(home, "Hỏi?")
                await api.wait_for_messages(home, 1)
                chief.says(office, f"/quyen {lan.id} người đọc")
                await api.wait_for_messages(office, 1)
                lan.says(home, "Hỏi?")
                await api.wait_for_messages(home, 2)
                chief.says(office, f"/quyen {lan.id} chặn")
                await api.wait_for_messages(office, 2)
                lan.says(home, "Hỏi?")
                await api.idle()
            assert said(home) == [texts.STRANGER, "97,09% đảng viên đăng ký làm theo Bác. [1]"]

    play(scene())


def test_strangers_groups_are_left_politely() -> None:
    """With a closed list the bot says goodbye where a stranger brings it, and stays where an admin does."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            chief, lan = api.user("Trưởng"), api.user("Lan")
            ours = api.group("Chi bộ", [chief, lan], bot="left")
            theirs = api.group("Nhóm lạ", [lan], bot="left")
            async with polling(
                api, ScriptedAnswering(), options=replace(CLOSED, admins=frozenset({chief.id}))
            ):
                await api.idle()
                chief.sets_bot_status(ours, "member")
                lan.sets_bot_status(theirs, "member")
                await api.idle()
                await api.wait_for_reply(lan.says(ours, "/hoi a"))
                await api.until(lambda: theirs.bot_status == "left")
            assert [message.text for message in theirs.bot_messages()] == [texts.GROUP_NOT_LISTED]
            assert ours.bot_status == "member"

    play(scene())


def test_a_listed_group_stays_listed_when_it_becomes_a_supergroup() -> None:
    """Migration keeps the list, the answers and the buttons."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            chief, lan = api.user("Trưởng"), api.user("Lan")
            group = api.group("Chi bộ", [chief, lan], supergroup=False, bot="left")
            async with polling(
                api, ScriptedAnswering(), options=replace(CLOSED, admins=frozenset({chief.id}))
            ):
                await api.idle()
                chief.sets_bot_status(group, "member")
                await api.idle()
                old = await api.wait_for_reply(lan.says(group, "/hoi a"))
                new = api.upgrade(group)
                await api.idle()
                await api.wait_for_reply(lan.says(new, "/hoi b"))
                moved = api.office.run(
                    lambda: api.office.world.add_message(new, api.bot, old.text, markup=old.markup)
                )
                press = lan.presses(moved, "👍")
                assert (await api.wait_for_answer(press))["text"] == "Cảm ơn đồng chí."
            assert new.bot_status == "member"

    play(scene())


def test_a_question_of_long_ago_gets_a_note() -> None:
    """What waited longer than the set age is not answered; its asker is told once, and can ask again."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            for text in ("một", "hai"):
                old = lan.says(home, text)
                old.date -= 7 * 3600
                api.office.queue.pending[-1]["message"]["date"] = old.date
            lan.says(home, "ba")
            async with polling(api, answering):
                await api.wait_for_messages(home, 2)
                await api.idle()
            asked = dt.datetime.fromtimestamp(old.date, dt.UTC)
            assert said(home) == [texts.stale(asked), "97,09% đảng viên đăng ký làm theo Bác. [1]"]
            assert answering.asked == ["ba"]

    play(scene())


def test_what_is_forgotten_is_gone() -> None:
    """After /xoa there is no history left."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            for count, text in enumerate(("a", "/xoa", "b"), start=1):
                lan.says(home, text)
                await api.wait_for_messages(home, count)
            assert answering.turns == [(), ()]
            assert said(home)[1].startswith("Đã xóa 1 câu hỏi")

    play(scene())


def test_unaddressed_talk_is_never_stored(tmp_path: Path) -> None:
    """Without privacy mode Telegram hands over everything said in a group; none of it reaches the disk."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            api.set_privacy(enabled=False)
            lan = api.user("Lan")
            cell = api.group("Chi bộ", [lan])
            async with polling(api, ScriptedAnswering(), tmp_path):
                for n in range(5):
                    lan.says(cell, f"chuyện riêng của chi bộ {n}")
                await api.wait_for_reply(lan.says(cell, "/hoi Long Bình?"))
                await api.idle()

    play(scene())
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "chuyện riêng".encode() not in stored
    assert "Long Bình?".encode() in stored


def test_repeated_failures_are_told_to_the_operators_once() -> None:
    """Three failures in ten minutes are one message to the operators' chat; the chats get apologies with codes."""

    def fail() -> Answer:
        raise RuntimeError("bên trong")

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan, chief = api.user("Lan"), api.user("Trưởng")
            home, office = api.private(lan), api.private(chief)
            options = replace(QUICK, operators=chief.id)
            async with polling(api, ScriptedAnswering({"hỏng": fail}), options=options):
                for _ in range(5):
                    lan.says(home, "hỏng")
                await api.wait_for_messages(home, 5)
                [told] = await api.wait_for_messages(office, 1)
                await api.idle()
            assert len(office.bot_messages()) == 1
            assert told.text.startswith("Bot gặp 3 trục trặc")
            assert all("bên trong" not in message.text for message in home.bot_messages())

    play(scene())


def test_questions_of_one_chat_are_answered_in_order() -> None:
    """However long each takes to compose, the answers come as the questions did."""
    first = threading.Event()

    def slowly() -> Answer:
        assert first.wait(5)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        async with conversation(ScriptedAnswering({"0": slowly})) as api:
            people = [api.user(f"N{n}") for n in range(5)]
            cell = api.group("Chi bộ", people)
            asked = [person.says(cell, f"/hoi {n}") for n, person in enumerate(people)]
            await asyncio.sleep(0.2)
            first.set()
            answers = await api.wait_for_messages(cell, 5)
            assert [answer.reply_to for answer in answers] == asked

    play(scene())
