"""What gets into the log, and what does not: run in the program's own configuration, read from standard error."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.observability.logs import configure_logging
from bot.observability.pseudonyms import Pseudonyms
from bot.observability.tracing import QuestionObserver, begin_request, request_id

_TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
_PERSON, _GROUP = 7012345678, -1001234567890
_QUESTION = "Đồng chí Nguyễn Văn A có vi phạm gì không?"


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """The root logger and the levels as they were."""
    root = logging.getLogger()
    named = [
        logging.getLogger(name)
        for name in ("telegram", "aiohttp", "sqlalchemy", "httpx", "httpcore", "faiss")
    ]
    before = [(logger, logger.level) for logger in (root, *named)]
    handlers = [*root.handlers]
    yield
    root.handlers[:] = handlers
    for logger, level in before:
        logger.setLevel(level)


def _configured(folder: Path, *, level: str = "DEBUG", as_json: bool = True) -> logging.Logger:
    configure_logging(
        level, as_json=as_json, pseudonyms=Pseudonyms(folder / "log.key"), secrets=["mật-khẩu-của-ta"]
    )
    return logging.getLogger("bot.test")


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON each record is one object with time, level, logger, event and its extra fields."""
    log = _configured(tmp_path)
    log.info("done: %s", "việc", extra={"ms": 3, "bytes": 123456789})
    (line,) = _lines(capsys)

    assert line.pop("time").endswith("Z")
    assert line == {"level": "info", "logger": "bot.test", "event": "done: việc", "ms": 3, "bytes": 123456789}


def test_a_command_that_logs_nothing() -> None:
    """Until something is logged the library behind it is not even loaded: `hocbac ask` has no time for it."""
    code = (
        "import sys; from pathlib import Path; import bot.cli.main as main; from bot.settings import Settings;"
        "main._log_as_set(Settings()); print('structlog' in sys.modules, 'prometheus_client' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["False", "False"]


def test_lines_for_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text each record is one line without escape codes, its fields behind it."""
    _configured(tmp_path, as_json=False).warning("slow", extra={"ms": 3})
    (line,) = capsys.readouterr().err.splitlines()

    assert "slow" in line
    assert "ms=3" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("as_json", [True, False])
def test_secrets_are_in_no_line(as_json: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tokens and secrets are taken out of message, arguments, fields and tracebacks, whoever wrote them."""
    log = _configured(tmp_path, as_json=as_json)
    log.info("POST https://api.telegram.org/bot%s/getMe", _TOKEN, extra={"dsn": "x:mật-khẩu-của-ta@db"})
    try:
        int(f"{_TOKEN} mật-khẩu-của-ta")
    except ValueError:
        logging.getLogger("some.library").exception("failed")
    written = capsys.readouterr().err

    assert "ValueError" in written
    assert _TOKEN not in written
    assert "mật-khẩu-của-ta" not in written


def test_ids_are_pseudonyms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chat and a person come out under names that stay the same; another installation has other names."""
    log = _configured(tmp_path / "one")
    log.info("a", extra={"chat": _GROUP, "person": _PERSON})
    log.info("b: chat %s", _GROUP, extra={"person": _PERSON})
    first, second = _lines(capsys)
    _configured(tmp_path / "two").info("c", extra={"person": _PERSON})
    (other,) = _lines(capsys)

    assert first["person"] == second["person"] != other["person"]
    assert first["chat"] in second["event"]
    assert str(_PERSON) not in f"{first}{second}{other}"
    assert str(abs(_GROUP)) not in f"{first}{second}{other}"


def test_ids_in_a_line_s_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids that somebody wrote into the text itself, or that an error carries, are pseudonyms, too; other numbers stay."""
    log = _configured(tmp_path)
    log.warning("chat %s: letter %s given up after %.3f s, 2048 bytes", _PERSON, 12, 1.5)
    log.warning("user 77 in chat -42")
    try:
        raise ValueError(f"chat {_GROUP} of {_PERSON}")  # noqa: TRY301 - the traceback is what is tested
    except ValueError:
        log.exception("failed")
    written = capsys.readouterr().err
    first = json.loads(written.splitlines()[0])["event"]

    assert (
        first
        == f"chat {Pseudonyms(tmp_path / 'log.key').of(_PERSON)}: letter 12 given up after 1.500 s, 2048 bytes"
    )
    assert "user 77" not in written
    assert "-42" not in written
    assert str(_PERSON) not in written
    assert str(abs(_GROUP)) not in written


def test_the_request_goes_with_every_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All lines of a request carry its id, those of libraries too; the next request has another."""
    log = _configured(tmp_path)
    first = begin_request(person=_PERSON)
    log.info("a")
    logging.getLogger("some.library").warning("b")
    assert request_id() == first
    second = begin_request()
    log.info("c")
    a, b, c = _lines(capsys)

    assert a["request"] == b["request"] == first != second == c["request"]
    assert a["person"] == b["person"]
    assert "person" not in c


def test_questions_are_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of a question has its status, kind and times and not a word of it; a setting opens it."""
    _configured(tmp_path, level="INFO")
    for shows_text in (False, True):
        with QuestionObserver(shows_text=shows_text).question(_QUESTION) as trace:
            trace.status, trace.kind = "answered", "figure"
    closed, opened = _lines(capsys)

    assert (closed["event"], closed["status"], closed["kind"]) == ("question", "answered", "figure")
    assert closed["ms"] >= 0
    assert "Nguyễn" not in str(closed)
    assert opened["question"] == _QUESTION


def test_libraries_do_not_tell_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even at DEBUG the loggers that write out whole messages stay silent, and httpx keeps its addresses."""
    _configured(tmp_path, level="DEBUG")
    logging.getLogger("telegram.ext.Application").debug("Processing update %s", _QUESTION)
    logging.getLogger("sqlalchemy.engine").debug("[parameters: %s]", _QUESTION)
    logging.getLogger("httpx").info("GET …")

    assert capsys.readouterr().err == ""


def test_a_key_that_cannot_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the data folder cannot be written, ids are pseudonyms all the same, for this run alone."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    log = _configured(tmp_path / "file")
    log.info("a", extra={"person": _PERSON})
    log.info("b", extra={"person": _PERSON})
    first, second = _lines(capsys)

    assert first["person"] == second["person"]
    assert str(_PERSON) not in first["person"]


def test_the_key_is_nobody_elses(tmp_path: Path) -> None:
    """The key is readable by its owner alone, survives a restart, and a torn one is made anew."""
    file = tmp_path / "log.key"
    first = Pseudonyms(file).of(1)

    assert file.stat().st_mode & 0o077 == 0
    assert Pseudonyms(file).of(1) == first

    file.write_bytes(b"torn")

    assert Pseudonyms(file).of(1) != first
    assert Pseudonyms(file).of(1) == Pseudonyms(file).of(1)
