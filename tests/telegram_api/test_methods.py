"""What the double answers to requests of a real python-telegram-bot client, besides messages."""

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest, InvalidToken

from telegram_api.clients import KEYBOARD, bot_of, play
from telegram_api.server import TelegramApi


def test_get_me_names_the_bot() -> None:
    """GetMe gives the configured user name and what privacy mode means for it."""

    async def scene(_api: TelegramApi, bot: Bot) -> None:
        me = await bot.get_me()
        assert (me.username, me.is_bot, me.can_read_all_group_messages) == ("hocbac_bot", True, False)

    play(scene)


def test_wrong_token_and_unknown_method() -> None:
    """A wrong token is 401, an unknown method 404, and method names ignore case."""

    async def scene(api: TelegramApi, _bot: Bot) -> None:
        async with aiohttp.ClientSession() as session:
            for path, status in (
                ("1:wrong/getMe", 401),
                (f"{api.token}/getYou", 404),
                (f"{api.token}/GETME", 200),
            ):
                async with session.get(api.base_url + path) as answer:
                    assert (answer.status, (await answer.json())["ok"]) == (status, status == 200)
        async with bot_of(api, "1:wrong") as stranger:
            with pytest.raises(InvalidToken):
                await stranger.get_me()

    play(scene)


def test_bodies_in_every_form() -> None:
    """JSON, form and multipart bodies and query strings are read alike."""

    async def scene(api: TelegramApi, _bot: Bot) -> None:
        room = api.private(api.user("Anna"))
        url = f"{api.base_url}{api.token}/sendMessage"
        markup = '{"inline_keyboard": [[{"text": "x", "callback_data": "1"}]]}'
        form = {"chat_id": str(room.id), "text": '{"a"}', "reply_markup": markup}
        multipart = aiohttp.MultipartWriter("form-data")
        for name, value in form.items():
            multipart.append(value).set_content_disposition("form-data", name=name)
        async with aiohttp.ClientSession() as session:
            for request in (
                session.post(url, data=form),
                session.post(url, data=multipart),
                session.post(url, json=form | {"chat_id": room.id}),
                session.get(url, params=form),
            ):
                async with request as answer:
                    assert answer.status == 200, await answer.text()
        assert [(message.text, message.labels) for message in room.bot_messages()] == [('{"a"}', ["x"])] * 4

    play(scene)


def test_callback_answers() -> None:
    """A press is answered once, with at most 200 characters, while it is young."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        sent = await bot.send_message(api.private(anna).id, "a", reply_markup=KEYBOARD)
        message = api.private(anna).messages[sent.message_id]
        press, old = anna.presses(message, "Thêm"), anna.presses(message, "more:1")
        old.is_old = True
        with pytest.raises(BadRequest, match="Message_too_long"):
            await bot.answer_callback_query(press.id, "a" * 201)
        await bot.answer_callback_query(press.id, "Xong", show_alert=True)
        for query in (press.id, old.id, "1"):
            with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id"):
                await bot.answer_callback_query(query)
        assert (await api.wait_for_answer(press))["text"] == "Xong"

    play(scene, violations=1)


def test_inline_answers() -> None:
    """An inline query is answered with results whose texts follow the rules of messages."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        question = api.user("Anna").asks_inline("chỉ thị 05")
        content = InputTextMessageContent("<b>a</b>", parse_mode="HTML")
        await bot.answer_inline_query(question.id, [InlineQueryResultArticle("1", "Chỉ thị 05", content)])
        assert question.answer
        assert question.answer["results"][0]["title"] == "Chỉ thị 05"

    play(scene)


def test_commands_by_scope() -> None:
    """Commands are kept for each scope; a command in capitals or without description is refused."""

    async def scene(_api: TelegramApi, bot: Bot) -> None:
        scope = BotCommandScopeAllGroupChats()
        await bot.set_my_commands([BotCommand("hoi", "Hỏi một câu")], scope=scope)
        assert [command.command for command in await bot.get_my_commands(scope=scope)] == ["hoi"]
        assert not await bot.get_my_commands()
        for wrong in (BotCommand("Hoi", "Hỏi"), BotCommand("hỏi", "Hỏi"), BotCommand("hoi", " ")):
            with pytest.raises(BadRequest):
                await bot.set_my_commands([wrong])
        await bot.delete_my_commands(scope=scope)
        assert not await bot.get_my_commands(scope=scope)

    play(scene, violations=3)


def test_descriptions_chats_and_members() -> None:
    """Descriptions are kept; chats and members are described in full."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna, bao = api.user("Anna"), api.user("Bảo")
        cell = api.group("Chi bộ 1", [anna], admins=[bao])
        await bot.set_my_description("Hỏi đáp có dẫn nguồn")
        await bot.set_my_short_description("Hỏi đáp")
        assert (await bot.get_my_description()).description == "Hỏi đáp có dẫn nguồn"
        assert (await bot.get_chat(cell.id)).title == "Chi bộ 1"
        assert (await bot.get_chat(api.private(anna).id)).first_name == "Anna"
        statuses = [
            (await bot.get_chat_member(cell.id, user)).status for user in (anna.id, bao.id, api.bot.id)
        ]
        assert statuses == ["member", "administrator", "member"]
        assert [entry.user.id for entry in await bot.get_chat_administrators(cell.id)] == [bao.id]
        assert await bot.get_chat_member_count(cell.id) == 3

    play(scene)


def test_what_breaks_the_schema_is_recorded() -> None:
    """Unknown fields, wrong types and methods the double lacks are refused, and `violations` says so."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        room = api.private(api.user("Anna"))
        for wrong in ({"chat": 1}, {"link_preview_options": {"disabled": True}}, {"message_thread_id": "x"}):
            with pytest.raises(BadRequest):
                await bot.send_message(room.id, "a", api_kwargs=wrong)
        with pytest.raises(BadRequest):
            await bot.send_dice(room.id)
        assert [request.status for request in api.requests] == [400] * 4
        assert room.bot_messages() == []

    play(scene, violations=4)
