"""Takes HTML, PDF and Word files apart in a child process, which may die without taking the import with it."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from knowledge.errors import SourceError
from knowledge.sources.ocr import installed_recogniser
from knowledge.sources.records import Page, Stated

LIMIT_S = 60.0
"""Seconds that a file may take; a scan gets more."""
_SCAN_LIMIT_S = 1_800.0


class Reader:
    """One child for many files, started when first needed and again after a file has killed it."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the child go."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def read(self, kind: str, path: Path, declared: str | None = None, url: str | None = None) -> Page:
        """The page in the file at `path`; `kind` is html, pdf or word.

        Raises:
            SourceError: the file cannot be read, or not within the time and memory it is given.
        """
        asked = {"kind": kind, "path": str(path), "declared": declared, "url": url}
        answer = self._ask(json.dumps(asked), self._limit_s)
        if answer.get("is_scan") and (recogniser := installed_recogniser()):
            scan = asked | {"kind": "scan", "program": recogniser.program}
            answer = self._ask(json.dumps(scan), _SCAN_LIMIT_S)
        if "refused" in answer:
            raise SourceError(answer["refused"])
        page = answer["page"]
        return Page(tuple(page["lines"]), Stated(**page["stated"]), tuple(page["notes"]))

    def _ask(self, line: str, limit_s: float) -> dict[str, Any]:
        child = self._child = self._child or _start()
        out_of_time = threading.Event()

        def stop() -> None:
            out_of_time.set()
            child.kill()

        timer = threading.Timer(limit_s, stop)
        timer.start()
        try:
            answer = _exchange(child, line)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            why = f"đọc quá {limit_s:.0f} giây chưa xong" if out_of_time.is_set() else "tệp làm hỏng bộ đọc"
            raise SourceError(f"{why}; không nhận tệp này.")
        return answer


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "knowledge.sources.reading_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def _exchange(child: subprocess.Popen[str], line: str) -> dict[str, Any] | None:
    """The child's answer; None if it died over it."""
    if child.stdin is None or child.stdout is None:
        return None
    try:
        child.stdin.write(f"{line}\n")
        child.stdin.flush()
        said = child.stdout.readline()
    except OSError:
        return None
    answer: dict[str, Any] | None = json.loads(said) if said.endswith("\n") else None
    return answer
