"""What the bot needs goes away for as long as it may, and comes back: whether it stayed up, what it said, how it went on.

    .venv/bin/python -m benchmarks.telegram_troubles [--only telegram,database,…] [--json FILE]

The real Telegram side and state with scripted words in place of the answering; nothing is sped up. A disk of 4 MB is filled, a
SQLite file refused for writing and locked by another program, PostgreSQL stopped, the clock set by eight hours either way,
Telegram cut off for ten minutes, a language-model server silent. Lines: how long, questions, lost, repeated, seconds
from the end of the trouble to the last answer, and what /readyz said. Ends with 1 if anything went otherwise than it should.
"""

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_MINUTE_S = 60.0
_HOURS_S = 8 * 3600.0
_WITHIN_S = 120.0


@contextlib.contextmanager
def _prepared(name: str, folder: Path) -> Iterator[tuple[Callable[..., Any], str, float, Any] | None]:
    """The trouble, the state's address, how long it lasts, and what answers; None where it cannot be made here."""
    from support import troubles
    from support.databases import postgresql_server
    from support.echo import Echo
    from support.language_model import LanguageModelServer, Says

    from bot.rewriting.answering import RewritingAnswerer
    from bot.rewriting.client import ChatClient, Server
    from bot.rewriting.rewriter import Limits, Rewriter
    from bot.state.engine import sqlite_url

    state, echo = sqlite_url(folder / "state.db"), Echo()
    match name:
        case "disk":
            with troubles.small_disk(folder) as is_there:
                yield (troubles.disk_full, state, _MINUTE_S, echo) if is_there else None
        case "readonly":
            yield troubles.read_only, state, _MINUTE_S, echo
        case "locked":
            yield troubles.locked, state, _MINUTE_S, echo
        case "database":
            with postgresql_server() as database:
                yield (troubles.stopped(database), database.url, _MINUTE_S, echo) if database else None
        case "clock":
            yield troubles.clock_jumps(_HOURS_S), state, _MINUTE_S, echo
        case "clock-back":
            yield troubles.clock_jumps(-_HOURS_S), state, _MINUTE_S, echo
        case "telegram":
            yield troubles.unreachable(troubles.Knocks([])), state, 10 * _MINUTE_S, echo
        case _:
            with (
                LanguageModelServer(lambda _request, _number: Says("", stalls=True)) as server,
                Rewriter(lambda: ChatClient(Server(server.url, "silent")), Limits()) as rewriter,
            ):
                yield troubles.nothing, state, _MINUTE_S, RewritingAnswerer(echo, rewriter)


_NAMES = ("disk", "readonly", "locked", "database", "clock", "clock-back", "model", "telegram")


def main() -> None:
    """Live through one after the other."""
    from support.troubles import live_through

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default=",".join(_NAMES))
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    are_well = []
    for name in given.only.split(","):
        with tempfile.TemporaryDirectory() as folder, _prepared(name, Path(folder)) as prepared:
            if prepared is None:
                print(f"{name:11} cannot be made here", flush=True)
                continue
            trouble, state, lasts_s, answering = prepared
            lived = asyncio.run(
                live_through(trouble, state, Path(folder), lasts_s, _WITHIN_S, answering=answering)
            )
        wrong = lived.lost or lived.repeated or lived.out_of_order or not lived.alive or not lived.ready_after
        are_well.append(not wrong)
        print(
            f"{name:11} {lasts_s:4.0f} s  {'well ' if not wrong else 'WRONG'}  asked {lived.asked:4}  "
            f"answered meanwhile {lived.answered_meanwhile:4}  lost {lived.lost}  repeated {lived.repeated}  "
            f"recovered in {lived.recovered_s:.1f} s  said {list(lived.said)[:3]}",
            flush=True,
        )
        if given.json:
            with given.json.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"trouble": name, "lasts_s": lasts_s, **asdict(lived)}) + "\n")
    raise SystemExit(not all(are_well))


if __name__ == "__main__":
    main()
