"""The child in which files from outside are taken apart: `python -m knowledge.sources.reading_process`.

A line in: `{"kind", "path", "declared", "url", "program"}`. A line out: `{"page": …}` or `{"refused": "why, in Vietnamese"}`.
Memory is limited here; how long a file may take, the parent watches. Whatever a damaged file does to a parser,
it does to this process alone.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.errors import SourceError
from knowledge.sources.ocr import Recogniser
from knowledge.sources.records import Page

MOST_MEMORY = 2_000_000_000


def main() -> None:
    """Serve until standard input ends."""
    _limit()
    # Libraries that print must not break the lines.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        out.write(json.dumps(_answer(json.loads(line))) + "\n")
        out.flush()


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"page": asdict(_read(asked))}
    except SourceError as error:
        return {"refused": str(error), "is_scan": type(error).__name__ == "ScanError"}
    except MemoryError:
        return {"refused": "tệp cần quá nhiều bộ nhớ để đọc."}
    except RecursionError:
        return {"refused": "tệp lồng nhau quá sâu, không đọc được."}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises means that the file cannot be read
        return {"refused": f"không đọc được tệp ({type(error).__name__})."}


def _read(asked: dict[str, Any]) -> Page:
    path = Path(asked["path"])
    if asked["kind"] == "html":
        from knowledge.sources.web_page import read_html

        return read_html(path.read_bytes(), asked["declared"], asked["url"])
    if asked["kind"] == "pdf":
        from knowledge.sources.pdf_file import read_pdf

        return read_pdf(path)
    if asked["kind"] == "scan":
        from knowledge.sources.pdf_file import read_scan

        return read_scan(path, Recogniser(asked["program"]))
    from knowledge.sources.word_file import read_word

    return read_word(path)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such thing on this system; the parent's clock still holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):  # macOS refuses
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
