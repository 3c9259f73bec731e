"""Making a copy, from the command line and from the chat: one way for both, for SQLite and for PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from bot.backup.archive import FILE, Written, write_archive
from bot.errors import BackupError
from bot.state.engine import open_state, sqlite_url
from bot.state.saving import SAVED, Row, as_of_now, revision, rows_of
from knowledge.errors import reason_of

_KEPT: Final = 7
_MB: Final = 1e6
_ARTICLES: Final = ".md"


@dataclass(frozen=True, slots=True)
class Belongings:
    """Where lies what a copy holds: the state's address, the data folder, and the operator's own articles."""

    state: str
    data: Path
    articles: Path

    @property
    def backups(self) -> Path:
        """Where copies go unless told otherwise."""
        return self.data / "backups"

    def folder_of(self, name: str) -> Path:
        """Where a member of a copy lies: `articles/x.md`, `curated/y.md`, `hidden.txt`."""
        kind, _, file = name.rpartition("/")
        return (self.articles if kind == "articles" else self.data / kind) / file

    def files(self) -> dict[str, Path]:
        """The operator's files, by their names in a copy."""
        folders = {"articles": self.articles, "curated": self.data / "curated"}
        found = {
            f"{kind}/{path.name}": path
            for kind, folder in folders.items()
            if folder.is_dir()
            for path in sorted(folder.iterdir())
            if path.suffix.lower() == _ARTICLES and path.is_file()
        }
        found |= {name: self.data / name for name in ("hidden.txt", "log.key")}
        return {name: path for name, path in found.items() if FILE.fullmatch(name) and path.is_file()}


def belongings(state: str | None, data: Path, articles: Path) -> Belongings:
    """Those of an installation; `state` as HOCBAC_STATE names it, None for the data folder's own file."""
    return Belongings(state or sqlite_url(data / "state.db"), data, articles)


def back_up(owned: Belongings, target: Path) -> Written:
    """Copy the state and the operator's files into the file `target` while the bot runs.

    Raises:
        BackupError: there is such a file already, or it cannot be written.
        StateError: the state cannot be read.
    """
    if target.exists():
        raise BackupError(f"Đã có tệp {target}; hãy chọn tên khác.")
    now = datetime.now(UTC)
    try:
        owned.data.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(f"Không ghi được bản sao lưu {target}: {reason_of(error)}.") from error
    engine = open_state(owned.state)
    try:
        with as_of_now(engine) as connection:
            said = revision(connection)
            created = now.isoformat(timespec="seconds")
            return write_archive(target, created, said, _tables(connection), owned.files())
    finally:
        engine.dispose()


def _tables(connection: Connection) -> Iterator[tuple[str, Iterator[Row]]]:
    for name, table in SAVED.items():
        yield name, rows_of(connection, table)


def dated(folder: Path) -> Path:
    """A file in the folder, named after the second."""
    return folder / f"hocbac-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"


def told(written: Written) -> str:
    """What went into a copy, in a few words."""
    articles = sum(name.startswith("articles/") for name in written.files)
    curated = sum(name.startswith("curated/") for name in written.files)
    rows = sum(written.rows.values())
    return f"{written.size / _MB:.1f} MB: {rows} dòng trạng thái, {articles} bài viết, {curated} giải đáp"


class KeptBackups:
    """Copies in the data folder's `backups`, of which the newest seven are kept; for the chat."""

    def __init__(self, owned: Belongings) -> None:
        self._owned = owned

    def make(self) -> str:
        """Make a copy; a line that says where and how large.

        Raises:
            BackupError, StateError: it cannot be made; the copies that are there stay.
        """
        written = back_up(self._owned, dated(self._owned.backups))
        for old in sorted(self._owned.backups.glob("hocbac-*.zip"))[:-_KEPT]:
            old.unlink(missing_ok=True)
        return f"Đã sao lưu vào {written.path.name} trong thư mục dữ liệu ({told(written)})."
