"""Which messages are questions to this bot, and what they ask.

Private chats: every text. Groups: `/hoi`, a mention, or a reply to the bot; everything else is none of our business.
All offsets of entities count UTF-16 units; `Message.parse_entities` and `_without` are the only places that know.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from telegram import Message, MessageEntity
from telegram.constants import ChatID, ChatType, MessageEntityType

# Telegram makes no command of `/hỏi`, for it has a letter outside ASCII; a Vietnamese keyboard types it all the same.
ASK_COMMANDS: Final = frozenset({"/hoi", "/hỏi"})
_ACCENTED_COMMAND = re.compile(r"/h(?:ỏ|o\u0309)i(?=\s|$)", re.IGNORECASE)
_AROUND_A_MENTION = " \t\r\n,;:-–—"
_STAND_INS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})


@dataclass(frozen=True, slots=True)
class Command:
    """A command to this bot, such as `nguon` with what was typed after it."""

    name: str
    rest: str


def addressed_command(
    message: Message, bot_id: int, bot_username: str, known: Collection[str]
) -> Command | None:
    """The command that the message gives this bot, if it is one of `known`; `/hoi` is a question and none of them."""
    text = _text(message)
    typed = None if text is None or not _may_ask(message, bot_id) else _command(message, text)
    if text is None or typed is None:
        return None
    name, _, target = typed.removeprefix("/").casefold().partition("@")
    if name not in known or target not in {"", bot_username.casefold()}:
        return None
    return Command(name, text[len(typed) :].strip())


def asker_of(message: Message) -> int:
    """Who speaks: a person's number, or the number of the chat in whose name somebody does; 0 for nobody."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else 0


def addressed_question(message: Message, bot_id: int, bot_username: str) -> str | None:
    """What the message asks this bot; None when it is not for the bot, "" when it asks but says nothing.

    `bot_username` comes without `@`. A bare `/hoi` or mention that replies to somebody's message asks that message.
    """
    text = _text(message)
    if text is None or not _may_ask(message, bot_id):
        return None
    command = _command(message, text)
    if command is not None:
        if not _is_ask(command, bot_username):
            return None
        question = text[len(command) :].strip()
    elif mentions := _mentions(message, bot_id, bot_username):
        question = _without(text, mentions)
    elif message.chat.type == ChatType.PRIVATE or _replies_to(message, bot_id):
        question = text.strip()
    else:
        return None
    return question or _quoted(message)


def _text(message: Message) -> str | None:
    return message.text or message.caption


def _may_ask(message: Message, bot_id: int) -> bool:
    """Not other bots, and nobody through what this bot itself offered inline."""
    return not _is_from_a_bot(message) and (message.via_bot is None or message.via_bot.id != bot_id)


def _is_from_a_bot(message: Message) -> bool:
    """Anonymous admins and channels come under a stand-in bot's name, and are people all the same."""
    sender = message.from_user
    if sender is None or message.sender_chat is not None or sender.id in _STAND_INS:
        return False
    return sender.is_bot


def _command(message: Message, text: str) -> str | None:
    """The command that the message begins with, as typed: `/hoi@hocbac_bot`."""
    for entity, stretch in _entities(message, MessageEntityType.BOT_COMMAND).items():
        if entity.offset == 0:
            return stretch
    accented = _ACCENTED_COMMAND.match(text)
    return accented.group() if accented else None


def _is_ask(command: str, bot_username: str) -> bool:
    name, _, target = command.casefold().partition("@")
    return normalize("NFC", name) in ASK_COMMANDS and target in {"", bot_username.casefold()}


def _mentions(message: Message, bot_id: int, bot_username: str) -> list[MessageEntity]:
    wanted = f"@{bot_username}".casefold()
    named = _entities(message, MessageEntityType.MENTION).items()
    linked = _entities(message, MessageEntityType.TEXT_MENTION)
    return [
        *(entity for entity, stretch in named if stretch.casefold() == wanted),
        *(entity for entity in linked if entity.user is not None and entity.user.id == bot_id),
    ]


def _entities(message: Message, kind: MessageEntityType) -> dict[MessageEntity, str]:
    if message.text:
        return message.parse_entities([kind]) if message.entities else {}
    return message.parse_caption_entities([kind]) if message.caption_entities else {}


def _without(text: str, entities: Iterable[MessageEntity]) -> str:
    """The text without these stretches and the punctuation that they leave behind at either end."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda each: each.offset, reverse=True):
        before = units[: entity.offset * 2].decode("utf-16-le").rstrip()
        after = units[(entity.offset + entity.length) * 2 :].decode("utf-16-le").lstrip(_AROUND_A_MENTION)
        units = f"{before} {after}".encode("utf-16-le")
    return units.decode("utf-16-le").strip(_AROUND_A_MENTION)


def _replies_to(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None:
        return False
    # In a topic, a message that replies to nothing "replies" to the one that opened the topic.
    return replied.forum_topic_created is None and replied.from_user.id == bot_id


def _quoted(message: Message) -> str:
    """The text of the message that this one replies to, if a person wrote it; of the quoted part, if one is chosen."""
    replied = message.reply_to_message
    if replied is None or _is_from_a_bot(replied):
        return ""
    chosen = message.quote.text if message.quote is not None else None
    return (chosen or _text(replied) or "").strip()
