"""An import in a process of its own, to be killed: `python -m support.importing ROOT` takes ROOT/in into ROOT/kho."""

import sys
from pathlib import Path

from bot.store import ArticleStore
from support.taking import take_all


def main() -> None:
    """Take everything over."""
    root = Path(sys.argv[1])
    take_all(ArticleStore(root / "data", root / "kho"), root / "in")


if __name__ == "__main__":
    main()
