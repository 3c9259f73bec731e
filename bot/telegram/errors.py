"""What can end the Telegram bot. Each message is one Vietnamese line, meant to be shown as it is.

TelegramStartError          the bot cannot run, or cannot go on; nothing was lost at Telegram
├── TokenRefusedError       Telegram does not know the token, or knows it no longer
├── UnreachableError        the server did not answer, or not as a Bot API server does
├── AnotherInstanceError    the same token is being polled from somewhere else
└── PortTakenError          the webhook's port cannot be listened on

What fails while a question is being answered is no such error: the asker gets an apology with a code, and the
bot goes on.
"""


class TelegramStartError(Exception):
    """The bot cannot run; the message says why and what to do."""


class TokenRefusedError(TelegramStartError):
    """Telegram does not accept the token."""


class UnreachableError(TelegramStartError):
    """No Bot API server answered."""


class AnotherInstanceError(TelegramStartError):
    """Another program takes this bot's updates."""


class PortTakenError(TelegramStartError):
    """The webhook cannot listen where it should."""
