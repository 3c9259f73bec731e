"""What reaches the disk: a table of updates → the lane they wait in, or nothing at all."""

import datetime as dt
from typing import Any

import pytest
from telegram import Update

from bot.telegram.intake import Intake

BOT = {"id": 7_000, "is_bot": True, "first_name": "HocBac", "username": "HocBac_bot"}
LAN = {"id": 1, "is_bot": False, "first_name": "Lan"}
PRIVATE = {"id": 1, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100, "type": "supergroup", "title": "Chi bộ 1"}
CHANNEL = {"id": -1003, "type": "channel", "title": "Kênh"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_name": "bai.txt"}


def said(text: str | None = None, chat: Any = GROUP, **more: Any) -> dict[str, Any]:
    """A message by Lan; a command or a mention at its beginning is marked as one."""
    message: dict[str, Any] = {"message_id": 10, "date": 1, "chat": chat, "from": LAN, **more}
    if text is not None:
        message["text"] = text
        first = text.split(maxsplit=1)[0]
        if first[0] in "/@":
            kind = "bot_command" if first[0] == "/" else "mention"
            message["entities"] = [{"type": kind, "offset": 0, "length": len(first)}]
    return message


def press(**more: Any) -> dict[str, Any]:
    """A pressed button."""
    return {"id": "77", "from": LAN, "chat_instance": "1", "data": "x", **more}


def membership(old: str, new: str) -> dict[str, Any]:
    """The bot comes or goes."""
    end = {"kicked": {"until_date": 0}}
    states = [{"user": BOT, "status": status, **end.get(status, {})} for status in (old, new)]
    return {"chat": GROUP, "from": LAN, "date": 1, "old_chat_member": states[0], "new_chat_member": states[1]}


REPLIED = {"message_id": 9, "date": 1, "chat": GROUP, "from": BOT, "text": "97,09%"}
TABLE: dict[str, tuple[str, dict[str, Any], str | None]] = {
    "question in private": ("message", said("Long Bình?", PRIVATE), "1"),
    "command in private": ("message", said("/nguon", PRIVATE), "1"),
    "unknown command in private": ("message", said("/gi_do", PRIVATE), None),
    "file in private": ("message", said(chat=PRIVATE, document=FILE), "1"),
    "sticker in private": ("message", said(chat=PRIVATE), None),
    "talk in a group": ("message", said("Mai họp"), None),
    "question in a group": ("message", said("/hoi Long Bình?"), "-100"),
    "mention in a group": ("message", said("@HocBac_bot Long Bình?"), "-100"),
    "reply in a group": ("message", said("Còn năm 2021?", reply_to_message=REPLIED), "-100"),
    "command in a group": ("message", said("/trangthai"), "-100"),
    "command for us in a group": ("message", said("/nguon@hocbac_bot"), "-100"),
    "command for another in a group": ("message", said("/nguon@khac_bot"), None),
    "unknown command in a group": ("message", said("/cuoc_hop"), None),
    "file in a group": ("message", said(document=FILE), None),
    "somebody joined": ("message", said(new_chat_members=[LAN]), None),
    "group became a supergroup": ("message", said(migrate_to_chat_id=-1001), "-100"),
    "edited question": ("edited_message", said("/hoi Long Bình?", edit_date=2), "-100"),
    "edited talk": ("edited_message", said("Mai họp", edit_date=2), None),
    "channel's post": ("channel_post", said("/hoi Long Bình?", CHANNEL), None),
    "pressed button": ("callback_query", press(message=said("97%") | {"from": BOT}), "p-100:1"),
    "pressed button of an old message": (
        "callback_query",
        press(message={"message_id": 3, "date": 0, "chat": GROUP}),
        "p-100:1",
    ),
    "pressed button of an inline message": ("callback_query", press(inline_message_id="x"), None),
    "inline query": ("inline_query", {"id": "1", "from": LAN, "query": "x", "offset": ""}, None),
    "brought into a group": ("my_chat_member", membership("left", "member"), "-100"),
    "thrown out of a group": ("my_chat_member", membership("member", "kicked"), "-100"),
}


@pytest.mark.parametrize(("kind", "content", "lane"), TABLE.values(), ids=TABLE.keys())
def test_what_is_kept(kind: str, content: dict[str, Any], lane: str | None) -> None:
    """Each row is kept, whole and under a name of its own, or leaves no trace."""
    update = Update.de_json({"update_id": 5, kind: content}, None)

    arrival = Intake(7_000, "HocBac_bot").arrival(update, 100.0)

    assert (None if arrival is None else arrival.lane) == lane
    if arrival is not None:
        assert Update.de_json(update.to_dict(), None).to_json() == arrival.payload
        assert (arrival.received, arrival.update_id, arrival.person) == (100.0, 5, 1)
    assert update.effective_message is None or update.effective_message.date.tzinfo in {dt.UTC, None}


def test_the_same_event_has_the_same_name() -> None:
    """A message that comes under another number is the same; an edit of it is another event, and so is the next."""

    def identity(number: int, kind: str, content: dict[str, Any]) -> str:
        arrival = Intake(7_000, "HocBac_bot").arrival(
            Update.de_json({"update_id": number, kind: content}, None), 1.0
        )
        assert arrival is not None
        return arrival.identity

    asked = said("/hoi a")
    first = identity(1, "message", asked)

    assert identity(2, "message", asked) == first
    edits = {identity(n, "edited_message", asked | {"edit_date": 2}) for n in (3, 4)}
    assert len(edits | {first}) == 3
