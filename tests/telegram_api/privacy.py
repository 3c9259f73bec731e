"""Which messages of a group reach the bot.

"Privacy mode" at core.telegram.org/bots/features#privacy-mode promises: commands meant for this bot, general commands if
it was the last bot to write, messages sent through it, replies to messages meant for it or written by it; and service
messages always. Plain mentions are not in that list, but BotFather's `/setprivacy` says the bot receives messages that
"start with the '/' symbol or mention the bot by username", and they do arrive: hence the switch `mentions_delivered`.
"""

from dataclasses import dataclass

from telegram_api import utf16
from telegram_api.errors import Json
from telegram_api.world import ADMINISTRATORS, PRESENT, Message, User


@dataclass(slots=True)
class Privacy:
    """How BotFather set the bot up."""

    bot: User
    enabled: bool = True
    mentions_delivered: bool = True

    def delivers(self, message: Message) -> bool:
        """Whether the bot gets an update about the message; notes on the message whether it is meant for the bot."""
        message.meant_for_bot = self._meant(message)
        chat = message.chat
        if chat.type == "private":
            return True
        if chat.bot_status not in PRESENT:
            return False
        if chat.type == "channel":
            return chat.bot_status in ADMINISTRATORS
        if not self.enabled or chat.bot_status in ADMINISTRATORS or message.is_service:
            return True
        return message.meant_for_bot

    def _meant(self, message: Message) -> bool:
        reply_to = message.reply_to
        via = message.content.get("via_bot") or {}
        return bool(
            (reply_to and (reply_to.from_this_bot or reply_to.meant_for_bot))
            or via.get("id") == self.bot.id
            or any(self._addresses(message, entity) for entity in _entities(message))
        )

    def _addresses(self, message: Message, entity: Json) -> bool:
        said = utf16.cut(_text(message), entity["offset"], entity["length"]).lower()
        name = f"@{self.bot.username}".lower()
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            others = message.chat.last_bot not in (None, self.bot.id)
            return said.endswith(name) or ("@" not in said and not others)
        if entity["type"] == "mention":
            return self.mentions_delivered and said == name
        if entity["type"] == "text_mention":
            return self.mentions_delivered and entity["user"]["id"] == self.bot.id
        return False


def _text(message: Message) -> str:
    return message.text or str(message.content.get("caption", ""))


def _entities(message: Message) -> list[Json]:
    return message.entities or message.content.get("caption_entities", [])
