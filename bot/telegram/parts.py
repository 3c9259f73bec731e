"""What the bot is made of, put together from what the house gives it."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from telegram import Bot

from bot.observability.monitor import Monitor
from bot.state import lanes as leases
from bot.state import operations
from bot.state import outbox as letters
from bot.state.ledger import Connection, Ledger
from bot.telegram import texts
from bot.telegram.access import Access
from bot.telegram.asking import Asking
from bot.telegram.callbacks import Buttons
from bot.telegram.client import Client, PollingRequest
from bot.telegram.clock import Clock, SystemClock, TelegramTime
from bot.telegram.commands import Commands
from bot.telegram.desk import Desk
from bot.telegram.errors import TokenRefusedError, UnreachableError
from bot.telegram.failures import Failures
from bot.telegram.inbox import Inbox
from bot.telegram.inline import Inline
from bot.telegram.intake import Intake
from bot.telegram.limits import Limits
from bot.telegram.operators import Operators
from bot.telegram.options import Options
from bot.telegram.outbox import Outbox
from bot.telegram.ports import Answering, Backup, Catalogue, Curation, Related, Shelf, Snippets
from bot.telegram.posting import Post
from bot.telegram.presenting import Presenter
from bot.telegram.pressing import Pressing
from bot.telegram.quiet_logs import quiet_logs
from bot.telegram.richtext import is_web_address
from bot.telegram.shelving import Shelving
from bot.telegram.signals import Signals
from bot.telegram.transport import AiohttpRequest

_TELEGRAM: Final = "https://api.telegram.org"
_CONNECTIONS: Final = 32
_READ_TIMEOUT_S: Final = 20.0
_CONNECT_TIMEOUT_S: Final = 10.0
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Ports:
    """The rest of the house, as the bot uses it. Without a `curation`, nobody is asked to write answers."""

    answering: Answering
    related: Related
    catalogue: Catalogue
    snippets: Snippets
    shelf: Shelf
    backup: Backup
    incoming: Path
    curation: Curation | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that run; all else hangs on them."""

    bot: Bot
    ledger: Ledger
    inbox: Inbox
    outbox: Outbox
    signals: Signals
    limits: Limits
    options: Options
    key: bytes


@dataclass(frozen=True, slots=True)
class House:
    """What a bot is built from."""

    ports: Ports
    ledger: Ledger
    options: Options = field(default_factory=Options)
    clock: Clock = field(default_factory=SystemClock)
    monitor: Monitor = field(default_factory=Monitor)
    # Another one for each start: what a dead process held is nobody's.
    owner: str = field(default_factory=lambda: secrets.token_hex(8))


def make_bot(token: str, api_url: str | None) -> Client:
    """The client of the Bot API, not yet connected.

    Raises TelegramStartError for a token or an address that cannot be one at all.
    """
    quiet_logs()
    # PTB warns at each 429 that it will come to speak in timedeltas; this is its switch for doing so now.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    token = _clean(token)
    request = AiohttpRequest(_CONNECTIONS, _READ_TIMEOUT_S, _CONNECT_TIMEOUT_S)
    polling = PollingRequest(_READ_TIMEOUT_S, _CONNECT_TIMEOUT_S, request.server_time)
    root = _TELEGRAM if api_url is None else api_url.strip().rstrip("/")
    if not is_web_address(root):
        raise UnreachableError(texts.BAD_SERVER)
    return Client(token, root, request, polling)


async def put_together(bot: Client, house: House, *, is_alone: bool) -> Service:
    """The parts for a bot that is connected; `is_alone`: nobody else works on this state, so old leases are void."""
    key = await house.ledger.run(
        lambda state: _prepare(state, house.clock, house.options.in_flight_s, is_alone=is_alone)
    )
    ports, ledger, clock = house.ports, house.ledger, house.clock
    limits = Limits(clock, house.options.rates)
    outbox = Outbox(ledger, Post(bot, house.monitor.metrics), limits, clock, house.owner)
    signals = Signals(bot, limits)
    access = Access(house.options)
    buttons = Buttons(key)
    presenter = Presenter(buttons)
    telegram_time = server_time_of(bot)
    asking = Asking(
        ledger, ports.answering, ports.related, presenter, access, outbox, signals, clock, telegram_time
    )
    shelving = Shelving(bot, presenter, ports.shelf, ports.incoming)
    operators = Operators(ledger, access, presenter, shelving, ports.curation, ports.backup, clock)
    commands = Commands(bot, ledger, asking, presenter, ports.catalogue, ports.shelf, operators)
    pressing = Pressing(
        ledger, ports.answering, buttons, presenter, asking, commands, operators, access, signals, clock
    )
    failures = Failures(clock, house.options.operators)
    desk = Desk(bot, ledger, access, asking, commands, pressing, operators, signals, failures, clock)
    inline = Inline(ledger, ports.snippets, access, signals)
    intake = Intake(bot.id, bot.username, bot.written)
    inbox = Inbox(ledger, intake, desk.handle, inline.offer, outbox, clock, house.owner)
    return Service(bot, ledger, inbox, outbox, signals, limits, house.options, key)


def server_time_of(bot: Bot) -> TelegramTime:
    """What the bot's transport knows of Telegram's clock."""
    return bot.request.server_time if isinstance(bot.request, AiohttpRequest) else TelegramTime()


def _prepare(state: Connection, clock: Clock, in_flight_s: float, *, is_alone: bool) -> bytes:
    if is_alone:
        leases.clear(state)
    letters.look_into_doubts(state, clock.now() + in_flight_s)
    return operations.signing_key(state)


def _clean(token: str) -> str:
    """The token without what copying brings along; refused if it cannot stand in an address."""
    token = token.strip()
    if not token or not token.isascii() or not token.isprintable() or set(token) & set(" /?#%"):
        raise TokenRefusedError(texts.BOT_REFUSED)
    return token
