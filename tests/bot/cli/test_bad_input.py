"""What goes wrong ends in one clear line and an exit code, never in a traceback, and nothing is lost."""

from pathlib import Path

import pytest
from telegram_api.server import TelegramApi

from .hocbac import Ran, hocbac

pytestmark = pytest.mark.model

_QUESTION = "Xã Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?"
_WRONG_TOKEN = "7000000009:AAFwrongwrongwrongwrongwrongwrongwrong"
_GOOD = """---
title: Rạch Đước làm theo Bác
place: xã Rạch Đước, huyện Suối Hạc
---

Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên.
"""
_BARE = "Đảng bộ xã Gò Ổi có 15 chi bộ trực thuộc với 305 đảng viên, hoạt động đều và nền nếp.\n"


def _one_line(ran: Ran) -> str:
    (line,) = ran.err.splitlines()
    assert line.startswith("hocbac: ")
    return line


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", "một", "--jsonl", "-"],
        ["ask", "--lạ"],
        ["search", "một", "-k", "0"],
        ["lệnh-lạ"],
        ["add"],
    ],
    ids=" ".join,
)
def test_bad_usage(words: list[str], tmp_path: Path) -> None:
    """A command line that makes no sense ends with 2, says why, and leaves nothing behind."""
    ran = hocbac(*words, data=tmp_path / "data")

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--articles", "/không/có", "ask", _QUESTION], "/không/có"),
        (["ask", "--jsonl", "/không/có.jsonl"], "/không/có.jsonl"),
        (["show", "khong-co"], "khong-co"),
        (["add", "/không/có.md"], "/không/có.md"),
        (["run"], "TELEGRAM_BOT_TOKEN"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_one_clear_line(words: list[str], named: str, data: Path) -> None:
    """What cannot be done ends with 1 and one line that names the cause."""
    ran = hocbac(*words, data=data)

    assert ran.code == 1
    assert ran.out == ""
    assert named in _one_line(ran)


def test_an_empty_articles_folder(data: Path, tmp_path: Path) -> None:
    """A folder without articles is said to have none."""
    ran = hocbac("--articles", tmp_path, "list", data=data)

    assert ran.code == 1
    assert str(tmp_path) in _one_line(ran)


def test_articles_good_bare_and_damaged(own_data: Path, tmp_path: Path) -> None:
    """A good article answers, so does one without front matter, and a damaged one is told and passed over."""
    folder = tmp_path / "bài"
    folder.mkdir()
    (folder / "rach-duoc.md").write_text(_GOOD, encoding="utf-8")
    (folder / "go-oi.md").write_text(_BARE, encoding="utf-8")
    (folder / "hong.md").write_bytes(b"---\ntitle: [\n---\n\xff\xfe")
    given = "".join(
        f'{{"id": "{name}", "question": "Xã {name} có bao nhiêu chi bộ trực thuộc?"}}\n'
        for name in ("Rạch Đước", "Gò Ổi", "Long Bình")
    )
    ran = hocbac("--articles", folder, "ask", "--jsonl", "-", data=own_data, given=given)
    good, bare, shipped = ran.lines

    assert ran.code == 0
    assert "hong.md" in ran.err
    assert "go-oi.md" in ran.err
    assert "16 chi bộ" in good["answer"]
    assert "15 chi bộ" in bare["answer"]
    assert [citation["article"] for citation in bare["citations"]] == ["go-oi"]
    assert shipped["status"] == "not_found"


def test_a_truncated_index_file(own_data: Path) -> None:
    """A torn index is noticed, told, built again, and answered from rightly."""
    (generation,) = [path for path in (own_data / "index").iterdir() if path.is_dir()]
    torn = generation / "passages.faiss"
    torn.write_bytes(torn.read_bytes()[: torn.stat().st_size // 2])
    ran = hocbac("ask", _QUESTION, "--json", data=own_data)

    assert ran.code == 0
    assert "97,09%" in ran.lines[0]["answer"]
    assert "passages.faiss" in ran.err
    assert "đang lập lại" in ran.err


def test_a_wrong_token(data: Path) -> None:
    """A token that Telegram refuses ends in one line; the token is in no output, however much is logged."""
    with TelegramApi.in_thread() as api:
        env = {
            "TELEGRAM_BOT_TOKEN": _WRONG_TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
            "HOCBAC_LOG": "DEBUG",
        }
        ran = hocbac("run", data=data, env=env)

    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith("hocbac: ")
    assert "TELEGRAM_BOT_TOKEN" in ran.err.splitlines()[-1]
    assert _WRONG_TOKEN.partition(":")[2] not in ran.out + ran.err


def test_a_server_that_is_not_there(data: Path) -> None:
    """A server that does not answer ends in one line that names it, without the token."""
    env = {"TELEGRAM_BOT_TOKEN": _WRONG_TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    ran = hocbac("run", data=data, env=env)

    ready, told = ran.err.splitlines()

    assert ran.code == 1
    assert "sẵn sàng" in ready
    assert told.startswith("hocbac: ")
    assert "http://127.0.0.1:9" in told
    assert _WRONG_TOKEN not in ran.out + ran.err


def test_log_levels(data: Path) -> None:
    """A log level that is none ends in one line that names those there are; an empty one is the usual one."""
    wrong = hocbac("list", data=data, env={"HOCBAC_LOG": "LẠ"})
    empty = hocbac("list", data=data, env={"HOCBAC_LOG": ""})

    assert (wrong.code, empty.code) == (1, 0)
    assert "DEBUG" in _one_line(wrong)


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where the data folder cannot be made, one line says so."""
    file = tmp_path / "tệp"
    file.write_text("", encoding="utf-8")
    ran = hocbac("index", data=file / "data")

    assert ran.code == 1
    assert "hocbac: " in ran.err.splitlines()[-1]


def test_help(data: Path) -> None:
    """Every command has its help."""
    for words in ([], ["ask"], ["add"]):
        ran = hocbac(*words, "--help", data=data)

        assert (ran.code, ran.err) == (0, "")
        assert "Usage" in ran.out
