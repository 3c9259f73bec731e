"""`hocbac backup` and `hocbac restore` as an operator uses them."""

import shutil
from pathlib import Path

import pytest

from .hocbac import hocbac

pytestmark = pytest.mark.model

_QUESTION = "Xã Rạch Đước có bao nhiêu chi bộ trực thuộc?"
_ARTICLE = """---
title: Rạch Đước làm theo Bác
place: xã Rạch Đước, huyện Suối Hạc
---

Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên.
"""


def test_a_copy_moves_a_bot_to_another_machine(own_data: Path, data: Path, tmp_path: Path) -> None:
    """What was added here answers there; without --force nothing there is overwritten; exit codes as promised."""
    file = tmp_path / "rach-duoc.md"
    file.write_text(_ARTICLE, encoding="utf-8")
    assert hocbac("add", file, data=own_data).code == 0
    copy = tmp_path / "copy.zip"
    made = hocbac("backup", copy, data=own_data)
    there = Path(shutil.copytree(data, tmp_path / "there"))
    restored = hocbac("restore", copy, data=there)
    answer = hocbac("ask", _QUESTION, data=there)
    refused = hocbac("restore", copy, data=there)

    assert (made.code, restored.code, answer.code) == (0, 0, 0)
    assert "1 bài viết" in made.out
    assert refused.code == 1
    assert "--force" in refused.err
    assert "16 chi bộ" in answer.out


def test_bad_use(own_data: Path, tmp_path: Path) -> None:
    """A missing file, what is no copy, and a copy that would overwrite a file end in one line; no file named is bad usage."""
    (tmp_path / "note.txt").write_text("không phải bản sao lưu", encoding="utf-8")
    runs = [
        hocbac("restore", tmp_path / "none.zip", data=own_data),
        hocbac("restore", tmp_path / "note.txt", data=own_data),
        hocbac("backup", tmp_path / "note.txt", data=own_data),
    ]

    assert [ran.code for ran in runs] == [1, 1, 1]
    assert "Đã có tệp" in runs[2].err
    assert all(len(ran.err.splitlines()) == 1 for ran in runs)
    assert "không phải bản sao lưu của HocBac" in runs[1].err
    assert hocbac("restore", data=own_data).code == 2


def test_the_copy_of_a_full_disk(own_data: Path, tmp_path: Path) -> None:
    """A copy that does not fit is said in one line, and nothing of it is left."""
    ran = hocbac("backup", tmp_path / "copy.zip", data=own_data, largest_file=300_000)
    small = hocbac("backup", tmp_path / "copy.zip", data=own_data, largest_file=400)

    assert ran.code == 0
    assert small.code == 1
    assert len(small.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
