"""Webhook processes on one PostgreSQL behind a proxy, hundreds of chats, one process killed under way.

    .venv/bin/python -m benchmarks.telegram_replicas [--replicas 3] [--chats 300] [--questions 3000] [--kills 1] [--limits]

The real Telegram side and state, with scripted words in place of the answering, against the tests' Bot API server. Without
`--limits` as fast as they can; with it at 40 questions a second under Telegram's own limits, and with a person who asks
more than the quota allows. At the end a program that polls tries to join, and has to be refused. PostgreSQL is started for
the run, or named with `--state`. `--real` runs `hocbac run --webhook` itself, with model and index, and has `hocbac add` bring an
article in at the end: all processes have to answer from it.
"""

import argparse
import asyncio
import contextlib
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_TOO_FAST = 40.0
_OVERALL = 30


def main() -> None:
    """Carry the load, tell, and end with 1 if anything went wrong."""
    from support.databases import MISSING, postgresql
    from support.replicas import Load, carry

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--chats", type=int, default=300)
    parser.add_argument("--questions", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=1)
    parser.add_argument("--limits", action="store_true")
    parser.add_argument(
        "--real", action="store_true", help="`hocbac run --webhook` itself, and an article added beside"
    )
    parser.add_argument("--state", help="PostgreSQL's address")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    speed = _TOO_FAST if given.limits else 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.nullcontext(given.state) if given.state else postgresql() as url,
    ):
        if url is None:
            raise SystemExit(MISSING)
        data = Path(folder, "data") if given.real else None
        if data is not None:
            shutil.copytree(_ROOT / "var" / "index", data / "index")
        load = Load(given.replicas, given.chats, given.questions, speed, given.kills, given.limits, data)
        told = asdict(load) | asdict(asyncio.run(carry(load, url)))
    for name, value in told.items():
        print(f"{name:17} {f'{value:.3g}' if isinstance(value, float) else value}")
    if given.json:
        with given.json.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
    wrong = [told[name] for name in ("lost", "repeated", "out_of_order", "violations", "over_quota")]
    too_fast = given.limits and told["most_in_a_second"] > _OVERALL
    wrong.append(given.real and told["took_up_s"] is None)
    raise SystemExit(any(wrong) or too_fast or not told["refused_poller"])


if __name__ == "__main__":
    main()
