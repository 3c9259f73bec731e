"""Everything a bot needs, looked at in order, the simplest first."""

from collections.abc import Callable, Iterable, Iterator

from bot.doctor.corpus import look_at_corpus
from bot.doctor.machine import look_at_machine
from bot.doctor.records import Check
from bot.doctor.services import look_at_language_model, look_at_telegram
from bot.doctor.state import look_at_state
from bot.settings import Settings

# Looks at one more thing, such as the database, and never raises.
Probe = Callable[[], Iterable[Check]]


def examine(settings: Settings, *probes: Probe) -> Iterator[Check]:
    """Look at everything, `probes` last; nothing is changed, no model is loaded, no secret shown."""
    yield from look_at_machine(settings.data)
    yield from look_at_corpus(settings)
    yield from look_at_state(settings)
    yield from look_at_telegram(settings.token, settings.api_url)
    url = str(settings.llm_url) if settings.llm_url else None
    yield from look_at_language_model(url, settings.llm_key, settings.llm_model)
    for probe in probes:
        yield from probe()
