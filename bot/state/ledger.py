"""The way from asyncio to the database: one thread writes, and what waits meanwhile goes into one transaction.

A commit costs a write to the disk that takes its time; sharing it between all who wait makes hundreds of small,
durable changes a second affordable. Work of one kind shares its statements as well.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from bot.errors import StateError

__all__ = ["Connection", "Ledger", "Write"]

T = TypeVar("T")
Item = TypeVar("Item")
Write = Callable[[Connection], object]
_TOGETHER: Final = 200
_GONE = "Không ghi được trạng thái (cơ sở dữ liệu không trả lời)."


@dataclass(slots=True, eq=False)
class _Task:
    """An item to be worked on and who waits for it."""

    work: Callable[[Connection, Sequence[Any]], Sequence[Any]]
    item: Any
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Tell the waiting; whoever gave up waiting is not told."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Ledger:
    """Runs pieces of work on a database. Each is done whole or not at all; a failed one does not spoil the others."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def is_shared(self) -> bool:
        """Whether programs on other machines may use this database at the same time."""
        return self._engine.dialect.name != "sqlite"

    async def run(self, work: Callable[[Connection], T]) -> T:
        """The result of the work, once it is committed; the work may be run again if its company failed.

        Raises:
            StateError: the database cannot be used just now.
        """
        return await self.run_alike(_each, work)

    async def run_alike(self, work: Callable[[Connection, Sequence[Item]], Sequence[T]], item: Item) -> T:
        """The same for work that is done on many items at once: all that wait for the same `work`, in no certain order.

        `work` gives a result for each item, in the order of the items.
        """
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="ledger", daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._tasks.put(_Task(work, item, loop, future))
        return await future

    def close(self) -> None:
        """Finish what was handed in and let go of the database."""
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None
        self._engine.dispose()

    def _serve(self) -> None:
        while (tasks := self._waiting()) is not None:
            if not self._together(tasks):
                away: StateError | None = None
                for task in tasks:
                    if away is None:
                        away = self._alone(task)
                    else:
                        # Each would wait as long for nothing, and those who come meanwhile with it.
                        task.error = StateError(_GONE, away.reason)
            # Waking a loop costs a write to a pipe: once for all who wait there.
            for loop in {task.loop for task in tasks}:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(_settle, [task for task in tasks if task.loop is loop])

    def _waiting(self) -> list[_Task] | None:
        """All that waits, at least one; None at the end."""
        first = self._tasks.get()
        if first is None:
            return None
        tasks = [first]
        while len(tasks) < _TOGETHER:
            try:
                another = self._tasks.get_nowait()
            except queue.Empty:
                break
            if another is None:
                self._tasks.put(None)
                break
            tasks.append(another)
        return tasks

    def _together(self, tasks: list[_Task]) -> bool:
        if len(tasks) == 1:
            return False
        try:
            with self._engine.begin() as connection:
                for work, alike in _by_work(tasks):
                    results = work(connection, [task.item for task in alike])
                    for task, result in zip(alike, results, strict=True):
                        task.result = result
        except Exception:  # noqa: BLE001 - each is run again alone, and its own error goes to whoever waits for it
            return False
        return True

    def _alone(self, task: _Task) -> StateError | None:
        """Do the one piece of work; the error if it is the database that is away, not this work that is wrong."""
        task.error = None
        try:
            with self._engine.begin() as connection:
                (task.result,) = task.work(connection, [task.item])
        except SQLAlchemyError as error:
            # Not the error's own text: it shows the statement with what people wrote.
            said = str(error.orig if isinstance(error, DBAPIError) else type(error).__name__)
            reason = said.strip().partition("\n")[0]
            task.error = gone = StateError(_GONE, reason).with_traceback(error.__traceback__)
            is_away = isinstance(error, OperationalError) and (
                error.connection_invalidated or not self.is_shared
            )
            return gone if is_away else None
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the result
            task.error = error
        return None


def _each(connection: Connection, works: Sequence[Callable[[Connection], object]]) -> list[Any]:
    """Work that has nothing in common."""
    return [work(connection) for work in works]


def _by_work(tasks: Sequence[_Task]) -> Iterable[tuple[Callable[..., Sequence[Any]], list[_Task]]]:
    alike: dict[Callable[..., Sequence[Any]], list[_Task]] = {}
    for task in tasks:
        alike.setdefault(task.work, []).append(task)
    return alike.items()


def _settle(tasks: Sequence[_Task]) -> None:
    for task in tasks:
        task.settle()
