"""Limits on texts, keyboards and commands that the schema does not state."""

import re
from typing import Any

from telegram.constants import (
    BotCommandLimit,
    CallbackQueryLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MessageLimit,
)

from telegram_api import entities, links, utf16
from telegram_api.errors import Json, RuleBrokenError, bad_request
from telegram_api.markup import MarkupError, parse_html

RAW_TEXT_BYTES = 1 << 15
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_COPY_TEXT_LENGTH = 256
_MAX_COMMANDS = 100
MAX_INLINE_RESULTS = 50
MAX_RESULT_ID_BYTES = 64


def message_text(params: Json) -> tuple[str, list[Json]]:
    """The text and entities a message gets from `text`, `parse_mode` and `entities`.

    The limit of 4096 is in UTF-16 code units after the markup is read; 32 768 bytes before it.
    """
    raw: str = params["text"]
    if not raw:
        raise RuleBrokenError("message text is empty")
    if len(raw.encode("utf-8", "surrogatepass")) > RAW_TEXT_BYTES:
        raise RuleBrokenError("text is too long")
    parse_mode = (params.get("parse_mode") or "").lower()
    if parse_mode == "html":
        try:
            text, found = parse_html(raw)
        except MarkupError as error:
            raise RuleBrokenError(f"can't parse entities: {error}") from error
    elif parse_mode:
        raise RuleBrokenError("unsupported parse_mode (the tests' server reads HTML only)")
    else:
        text, found = raw, [dict(entity) for entity in params.get("entities") or []]
        _check_entities(text, found)
    text, found = entities.settle(text, found)
    if not text:
        raise RuleBrokenError("text must be non-empty")
    if utf16.length(text) > MessageLimit.MAX_TEXT_LENGTH:
        raise RuleBrokenError("message is too long")
    return text, found


def _check_entities(text: str, found: list[Json]) -> None:
    units = utf16.length(text)
    for entity in found:
        if entity["offset"] < 0 or entity["length"] < 0:
            raise RuleBrokenError("receive an entity with incorrect offset or length")
        if entity["offset"] + entity["length"] > units:
            raise RuleBrokenError(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text "
                f"at UTF-16 offset {entity['offset'] + entity['length']}"
            )


def check_markup(markup: Json | None) -> None:
    """Refuse a keyboard that Telegram would refuse; keyboards other than inline ones have no rules here."""
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise RuleBrokenError("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)


def _check_button(button: Json) -> None:
    actions = [name for name in _ACTIONS if button.get(name) is not None and button[name] != ""]
    if not button["text"]:
        raise RuleBrokenError("inline keyboard button text must be non-empty")
    if not actions:
        raise RuleBrokenError(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise RuleBrokenError(f"a button must have exactly one action, not {' and '.join(actions)}")
    data = button.get("callback_data")
    if data and len(data.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise RuleBrokenError("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url and links.user_of(url) is None and links.checked(url) is None:
        raise RuleBrokenError(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if len((button.get("copy_text") or {}).get("text", "")) > _COPY_TEXT_LENGTH:
        raise RuleBrokenError("BUTTON_COPY_TEXT_INVALID")


def check_commands(commands: list[Json]) -> list[Json]:
    """The commands as Telegram stores them: trimmed, without the leading slash."""
    if len(commands) > _MAX_COMMANDS:
        raise RuleBrokenError("BOT_COMMANDS_TOO_MUCH")
    stored = []
    for entry in commands:
        command = entry["command"].strip().removeprefix("/")
        description = entry["description"].strip()
        if not command:
            raise RuleBrokenError("command must be non-empty")
        if len(command) > BotCommandLimit.MAX_COMMAND:
            raise RuleBrokenError(f"command length must not exceed {int(BotCommandLimit.MAX_COMMAND)}")
        if not re.fullmatch(r"[a-z0-9_]+", command):
            raise RuleBrokenError("BOT_COMMAND_INVALID")
        if not description:
            raise RuleBrokenError("command description must be non-empty")
        if len(description) > BotCommandLimit.MAX_DESCRIPTION:
            raise RuleBrokenError(
                f"command description length must not exceed {int(BotCommandLimit.MAX_DESCRIPTION)}"
            )
        stored.append(entry | {"command": command, "description": description})
    return stored


def check_callback_answer(params: Json) -> None:
    """At most 200 characters are shown when a button is pressed."""
    text = params.get("text") or ""
    if utf16.length(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise RuleBrokenError("MESSAGE_TOO_LONG")


def check_webhook(params: Json) -> None:
    """Refuse an address or a secret that Telegram would refuse; plain HTTP passes for this machine only."""
    url: str = params.get("url") or ""
    local = url.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
    if url and not (url.startswith("https://") or local):
        raise RuleBrokenError("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token") or ""
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise RuleBrokenError("secret token contains unallowed characters")


def same_content(old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
    """Refuse an edit that changes nothing."""
    if old == new:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
