"""Channels and upgraded groups: events that concern two chats at once."""

from telegram_api import entities
from telegram_api.office import Office
from telegram_api.world import SERVICE_ACCOUNT, Chat, Message, User


def post(office: Office, channel: Chat, text: str) -> Message:
    """A post; the linked group gets its automatic copy, from Telegram's service account on behalf of the channel."""
    settled, found = entities.settle(text, [])
    message = office.world.add_message(channel, None, settled, entities=found)
    office.publish(message, "channel_post")
    if channel.linked:
        origin = {
            "type": "channel",
            "date": message.date,
            "chat": channel.as_json(),
            "message_id": message.message_id,
        }
        content = {"sender_chat": channel.as_json(), "is_automatic_forward": True, "forward_origin": origin}
        copy = office.world.add_message(
            channel.linked, User(SERVICE_ACCOUNT, "Telegram"), settled, entities=found, content=content
        )
        office.publish(copy)
    return message


def upgrade(office: Office, group: Chat) -> Chat:
    """The group becomes a supergroup with another identifier; writing to the old one is refused from now on."""
    new = office.world.add_chat("supergroup", group.title)
    new.members, new.bot_status, new.linked = dict(group.members), group.bot_status, group.linked
    sender = next((office.world.users[number] for number in group.members), None)
    leaving = office.world.add_message(group, sender, content={"migrate_to_chat_id": new.id}, is_service=True)
    group.migrated_to = new
    office.publish(leaving)
    arriving = office.world.add_message(
        new, sender, content={"migrate_from_chat_id": group.id}, is_service=True
    )
    office.publish(arriving)
    return new
