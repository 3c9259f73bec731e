"""Methods about the bot itself and about chats and their members."""

from telegram.constants import BotDescriptionLimit

from telegram_api import rules
from telegram_api.errors import Json, RuleBrokenError, bad_request, forbidden
from telegram_api.office import Office
from telegram_api.world import ADMINISTRATORS, PRESENT, Chat, User

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_me(office: Office, _params: Json) -> Json:
    """The getMe method."""
    return office.world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not office.privacy.enabled,
        "supports_inline_queries": office.profile.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(office: Office, params: Json) -> bool:
    """The setMyCommands method; an empty list for a scope is the same as deleting it."""
    commands = rules.check_commands(params["commands"])
    key = _scope(office, params)
    if commands:
        office.profile.commands[key] = commands
    else:
        office.profile.commands.pop(key, None)
    return True


def get_my_commands(office: Office, params: Json) -> list[Json]:
    """The getMyCommands method: exactly that scope and language, nothing inherited."""
    return office.profile.commands.get(_scope(office, params), [])


def delete_my_commands(office: Office, params: Json) -> bool:
    """The deleteMyCommands method."""
    office.profile.commands.pop(_scope(office, params), None)
    return True


def _scope(office: Office, params: Json) -> tuple[str, int | None, int | None, str]:
    scope = params.get("scope") or {"type": "default"}
    chat = office.chat(scope["chat_id"]).id if "chat_id" in scope else None
    return scope["type"], chat, scope.get("user_id"), params.get("language_code") or ""


def set_my_description(office: Office, params: Json) -> bool:
    """The setMyDescription method."""
    return _set_text(office, params, "description", BotDescriptionLimit.MAX_DESCRIPTION_LENGTH)


def set_my_short_description(office: Office, params: Json) -> bool:
    """The setMyShortDescription method."""
    return _set_text(office, params, "short_description", BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH)


def _set_text(office: Office, params: Json, name: str, limit: int) -> bool:
    text = params.get(name) or ""
    if len(text) > limit:
        raise RuleBrokenError(f"{name} is too long: at most {limit} characters")
    office.profile.texts[name, params.get("language_code") or ""] = text
    return True


def get_my_description(office: Office, params: Json) -> Json:
    """The getMyDescription method."""
    return {"description": office.profile.texts.get(("description", params.get("language_code") or ""), "")}


def get_my_short_description(office: Office, params: Json) -> Json:
    """The getMyShortDescription method."""
    key = ("short_description", params.get("language_code") or "")
    return {"short_description": office.profile.texts.get(key, "")}


def get_chat(office: Office, params: Json) -> Json:
    """The getChat method."""
    chat = _readable(office, params)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    full: Json = chat.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.is_group:
        full["permissions"] = dict.fromkeys(_PERMISSIONS, True)
    if chat.linked:
        full["linked_chat_id"] = chat.linked.id
    return full


def get_chat_member(office: Office, params: Json) -> Json:
    """The getChatMember method; someone known who is not in the chat has `left`."""
    chat = _readable(office, params)
    return member(office, chat, office.user(params["user_id"]).id)


def get_chat_administrators(office: Office, params: Json) -> list[Json]:
    """The getChatAdministrators method; other bots are left out, as in Telegram."""
    chat = _readable(office, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    bot = [office.world.bot.id] if chat.bot_status in ADMINISTRATORS else []
    people = [number for number, status in chat.members.items() if status in ADMINISTRATORS]
    return [member(office, chat, number) for number in bot + people]


def get_file(office: Office, params: Json) -> Json:
    """The getFile method; the content lies under `/file/bot<token>/<file_path>`."""
    file_id = params["file_id"]
    if file_id not in office.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    size = len(office.files[file_id])
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_size": size,
        "file_path": f"documents/{file_id}",
    }


def get_chat_member_count(office: Office, params: Json) -> int:
    """The getChatMemberCount method."""
    return len(_readable(office, params).members) + 1


def leave_chat(office: Office, params: Json) -> bool:
    """The leaveChat method."""
    chat = _readable(office, params)
    if not (chat.is_group or chat.type == "channel"):
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    office.pulse.beat()
    return True


def _readable(office: Office, params: Json) -> Chat:
    chat = office.chat(params["chat_id"])
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot_status not in PRESENT:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def member(office: Office, chat: Chat, user_id: int) -> Json:
    """The `ChatMember` object of a person or of the bot itself."""
    status = chat.bot_status if user_id == office.world.bot.id else chat.members.get(user_id, "left")
    return entry(office.world.users[user_id], status)


def entry(user: User, status: str) -> Json:
    """The `ChatMember` object for a status; administrators have every right, restricted members none."""
    described: Json = {"status": status, "user": user.as_json()}
    if status in ADMINISTRATORS:
        described["is_anonymous"] = False
    if status == "administrator":
        described |= {"can_be_edited": False, **dict.fromkeys(_RIGHTS, True)}
    if status == "restricted":
        described |= {"is_member": True, "until_date": 0, **dict.fromkeys(_PERMISSIONS, False)}
    if status == "kicked":
        described["until_date"] = 0
    return described
