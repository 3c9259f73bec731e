"""How updates reach the bot: long polling, conflicts, webhook, privacy mode."""

import asyncio

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, TelegramError

from telegram_api.clients import bot_of, echo_bot
from telegram_api.server import TelegramApi
from telegram_api.updates import TERMINATED_BY_POLL, TERMINATED_BY_WEBHOOK, WEBHOOK_ACTIVE
from telegram_api.webhook import SECRET_HEADER


def test_long_polling_application() -> None:
    """A real application polls, gets what a person says and edits, and its reply is seen."""

    async def run() -> None:
        async with TelegramApi.running() as api, echo_bot(api):
            anna = api.user("Anna")
            room = api.private(anna)
            answer = await api.wait_for_reply(anna.says(room, "Chào"))
            assert answer.html == "<b>Chào</b>"
            await api.wait_for_reply(anna.replies(answer, "Nữa"))
            await api.idle(quiet_s=0.05)
            assert [message.text for message in room.bot_messages()] == ["Chào", "Nữa"]
            assert api.violations == []

    asyncio.run(run())


def test_offset_limit_and_allowed_updates() -> None:
    """Updates stay until a higher offset confirms them; kinds not asked for never come."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            anna = api.user("Anna")
            room = api.private(anna)
            first, second = (anna.says(room, text) for text in "ab")
            batch = await bot.get_updates(limit=1)
            assert [update.message.text for update in batch if update.message] == ["a"]
            batch = await bot.get_updates(offset=batch[0].update_id + 1, allowed_updates=["callback_query"])
            assert [update.message.text for update in batch if update.message] == ["b"]
            anna.edits(first, "c")
            anna.sends_callback(second, "x")
            batch = await bot.get_updates(offset=batch[0].update_id + 1)
            assert [update.callback_query is not None for update in batch] == [True]
            anna.sends_callback(second, "y")
            assert len(await bot.get_updates(offset=-1)) == 1
            assert await bot.get_updates(offset=batch[0].update_id + 2) == ()
            assert api.violations == []

    asyncio.run(run())


def test_a_waiting_poll_ends_when_something_comes() -> None:
    """A long poll answers at once when a message is pushed, and empty when its time is over."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            anna = api.user("Anna")
            room = api.private(anna)
            poll = asyncio.create_task(bot.get_updates(timeout=5))
            await asyncio.sleep(0.1)
            anna.says(room, "a")
            update = (await asyncio.wait_for(poll, 1))[0]
            assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == ()

    asyncio.run(run())


async def _refusal(poll: "asyncio.Task[object]") -> str:
    with pytest.raises(Conflict) as caught:
        await asyncio.wait_for(poll, 1)
    return str(caught.value)


