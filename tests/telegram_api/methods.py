"""Every method the server knows how to carry out, by its name in lower case."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from telegram_api import messaging, profile, rules
from telegram_api.errors import ApiError, Json, RuleBrokenError
from telegram_api.office import Office

Behaviour = Callable[[Office, Json], Any | Awaitable[Any]]


async def carry_out(office: Office, name: str, params: Json) -> Any:
    """Do what the request asks; the `result` of the answer. Raises ApiError."""
    behaviour = BEHAVIOURS.get(name.lower())
    if behaviour is None:
        raise RuleBrokenError(f"{name} is published but the tests' server does not carry it out")
    if office.profile.logged_out:
        raise ApiError(400, "Logged out")
    result = behaviour(office, params)
    return await result if inspect.isawaitable(result) else result


async def _get_updates(office: Office, params: Json) -> list[Json]:
    return await office.queue.poll(params)


async def _set_webhook(office: Office, params: Json) -> bool:
    rules.check_webhook(params)
    await office.webhook.set(params)
    return True


async def _delete_webhook(office: Office, params: Json) -> bool:
    await office.webhook.set({"drop_pending_updates": params.get("drop_pending_updates", False)})
    return True


def _get_webhook_info(office: Office, _params: Json) -> Json:
    return office.webhook.info()


def _close(_office: Office, _params: Json) -> bool:
    return True


def _log_out(office: Office, _params: Json) -> bool:
    office.profile.logged_out = True
    return True


BEHAVIOURS: dict[str, Behaviour] = {
    "getupdates": _get_updates,
    "setwebhook": _set_webhook,
    "deletewebhook": _delete_webhook,
    "getwebhookinfo": _get_webhook_info,
    "close": _close,
    "logout": _log_out,
    "sendmessage": messaging.send_message,
    "editmessagetext": messaging.edit_message_text,
    "editmessagereplymarkup": messaging.edit_message_reply_markup,
    "deletemessage": messaging.delete_message,
    "deletemessages": messaging.delete_messages,
    "setmessagereaction": messaging.set_message_reaction,
    "sendchataction": messaging.send_chat_action,
    "answercallbackquery": messaging.answer_callback_query,
    "answerinlinequery": messaging.answer_inline_query,
    "getme": profile.get_me,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
    "getchat": profile.get_chat,
    "getchatmember": profile.get_chat_member,
    "getchatadministrators": profile.get_chat_administrators,
    "getchatmembercount": profile.get_chat_member_count,
    "leavechat": profile.leave_chat,
    "getfile": profile.get_file,
}
