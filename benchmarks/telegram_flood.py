"""Two busy minutes: 30 questions a minute in one group, 300 a minute over 50 groups, with 429s injected.

    .venv/bin/python benchmarks/telegram_flood.py [--times 20]

The real bot against the tests' Bot API server, with Telegram's limits on, on a clock that runs so many times as fast.
"""

import argparse
import asyncio
import sys
from dataclasses import asdict
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]


def main() -> None:
    """Let it come and say what came of it; exit 1 if anything was lost, repeated, rejected or out of order."""
    from support.flood import Flood, flood

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=float, default=20.0)
    after = asyncio.run(flood(Flood(times=parser.parse_args().times)))
    for name, value in asdict(after).items():
        print(f"{name:13} {value:g}")
    raise SystemExit(bool(after.lost or after.repeated or after.out_of_order or after.rejected))


if __name__ == "__main__":
    main()
