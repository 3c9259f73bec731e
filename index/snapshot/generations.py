"""The folder of generations: which one is current, which came before, and how a new one takes its place."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexFault
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
        """Hold the right to build; a second builder is told (`on_wait`) and waits for the first."""
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
        """The name of the current generation, whole or not; None when none was ever made."""
        try:
            return self._pointer.read_text(encoding="ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def load_best(self) -> tuple[Snapshot | None, list[str]]:
        """The current generation, or the newest older one that is whole, and what was wrong with those passed over."""
        faults: list[str] = []
        for name in self._candidates():
            try:
                return load(self._root / name), faults
            except IndexFault as fault:
                _log.warning("generation %s is not usable: %s", name, fault)
                faults.append(str(fault))
        return None, faults

    def _candidates(self) -> list[str]:
        names = sorted(self._names(), reverse=True)
        current = self.current_name()
        if current is None:
            return names
        # A generation newer than the current one was never made current: it is not to be trusted.
        return [name for name in names if name <= current]

    def _names(self) -> list[str]:
        if not self._root.is_dir():
            return []
        return [path.name for path in self._root.iterdir() if path.is_dir() and path.name.isdigit()]

    def add(self, write: Callable[[Path], None], check: Callable[[Snapshot], None]) -> Snapshot:
        """Let `write` fill a folder aside, load it back, let `check` try it, then make it current.

        To be called while `building`. On any error the current generation stays what it was.

        Raises:
            SnapshotError: what was written does not read back, or `check` refused it.
            OSError: the disk refused.
        """
        self._clear_leftovers()
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=self._root))
        try:
            write(aside)
            check(load(aside))
            name = f"{max(map(int, self._names()), default=0) + 1:06d}"
            aside.rename(self._root / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        self._point_at(name)
        self._prune(name)
        return load(self._root / name)

    def _point_at(self, name: str) -> None:
        handle, path = tempfile.mkstemp(prefix="current-", dir=self._root)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(path).replace(self._pointer)

    def _prune(self, current: str) -> None:
        for name in sorted(name for name in self._names() if name <= current)[:-_KEPT]:
            shutil.rmtree(self._root / name, ignore_errors=True)

    def _clear_leftovers(self) -> None:
        """Remove what a killed build left behind; only the holder of the lock comes here."""
        for path in self._root.glob("aside-*"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self._root.glob("current-*"):
            path.unlink(missing_ok=True)
        current = self.current_name()
        for name in self._names():
            if current is not None and name > current:
                shutil.rmtree(self._root / name, ignore_errors=True)
