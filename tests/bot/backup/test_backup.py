"""Copies of state and files: whole, of one moment, put back whole or not at all; on SQLite and PostgreSQL."""

import contextlib
import itertools
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from support.databases import MISSING, postgresql

from bot.backup.archive import Archive
from bot.backup.making import Belongings, KeptBackups, back_up, belongings
from bot.backup.restoring import restore
from bot.errors import BackupError
from bot.state import inbox, operations, outbox, people, questions
from bot.state.engine import open_state
from bot.state.records import Arrival, Draft, Question, Role
from bot.state.saving import SAVED
from bot.state.schema import letters, marks, metadata, updates

_ARTICLE = "---\ntitle: Rạch Đước làm theo Bác\n---\n\nĐảng bộ có 16 chi bộ.\n"
Installation = Callable[[str], Belongings]


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[str | None]:
    with postgresql() as url:
        yield url


@pytest.fixture(name="installed")
def _installed(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """Installations by kind of database, each empty; of PostgreSQL there is one at a time."""
    numbers = itertools.count()

    def make(kind: str) -> Belongings:
        data = tmp_path / f"data{next(numbers)}"
        url = None
        if kind == "postgresql":
            url = request.getfixturevalue("server")
            if url is None:
                pytest.skip(MISSING)
            _empty(url)
        return belongings(url, data, data / "articles")

    return make


@contextlib.contextmanager
def _engine(owned: Belongings) -> Iterator[Engine]:
    owned.data.mkdir(parents=True, exist_ok=True)
    engine = open_state(owned.state)
    yield engine
    engine.dispose()


def _empty(url: str) -> None:
    engine = open_state(url)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
    engine.dispose()


def _use(owned: Belongings, word: str = "một") -> None:
    """A bit of everything: a question answered, another waiting, a letter on its way, a role, an article, an answer."""
    with _engine(owned) as engine, engine.begin() as state:
        operations.signing_key(state)
        for number in (1, 2):
            inbox.store(state, [Arrival(number, f"{word}{number}", "c5", f'{{"text": "{word}"}}', 1.0, 5, 5)])
        inbox.finish(state, [1], 2.0)
        questions.keep(state, [Question(5, 1, None, 5, f"Câu {word}?", "answered", 1.0)])
        outbox.add(state, [Draft(5, f"<b>{word}</b>", word, question=1)], 2.0)
        people.give_role(state, 7, Role.EDITOR, 5, 3.0)
        operations.log_action(state, 5, "quyen", word, 3.0)
    for folder, name in ((owned.articles, f"{word}.md"), (owned.data / "curated", f"{word}.md")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(_ARTICLE, encoding="utf-8")
    (owned.data / "hidden.txt").write_text(f"{word}\n", encoding="utf-8")


def _all(owned: Belongings) -> dict[str, object]:
    """Everything an installation remembers; letters without their numbers."""
    held: dict[str, object] = {}
    with _engine(owned) as engine, engine.begin() as state:
        for table in SAVED.values():
            columns = [column for column in table.c if not (table is letters and column.name == "id")]
            held[table.name] = sorted(map(tuple, state.execute(select(*columns))), key=repr)
    return held | {name: path.read_bytes() for name, path in owned.files().items()}


@pytest.mark.parametrize("source", ["sqlite", "postgresql"])
@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_all_comes_back(installed: Installation, tmp_path: Path, source: str, target: str) -> None:
    """What was saved is there again, on either kind of database, whichever it came from."""
    owned = installed(source)
    _use(owned)
    before = _all(owned)
    back_up(owned, tmp_path / "copy.zip")
    other = installed(target)
    done = restore(other, tmp_path / "copy.zip", force=False, resumes=True)

    assert _all(other) == before
    assert (done.articles, done.curated, done.before) == (1, 1, None)


def test_numbers_go_on_after_what_came_back(installed: Installation, tmp_path: Path) -> None:
    """The first letter after a restore gets a number of its own, on PostgreSQL as well."""
    owned = installed("postgresql")
    _use(owned)
    back_up(owned, tmp_path / "copy.zip")
    restore(owned, tmp_path / "copy.zip", force=True, resumes=True)
    with _engine(owned) as engine, engine.begin() as state:
        outbox.add(state, [Draft(6, "mới", "mới")], 9.0)
        operations.log_action(state, 5, "quyen", "mới", 9.0)
        numbers = [number for (number,) in state.execute(select(letters.c.id).order_by(letters.c.id))]

    assert len(numbers) == len(set(numbers)) >= 2


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_copy_is_of_one_moment(installed: Installation, tmp_path: Path, kind: str) -> None:
    """While somebody writes pairs of rows into two tables all the time, every copy has as many of the one as of the other."""
    owned = installed(kind)
    _use(owned)
    over = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        with _engine(owned) as engine:
            for number in itertools.count():
                if over.is_set():
                    return
                with engine.begin() as state:
                    operations.set_mark(state, f"n{number}", "x")
                    operations.log_action(state, number, "pair", "", 1.0)
                written = number + 1
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [back_up(owned, tmp_path / f"{n}.zip").path for n in range(5)]
        seen = written
    finally:
        over.set()
        writer.join()
    counted = []
    for copy in copies:
        rows = {name: list(rows) for name, rows in Archive(copy).tables()}
        pairs = [row for row in rows["actions"] if row["what"] == "pair"]
        counted.append(
            (len(pairs), len([row for row in rows["marks"] if row["name"] != operations.SIGNING_KEY]))
        )

    assert seen > 0
    assert all(actions == marks for actions, marks in counted)


def test_what_is_there_is_not_overwritten_unasked(installed: Installation, tmp_path: Path) -> None:
    """Without --force nothing changes; with it what was there can be had back from the copy made before."""
    owned = installed("sqlite")
    _use(owned)
    back_up(owned, tmp_path / "copy.zip")
    other = installed("sqlite")
    _use(other, "hai")
    before = _all(other)
    with pytest.raises(BackupError, match="--force"):
        restore(other, tmp_path / "copy.zip", force=False, resumes=True)
    unasked = _all(other)
    done = restore(other, tmp_path / "copy.zip", force=True, resumes=True)
    forced = _all(other)
    assert done.before is not None
    restore(installed("sqlite"), done.before, force=False, resumes=True)

    assert unasked == before
    assert {name for name in forced if "/" in name} == {"articles/một.md", "curated/một.md"}
    assert done.state.has_other_key


def test_what_was_under_way_is_not_answered_again(installed: Installation, tmp_path: Path) -> None:
    """What waited when the copy was made counts as done; what a running bot has waiting now stays."""
    owned = installed("sqlite")
    _use(owned)
    back_up(owned, tmp_path / "copy.zip")
    with _engine(owned) as engine, engine.begin() as state:
        inbox.store(state, [Arrival(3, "ba", "c5", '{"text": "ba"}', 4.0, 5, 5)])
    done = restore(owned, tmp_path / "copy.zip", force=True, resumes=False)
    with _engine(owned) as engine, engine.begin() as state:
        waiting = state.execute(select(updates.c.update_id).where(updates.c.handled.is_(None))).all()
        pending = outbox.depth(state)

    assert done.state.under_way == 2
    # Number 2 waited in the copy and in the running bot alike: it is the running bot's.
    assert sorted(number for (number,) in waiting) == [2, 3]
    assert pending == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_copy_is_refused(whole: bytes, tmp_path: Path, data: st.DataObject) -> None:
    """Cut short or with a byte altered it is refused in one line, or what it holds is what was saved."""
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    damaged = data.draw(st.sampled_from([whole[:at], flipped]))
    (tmp_path / "damaged.zip").write_bytes(damaged)
    (tmp_path / "whole.zip").write_bytes(whole)
    said = ""
    held: object = None
    try:
        held = _rows(tmp_path / "damaged.zip")
    except BackupError as error:
        said = str(error)

    assert "damaged.zip" in said or held == _rows(tmp_path / "whole.zip")


def _rows(copy: Path) -> list[tuple[str, list[object]]]:
    return [(name, list(rows)) for name, rows in Archive(copy).tables()]


@pytest.fixture(name="whole")
def _whole(installed: Installation, tmp_path: Path) -> bytes:
    """A small copy."""
    owned = installed("sqlite")
    _use(owned)
    return back_up(owned, tmp_path / "whole.zip").path.read_bytes()


@pytest.mark.parametrize("name", ["../../x.md", "articles/../../x.md", "/etc/x", "articles/a/b.md", "bin/x"])
def test_a_copy_cannot_write_elsewhere(whole: bytes, tmp_path: Path, name: str) -> None:
    """A member that would lie outside the folders is reason to refuse the whole, even if the list names it."""
    path = tmp_path / "copy.zip"
    path.write_bytes(whole)
    _altered(path, {name: b"x"})

    with pytest.raises(BackupError, match=r"copy\.zip"):
        Archive(path)


@pytest.mark.parametrize(
    "row", [{"no_such_column": 1}, {"name": "x"}], ids=["unknown column", "missing value"]
)
def test_what_fails_is_undone(installed: Installation, tmp_path: Path, row: dict[str, object]) -> None:
    """A copy whose last row the database refuses leaves rows and files as they were."""
    owned = installed("sqlite")
    _use(owned)
    back_up(owned, tmp_path / "copy.zip")
    _altered(tmp_path / "copy.zip", {"state/votes.jsonl": json.dumps(row).encode()})
    other = installed("sqlite")
    _use(other, "hai")
    before = _all(other)

    with pytest.raises(BackupError):
        restore(other, tmp_path / "copy.zip", force=True, resumes=True)
    assert _all(other) == before
    assert [path.name for path in other.data.glob(".restore-*")] == []


def test_a_copy_of_a_newer_program_is_refused(whole: bytes, tmp_path: Path, installed: Installation) -> None:
    """The operator is told to update first."""
    path = tmp_path / "copy.zip"
    path.write_bytes(whole)
    _altered(path, {}, revision="9999")

    with pytest.raises(BackupError, match="cập nhật"):
        restore(installed("sqlite"), path, force=True, resumes=True)


def _altered(path: Path, members: dict[str, bytes], revision: str | None = None) -> None:
    """The copy with these members, and a list that says that all is in order."""
    import hashlib

    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()} | members
    manifest = json.loads(content.pop("manifest.json"))
    manifest["members"] = {name: hashlib.sha256(each).hexdigest() for name, each in content.items()}
    manifest["revision"] = revision or manifest["revision"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, each in (content | {"manifest.json": json.dumps(manifest).encode()}).items():
            archive.writestr(name, each)


def test_the_newest_seven_are_kept(installed: Installation) -> None:
    """Copies made from the chat do not fill the disk, and say what they hold; only their owner can read them."""
    owned = installed("sqlite")
    _use(owned)
    owned.backups.mkdir()
    for n in range(9):
        (owned.backups / f"hocbac-2020010{n}-000000.zip").touch()
    line = KeptBackups(owned).make()
    kept = sorted(owned.backups.iterdir())

    assert len(kept) == 7
    assert kept[-1].name in line
    assert "1 bài viết, 1 giải đáp" in line
    assert kept[-1].stat().st_mode & 0o077 == 0


def test_marks_are_left_where_nothing_else_is(installed: Installation, tmp_path: Path) -> None:
    """A bot that was started once and never used has nothing that a restore could overwrite."""
    owned = installed("sqlite")
    _use(owned)
    back_up(owned, tmp_path / "copy.zip")
    other = installed("sqlite")
    with _engine(other) as engine, engine.begin() as state:
        operations.signing_key(state)
    restore(other, tmp_path / "copy.zip", force=False, resumes=False)
    with _engine(owned) as one, _engine(other) as two, one.begin() as first, two.begin() as second:
        assert first.execute(select(marks)).all() == second.execute(select(marks)).all()
