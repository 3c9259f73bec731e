"""Builds that are killed at every step: `python -m support.crashing FOLDER` prints one JSON line a killed build.

For n = 1, 2, … a child of this process refreshes a shelf whose articles have just changed, and is killed with SIGKILL
at its n-th change to the index folder; then what the folder still gives is reported. Ends with the first child
that lives to the end. Runs in a process of its own, with one thread, because it forks.
"""

import json
import os
import shutil
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from support.articles import SON_KHE, THANH_LOC, VAM_SAY, put_articles
from support.shelves import Shelf

_CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What one build left: the articles of the best generation, and of the next refresh; `lived` if not killed."""

    step: int
    lived: bool
    best: list[str]
    mended: list[str]
    left: list[str]


def main() -> None:
    """Build, kill, look; step by step."""
    root = Path(sys.argv[1])
    prepared = _changed_shelf(root / "prepared")
    shelf = Shelf(root / "shelf")
    lived, step = False, 0
    while not lived:
        step += 1
        shutil.rmtree(shelf.root, ignore_errors=True)
        shutil.copytree(prepared.root, shelf.root)
        lived = _killed_at(step, shelf)
        best, _ = shelf.generations.load_best()
        kept = [article.id for article in best.articles] if best else []
        mended = [article.id for article in shelf.built().articles]
        aftermath = Aftermath(step, lived, kept, mended, sorted(shelf.names()))
        sys.stdout.write(json.dumps(asdict(aftermath)) + "\n")


def _changed_shelf(root: Path) -> Shelf:
    """Two generations, and articles that call for a third."""
    shelf = Shelf.of(root, [SON_KHE])
    shelf.built()
    put_articles(shelf.articles, [THANH_LOC])
    shelf.built()
    put_articles(shelf.articles, [VAM_SAY])
    return shelf


def _killed_at(step: int, shelf: Shelf) -> bool:
    """Whether a build in a child lived to its end."""
    child = os.fork()
    if child == 0:
        _kill_self_at(step, str(shelf.index))
        shelf.built()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    if os.WEXITSTATUS(status) != 0:
        raise AssertionError(f"the build failed by itself at step {step}")
    return True


def _kill_self_at(step: int, folder: str) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        # Killed while it reads, a build leaves what it leaves when killed at its next change.
        changes = event in _CHANGES or (event == "open" and _is_writing(arguments[-1]))
        if changes and any(folder in str(argument) for argument in arguments):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _is_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITING)


if __name__ == "__main__":
    main()
