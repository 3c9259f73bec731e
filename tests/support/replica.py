"""One process of several that serve one bot by webhook: `python -m support.replica STATE API_ROOT TOKEN URL PORT [limits]`.

The Telegram side with the real state and scripted words in place of the answering. PORT 0 polls instead. With `limits`
Telegram's sending limits and the usual quotas are kept. Ends with 1 and a line on standard error when it may not run.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from bot.errors import BotError
from bot.state.engine import open_state
from bot.state.instance import only_one
from bot.state.ledger import Ledger
from bot.telegram.application import run
from bot.telegram.errors import TelegramStartError
from bot.telegram.limits import UNLIMITED
from bot.telegram.options import Options, WebhookOptions
from bot.telegram.parts import House, Ports
from bot.telegram.plain import AskedCatalogue
from support.echo import Echo


def main() -> None:
    """Run until told to stop."""
    state, api_url, token, url, port, *more = sys.argv[1:]
    webhook = WebhookOptions(url, port=int(port)) if int(port) else None
    options = Options(webhook=webhook)
    if "limits" not in more:
        options = Options(
            webhook=webhook, rates=UNLIMITED, person_a_minute=0, person_a_day=0, chat_a_minute=0
        )
    echo: Any = Echo()
    try:
        engine = open_state(state)
        with tempfile.TemporaryDirectory() as folder, only_one(engine, is_polling=webhook is None):
            ports = Ports(echo, echo, AskedCatalogue(echo.answer), echo, echo, echo, Path(folder))
            ledger = Ledger(engine)
            run(token, House(ports, ledger, options), api_url)
            ledger.close()
    except (BotError, TelegramStartError) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
