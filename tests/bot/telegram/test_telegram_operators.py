"""What those who look after the bot do in the chat: the corpus, roles, curated answers, numbers, a log of it all."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest
from telegram_api.people import Person
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

from bot.telegram import texts

from .conversation import QUICK, play, polling
from .scripted import NOT_FOUND, ScriptedAnswering, ScriptedShelf


@dataclass
class ScriptedCuration:
    """Remembers what was written."""

    written: list[tuple[str, str, int]] = field(default_factory=list)

    def write(self, question: str, answer: str, by: int) -> None:
        """Keep an answer."""
        self.written.append((question, answer, by))


@dataclass
class Office:
    """An admin's private chat with the bot, and a member's."""

    api: TelegramApi
    chief: Person
    lan: Person
    room: Chat
    home: Chat
    shelf: ScriptedShelf
    curation: ScriptedCuration

    async def tell(self, text: str, chat: Chat | None = None, by: Person | None = None) -> Message:
        """Say something and get the bot's answer."""
        chat, by = chat or self.room, by or self.chief
        count = len(chat.bot_messages())
        by.says(chat, text)
        return (await self.api.wait_for_messages(chat, count + 1))[-1]

    async def press(self, message: Message, label: str) -> Message:
        """Press a button and get what the bot says to it."""
        count = len(message.chat.bot_messages())
        self.chief.presses(message, label)
        return (await self.api.wait_for_messages(message.chat, count + 1))[-1]


@contextlib.asynccontextmanager
async def office() -> AsyncIterator[Office]:
    """A bot with an admin."""
    async with TelegramApi.running() as api:
        chief, lan = api.user("Trưởng"), api.user("Lan")
        shelf, curation = ScriptedShelf(), ScriptedCuration()
        at = Office(api, chief, lan, api.private(chief), api.private(lan), shelf, curation)
        answering = ScriptedAnswering({"lạ?": NOT_FOUND})
        options = replace(QUICK, admins=frozenset({chief.id}))
        async with polling(api, answering, options=options, shelf=shelf, backup=shelf, curation=curation):
            yield at
        assert api.violations == []


@pytest.mark.parametrize("way", ["document", "caption", "reply", "address"])
def test_adding_an_article(way: str) -> None:
    """A file, alone or under /nap or replied to, or an address: shown first, imported when the admin says so."""

    async def scene() -> None:
        async with office() as at:
            content = "một hai ba".encode()
            if way == "address":
                shown = await at.tell("/nap https://example.org/bai")
                expected = "https://example.org/bai"
            else:
                file = at.chief.sends_file(at.room, "bai.txt", content, "/nap" if way == "caption" else "")
                [shown] = await at.api.wait_for_messages(at.room, 1)
                if way == "reply":
                    at.chief.replies(file, "/nap")
                    _, shown = await at.api.wait_for_messages(at.room, 2)
                expected = content.decode()
            assert at.shelf.looked_at[-1] == expected
            assert "Nhan đề: Bài mới" in shown.text
            assert "⚠ thiếu nơi" in shown.text
            assert at.shelf.taken == []
            done = await at.press(shown, texts.TAKE)
            assert done.text == "Đã nạp “Bài mới”."
            assert at.shelf.taken == ["k1"]
            assert f"{at.chief.id} /nap k1" in (await at.tell("/nhatky")).text

    play(scene())


def test_what_cannot_be_added() -> None:
    """A refused file is one clear line; /nap alone says how; a file that Telegram has lost is said so."""

    async def scene() -> None:
        async with office() as at:
            at.chief.sends_file(at.room, "xấu.txt", b"x")
            [refused] = await at.api.wait_for_messages(at.room, 1)
            assert refused.text == "xấu.txt: tệp không đọc được."
            assert (await at.tell("/nap")).text == texts.HOW_TO_ADD
            lost = at.chief.sends_file(at.room, "bai.txt", b"x")
            at.api.office.files.clear()
            await at.api.wait_for_messages(at.room, 3)
            at.chief.replies(lost, "/nap")
            assert (await at.api.wait_for_messages(at.room, 4))[-1].text == texts.FILE_NOT_FETCHED

    play(scene())


