"""Whole conversations: who says what and where, and what the bot does about it."""

import asyncio
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi
from telegram_api.world import Chat

from bot.answering.records import Answer, Citation, Statement, Status
from bot.telegram import texts

from .conversation import conversation, play, polling
from .scripted import FIGURE, LONG_BINH_ANSWER, NOT_FOUND, PASSAGE, ScriptedAnswering, passage

QUESTION = "Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?"
ANSWER = "97,09% đảng viên đăng ký làm theo Bác. [1]"


async def silence(api: TelegramApi, chat: Chat, already: int = 0) -> None:
    """The bot takes what was said, and says no more than it had."""
    await api.idle()
    assert len(chat.bot_messages()) == already, api.report()
    assert not chat.actions or already


def test_private_question_answer_and_passage() -> None:
    """A question in private is answered with sources, and the button opens the exact passage."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, QUESTION)

            [answer] = await api.wait_for_messages(home)
            assert answer.html.startswith("<b>97,09%</b> đảng viên")
            assert answer.text.startswith(ANSWER)
            assert answer.reply_to is None
            assert answer.labels == ["Xem nguồn [1]", "👍", "👎", "Sai nguồn"]

            press = lan.presses(answer, "Xem nguồn [1]")
            assert not (await api.wait_for_answer(press)).get("text")
            _, opened = await api.wait_for_messages(home, 2)
            assert PASSAGE.text in opened.text
            assert f"<b>{FIGURE}</b>" in opened.html
            assert opened.reply_to is answer
            assert all(sent["link_preview_options"]["is_disabled"] for sent in api.sent("sendMessage"))

    play(scene())


def test_start_and_help() -> None:
    """Both commands answer in Vietnamese."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "/start")
            await api.wait_for_messages(home, 1)
            lan.says(home, "/help")

            welcome, manual = await api.wait_for_messages(home, 2)
            assert welcome.text == texts.WELCOME
            assert "@hocbac_bot" in manual.text

    play(scene())


