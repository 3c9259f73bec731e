"""What the bot counts and times. Code that is measured knows this port alone, never what stands behind it."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """The steps of answering that are timed."""

    UNDERSTAND = "understand"
    SEARCH = "search"
    CHOOSE = "choose"
    COMPOSE = "compose"


class Queue(StrEnum):
    """What may pile up."""

    INBOX = "inbox"
    OUTBOX = "outbox"


class Metrics(Protocol):
    """Takes counts and times; may be called from any thread and never raises."""

    def question(self, status: str, kind: str, seconds: float) -> None:
        """One question ended with this status after so many seconds; `kind` is what it asked for."""

    def stage(self, stage: str, seconds: float) -> None:
        """One step of answering took so many seconds."""

    def refusal(self, reason: str) -> None:
        """One question was not answered, for this reason (one word of a few)."""

    def queue_depth(self, queue: Queue, waiting: int) -> None:
        """So many messages are waiting now."""

    def throttled(self) -> None:
        """Telegram asked to slow down (429)."""

    def index(self, generation: int, created: datetime, articles: int, passages: int) -> None:
        """Answers come from this generation of the index now."""


class Silence:
    """Metrics for when nobody is watching."""

    def question(self, status: str, kind: str, seconds: float) -> None:
        """Not counted."""

    def stage(self, stage: str, seconds: float) -> None:
        """Not timed."""

    def refusal(self, reason: str) -> None:
        """Not counted."""

    def queue_depth(self, queue: Queue, waiting: int) -> None:
        """Not kept."""

    def throttled(self) -> None:
        """Not counted."""

    def index(self, generation: int, created: datetime, articles: int, passages: int) -> None:
        """Not kept."""


SILENCE = Silence()
