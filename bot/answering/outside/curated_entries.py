"""An operator's own answers to questions: one Markdown file each, in a folder that may change while the bot runs.

---
questions:
  - Xã A lập quỹ giúp hộ nghèo từ khi nào?
author: Ban Tuyên giáo
date: 2026-05-19
sources:
  - article: xa-a
    quote: nguyên văn một đoạn của bài viết ấy
---
Câu trả lời, mỗi ý một dòng; dòng bắt đầu bằng "- " là một mục.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  # a field is called date
from pathlib import Path
from threading import Lock

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.article_file import article_id
from knowledge.errors import reason_of
from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.tokens import tokens

_FENCE = "---\n"
_LEAST_WORDS = 3
_LONGEST = 20_000


class CuratedSource(BaseModel):
    """Where an answer is written, too: `quote` stands word for word in the article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    quote: str


class _Header(BaseModel):
    """The front matter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    questions: tuple[str, ...] = Field(min_length=1)
    author: str | None = None
    date: Date | None = None
    sources: tuple[CuratedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class CuratedEntry:
    """An answer to some questions that mean the same; `lines` are its sentences or items, NFC. `date` is ISO."""

    id: str
    questions: tuple[str, ...]
    lines: tuple[str, ...]
    author: str | None = None
    date: str | None = None
    sources: tuple[CuratedSource, ...] = ()


class CuratedFault(Exception):
    """A file, or what was to become one, is no curated answer; the text is one Vietnamese line without the file's name."""


class CuratedStore:
    """The curated answers of a folder. `notice` gets one line for each file that cannot be used."""

    def __init__(self, folder: Path, notice: Callable[[str], None]) -> None:
        self._folder = folder
        self._notice = notice
        self._lock = Lock()
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._read: dict[Path, CuratedEntry | None] = {}
        self._told: set[str] = set()

    def entries(self) -> tuple[CuratedEntry, ...]:
        """The answers as the files are now; only what has changed is read."""
        with self._lock:
            stamps = self._look()
            for path, stamp in stamps.items():
                if self._stamps.get(path) != stamp:
                    self._read[path] = self._entry(path)
            self._stamps = stamps
            return tuple(entry for path in sorted(stamps) if (entry := self._read[path]) is not None)

    def add(self, entry: CuratedEntry) -> None:
        """Write an answer, in place of the one with its id.

        Raises:
            CuratedFault: it is none, or the folder cannot be written to.
        """
        text = _written(entry)
        _parsed(text, entry.id)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(aside).replace(self._folder / f"{article_id(entry.id)}.md")
        except OSError as error:
            raise CuratedFault(f"không ghi được ({reason_of(error)}).") from error

    def remove(self, id_: str) -> None:
        """Remove the answer with this id.

        Raises:
            CuratedFault: there is none.
        """
        path = self._folder / f"{article_id(id_)}.md"
        try:
            path.unlink()
        except OSError as error:
            raise CuratedFault(f"không có giải đáp “{id_}”.") from error

    def _look(self) -> dict[Path, tuple[int, int]]:
        """The files and what tells that one has changed."""
        stamps = {}
        try:
            for path in self._folder.iterdir():
                # One that goes just now is gone.
                with suppress(FileNotFoundError):
                    if path.suffix == ".md":
                        stat = path.stat()
                        stamps[path] = (stat.st_mtime_ns, stat.st_size)
        except FileNotFoundError:
            pass
        except OSError as error:
            self._tell_once(f"Không đọc được thư mục giải đáp {self._folder} ({reason_of(error)}).")
        return stamps

    def _tell_once(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            self._notice(line)

    def _entry(self, path: Path) -> CuratedEntry | None:
        try:
            return _parsed(path.read_text(encoding="utf-8-sig"), article_id(path.stem))
        except CuratedFault as fault:
            self._notice(f"Giải đáp {path.name} không dùng được: {fault}")
        except UnicodeDecodeError:
            self._notice(f"Giải đáp {path.name} không dùng được: tệp không phải mã UTF-8.")
        except OSError as error:
            self._notice(f"Giải đáp {path.name} không dùng được: không đọc được tệp ({reason_of(error)}).")
        return None


def _parsed(source: str, id_: str) -> CuratedEntry:
    if len(source) > _LONGEST:
        raise CuratedFault(f"tệp dài quá {_LONGEST:,} ký tự.".replace(",", "."))
    text = nfc(source)
    if not text.startswith(_FENCE) or f"\n{_FENCE}" not in text:
        raise CuratedFault("đầu tệp phải có khối khai báo giữa hai dòng --- với questions.")
    head, _, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    try:
        # The loader that leaves every value a text: a date stays as it is written.
        header = _Header.model_validate(yaml.load(head, Loader=yaml.BaseLoader))  # noqa: S506  # BaseLoader builds no objects
    except (yaml.YAMLError, RecursionError) as error:
        raise CuratedFault("khối khai báo không đúng cú pháp YAML.") from error
    except ValidationError as error:
        names = ", ".join(dict.fromkeys(".".join(map(str, fault["loc"][:1])) for fault in error.errors()))
        raise CuratedFault(f"khối khai báo sai hoặc thiếu: {names or 'questions'}.") from error
    lines = tuple(line.strip() for line in body.splitlines() if line.strip())
    if not lines or any(_count_words(line) < _LEAST_WORDS for line in lines):
        raise CuratedFault(f"mỗi dòng trả lời phải có ít nhất {_LEAST_WORDS} từ.")
    questions = tuple(question.strip() for question in header.questions if question.strip())
    if not questions:
        raise CuratedFault("khối khai báo sai hoặc thiếu: questions.")
    day = header.date.isoformat() if header.date else None
    return CuratedEntry(id_, questions, lines, header.author, day, header.sources)


def _count_words(line: str) -> int:
    """As the gate counts, which drops what is shorter."""
    return sum(token.text not in "%‰" for token in tokens(line))


def _written(entry: CuratedEntry) -> str:
    header = {
        "questions": list(entry.questions),
        **{name: value for name, value in (("author", entry.author), ("date", entry.date)) if value},
        **({"sources": [source.model_dump() for source in entry.sources]} if entry.sources else {}),
    }
    head = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"{_FENCE}{head}{_FENCE}" + "".join(f"{line}\n" for line in entry.lines)
