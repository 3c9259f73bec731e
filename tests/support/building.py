"""A builder in a process of its own: `python -m support.building SHELF` refreshes it and prints the generation's name."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from index.build import Watcher
from index.encoder import Progress, Vectors, no_progress
from support.encoders import HashedEncoder
from support.shelves import Shelf


class _Slow(HashedEncoder):
    """Takes its time, so that two builds overlap."""

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode after a pause."""
        time.sleep(0.3)
        return super().passages(texts, progress)


def main() -> None:
    """Say that the work begins, refresh, say what came of it."""
    shelf = Shelf(Path(sys.argv[1]))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    waited: list[str] = []
    refreshed = shelf.library(_Slow()).refresh(Watcher(waiting=lambda: waited.append("waited")))
    sys.stdout.write(" ".join([refreshed.snapshot.name, *waited]) + "\n")


if __name__ == "__main__":
    main()