def test_removing_an_article() -> None:
    """/go asks before it removes; an unknown id is said so."""

    async def scene() -> None:
        async with office() as at:
            asked = await at.tell("/go long-binh")
            assert asked.text == texts.remove("Long Bình làm theo Bác")
            assert (await at.press(asked, texts.REMOVE)).text == "Đã gỡ long-binh."
            assert at.shelf.removed == ["long-binh"]
            assert (await at.tell("/go nơi-khác")).text == texts.no_such_article("nơi-khác")

    play(scene())


def test_a_curated_answer() -> None:
    """What nobody could answer is listed with a button; a reply to the request is the answer, kept with its writer."""

    async def scene() -> None:
        async with office() as at:
            await at.tell("lạ?", at.home, at.lan)
            listed = await at.tell("/cauhoi")
            assert "1. lạ? (chưa có tư liệu)" in listed.text
            prompt = await at.press(listed, "1")
            assert "Câu hỏi: lạ?" in prompt.text
            at.chief.replies(prompt, "Theo Hướng dẫn số 5, là như vậy.")
            done = (await at.api.wait_for_messages(at.room, 3))[-1]
            assert done.text == texts.CURATED
            assert at.curation.written == [("lạ?", "Theo Hướng dẫn số 5, là như vậy.", at.chief.id)]
            assert "/cauhoi lạ? → Theo" in (await at.tell("/nhatky")).text

    play(scene())


def test_numbers_backup_and_roles() -> None:
    """Statistics count what happened, the backup says where it is, an editor may add but not give roles."""

    async def scene() -> None:
        async with office() as at:
            answer = await at.tell("a", at.home, at.lan)
            await at.tell("lạ?", at.home, at.lan)
            await at.api.wait_for_answer(at.lan.presses(answer, "👎"))
            numbers = (await at.tell("/thongke")).text
            assert "2 câu hỏi" in numbers
            assert "trả lời được: 1" in numbers
            assert "👎 1" in numbers
            assert (await at.tell("/saoluu")).text.startswith("Đã sao lưu")
            assert (await at.tell("/quyen lan sếp")).text == texts.HOW_TO_GIVE_ROLES
            await at.tell(f"/quyen {at.lan.id} biên tập")
            assert (await at.tell("/thongke", at.home, at.lan)).text.startswith("Bảy ngày")
            assert (await at.tell("/quyen 1 chặn", at.home, at.lan)).text == texts.FOR_OPERATORS

    play(scene())


def test_nobody_else_may() -> None:
    """Others get one polite line in private and silence in groups; their files are not looked at."""

    async def scene() -> None:
        async with office() as at:
            cell = at.api.group("Chi bộ", [at.lan, at.chief])
            for command in (
                "/nap https://example.org",
                "/go long-binh",
                "/thongke",
                "/cauhoi",
                "/saoluu",
                "/nhatky",
            ):
                assert (await at.tell(command, at.home, at.lan)).text == texts.FOR_OPERATORS
                at.lan.says(cell, command)
                at.chief.says(cell, command)
            at.lan.sends_file(at.home, "bai.txt", b"x")
            await at.api.idle()
            assert cell.bot_messages() == []
            assert len(at.home.bot_messages()) == 6
            assert at.shelf.looked_at == []

    play(scene())


def test_a_stranger_s_press_on_an_operator_s_button() -> None:
    """Only who may, may press: roles are looked at again when a button is pressed."""

    async def scene() -> None:
        async with office() as at:
            await at.tell(f"/quyen {at.lan.id} biên tập")
            at.lan.sends_file(at.home, "bai.txt", b"x")
            [shown] = await at.api.wait_for_messages(at.home, 1)
            await at.tell(f"/quyen {at.lan.id} người đọc")
            press = at.lan.presses(shown, texts.TAKE)
            assert (await at.api.wait_for_answer(press))["text"] == texts.BUTTON_STALE
            await asyncio.sleep(0)
            assert at.shelf.taken == []

    play(scene())
