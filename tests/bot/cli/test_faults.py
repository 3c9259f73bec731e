"""Disks that are full, folders that are read-only, clocks that jump: said in one line, nothing damaged, mended by itself."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from .hocbac import Ran, hocbac

pytestmark = pytest.mark.model

_QUESTION = "Xã Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?"
_OTHER = "Xã Rạch Đước có bao nhiêu chi bộ trực thuộc?"
_ARTICLE = """---
title: Rạch Đước làm theo Bác
place: xã Rạch Đước, huyện Suối Hạc
---

Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên.
"""
_MOUNT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def _line(ran: Ran) -> str:
    """The one line of a run that failed."""
    assert ran.code == 1
    (line,) = [line for line in ran.err.splitlines() if line.startswith("hocbac: ")]
    return line


def _tree(folder: Path) -> set[str]:
    """What lies in a folder, without locks."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix != ".lock"}


@pytest.fixture(name="article")
def _article(tmp_path: Path) -> Path:
    """An article to add."""
    file = tmp_path / "rach-duoc.md"
    file.write_text(_ARTICLE, encoding="utf-8")
    return file


@pytest.fixture(name="locked")
def _locked(own_data: Path) -> Sequence[str | Path]:
    """What to start a command through, so that it finds the data folder read-only."""
    if os.geteuid() != 0:
        for path in (own_data, *own_data.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        return ()
    # Nothing is read-only for root but what is mounted so.
    through: list[str | Path] = ["unshare", "--mount", "sh", "-c", _MOUNT, own_data]
    if subprocess.run([*through, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("a folder cannot be made read-only here: root without the right to mount")
    return through


def test_a_full_disk_while_adding(own_data: Path, article: Path) -> None:
    """An article that does not fit is refused in one line and leaves not even a piece of itself."""
    before = _tree(own_data)
    ran = hocbac("add", article, data=own_data, largest_file=50)

    assert "vượt giới hạn" in _line(ran)
    assert _tree(own_data) - {"articles"} == before


def test_a_full_disk_while_indexing(own_data: Path, article: Path) -> None:
    """An index that does not fit leaves the old one answering; with room again, the article is found."""
    assert hocbac("add", article, data=own_data, largest_file=4096).code == 1
    left = _tree(own_data / "index")
    failed = hocbac("index", data=own_data, largest_file=4096)
    mended = hocbac("ask", _OTHER, data=own_data)

    assert "Không ghi được chỉ mục" in _line(failed)
    assert "bản cũ" in _line(failed)
    assert not [name for name in left if name.startswith(("aside-", "current-"))]
    assert (mended.code, mended.err) == (0, "")
    assert "16 chi bộ" in mended.out


def test_an_output_that_is_full(data: Path) -> None:
    """Where the answer cannot be written, that is said, and the exit code is not that of success."""
    done = hocbac("ask", _QUESTION, data=data, through=["sh", "-c", 'exec "$0" "$@" >/dev/full'])

    assert "hết chỗ trống" in _line(done)


def test_answers_from_a_read_only_folder(own_data: Path, locked: Sequence[str | Path]) -> None:
    """Asking writes nothing: from a read-only data folder the answer is the same."""
    ran = hocbac("ask", _QUESTION, data=own_data, through=locked)

    assert (ran.code, ran.err) == (0, "")
    assert "97,09%" in ran.out


def test_adding_to_a_read_only_folder(own_data: Path, article: Path, locked: Sequence[str | Path]) -> None:
    """Adding to a read-only data folder is refused in one line that says why."""
    ran = hocbac("add", article, data=own_data, through=locked)

    assert any(reason in _line(ran) for reason in ("chỉ đọc", "không có quyền"))
    assert not (own_data / "articles").exists()


def test_a_clock_that_jumped_back(own_data: Path, article: Path) -> None:
    """An article changed while the clock stood in the past is noticed all the same, though its size is the same."""
    assert hocbac("add", article, data=own_data).code == 0
    stored = own_data / "articles" / "rach-duoc.md"
    stored.write_text(stored.read_text(encoding="utf-8").replace("16 chi", "17 chi"), encoding="utf-8")
    os.utime(stored, (0, 0))
    ran = hocbac("ask", _OTHER, data=own_data)

    assert (ran.code, ran.err) == (0, "")
    assert "17 chi bộ" in ran.out
