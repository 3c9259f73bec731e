"""Messages a real python-telegram-bot client sends, edits and deletes, and what Telegram refuses."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from telegram_api.clients import KEYBOARD, play
from telegram_api.server import TelegramApi


def test_send_with_html_reply_and_keyboard() -> None:
    """A sent message keeps text, entities, keyboard and the message it replies to."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        room = api.private(anna)
        question = anna.says(room, "Chỉ thị 05 là gì?")
        sent = await bot.send_message(
            room.id,
            "👍 <b>15/5/2016</b> [1]",
            parse_mode=ParseMode.HTML,
            reply_markup=KEYBOARD,
            reply_parameters=ReplyParameters(question.message_id, quote="Chỉ thị 05"),
        )
        answer = room.bot_messages()[0]
        assert (answer.text, answer.html) == ("👍 15/5/2016 [1]", "👍 <b>15/5/2016</b> [1]")
        assert (answer.reply_to, answer.labels) == (question, ["Thêm", "Nguồn"])
        assert sent.parse_entities() == {sent.entities[0]: "15/5/2016"}
        assert sent.quote
        assert sent.quote.text == "Chỉ thị 05"

    play(scene)


def test_reply_to_a_missing_message() -> None:
    """A reply to what is gone is refused, or sent without the reply where that is allowed."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        room = api.private(api.user("Anna"))
        with pytest.raises(BadRequest, match="Message to be replied not found"):
            await bot.send_message(room.id, "a", reply_parameters=ReplyParameters(99))
        await bot.send_message(
            room.id, "a", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True)
        )
        assert room.bot_messages()[0].reply_to is None

    play(scene)


def test_edit_changes_something_or_is_refused() -> None:
    """An edit keeps the former version; the same content again is "not modified"; another's message is refused."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        room = api.private(anna)
        theirs = anna.says(room, "a")
        sent = await bot.send_message(room.id, "Đang tìm…", reply_markup=KEYBOARD)
        await bot.edit_message_text("<i>Đây</i>", room.id, sent.message_id, parse_mode="HTML")
        with pytest.raises(
            BadRequest, match="Message is not modified: specified new message content and reply"
        ):
            await bot.edit_message_text("<i>Đây</i>", room.id, sent.message_id, parse_mode="HTML")
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("b", room.id, theirs.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("b", room.id, 99)
        answer = room.bot_messages()[0]
        assert ([version.text for version in answer.edits], answer.labels) == (["Đang tìm…"], [])

    play(scene)


def test_delete_react_and_chat_action() -> None:
    """Deleting, reacting and chat actions leave their traces; a reaction off the list is refused."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        cell = api.group("Chi bộ 1", [anna])
        theirs = anna.says(cell, "a")
        sent = await bot.send_message(cell.id, "b")
        await bot.send_chat_action(cell.id, "typing")
        await bot.set_message_reaction(cell.id, theirs.message_id, "👍")
        with pytest.raises(BadRequest, match="Reaction_invalid"):
            await bot.set_message_reaction(cell.id, theirs.message_id, ReactionTypeEmoji("đ"))
        await bot.delete_message(cell.id, sent.message_id)
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await bot.delete_message(cell.id, theirs.message_id)
        assert (cell.bot_messages(), cell.actions) == ([], ["typing"])
        assert theirs.reactions == [{"type": "emoji", "emoji": "👍"}]

    play(scene, violations=1)


def test_keyboard_rules() -> None:
    """Callback data over 64 bytes, wrong addresses, no action and two actions are refused and recorded."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        room = api.private(api.user("Anna"))
        for button in (
            InlineKeyboardButton("a", callback_data="đ" * 33),
            InlineKeyboardButton("a", url="không phải địa chỉ"),
            InlineKeyboardButton("a", callback_data="1", url="https://qdnd.vn"),
            InlineKeyboardButton("a"),
        ):
            with pytest.raises(BadRequest):
                await bot.send_message(room.id, "a", reply_markup=InlineKeyboardMarkup([[button]]))
        await bot.send_message(
            room.id,
            "a",
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="đ" * 32)]]),
        )

    play(scene, violations=4)


def test_topics() -> None:
    """A forum's topics are written to by number; General's number and unknown ones are refused."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        forum = api.forum("Đảng bộ", [anna])
        topic = anna.opens_topic(forum, "Chuyên đề")
        sent = await bot.send_message(forum.id, "a", message_thread_id=topic)
        assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
        assert sent.reply_to_message
        assert sent.reply_to_message.forum_topic_created
        for wrong in (1, 999):
            with pytest.raises(BadRequest, match="Message thread not found"):
                await bot.send_message(forum.id, "a", message_thread_id=wrong)
        assert (await bot.send_message(forum.id, "a")).message_thread_id is None

    play(scene)


def test_chats_that_cannot_be_written_to() -> None:
    """Unknown, blocked, left, kicked and upgraded chats are refused in Telegram's words."""

    async def scene(api: TelegramApi, bot: Bot) -> None:
        anna = api.user("Anna")
        room, cell = api.private(anna), api.group("Chi bộ 1", [anna], supergroup=False)
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(42, "a")
        anna.blocks_bot()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(room.id, "a")
        new = api.upgrade(cell)
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(cell.id, "a")
        assert moved.value.new_chat_id == new.id
        anna.sets_bot_status(new, "kicked")
        with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
            await bot.send_message(new.id, "a")
        left = api.group("Chi bộ 2")
        await bot.leave_chat(left.id)
        with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
            await bot.send_message(left.id, "a")

    play(scene)
