"""The folder of generations: which one answers, what a build may break, and who may build."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from support.articles import SON_KHE, put_articles
from support.shelves import Shelf

from index.errors import SnapshotError
from index.snapshot.generations import Generations
from knowledge.records import AlsoIn


@pytest.mark.parametrize(
    "pointer", [b"", b"\n", b"\xff\xfe", b"000009\n", b"000000\n", b"aside-1\n", "²\n".encode(), b"\x00" * 7]
)
def test_damaged_pointer_leads_to_the_newest(shelf: Shelf, pointer: bytes) -> None:
    """A pointer that names no generation costs nothing: the newest whole one answers, and the next build mends it."""
    (shelf.index / "current").write_bytes(pointer)
    best, faults = shelf.generations.load_best()

    assert best is not None
    assert (best.name, faults) == ("000002", [])

    put_articles(shelf.articles, [replace(SON_KHE, title="Sơn Khê làm theo Bác")])

    assert shelf.built().name == shelf.generations.current_name() == "000003"
    assert {"current", "000002", "000003"} == shelf.names()


def test_missing_pointer_leads_to_the_newest(shelf: Shelf) -> None:
    """Without a pointer the newest whole generation answers."""
    (shelf.index / "current").unlink()
    best, _ = shelf.generations.load_best()

    assert best is not None
    assert best.name == "000002"


def test_generation_newer_than_current_is_never_used(shelf: Shelf) -> None:
    """What was never made current does not answer, nor does a folder aside; the next build clears both away."""
    (shelf.index / "current").write_text("000001\n", encoding="ascii")
    (shelf.index / "000002").rename(shelf.index / "aside-xyz")
    (shelf.index / "aside-xyz" / "manifest.json").unlink()
    for path in (shelf.index / "000001").rglob("*"):
        target = shelf.index / "000007" / path.relative_to(shelf.index / "000001")
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            target.write_bytes(path.read_bytes())
    (shelf.index / "current-xyz").write_text("000007\n", encoding="ascii")
    best, _ = shelf.generations.load_best()

    assert best is not None
    assert best.name == "000001"
    assert shelf.built().name == "000002"
    assert {"current", "000001", "000002"} == shelf.names()


def test_generations_are_ordered_as_numbers(shelf: Shelf) -> None:
    """The millionth generation comes after the one before it."""
    (shelf.index / "000002").rename(shelf.index / "999999")
    (shelf.index / "current").write_text("999999\n", encoding="ascii")
    put_articles(shelf.articles, [replace(SON_KHE, title="Sơn Khê làm theo Bác")])

    assert shelf.built().name == "1000000"
    assert {"current", "999999", "1000000"} == shelf.names()
    assert (shelf.generations.load_best()[0] or pytest.fail("nothing")).name == "1000000"


def test_only_two_generations_are_kept(shelf: Shelf) -> None:
    """After each build the current generation and the one before it remain."""
    for number in range(3, 6):
        put_articles(shelf.articles, [replace(SON_KHE, title=f"Sơn Khê làm theo Bác, kỳ {number}")])

        assert shelf.built().name == f"{number:06d}"
        assert {"current", f"{number - 1:06d}", f"{number:06d}"} == shelf.names()


def test_nothing_there_is_no_generation(tmp_path: Path) -> None:
    """A folder that is missing, empty or a file has no generation, and no fault either."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="ascii")
    for name in ("missing", "empty", "file"):
        assert Generations(tmp_path / name).load_best() == (None, [])


@pytest.mark.parametrize("error", [SnapshotError("no"), OSError("no"), KeyboardInterrupt()])
def test_failing_write_leaves_the_current_generation(shelf: Shelf, error: BaseException) -> None:
    """A write that fails half-way changes nothing and leaves nothing."""

    def write(root: Path) -> None:
        (root / "passages.jsonl").write_text("half", encoding="ascii")
        raise error

    with shelf.generations.building(lambda: None), pytest.raises(type(error)):
        shelf.generations.add(write, lambda _snapshot: None)

    assert shelf.generations.current_name() == "000002"
    assert {"current", "000001", "000002"} == shelf.names()


