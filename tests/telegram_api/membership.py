"""The bot's own comings and goings: `my_chat_member` updates and the service messages around them."""

import time

from telegram_api import profile
from telegram_api.office import Office
from telegram_api.world import PRESENT, Chat, User


def block(office: Office, user: User, *, blocked: bool) -> None:
    """A person blocks the bot, or lets it write again."""
    user.blocked_bot = blocked
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    _tell(office, office.world.private_chat(user), user, *statuses)


def set_bot_status(office: Office, chat: Chat, actor: User, status: str) -> None:
    """Somebody adds the bot, throws it out, or gives it rights."""
    old, chat.bot_status = chat.bot_status, status
    if chat.is_group and status in PRESENT and old not in PRESENT:
        added = {"new_chat_members": [office.world.bot.as_json()]}
        office.publish(office.world.add_message(chat, actor, content=added, is_service=True))
    _tell(office, chat, actor, old, status)


def _tell(office: Office, chat: Chat, actor: User, old: str, new: str) -> None:
    change = {
        "chat": chat.as_json(),
        "from": actor.as_json(),
        "date": int(time.time()),
        "old_chat_member": profile.entry(office.world.bot, old),
        "new_chat_member": profile.entry(office.world.bot, new),
    }
    office.queue.push("my_chat_member", change)