def test_group_is_answered_only_when_it_asks() -> None:
    """/hoi, a mention after an emoji and a reply are answered by quoting the asker; the rest meets silence."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering) as api:
            api.set_privacy(enabled=False)
            lan, minh = api.user("Lan"), api.user("Minh")
            cell = api.group("Chi bộ ấp 3", [lan, minh])

            for talk in ("Mai họp lúc 7 giờ", "/hoi@khac_bot Long Bình?", "/khac", "@minh xem nhé", "👍"):
                lan.says(cell, talk)
            await silence(api, cell)
            assert answering.asked == []

            asked = lan.says(cell, f"/hoi {QUESTION}")
            first = await api.wait_for_reply(asked)
            mentioned = minh.says(cell, f"👍🏽 @hocbac_bot {QUESTION}")
            await api.wait_for_reply(mentioned)
            await api.wait_for_reply(minh.replies(first, "Còn Sơn Thủy?"))
            await api.wait_for_reply(lan.replies(minh.says(cell, "Mô hình nào hay?"), "/hoi"))
            assert answering.asked == [QUESTION, f"👍🏽 {QUESTION}", "Còn Sơn Thủy?", "Mô hình nào hay?"]

            hint = await api.wait_for_reply(lan.says(cell, "/hoi"))
            assert hint.text == texts.HOW_TO_ASK

    play(scene())


def test_an_edit_edits_the_answer() -> None:
    """An edited question changes the answer that is there, also after a restart; the same words change nothing."""

    async def scene(folder: Path) -> None:
        answering = ScriptedAnswering({"Câu khác": NOT_FOUND})
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, answering, folder):
                asked = lan.says(home, QUESTION)
                [answer] = await api.wait_for_messages(home)
                lan.edits(asked, "Câu khác")
                await api.wait_for_edit(answer)
                assert answer.text.startswith(NOT_FOUND.lead)
                assert answer.labels == []
            async with polling(api, answering, folder):
                lan.edits(asked, QUESTION)
                await api.wait_for_edit(answer, 2)
                assert answer.text.startswith(ANSWER)
                lan.edits(asked, QUESTION)
                await silence(api, home, already=1)
            assert answering.asked == [QUESTION, "Câu khác", QUESTION]
            assert api.violations == []

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_of_several_quick_edits_the_last_counts() -> None:
    """While the first question is being answered it is edited three times: one answer, to the last words, and no other."""
    let_go = threading.Event()

    def slowly() -> Answer:
        let_go.wait(10)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        answering = ScriptedAnswering({"một": slowly, "bốn": NOT_FOUND})
        async with conversation(answering) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            asked = lan.says(home, "một")
            await asyncio.to_thread(answering.entered.wait, 10)
            for words in ("hai", "ba", "bốn"):
                lan.edits(asked, words)
            await api.until(lambda: not api.office.queue.pending)
            let_go.set()
            [answer] = await api.wait_for_messages(home)
            await api.until(lambda: answer.text.startswith(NOT_FOUND.lead))
            await api.idle()
            assert home.bot_messages() == [answer]
            assert len(answer.edits) == 1
            assert answering.asked == ["một", "bốn"]

    play(scene())


def test_edits_that_waited_for_the_start() -> None:
    """Asked and edited twice while the bot was down: answered once, as it reads at last."""

    async def scene() -> None:
        answering = ScriptedAnswering({"ba": NOT_FOUND})
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            asked = lan.says(home, "một")
            lan.edits(asked, "hai")
            lan.edits(asked, "ba")
            with tempfile.TemporaryDirectory() as folder:
                async with polling(api, answering, Path(folder)):
                    [answer] = await api.wait_for_messages(home)
                    await api.idle()
            assert answer.text.startswith(NOT_FOUND.lead)
            assert (home.bot_messages(), answer.edits) == ([answer], [])
            assert answering.asked == ["ba"]

    play(scene())


def test_an_edit_changes_the_number_of_messages() -> None:
    """A longer answer goes on in new messages, a shorter one takes messages away."""
    long = replace(
        LONG_BINH_ANSWER, statements=tuple(Statement(f"Ý {n}: " + "từ " * 60, (1,)) for n in range(60))
    )

    async def scene() -> None:
        async with conversation(ScriptedAnswering({"dài": long})) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            asked = lan.says(home, "ngắn")
            await api.wait_for_messages(home)
            lan.edits(asked, "dài")
            await api.wait_for_messages(home, 3)
            await api.idle()
            assert home.bot_messages()[0].text.startswith("Ý 0:")
            assert [bool(message.labels) for message in home.bot_messages()] == [False, False, True]
            lan.edits(asked, "ngắn")
            await api.until(lambda: len(home.bot_messages()) == 1)
            assert home.bot_messages()[0].text.startswith(ANSWER)

    play(scene())


def test_a_deleted_answer_stays_deleted() -> None:
    """Whoever deletes the bot's answer does not get it back by editing the question."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            asked = lan.says(home, QUESTION)
            [answer] = await api.wait_for_messages(home)
            lan.deletes(answer)
            for words in ("Câu khác", "Câu thứ ba"):
                lan.edits(asked, words)
                await api.idle()
            assert home.bot_messages() == []

    play(scene())


def test_an_edit_that_addresses_the_bot_asks() -> None:
    """In a group, whoever forgot to address the bot may mend that by an edit."""

    async def scene() -> None:
        async with conversation() as api:
            api.set_privacy(enabled=False)
            lan = api.user("Lan")
            cell = api.group("Chi bộ", [lan])
            asked = lan.says(cell, QUESTION)
            await silence(api, cell)
            lan.edits(asked, f"/hoi {QUESTION}")
            await api.wait_for_reply(asked)

    play(scene())


def test_an_edit_from_before_the_start() -> None:
    """A question edited while the bot was down is answered once, as it reads now."""

    async def scene() -> None:
        answering = ScriptedAnswering({"Câu khác": NOT_FOUND})
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, answering):
                await api.idle()  # so that the server knows that edits are wanted
            lan.edits(lan.says(home, QUESTION), "Câu khác")
            async with polling(api, answering):
                await api.until(lambda: [m.text[:10] for m in home.bot_messages()] == [NOT_FOUND.lead[:10]])
                await silence(api, home, already=1)

    play(scene())