def test_written_folder_that_does_not_read_back_is_refused(shelf: Shelf) -> None:
    """What `write` left is loaded before it can become current."""
    with shelf.generations.building(lambda: None), pytest.raises(SnapshotError):
        shelf.generations.add(lambda _root: None, lambda _snapshot: None)

    assert shelf.generations.current_name() == "000002"
    assert {"current", "000001", "000002"} == shelf.names()


def test_readers_never_see_less_than_a_whole_generation(shelf: Shelf) -> None:
    """While generations come and go, every look gives one of them, whole and without a fault."""
    stop = threading.Event()
    seen: set[str] = set()
    faults: list[str] = []

    def read() -> None:
        while not stop.is_set():
            best, wrong = shelf.generations.load_best()
            faults.extend(wrong)
            seen.add(best.name if best else "none")

    reader = threading.Thread(target=read)
    reader.start()
    for number in count(3):
        put_articles(shelf.articles, [replace(SON_KHE, title=f"Sơn Khê làm theo Bác, kỳ {number}")])
        shelf.built()
        if number == 12:
            break
    stop.set()
    reader.join(20)

    assert "none" not in seen
    assert faults == []
    assert len(seen) > 1


def _child(*command: str) -> "subprocess.Popen[str]":
    here = Path(__file__).parents[1]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)]),
        # A child that forks must have one thread only.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_build_one_generation(tmp_path: Path) -> None:
    """Of two processes that build at once one waits, and both end with the same generation."""
    shelf = Shelf.of(tmp_path)
    builders = [_child("support.building", str(tmp_path)) for _ in range(2)]
    for builder in builders:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "ready\n"
    # Both are ready: set them off together.
    outputs = [builder.communicate("\n", timeout=60)[0].split() for builder in _set_off(builders)]

    assert [builder.returncode for builder in builders] == [0, 0]
    assert {tuple(output[:1]) for output in outputs} == {("000001",)}
    assert {"current", "000001"} == shelf.names()
    assert sum("waited" in output for output in outputs) == 1


def _set_off(builders: list["subprocess.Popen[str]"]) -> list["subprocess.Popen[str]"]:
    for builder in builders:
        assert builder.stdin is not None
        builder.stdin.write("\n")
        builder.stdin.flush()
    return builders


def test_build_killed_at_any_step_leaves_a_whole_index(tmp_path: Path) -> None:
    """SIGKILL at any operation on the folder leaves the old or the new generation, and the next build tidies up."""
    child = _child("support.crashing", str(tmp_path / "shelf"))
    output, _ = child.communicate(timeout=120)
    aftermaths = [json.loads(line) for line in output.splitlines()]
    old, new = ["son-khe", "thanh-loc-dong"], ["son-khe", "thanh-loc-dong", "vam-say"]

    assert child.returncode == 0
    assert len(aftermaths) > 30
    assert {tuple(old), tuple(new)} == {tuple(aftermath["best"]) for aftermath in aftermaths}
    for aftermath in aftermaths:
        assert new == aftermath["mended"]
        # Killed while it prunes, a build leaves the oldest generation for the next build to remove.
        assert {"000002", "000003", "current"} == set(aftermath["left"]) - {"000001"}


def test_where_else_an_article_stands_is_kept(shelf: Shelf) -> None:
    """The places where copies of an article were met come back from a stored generation."""
    also_in = (AlsoIn("Báo A", "https://a.example/1", "2024-05-01"), AlsoIn(publisher="Báo B"))
    put_articles(shelf.articles, [replace(SON_KHE, also_in=also_in)])
    shelf.built()
    best, _ = shelf.generations.load_best()

    assert best is not None
    assert {article.id: article.also_in for article in best.articles}[SON_KHE.id] == also_in
