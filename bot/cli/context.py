"""What every command is given: the settings, and the parts built from them when they are first needed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.answering.evidence.placed_search import PlacedSearch
from bot.answering.ports import Answering
from bot.bootstrap import House, bootstrap
from bot.observability.metrics import SILENCE, Metrics
from bot.settings import Settings
from index.build import Watcher

folder_option = Path | None


class Context:
    """The settings of this run. Notices and progress go to standard error, so that output can be piped."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.errors = Console(stderr=True, highlight=False, soft_wrap=True)
        self.metrics: Metrics = SILENCE

    def house(self) -> House:
        """The parts for the settings."""
        return bootstrap(self.settings, self.notice, metrics=self.metrics)

    def search(self) -> PlacedSearch:
        """A search over the refreshed index, with a progress bar if anything has to be encoded."""
        with self.watching() as watcher:
            return self.house().placed_search(watcher)

    def answerer(self) -> Answering:
        """A warm answerer over the refreshed index."""
        with self.watching() as watcher:
            return self.house().answerer(watcher)

    def notice(self, line: str) -> None:
        """Tell the operator one thing."""
        self.errors.print(line, markup=False)

    @contextmanager
    def watching(self) -> Iterator[Watcher]:
        """A progress bar on a terminal, which appears when a build says how much there is to do."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.errors, transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("Lập chỉ mục", total=None, visible=False)

            def expect(count: int) -> None:
                bar.update(task, total=count, visible=count > 0)

            yield Watcher(
                expect=expect,
                done=lambda count: bar.advance(task, count),
                waiting=lambda: self.notice("Một tiến trình khác đang lập chỉ mục; đang chờ…"),
            )
