"""An import from the command line: read what is given, show what was found, ask where somebody can answer, index once."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.context import Context
from bot.cli.found import Found, ask_about, confirm_many, out, show_taken
from bot.cli.indexing import refresh
from bot.errors import ImportRefused
from bot.fetched import FetchedPages
from bot.intake import Intake, Taken, Verdict
from bot.store import ArticleStore
from knowledge.errors import CorpusError, KnowledgeError, SourceError
from knowledge.sources.addresses import is_public
from knowledge.sources.desk import Desk, Reading
from knowledge.sources.fetching import Fetcher
from knowledge.sources.handing import Origin, handed
from knowledge.sources.records import Stated
from knowledge.vietnamese.normalising import nfc

_NAMED_PASSED_OVER = 5


@dataclass(slots=True)
class _Round:
    """One run of the command: what is left to read, what went wrong, what came of the rest."""

    waiting: list[Origin] = field(default_factory=list)
    seen: set[Origin] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    unchanged_pages: int = 0

    def expect(self, origins: tuple[Origin, ...]) -> None:
        """Queue what was not met before."""
        fresh = [origin for origin in dict.fromkeys(origins) if origin not in self.seen]
        self.seen.update(fresh)
        self.waiting.extend(fresh)


def import_all(parts: Context, sources: list[str], corrections: Stated, *, yes: bool) -> None:
    """Take over everything that `sources` stand for; faults are told a line each and end in exit code 1."""
    round_ = _Round()
    _open_all(parts, sources, round_)
    if len(round_.waiting) > 1 and (corrections.title or corrections.url):
        raise typer.BadParameter("--title và --url chỉ dùng khi thêm một bài.")
    asks = not yes and sys.stdin.isatty() and sys.stdout.isatty()
    store = ArticleStore(parts.settings.data, parts.settings.articles)
    pages = FetchedPages(parts.settings.data / "fetched.json")
    try:
        _run(parts, store, pages, round_, corrections, asks=asks)
    except KeyboardInterrupt:
        parts.notice(
            f"Đã dừng sau {_changed(round_)} bài; chạy lại lệnh để làm tiếp, bài đã ghi không bị ghi lại."
        )
        raise
    finally:
        pages.save()
    _finish(parts, round_)


def _open_all(parts: Context, sources: list[str], round_: _Round) -> None:
    for word in sources:
        try:
            found = handed(word)
        except SourceError as error:
            round_.faults.append(f"{nfc(word)}: {error}")
            continue
        round_.expect(found.origins)
        if found.passed_over:
            named = ", ".join(found.passed_over[:_NAMED_PASSED_OVER])
            more = "…" if len(found.passed_over) > _NAMED_PASSED_OVER else ""
            parts.notice(f"Bỏ qua {len(found.passed_over)} tệp không phải văn bản: {named}{more}")


def _run(
    parts: Context,
    store: ArticleStore,
    pages: FetchedPages,
    round_: _Round,
    corrections: Stated,
    *,
    asks: bool,
) -> None:
    if not round_.waiting:
        return
    permit = (lambda _: True) if parts.settings.allow_private_urls else is_public
    ids = _ids(store)
    intake = Intake(store)
    kept: list[Found] = []
    many = len(round_.waiting) > 1
    with Desk(lambda: Fetcher(permit=permit)) as desk, _progress(parts) as step:
        while round_.waiting:
            origin = round_.waiting.pop(0)
            step(origin.shown, len(round_.seen))
            found = _read(desk, origin, pages, ids, round_, corrections)
            if found is None:
                many = many or len(round_.waiting) > 1
            elif asks:
                kept.append(found)
            else:
                _take(intake, found, pages, round_, many=many)
    if kept:
        agreed = confirm_many(kept) if many or len(kept) > 1 else ask_about(kept[0])
        for found in agreed:
            _take(intake, found, pages, round_, many=many)


def _read(
    desk: Desk, origin: Origin, pages: FetchedPages, ids: frozenset[str], round_: _Round, corrections: Stated
) -> Found | None:
    try:
        known = pages.validators(origin.url, ids) if origin.url else None
        reading: Reading = desk.read(origin, known)
        if reading.draft is not None:
            return Found(origin, reading.draft.corrected(corrections), reading.validators)
    except KnowledgeError as error:
        round_.faults.append(f"{nfc(origin.shown)}: {error}")
        return None
    round_.expect(reading.listed)
    if not reading.listed:
        round_.unchanged_pages += 1
        out().print(f"Không đổi từ lần trước: {origin.shown}", markup=False)
    return None


def _take(intake: Intake, found: Found, pages: FetchedPages, round_: _Round, *, many: bool) -> None:
    try:
        taken = intake.take(found.draft, found.origin.name)
    except ImportRefused as error:
        round_.faults.append(f"{nfc(found.origin.shown)}: {error}")
        return
    round_.taken.append(taken)
    show_taken(taken, found, brief=many)
    if found.origin.url and found.validators:
        pages.remember(found.origin.url, taken.article.id, found.validators)


def _finish(parts: Context, round_: _Round) -> None:
    if len(round_.seen) > 1 or len(round_.faults) > 1:
        counts = {verdict: sum(taken.verdict is verdict for taken in round_.taken) for verdict in Verdict}
        same = counts[Verdict.SAME] + counts[Verdict.COPY]
        kept = counts[Verdict.UNCHANGED] + round_.unchanged_pages
        out().print(
            f"Thêm {counts[Verdict.ADDED]}, thay {counts[Verdict.REPLACED]}, đã có sẵn {kept}, trùng bài khác {same},"
            f" không nhận {len(round_.faults)}."
        )
    if _changed(round_):
        refresh(parts)
    if round_.faults:
        for fault in round_.faults:
            sys.stderr.write(f"hocbac: {' '.join(fault.split())}\n")
        raise typer.Exit(1)


def _changed(round_: _Round) -> int:
    return sum(taken.changed for taken in round_.taken)


def _ids(store: ArticleStore) -> frozenset[str]:
    try:
        return frozenset(article.id for article in store.corpus().articles)
    except CorpusError:
        return frozenset()


@contextmanager
def _progress(parts: Context) -> Iterator[Callable[[str, int], None]]:
    """A bar on a terminal; the callback takes what is being read and how many there are by now."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=parts.errors, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Đọc bài", total=None)

        def step(shown: str, total: int) -> None:
            bar.update(task, advance=1, total=total, description=f"Đọc {escape(shown[:40])}")

        yield step
