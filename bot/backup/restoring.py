"""Putting a copy back, whole or not at all, also under a running bot."""

import contextlib
import errno
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.backup.archive import Archive
from bot.backup.making import Belongings, back_up, dated
from bot.errors import BackupError
from bot.state.engine import open_state
from bot.state.saving import PutBack, as_of_now, is_used, put_back, revision
from knowledge.errors import reason_of

_SOMETHING_THERE = (
    "Ở đây đã có dữ liệu: {what}. Thêm --force để thay bằng bản sao lưu; bản hiện có được sao lưu lại trước."
)
_NOT_RESTORED = "Chưa phục hồi được ({reason}); dữ liệu hiện có vẫn nguyên."
_NEWER = "Bản sao lưu có cấu trúc dữ liệu {theirs}, chương trình này đến {ours}; hãy cập nhật chương trình."
_ASIDE: Final = ".restore-"
# The log's key is for its owner alone; it stays when a copy has none.
_PRIVATE: Final = frozenset({"log.key"})


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back; `before` is the copy of what had been there, if anything had."""

    state: PutBack
    articles: int
    curated: int
    before: Path | None


def restore(owned: Belongings, source: Path, *, force: bool, resumes: bool) -> Restored:
    """Put the copy in the place of state and files.

    The files are written aside first and then exchanged one by one, inside the transaction that exchanges the rows:
    what fails is undone. After a kill in the midst of it the same command makes it whole.

    Raises:
        BackupError: the copy is no good, something is there already, or it cannot be written.
        StateError: the database cannot be used.
    """
    archive = Archive(source)
    try:
        owned.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(_NOT_RESTORED.format(reason=reason_of(error))) from error
    engine = open_state(owned.state)
    try:
        what = _refuse_newer(engine, archive, owned)
        if what and not force:
            raise BackupError(_SOMETHING_THERE.format(what=what))
        before = back_up(owned, _free(dated(owned.backups))).path if what else None
        state = _exchange(engine, archive, owned, resumes=resumes)
    finally:
        engine.dispose()
    names = archive.manifest.files
    articles, curated = (sum(name.startswith(kind) for name in names) for kind in ("articles/", "curated/"))
    return Restored(state, articles, curated, before)


def _refuse_newer(engine: Engine, archive: Archive, owned: Belongings) -> str:
    """What is here already, in Vietnamese, or nothing."""
    with as_of_now(engine) as connection:
        ours = revision(connection)
        has_state = is_used(connection)
    theirs = archive.manifest.revision
    # Migrations are numbered in order.
    if theirs > ours:
        raise BackupError(_NEWER.format(theirs=theirs, ours=ours))
    own = {name.partition("/")[0] for name in owned.files()}
    words = {"articles": "bài viết", "curated": "giải đáp", "hidden.txt": "danh sách bài ẩn"}
    return ", ".join(
        [*(["trạng thái"] if has_state else []), *(word for name, word in words.items() if name in own)]
    )


def _free(target: Path) -> Path:
    return next(
        each
        for number in range(1, 1000)
        if not (each := target.with_stem(target.stem + (f"-{number}" if number > 1 else ""))).exists()
    )


def _exchange(engine: Engine, archive: Archive, owned: Belongings, *, resumes: bool) -> PutBack:
    try:
        for left in owned.data.glob(f"{_ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_ASIDE, dir=owned.data) as aside:
            new, old = Path(aside, "new"), Path(aside, "old")
            archive.extract(new)
            _keep(owned, old)
            with engine.connect() as connection:
                state = put_back(connection, archive.tables(), time.time(), resumes=resumes)
                with _undone_on_failure(owned, old, archive):
                    _place(owned, new, archive.manifest.files)
                    connection.commit()
            return state
    except SQLAlchemyError as error:
        raise BackupError(_NOT_RESTORED.format(reason=type(error).__name__)) from error
    except OSError as error:
        raise BackupError(_NOT_RESTORED.format(reason=reason_of(error))) from error


def _keep(owned: Belongings, folder: Path) -> None:
    for name, path in owned.files().items():
        kept = folder / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, kept)


@contextlib.contextmanager
def _undone_on_failure(owned: Belongings, old: Path, archive: Archive) -> Iterator[None]:
    try:
        yield
    except BaseException:
        names = [str(path.relative_to(old)) for path in old.rglob("*") if path.is_file()]
        for name in set(archive.manifest.files) - set(names):
            owned.folder_of(name).unlink(missing_ok=True)
        _place(owned, old, tuple(names))
        raise


def _place(owned: Belongings, folder: Path, names: tuple[str, ...]) -> None:
    """The files from the folder, each at once in its place; then those go that are not among them."""
    for name in names:
        target = owned.folder_of(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(folder, name).chmod(0o600 if name in _PRIVATE else 0o644)
        _exchange_file(folder / name, target)
    for name, path in owned.files().items():
        if name not in names and name not in _PRIVATE:
            path.unlink()


def _exchange_file(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Articles may lie on another disk than the data folder; a name with a dot is no article yet.
        beside = target.with_name(f".{target.name}.part")
        shutil.copy2(source, beside)
        beside.replace(target)