def test_answers_stay_in_their_topic() -> None:
    """In a forum's topic the answer, the typing indicator and the passage stay there; in General no thread is named."""

    def slowly() -> Answer:
        time.sleep(0.6)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        async with conversation(ScriptedAnswering({QUESTION: slowly})) as api:
            lan = api.user("Lan")
            forum = api.forum("Đảng bộ xã", [lan])
            topic = lan.opens_topic(forum, "Học Bác")

            answer = await api.wait_for_reply(lan.says(forum, f"/hoi {QUESTION}", topic=topic))
            assert answer.thread_id == topic
            press = lan.presses(answer, "Xem nguồn [1]")
            await api.wait_for_answer(press)
            await api.wait_for_messages(forum, 2)
            assert [message.thread_id for message in forum.bot_messages()] == [topic, topic]
            assert [sent["message_thread_id"] for sent in api.sent("sendChatAction")] == [topic]

            await api.wait_for_reply(lan.says(forum, f"/hoi {QUESTION}"))
            assert "message_thread_id" not in api.sent("sendMessage")[-1]
            assert "message_thread_id" not in api.sent("sendChatAction")[-1]

    play(scene())


def test_a_group_sees_that_its_question_was_taken() -> None:
    """In groups 👀 on the question says so; private chats need no such sign."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            cell, home = api.group("Chi bộ", [lan]), api.private(lan)
            asked = lan.says(cell, f"/hoi {QUESTION}")
            await api.wait_for_reply(asked)
            alone = lan.says(home, QUESTION)
            await api.wait_for_messages(home)
            await api.until(lambda: asked.reactions == [{"type": "emoji", "emoji": "👀"}])
            assert alone.reactions == []

    play(scene())


def test_anonymous_admin_may_ask() -> None:
    """An admin who writes as the group is answered; another bot is not."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            cell = api.group("Chi bộ", admins=[lan])

            await api.wait_for_reply(lan.says(cell, f"/hoi {QUESTION}", anonymously=True))

    play(scene())


