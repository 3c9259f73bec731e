"""The Telegram bot with the real house behind it: made here, run here, and nowhere imported but where it is run."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from bot.backup.making import Belongings, KeptBackups
from bot.bootstrap import House
from bot.catalogue.fact_catalogue import FactCatalogue
from bot.catalogue.facts_at_hand import FactsAtHand
from bot.catalogue.related import FactRelated
from bot.live import Folders, Live, LiveCuration, LiveShelf, Opened
from bot.observability.health import Part
from bot.observability.monitor import Monitor
from bot.settings import Settings
from bot.state.engine import open_state, sqlite_url
from bot.state.instance import only_one
from bot.state.ledger import Ledger
from bot.telegram import application, parts
from bot.telegram.options import Options, WebhookOptions
from bot.telegram.plain import AskedCatalogue
from bot.watching import watched
from index.build import Watcher
from index.snapshot.generations import Generations

_HOUR_S = 3600.0


def serve_telegram(
    house: House,
    token: str,
    notice: Callable[[str], None],
    watching: Callable[[], AbstractContextManager[Watcher]],
    monitor: Monitor,
    *,
    by_webhook: bool,
) -> None:
    """Run the bot until it is told to stop; `watching` shows how far the index is, before the bot starts.

    Raises:
        StateError: the state cannot be used, or another program is at it.
        TelegramStartError: Telegram does not take us.
    """
    settings = house.settings
    settings.data.mkdir(parents=True, exist_ok=True)
    url = settings.state.get_secret_value() if settings.state else sqlite_url(settings.data / "state.db")
    engine = open_state(url)
    with only_one(engine, is_polling=not by_webhook):
        # Warm first: whoever writes while the model loads is answered late, but nobody is answered by a cold bot.
        with watching() as watcher:
            live = live_of(house, notice, watcher)
            ports = ports_of(house, url, live)
        monitor.health.report(Part.ANSWERING, is_well=True)
        notice("Bot đã sẵn sàng, đang nhận câu hỏi từ Telegram. Dừng bằng Ctrl+C.")
        ledger = Ledger(engine)
        try:
            built = parts.House(ports, ledger, _options(settings, by_webhook=by_webhook), monitor=monitor)
            with watched(live, notice):
                application.run(token, built, settings.api_url)
        finally:
            ledger.close()


def live_of(house: House, notice: Callable[[str], None], watcher: Watcher | None = None) -> Live:
    """The corpus, open and warm; `watcher` sees how far the index is, at the start alone."""
    watchers = [watcher] if watcher else []
    rewriting = house.rewriter()

    def open_() -> Opened:
        searcher = house.renewed(notice, watchers.pop() if watchers else None)
        answerer = house.answering(searcher)
        return Opened(rewriting(answerer), answerer.unwatched, searcher)

    return Live(open_, Folders(house.store, Generations(house.settings.data / "index")))


def ports_of(house: House, url: str, live: Live) -> parts.Ports:
    """The real house behind the bot; `url` is the state's."""
    data = house.settings.data
    facts = FactsAtHand(live.articles)
    facts.book()  # read before the first question, like all that takes long
    aside = data / "incoming"
    return parts.Ports(
        answering=live,
        related=FactRelated(facts.book, live.unwatched),
        catalogue=FactCatalogue(facts.book, AskedCatalogue(live.unwatched)),
        snippets=live,
        shelf=LiveShelf(house.store, live, aside, allow_private_urls=house.settings.allow_private_urls),
        backup=KeptBackups(Belongings(url, data, house.store.folder)),
        incoming=aside,
        curation=LiveCuration(house.curated),
    )


def _options(settings: Settings, *, by_webhook: bool) -> Options:
    host, port = settings.webhook_listen
    return Options(
        admins=frozenset(settings.admins),
        is_open=settings.access == "open",
        person_a_minute=settings.person_a_minute,
        chat_a_minute=settings.chat_a_minute,
        stale_s=settings.stale_hours * _HOUR_S,
        operators=settings.operators,
        webhook=WebhookOptions(settings.webhook_url or "", host, port) if by_webhook else None,
    )
