"""What the bot raises on purpose; the packages below have trees of their own.

BotError            base; its text is one clear Vietnamese line for the person at the terminal
├── SettingsError   a setting is missing or makes no sense
├── ImportRefused   `hocbac add` cannot take what it was given
├── StateError      the database of inbox, answers and people cannot be used
└── BackupError     a copy cannot be made, or cannot be put back
"""


class BotError(Exception):
    """Base of everything the bot raises on purpose; `str()` of it may be shown to a person."""


class SettingsError(BotError):
    """A setting is missing or makes no sense."""


class ImportRefused(BotError):
    """`hocbac add` cannot take what it was given."""


class StateError(BotError):
    """What the bot has to remember can neither be read nor written; `reason` is the database's own word, for logs."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class BackupError(BotError):
    """A copy cannot be made, is none, or cannot be put back."""
