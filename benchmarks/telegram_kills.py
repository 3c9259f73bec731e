"""kill -9 at random moments under load: what is lost, what is answered twice, what is left of state and index.

    .venv/bin/python -m benchmarks.telegram_kills [--times 200] [--real 40] [--state postgresql+psycopg://…] [--json FILE]

Groups ask the real Telegram side without pause, through the tests' Bot API server; it is killed at a moment drawn evenly
from its first two seconds and started again. `--real` of the kills hit `hocbac run` itself within its first eight, while it
loads the model, builds the index over an article that has just changed, or answers; the others hit the same bot with scripted
words in place of the answering, which starts in a tenth of a second. `--state postgresql` starts a server for the run.
"""

import argparse
import contextlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_QUICK_S, _REAL_S = 2.0, 8.0


@contextlib.contextmanager
def _state(asked: str, folder: Path) -> Iterator[str]:
    from support.databases import MISSING, postgresql
    from support.killing import sqlite_in

    if asked == "sqlite":
        yield sqlite_in(folder)
    elif asked == "postgresql":
        with postgresql() as url:
            if url is None:
                raise SystemExit(MISSING)
            yield url
    else:
        yield asked


def _run(given: argparse.Namespace, kind: str, times: int) -> bool:
    from support.killing import ForkedBots, Plan, RealBots, kill_at_random
    from telegram_api.server import TelegramApi

    with tempfile.TemporaryDirectory() as name, TelegramApi.in_thread() as api:
        folder = Path(name)
        with _state(given.state, folder) as url:
            if kind == "scripted":
                bots = ForkedBots(folder, url, api)
                plan = Plan(times, _QUICK_S, a_second=given.rate, seed=given.seed)
                toll = kill_at_random(plan, bots, api, url, None)
            else:
                shutil.copytree(_ROOT / "var" / "index", folder / "index")
                plan = Plan(times, _REAL_S, a_second=given.rate / 5, seed=given.seed)
                toll = kill_at_random(plan, RealBots(folder, url, api), api, url, folder / "index")
    told = {"answering": kind, "state": given.state.partition(":")[0], **asdict(toll)}
    print("\n".join(f"{name:13} {value}" for name, value in told.items()), end="\n\n", flush=True)
    if given.json:
        with given.json.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")
    return toll.is_clean


def main() -> None:
    """Kill, count, and end with 1 if anything at all went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--real", type=int, default=40)
    parser.add_argument(
        "--rate", type=float, default=20.0, help="questions a second; a fifth of it for the real bot"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--state", default="sqlite", help="sqlite, postgresql, or an address")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    scripted = given.times - given.real
    clean = [
        _run(given, kind, times)
        for kind, times in (("scripted", scripted), ("real", given.real))
        if times > 0
    ]
    raise SystemExit(not all(clean))


if __name__ == "__main__":
    main()