def test_conflicts() -> None:
    """A second poll ends the first, setWebhook ends a poll, and an active webhook forbids polling: three texts."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot, bot_of(api) as rival:

            def poll(who: Bot) -> "asyncio.Task[object]":
                return asyncio.create_task(who.get_updates(timeout=5))

            first = poll(bot)
            await asyncio.sleep(0.1)
            second = poll(rival)
            assert await _refusal(first) == TERMINATED_BY_POLL
            await bot.set_webhook("http://127.0.0.1:9/")
            assert await _refusal(second) == TERMINATED_BY_WEBHOOK
            assert await _refusal(poll(bot)) == WEBHOOK_ACTIVE
            await bot.delete_webhook()
            assert await bot.get_updates() == ()

    asyncio.run(run())


def test_webhook_delivers_until_it_is_taken() -> None:
    """Updates go to the webhook with its secret, again after an error, in order; then nothing is pending."""
    heard: list[tuple[str, str]] = []

    async def hear(request: web.Request) -> web.Response:
        update = await request.json()
        heard.append((update["message"]["text"], request.headers.get(SECRET_HEADER, "")))
        return web.Response(status=500 if len(heard) == 1 else 200)

    async def run() -> None:
        application = web.Application()
        application.router.add_post("/hook", hear)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            async with TelegramApi.running() as api, bot_of(api) as bot:
                anna = api.user("Anna")
                anna.says(api.private(anna), "a")
                await bot.set_webhook(
                    f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="bi-mat"
                )
                anna.says(api.private(anna), "b")
                await api.idle(quiet_s=0.05)
                info = await bot.get_webhook_info()
                assert heard == [("a", "bi-mat"), ("a", "bi-mat"), ("b", "bi-mat")]
                assert info.pending_update_count == 0
                assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
                with pytest.raises(TelegramError, match="an https url must be provided"):
                    await bot.set_webhook("http://example.com/")
        finally:
            await runner.cleanup()

    asyncio.run(run())


def _heard(api: TelegramApi) -> list[str]:
    return [
        update["message"].get("text", "service") for update in api.office.queue.pending if "message" in update
    ]


def test_privacy_mode() -> None:
    """In a group the bot hears commands, replies and mentions meant for it and service messages, nothing else."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            anna = api.user("Anna")
            cell = api.group("Chi bộ 1", [anna])
            question = anna.says(cell, "/hoi Chỉ thị 05")
            anna.says(cell, "chào cả nhà")
            anna.says(cell, "/hoi@hocbac_bot a")
            anna.says(cell, "/hoi@other_bot a")
            anna.says(cell, "xin /hoi a")
            anna.says(cell, "👍 @hocbac_bot b")
            anna.says(cell, "Bác ơi", mentions={"Bác": api.bot})
            anna.replies(question, "thêm ý này")
            sent = await bot.send_message(cell.id, "a")
            anna.replies(cell.messages[sent.message_id], "rõ")
            anna.leaves(cell)
            heard = ["/hoi Chỉ thị 05", "/hoi@hocbac_bot a", "👍 @hocbac_bot b", "Bác ơi"]
            assert _heard(api) == [*heard, "thêm ý này", "rõ", "service"]
            assert api.violations == []

    asyncio.run(run())


@pytest.mark.parametrize("whole", ["privacy off", "administrator", "mentions off"])
def test_privacy_switches(whole: str) -> None:
    """Without privacy mode or as administrator the bot hears all; without mentions fewer."""

    async def run() -> None:
        async with TelegramApi.running() as api:
            anna = api.user("Anna")
            cell = api.group(
                "Chi bộ 1", [anna], bot="administrator" if whole == "administrator" else "member"
            )
            api.set_privacy(enabled=whole != "privacy off", mentions_delivered=whole != "mentions off")
            anna.says(cell, "chào")
            anna.says(cell, "@hocbac_bot chào")
            assert len(_heard(api)) == (0 if whole == "mentions off" else 2)

    asyncio.run(run())


def test_forms_of_messages() -> None:
    """Photos with captions, anonymous administrators, topics, channel copies and upgrades are valid updates."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            anna = api.user("Anna")
            cell = api.group("Chi bộ 1", [anna])
            api.set_privacy(enabled=False)
            anna.sends_photo(cell, "@hocbac_bot cái này?")
            anna.says(cell, "a", anonymously=True)
            forum = api.forum("Đảng bộ", [anna])
            topic = anna.opens_topic(forum, "Chuyên đề")
            anna.says(forum, "trong chủ đề", topic=topic)
            api.posts(api.channel("Tin", linked=cell), "tin mới")
            anna.joins(api.upgrade(api.group("Chi bộ 2", [anna], supergroup=False)))
            anna.sets_bot_status(cell, "administrator")
            anna.reacts(cell.messages[2], "👍")
            anna.blocks_bot()
            anna.blocks_bot(blocked=False)
            updates = await bot.get_updates()
            messages = [update.message for update in updates if update.message]
            assert messages[0].parse_caption_entities() == {messages[0].caption_entities[0]: "@hocbac_bot"}
            assert messages[1].sender_chat
            assert messages[3].message_thread_id == topic
            assert messages[3].reply_to_message
            assert messages[4].is_automatic_forward
            assert [bool(message.migrate_to_chat_id) for message in messages[5:7]] == [True, False]
            assert messages[6].migrate_from_chat_id == messages[5].chat.id
            assert sum(update.my_chat_member is not None for update in updates) == 3
            assert api.violations == []

    asyncio.run(run())
