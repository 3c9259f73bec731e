"""Which messages the bot takes for questions: a table of real update shapes, read by PTB itself."""

import datetime as dt
from typing import Any

import pytest
from telegram import Message

from bot.telegram.addressing import addressed_question

BOT = {"id": 7_000, "is_bot": True, "first_name": "HocBac", "username": "HocBac_bot"}
OTHER_BOT = {"id": 8_000, "is_bot": True, "first_name": "Khác", "username": "khac_bot"}
LAN = {"id": 1, "is_bot": False, "first_name": "Lan"}
MINH = {"id": 2, "is_bot": False, "first_name": "Minh"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
SERVICE = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
PRIVATE = {"id": 1, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100, "type": "group", "title": "Chi bộ 1"}
SUPERGROUP = {"id": -1001, "type": "supergroup", "title": "Đảng bộ"}
FORUM = {"id": -1002, "type": "supergroup", "title": "Diễn đàn", "is_forum": True}
CHANNEL = {"id": -1003, "type": "channel", "title": "Kênh"}
Q = "Long Bình có bao nhiêu?"


def units(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def entity(text: str, stretch: str, kind: str, **more: Any) -> dict[str, Any]:
    """The entity over the first occurrence of the stretch."""
    before = text[: text.index(stretch)]
    return {"type": kind, "offset": units(before), "length": units(stretch), **more}


def said(text: str | None = None, *found: tuple[str, str], chat: Any = GROUP, **more: Any) -> dict[str, Any]:
    """A message by Lan, with entities given as (stretch, kind)."""
    message: dict[str, Any] = {"message_id": 10, "date": 1, "chat": chat, "from": LAN, **more}
    if text is not None:
        message["text"] = text
        message["entities"] = [entity(text, stretch, kind) for stretch, kind in found]
    return message


def captioned(caption: str, *found: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A photo with a caption."""
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    entities = [entity(caption, stretch, kind) for stretch, kind in found]
    return said(**more) | {"photo": photo, "caption": caption, "caption_entities": entities}


def by(sender: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    """The message that somebody replied to."""
    return {"message_id": 9, "date": 1, "chat": GROUP, "from": sender, "text": text, **more}


COMMAND = "bot_command"
MENTION = "mention"
LINKED = said(f"Học Bác {Q}") | {
    "entities": [{"type": "text_mention", "offset": 0, "length": 7, "user": BOT}],
}
LINKED_ELSEWHERE = said(f"Học Bác {Q}") | {
    "entities": [{"type": "text_mention", "offset": 0, "length": 7, "user": MINH}],
}
TOPIC_OPENED = {
    "message_id": 5,
    "date": 1,
    "chat": FORUM,
    "from": BOT,
    "forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1},
}
TABLE: dict[str, tuple[dict[str, Any], str | None]] = {
    "private text": (said(Q, chat=PRIVATE), Q),
    "private /hoi": (said(f"/hoi {Q}", ("/hoi", COMMAND), chat=PRIVATE), Q),
    "private other command": (said("/start", ("/start", COMMAND), chat=PRIVATE), None),
    "private caption": (captioned(Q, chat=PRIVATE), Q),
    "private sticker": (said(chat=PRIVATE), None),
    "private via our own inline": (said(Q, chat=PRIVATE, via_bot=BOT), None),
    "private via another inline": (said(Q, chat=PRIVATE, via_bot=OTHER_BOT), Q),
    "group text": (said(Q), None),
    "group /hoi": (said(f"/hoi {Q}", ("/hoi", COMMAND)), Q),
    "group /hoi on a line of its own": (said(f"/hoi\n{Q}", ("/hoi", COMMAND)), Q),
    "group /HOI": (said(f"/HOI {Q}", ("/HOI", COMMAND)), Q),
    "group /hỏi": (said(f"/hỏi {Q}"), Q),
    "group /hỏi, decomposed": (said(f"/ho\u0309i {Q}"), Q),
    "group /hỏii": (said(f"/hỏii {Q}"), None),
    "group /hoi@bot": (said(f"/hoi@hocbac_bot {Q}", ("/hoi@hocbac_bot", COMMAND)), Q),
    "group /hoi@BOT": (said(f"/hoi@HOCBAC_BOT {Q}", ("/hoi@HOCBAC_BOT", COMMAND)), Q),
    "group /hoi@other": (said(f"/hoi@khac_bot {Q}", ("/hoi@khac_bot", COMMAND)), None),
    "group /hoi@other that mentions us": (
        said("/hoi@khac_bot @hocbac_bot x", ("/hoi@khac_bot", COMMAND), ("@hocbac_bot", MENTION)),
        None,
    ),
    "group other command": (said(f"/hoidap {Q}", ("/hoidap", COMMAND)), None),
    "group command in mid-text": (said(f"gõ /hoi {Q}", ("/hoi", COMMAND)), None),
    "group bare /hoi": (said("/hoi", ("/hoi", COMMAND)), ""),
    "group bare /hoi to a person": (said("/hoi", ("/hoi", COMMAND), reply_to_message=by(MINH, Q)), Q),
    "group bare /hoi to a caption": (
        said("/hoi", ("/hoi", COMMAND), reply_to_message=captioned(Q) | {"message_id": 9}),
        Q,
    ),
    "group bare /hoi to a chosen part": (
        said(
            "/hoi",
            ("/hoi", COMMAND),
            reply_to_message=by(MINH, f"Chào. {Q}"),
            quote={"text": Q, "position": 6},
        ),
        Q,
    ),
    "group bare /hoi to a bot": (said("/hoi", ("/hoi", COMMAND), reply_to_message=by(OTHER_BOT, Q)), ""),
    "group bare /hoi to us": (said("/hoi", ("/hoi", COMMAND), reply_to_message=by(BOT, "97,09%")), ""),
    "group /hoi text to a person": (
        said(f"/hoi {Q}", ("/hoi", COMMAND), reply_to_message=by(MINH, "khác")),
        Q,
    ),
    "group mention": (said(f"@HocBac_bot {Q}", ("@HocBac_bot", MENTION)), Q),
    "group mention, other case": (said(f"@hocbac_BOT {Q}", ("@hocbac_BOT", MENTION)), Q),
    "group mention after emoji": (said(f"👍🏽🇻🇳 @HocBac_bot {Q}", ("@HocBac_bot", MENTION)), f"👍🏽🇻🇳 {Q}"),
    "group mention at the end": (said(f"{Q} @HocBac_bot", ("@HocBac_bot", MENTION)), Q),
    "group mention within": (
        said("Cho hỏi @HocBac_bot, mô hình nào hay?", ("@HocBac_bot", MENTION)),
        "Cho hỏi mô hình nào hay?",
    ),
    "group mention with a colon": (said(f"@HocBac_bot: {Q}", ("@HocBac_bot", MENTION)), Q),
    "group mention twice": (
        said("@HocBac_bot 🙏 ơi", ("@HocBac_bot", MENTION))
        | {
            "text": f"@HocBac_bot 🙏 {Q} @hocbac_bot",
            "entities": [
                {"type": "mention", "offset": 0, "length": 11},
                {"type": "mention", "offset": 15 + units(Q) + 1 - 0, "length": 11},
            ],
        },
        f"🙏 {Q}",
    ),
    "group bare mention": (said("@HocBac_bot", ("@HocBac_bot", MENTION)), ""),
    "group bare mention to a person": (
        said("@HocBac_bot", ("@HocBac_bot", MENTION), reply_to_message=by(MINH, Q)),
        Q,
    ),
    "group mention of another": (said(f"@HocBac_bot2 {Q}", ("@HocBac_bot2", MENTION)), None),
    "group name without entity": (said(f"`@HocBac_bot` {Q}"), None),
    "group text_mention": (LINKED, Q),
    "group text_mention of a person": (LINKED_ELSEWHERE, None),
    "group caption mention": (captioned(f"🌸 @HocBac_bot {Q}", ("@HocBac_bot", MENTION)), f"🌸 {Q}"),
    "group caption /hoi": (captioned(f"/hoi {Q}", ("/hoi", COMMAND)), Q),
    "group caption alone": (captioned(Q), None),
    "group reply to us": (said(Q, reply_to_message=by(BOT, "97,09%")), Q),
    "group reply to a person": (said(Q, reply_to_message=by(MINH, "chào")), None),
    "group reply to another bot": (said(Q, reply_to_message=by(OTHER_BOT, "chào")), None),
    "group reply to us with a command": (
        said("/start", ("/start", COMMAND), reply_to_message=by(BOT, "97,09%")),
        None,
    ),
    "group reply to us with a sticker": (said(reply_to_message=by(BOT, "97,09%")), None),
    "supergroup mention": (said(f"@HocBac_bot {Q}", ("@HocBac_bot", MENTION), chat=SUPERGROUP), Q),
    "topic text, topic opened by us": (
        said(Q, chat=FORUM, message_thread_id=5, is_topic_message=True, reply_to_message=TOPIC_OPENED),
        None,
    ),
    "topic /hoi": (
        said(f"/hoi {Q}", ("/hoi", COMMAND), chat=FORUM, message_thread_id=5, is_topic_message=True),
        Q,
    ),
    "topic bare /hoi": (
        said("/hoi", ("/hoi", COMMAND), chat=FORUM, message_thread_id=5, reply_to_message=TOPIC_OPENED),
        "",
    ),
    "other bot mentions us": (said(f"@HocBac_bot {Q}", ("@HocBac_bot", MENTION)) | {"from": OTHER_BOT}, None),
    "other bot in private": (said(Q, chat=PRIVATE) | {"from": OTHER_BOT}, None),
    "ourselves": (said(Q, chat=PRIVATE) | {"from": BOT}, None),
    "anonymous admin": (
        said(f"/hoi {Q}", ("/hoi", COMMAND)) | {"from": ANONYMOUS, "sender_chat": GROUP},
        Q,
    ),
    "channel as sender": (
        said(f"/hoi {Q}", ("/hoi", COMMAND)) | {"from": CHANNEL_BOT, "sender_chat": CHANNEL},
        Q,
    ),
    "linked channel's post with mention": (
        said(f"@HocBac_bot {Q}", ("@HocBac_bot", MENTION))
        | {"from": SERVICE, "sender_chat": CHANNEL, "is_automatic_forward": True},
        Q,
    ),
    "linked channel's post": (
        said(Q) | {"from": SERVICE, "sender_chat": CHANNEL, "is_automatic_forward": True},
        None,
    ),
    "member joined": (said(new_chat_members=[MINH]), None),
}


@pytest.mark.parametrize(("message", "question"), TABLE.values(), ids=TABLE.keys())
def test_who_is_asked(message: dict[str, Any], question: str | None) -> None:
    """Each row is a question with the address taken off, a request for a hint (""), or none of the bot's business."""
    read = Message.de_json(dict(message), None)

    assert addressed_question(read, BOT_ID, "HocBac_bot") == question
    assert read.date.tzinfo is dt.UTC


BOT_ID = 7_000
