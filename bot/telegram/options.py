"""How this bot is run: what an operator may set, as the Telegram side needs it."""

from dataclasses import dataclass, field
from typing import Final

from bot.telegram.limits import Rates

_HOURS_S: Final = 3600.0


@dataclass(frozen=True, slots=True)
class WebhookOptions:
    """Where Telegram finds us, and where we listen for it (behind a proxy that speaks HTTPS)."""

    url: str
    host: str = "127.0.0.1"
    port: int = 8443
    connections: int = 40


@dataclass(frozen=True, slots=True)
class Options:
    """What may be set. `admins` are people's numbers.

    Quotas are questions (or opened passages) a minute and a day; 0 means no limit.

    `stale_s`: a question that had to wait longer is not answered any more, but told so. `operators` is the chat that
    hears of repeated failures. `in_flight_s`: what a dead process sent last may still be under way for so long, and is
    not looked for before.
    """

    admins: frozenset[int] = frozenset()
    is_open: bool = True
    person_a_minute: int = 10
    person_a_day: int = 300
    passages_a_minute: int = 20
    chat_a_minute: int = 60
    stale_s: float = 6 * _HOURS_S
    operators: int | None = None
    webhook: WebhookOptions | None = None
    rates: Rates = field(default_factory=Rates)
    grace_s: float = 20.0
    in_flight_s: float = 2.0
