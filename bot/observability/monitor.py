"""What the running bot reports to, in one parcel."""

from dataclasses import dataclass, field

from bot.observability.health import Health
from bot.observability.metrics import SILENCE, Metrics


@dataclass(frozen=True, slots=True)
class Monitor:
    """Its metrics and its health; by itself one that nobody looks at."""

    metrics: Metrics = SILENCE
    health: Health = field(default_factory=Health)
