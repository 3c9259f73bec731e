"""The folder of generations: which one is current, which came before, and how a new one takes its place."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexFault, SnapshotError
from index.snapshot.files import load
from index.snapshot.records import Snapshot

_log = logging.getLogger(__name__)
# The current generation and the one before it.
_KEPT = 2


class Generations:
    """Generations under `root`: folders `000001`, `000002` … and a file `current` that names one of them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def _pointer(self) -> Path:
        return self._root / "current"

    @contextmanager
    def building(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Hold the right to build; a second builder is told (`on_wait`) and waits for the first.

        Raises:
            OSError: the folder cannot be made or written to.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._root / "build.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            on_wait()
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def current_name(self) -> str | None:
        """The name of the current generation, whole or not; None when none was ever made or the pointer is damaged."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if name in self._names() else None

    def load_best(self) -> tuple[Snapshot | None, list[str]]:
        """The current generation, or the newest older one that is whole, and what was wrong with those passed over.

        Raises:
            SnapshotError: the folder itself cannot be read.
        """
        while True:
            current = self.current_name()
            best, faults = self._load_first()
            # A generation that was being read may have been pruned, two builds later: then there is a newer one.
            if not faults or current == self.current_name():
                return best, faults

    def _load_first(self) -> tuple[Snapshot | None, list[str]]:
        faults: list[str] = []
        for name in self._candidates():
            try:
                return load(self._root / name), faults
            except IndexFault as fault:
                _log.warning("generation %s is not usable: %s", name, fault)
                faults.append(str(fault))
        return None, faults

    def _candidates(self) -> list[str]:
        names = self._names()[::-1]
        current = self.current_name()
        # A generation newer than the current one was never made current: it is not to be trusted.
        return names if current is None else names[names.index(current) :]

    def _names(self) -> list[str]:
        """The generations that are there, oldest first."""
        try:
            found = [path.name for path in self._root.iterdir() if path.is_dir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise SnapshotError(f"Không đọc được thư mục chỉ mục “{self._root}”.") from error
        return sorted((name for name in found if name.isascii() and name.isdecimal()), key=int)

    def add(self, write: Callable[[Path], None], check: Callable[[Snapshot], None]) -> Snapshot:
        """Let `write` fill a folder aside, load it back, let `check` try it, then make it current.

        To be called while `building`. On any error the current generation stays what it was.

        Raises:
            SnapshotError: what was written does not read back, or `check` refused it.
            OSError: the disk refused.
        """
        self._clear_leftovers()
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=self._root))
        aside.chmod(0o755)  # mkdtemp's 0700 would hide the generation from other users
        try:
            write(aside)
            snapshot = load(aside)
            check(snapshot)
            name = f"{max(map(int, self._names()), default=0) + 1:06d}"
            aside.rename(self._root / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        self._point_at(name)
        self._prune()
        return replace(snapshot, name=name)

    def _point_at(self, name: str) -> None:
        handle, path = tempfile.mkstemp(prefix="current-", dir=self._root)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(path).chmod(0o644)  # as above
        Path(path).replace(self._pointer)

    def _prune(self) -> None:
        for name in self._names()[:-_KEPT]:
            shutil.rmtree(self._root / name, ignore_errors=True)

    def _clear_leftovers(self) -> None:
        """Remove what a killed build left behind; only the holder of the lock comes here."""
        for path in self._root.glob("aside-*"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self._root.glob("current-*"):
            path.unlink(missing_ok=True)
        for name in set(self._names()) - set(self._candidates()):
            shutil.rmtree(self._root / name, ignore_errors=True)
