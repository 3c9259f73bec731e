"""Methods that put messages into chats, change them and take them away."""

import time
from typing import Any

from telegram.constants import ChatAction, ReactionEmoji

from telegram_api import rules
from telegram_api.errors import Json, RuleBrokenError, bad_request
from telegram_api.office import Office
from telegram_api.world import ADMINISTRATORS, GENERAL_TOPIC, Chat, Message

DELETABLE_S = 48 * 3600
_KEPT = ("link_preview_options",)


def send_message(office: Office, params: Json) -> Json:
    """The sendMessage method."""
    text, entities = rules.message_text(params)
    rules.check_markup(params.get("reply_markup"))
    chat = office.open_chat(params)
    thread = _thread(chat, params.get("message_thread_id"))
    reply_to, quote = _reply(office, chat, params.get("reply_parameters"))
    if thread is None and chat.is_forum and reply_to:
        thread = reply_to.thread_id
    content = {name: params[name] for name in _KEPT if params.get(name)}
    if params.get("protect_content"):
        content["has_protected_content"] = True
    message = office.world.add_message(
        chat,
        None if chat.type == "channel" else office.world.bot,
        text,
        entities=_with_users(office, entities),
        reply_to=reply_to or (chat.messages.get(thread) if thread else None),
        quote=quote,
        thread_id=thread,
        markup=params.get("reply_markup"),
        content=content,
    )
    message.from_this_bot = True
    office.pulse.beat()
    return message.as_json()


def _thread(chat: Chat, thread: int | None) -> int | None:
    """The topic to write to. Plain groups ignore the field; a private chat has no topics here."""
    if not thread or not (chat.is_forum or chat.type == "private"):
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    return thread


def _reply(office: Office, chat: Chat, reply: Json | None) -> tuple[Message | None, Json | None]:
    """The message replied to, and the quoted part of it."""
    if not reply:
        return None, None
    where = office.chat(reply["chat_id"]) if reply.get("chat_id") else chat
    message = where.messages.get(reply["message_id"])
    if message is None:
        if reply.get("allow_sending_without_reply"):
            return None, None
        raise bad_request("message to be replied not found")
    if not reply.get("quote"):
        return message, None
    text, entities = rules.message_text(
        {
            "text": reply["quote"],
            "parse_mode": reply.get("quote_parse_mode"),
            "entities": reply.get("quote_entities"),
        }
    )
    if text not in message.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return message, {"text": text, "entities": entities, "position": message.text.index(text)}


def _with_users(office: Office, entities: list[Json]) -> list[Json]:
    """Mentions by identifier carry the whole user; unknown users' mentions are silently plain text."""
    filled = []
    for entity in entities:
        if entity["type"] != "text_mention":
            filled.append(entity)
        elif user := office.world.users.get(entity["user"]["id"]):
            filled.append(entity | {"user": user.as_json()})
    return filled


def _own_message(office: Office, params: Json) -> Message:
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise RuleBrokenError("chat_id is empty")
    if not params.get("message_id"):
        raise RuleBrokenError("message identifier is not specified")
    message = office.message(office.chat(params["chat_id"]), params["message_id"], "message to edit")
    if not message.from_this_bot:
        raise bad_request("message can't be edited")
    return message


def edit_message_text(office: Office, params: Json) -> Json:
    """The editMessageText method; a keyboard that is not sent along is removed."""
    text, entities = rules.message_text({"text": "", **params})
    rules.check_markup(params.get("reply_markup"))
    message = _own_message(office, params)
    entities = _with_users(office, entities)
    return _edit(office, message, text, entities, params.get("reply_markup"))


def edit_message_reply_markup(office: Office, params: Json) -> Json:
    """The editMessageReplyMarkup method."""
    rules.check_markup(params.get("reply_markup"))
    message = _own_message(office, params)
    return _edit(office, message, message.text, message.entities, params.get("reply_markup"))


def _edit(office: Office, message: Message, text: str, entities: list[Json], markup: Json | None) -> Json:
    markup = markup if markup and any(markup.get("inline_keyboard", [])) else None
    rules.same_content((message.text, message.entities, message.markup), (text, entities, markup))
    message.edits.append(message.version())
    message.text, message.entities, message.markup = text, entities, markup
    message.edit_date = int(time.time())
    office.pulse.beat()
    return message.as_json()


def delete_message(office: Office, params: Json) -> bool:
    """The deleteMessage method."""
    chat = office.chat(params["chat_id"])
    _delete(chat, office.message(chat, params["message_id"], "message to delete"))
    office.pulse.beat()
    return True


def delete_messages(office: Office, params: Json) -> bool:
    """The deleteMessages method; messages that are not there are skipped."""
    chat = office.chat(params["chat_id"])
    for message_id in params["message_ids"]:
        if message_id in chat.messages:
            _delete(chat, chat.messages[message_id])
    office.pulse.beat()
    return True


def _delete(chat: Chat, message: Message) -> None:
    may = message.from_this_bot or chat.type == "private" or chat.bot_status in ADMINISTRATORS
    if not may:
        raise bad_request("message can't be deleted")
    if time.time() - message.date > DELETABLE_S and chat.bot_status not in ADMINISTRATORS:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message.message_id]


def set_message_reaction(office: Office, params: Json) -> bool:
    """The setMessageReaction method; a bot sets at most one, from Telegram's list."""
    chat = office.chat(params["chat_id"])
    message = office.message(chat, params["message_id"], "message to react")
    reactions: list[Json] = params.get("reaction") or []
    if len(reactions) > 1:
        raise RuleBrokenError("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction["type"] == "emoji" and reaction["emoji"] not in set(ReactionEmoji):
            raise RuleBrokenError("REACTION_INVALID")
    message.reactions = reactions
    office.pulse.beat()
    return True


def send_chat_action(office: Office, params: Json) -> bool:
    """The sendChatAction method; the actions are kept in `chat.actions`."""
    if params["action"] not in set(ChatAction):
        raise RuleBrokenError("wrong parameter action in request")
    chat = office.open_chat(params)
    _thread(chat, params.get("message_thread_id"))
    chat.actions.append(params["action"])
    office.pulse.beat()
    return True


def answer_callback_query(office: Office, params: Json) -> bool:
    """The answerCallbackQuery method; once for each press, while it is young."""
    rules.check_callback_answer(params)
    press = office.presses.get(params["callback_query_id"])
    if press is None or press.is_old or press.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answer = params
    office.pulse.beat()
    return True


def answer_inline_query(office: Office, params: Json) -> bool:
    """The answerInlineQuery method; up to 50 results with different identifiers, each text by the rules of messages."""
    results: list[Json] = params["results"]
    question = office.questions.get(params["inline_query_id"])
    if question is None or question.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(results) > rules.MAX_INLINE_RESULTS:
        raise RuleBrokenError("too many inline query results specified")
    if len({result["id"] for result in results}) < len(results):
        raise RuleBrokenError("RESULT_ID_DUPLICATE")
    for result in results:
        _check_result(result)
    question.answer = params
    office.pulse.beat()
    return True


def _check_result(result: Json) -> None:
    if not 1 <= len(result["id"].encode()) <= rules.MAX_RESULT_ID_BYTES:
        raise RuleBrokenError("RESULT_ID_INVALID")
    rules.check_markup(result.get("reply_markup"))
    content: Any = result.get("input_message_content") or {}
    if "message_text" in content:
        rules.message_text(content | {"text": content["message_text"]})
