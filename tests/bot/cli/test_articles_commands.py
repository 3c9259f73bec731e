"""Articles added, listed, shown, removed and brought back; the index and the doctor follow."""

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import SHIPPED

from .hocbac import hocbac

pytestmark = pytest.mark.model

_SON_THUY = SHIPPED / "son-thuy.md"
_ARTICLE = """---
title: Rạch Đước làm theo Bác
publisher: Bản tin Suối Hạc
published: "2024-05-19"
place: xã Rạch Đước, huyện Suối Hạc
---

Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên. Năm 2023, có 96,6% đảng viên đăng ký làm theo Bác.
"""


def _asked(data: Path) -> list[dict[str, Any]]:
    """The answers to a question about the article of the test and to one about a shipped article."""
    questions = (
        "Xã Rạch Đước có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?",
        "Xã Sơn Thủy có bao nhiêu chi bộ trực thuộc?",
    )
    given = "".join(json.dumps({"question": question}) + "\n" for question in questions)
    return hocbac("ask", "--jsonl", "-", data=data, given=given).lines


def test_add_list_show_remove(own_data: Path, tmp_path: Path) -> None:
    """What is added answers at once, what is removed no more; a shipped article is hidden, and added again comes back."""
    file = tmp_path / "Rạch Đước.md"
    file.write_text(_ARTICLE, encoding="utf-8")
    added = hocbac("add", file, data=own_data)
    hidden = hocbac("remove", "son-thuy", data=own_data)
    listed = hocbac("list", data=own_data)
    shown = hocbac("show", "rach-duoc", data=own_data)
    own, gone = _asked(own_data)
    removed = hocbac("remove", "rach-duoc", data=own_data)
    again = hocbac("add", _SON_THUY, data=own_data)
    away, back = _asked(own_data)

    assert [ran.code for ran in (added, hidden, listed, shown, removed, again)] == [0] * 6
    assert "Đã thêm rach-duoc: Rạch Đước làm theo Bác" in added.out
    assert "6 bài viết" in added.out
    assert "5 bài viết" in hidden.out
    assert "rach-duoc" in listed.out
    assert "son-thuy" not in listed.out
    assert "16 chi bộ trực thuộc" in shown.out
    assert "Bản tin Suối Hạc" in shown.out
    assert "96,6%" in own["answer"]
    assert [(each["publisher"], each["published"]) for each in own["citations"]] == [
        ("Bản tin Suối Hạc", "2024-05-19")
    ]
    assert "4 bài viết" in removed.out
    assert "5 bài viết" in again.out
    assert [gone["status"], away["status"]] == ["not_found", "not_found"]
    assert "16 chi bộ" in back["answer"]
    assert [each["article"] for each in back["citations"]] == ["son-thuy"]
    assert file.read_text(encoding="utf-8") == _ARTICLE
    assert _SON_THUY.is_file()


def test_some_of_many_are_refused(own_data: Path, tmp_path: Path) -> None:
    """Of several sources the good ones are taken, the refused ones named, and the exit code says that not all went well."""
    good = tmp_path / "rach-duoc.md"
    good.write_text(_ARTICLE, encoding="utf-8")
    (tmp_path / "ảnh.png").write_bytes(b"\x89PNG")
    (tmp_path / "trống.txt").write_text(" \n", encoding="utf-8")
    ran = hocbac("add", tmp_path / "ảnh.png", good, tmp_path / "trống.txt", data=own_data)

    assert ran.code == 1
    assert "Đã thêm rach-duoc" in ran.out
    assert "6 bài viết" in ran.out
    assert "ảnh.png" in ran.err
    assert "trống.txt" in ran.err


def test_index_twice(data: Path) -> None:
    """A second `index` finds nothing to do and says so."""
    ran = hocbac("index", data=data)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Chỉ mục còn mới: 5 bài viết")


def test_doctor_well(data: Path) -> None:
    """A sound installation passes every check, for a person and for a script."""
    ran = hocbac("doctor", data=data)
    as_json = hocbac("doctor", "--json", data=data)
    checks = json.loads(as_json.out)

    assert (ran.code, as_json.code, ran.err) == (0, 0, "")
    assert "✗" not in ran.out
    assert all(set(check) == {"name", "is_well", "found", "remedy"} for check in checks)
    assert {"Python", "Mô hình nhúng", "Bài viết", "Chỉ mục", "Telegram"} <= {
        check["name"] for check in checks
    }
    assert all(check["is_well"] and not check["remedy"] for check in checks)


def test_doctor_ill(tmp_path: Path) -> None:
    """Where something is wrong the doctor ends with 1, names it and says how to mend it; it mends nothing itself."""
    folder = tmp_path / "bài"
    folder.mkdir()
    (folder / "hong.md").write_bytes(b"\xff\xfe")
    ran = hocbac("--articles", folder, "doctor", "--json", data=tmp_path / "data", env={"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_API_URL": "http://127.0.0.1:9"})  # fmt: skip
    ill = {check["name"]: check for check in json.loads(ran.out) if not check["is_well"]}

    assert ran.code == 1
    assert {"Bài viết", "Chỉ mục", "Telegram"} == set(ill)
    assert all(check["remedy"] for check in ill.values())
    assert "1:a" not in ran.out + ran.err
    assert not (tmp_path / "data" / "index").exists()