def test_a_reply_in_a_plain_supergroup_names_no_thread() -> None:
    """Telegram gives replies outside forums a thread id too; it is not a topic and must not be sent back."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            cell = api.group("Chi bộ", [lan])
            first = await api.wait_for_reply(lan.says(cell, f"/hoi {QUESTION}"))

            await api.wait_for_reply(lan.replies(first, "Còn năm 2021?"))
            assert all("message_thread_id" not in sent for sent in api.sent("sendMessage"))

    play(scene())


def test_hostile_text_arrives_as_text() -> None:
    """Markup in question and corpus is shown letter for letter, never read as markup."""
    hostile = '<b>Đậm</i> & <a href="x">&lt;script&gt;</blockquote> 97% < 98%'
    source = passage(hostile)
    answer = Answer(Status.ANSWERED, "", (Statement(hostile, (1,)),), (Citation(1, source, hostile),))

    async def scene() -> None:
        async with conversation(ScriptedAnswering(otherwise=answer, passages=(source,))) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, hostile)
            [shown] = await api.wait_for_messages(home)
            assert shown.text.startswith(f"{hostile} [1]")

            lan.presses(shown, "Xem nguồn [1]")
            _, opened = await api.wait_for_messages(home, 2)
            assert hostile in opened.text

    play(scene())


def test_a_long_answer_is_several_messages() -> None:
    """Beyond 4096 units the answer goes on in further messages, in order; the buttons are under the last."""
    statements = tuple(Statement(f"Ý {n}: " + "nội dung " * 20, (1,)) for n in range(60))
    answer = replace(LONG_BINH_ANSWER, statements=statements)

    async def scene() -> None:
        async with conversation(ScriptedAnswering(otherwise=answer)) as api:
            lan = api.user("Lan")
            cell = api.group("Chi bộ", [lan])
            asked = lan.says(cell, "/hoi liệt kê hết")
            await api.idle()

            parts = cell.bot_messages()
            assert len(parts) == 3
            together = " ".join(part.text for part in parts)
            places = [together.index(f"Ý {n}: ") for n in range(60)]
            assert places == sorted(places)
            assert [bool(part.labels) for part in parts] == [False, False, True]
            assert [part.reply_to for part in parts] == [asked, None, None]

    play(scene())


def test_not_found_names_the_nearest() -> None:
    """A question without evidence gets an honest answer without buttons."""

    async def scene() -> None:
        async with conversation(ScriptedAnswering(otherwise=NOT_FOUND)) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "Xã Không Có?")

            [answer] = await api.wait_for_messages(home)
            assert "Gần nhất trong kho tư liệu:\n• Long Bình làm theo Bác" in answer.text
            assert answer.labels == []

    play(scene())


def test_buttons_work_after_a_restart_and_age_politely() -> None:
    """A new process opens old buttons; what is gone, changed or forged is answered with a toast."""

    async def scene(folder: Path) -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, ScriptedAnswering(), folder):
                lan.says(home, QUESTION)
                [answer] = await api.wait_for_messages(home)
            async with polling(api, ScriptedAnswering(), folder):
                await api.wait_for_answer(lan.presses(answer, "Xem nguồn [1]"))
                await api.wait_for_messages(home, 2)
                forged = await api.wait_for_answer(lan.sends_callback(answer, "p:x"))
                assert forged["text"] == texts.BUTTON_STALE
            async with polling(api, ScriptedAnswering(passages=()), folder):
                gone = await api.wait_for_answer(lan.presses(answer, "Xem nguồn [1]"))
                assert gone["text"] == texts.PASSAGE_GONE
            async with polling(api, ScriptedAnswering(passages=(passage("Bản mới."),)), folder):
                changed = await api.wait_for_answer(lan.presses(answer, "Xem nguồn [1]"))
                assert changed["text"] == texts.PASSAGE_CHANGED
                assert "Bản mới." in (await api.wait_for_messages(home, 3))[-1].text
            assert api.violations == []

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_a_failure_is_an_apology_with_a_code(caplog: pytest.LogCaptureFixture) -> None:
    """What breaks inside stays inside: the chat gets a code, the log the same code with the reason."""

    def fail() -> Answer:
        raise RuntimeError("bí mật bên trong")

    async def scene() -> None:
        async with conversation(ScriptedAnswering({QUESTION: fail})) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, QUESTION)

            [apology] = await api.wait_for_messages(home)
            code = apology.text[-8:-2]
            assert apology.text == texts.apology(code)
            assert f"(code {code})" in caplog.text
            assert "bí mật bên trong" in caplog.text

            lan.says(home, "Câu sau?")
            assert (await api.wait_for_messages(home, 2))[1].text.startswith(ANSWER)

    play(scene())


def test_stopping_finishes_what_is_being_answered() -> None:
    """A question under way when the bot is told to stop is answered, once; what comes later waits for the next start."""
    go_on = threading.Event()

    def slowly() -> Answer:
        assert go_on.wait(10)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        answering = ScriptedAnswering({QUESTION: slowly})
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, answering) as stop:
                lan.says(home, QUESTION)
                await asyncio.to_thread(answering.entered.wait, 5)
                stop.set()
                await asyncio.sleep(0.1)
                lan.says(home, "Câu đến muộn")
                go_on.set()
            assert [message.text.splitlines()[0] for message in home.bot_messages()] == [ANSWER]
            async with polling(api, answering):
                await api.wait_for_messages(home, 2)
            assert answering.asked == [QUESTION, "Câu đến muộn"]
            assert api.violations == []

    play(scene())


def test_eight_are_answered_at_once() -> None:
    """One slow question holds up nobody else."""
    go_on = threading.Event()

    def slowly() -> Answer:
        assert go_on.wait(10)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        answering = ScriptedAnswering({"chậm": slowly})
        async with conversation(answering) as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            slow, fast = api.private(lan), api.private(minh)
            lan.says(slow, "chậm")
            await asyncio.to_thread(answering.entered.wait, 5)

            minh.says(fast, QUESTION)
            await api.wait_for_messages(fast)
            assert slow.bot_messages() == []
            go_on.set()
            await api.wait_for_messages(slow)

    play(scene())


def test_typing_lasts_as_long_as_composing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram takes the indicator away after five seconds, so it is renewed while the answer takes longer."""
    monkeypatch.setattr("bot.telegram.signals._TYPING_LASTS_S", 0.2)
    go_on = threading.Event()

    def slowly() -> Answer:
        assert go_on.wait(10)
        return LONG_BINH_ANSWER

    async def scene() -> None:
        async with conversation(ScriptedAnswering({"chậm": slowly})) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "chậm")
            await api.until(lambda: len(home.actions) > 1, 8)
            go_on.set()
            await api.wait_for_messages(home)

    play(scene())
