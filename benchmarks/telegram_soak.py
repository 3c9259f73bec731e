"""An even load for a long time on `hocbac run` itself: memory by the minute, errors, lost, repeated.

    .venv/bin/python -m benchmarks.telegram_soak [--minutes 60] [--rate 20] [--state postgresql+psycopg://…] [--json FILE]

Groups ask questions that the shipped articles answer or do not, one in four of them never asked before, through the tests'
Bot API server, with Telegram's sending limits on; model, index and state are the real ones. The figures want a machine that carries the rate: what it answered
in fact stands beside it. Ends with 1 unless memory stayed within 5 %, nothing was lost or repeated and nothing was logged as an error.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_FLAT = 0.05


def main() -> None:
    """Soak, tell every minute, and judge."""
    from support.soaking import Minute, soak

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=20.0, help="questions a second")
    parser.add_argument("--state", help="a database's address; SQLite otherwise")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()

    def tell(minute: Minute) -> None:
        cells = minute.asked, minute.answered, minute.memory_mb, minute.errors
        print(f"{minute.minute:7.1f}  " + "  ".join(f"{cell:9.0f}" for cell in cells), flush=True)

    print(" minute      asked   answered  memory MB     errors", flush=True)
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        if (_ROOT / "var" / "index").is_dir():
            shutil.copytree(_ROOT / "var" / "index", data / "index")
        soaked = asyncio.run(soak(data, given.minutes, given.rate, given.state, tell))
    told = {"rate": given.rate, **asdict(soaked)}
    for key, value in told.items():
        if key != "minutes":
            print(f"{key:17} {f'{value:.3g}' if isinstance(value, float) else value}")
    if given.json:
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    wrong = (soaked.lost, soaked.repeated, soaked.errors, soaked.violations, soaked.exit_status)
    raise SystemExit(any(wrong) or abs(soaked.growth) > _FLAT)


if __name__ == "__main__":
    main()
