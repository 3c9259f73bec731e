"""The file of a copy: a zip with the rows of the state as JSON lines, the operator's files, and a list of both.

`manifest.json` names every other member with its SHA-256, so that a copy that was cut short or altered is told apart
before anything is put back. Readable without this program: unzip, and any editor.
"""

import hashlib
import json
import os
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import BackupError
from bot.state.saving import Row
from knowledge.errors import reason_of

_MANIFEST: Final = "manifest.json"
_STATE: Final = re.compile(r"state/([a-z_]+)\.jsonl")
# No member can lead out of the folder it is written to.
FILE: Final = re.compile(r"(?:(?:articles|curated)/[^/\\\0.][^/\\\0]*|hidden\.txt|log\.key)")
_BLOCK: Final = 1 << 20
# What zipfile raises for a damaged file, by where the damage is (RuntimeError: it says that it is encrypted).
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    RuntimeError,
    OverflowError,
    ValueError,
)
_NO_COPY = "{name} không phải bản sao lưu của HocBac."
_DAMAGED = "Bản sao lưu {name} bị hỏng hoặc thiếu ({member}); hãy dùng bản khác."
_NEWER = "Bản sao lưu {name} do một phiên bản khác của HocBac tạo ra; hãy cập nhật chương trình rồi phục hồi."


class Manifest(BaseModel):
    """What a copy says of itself; `members` are SHA-256 digests by name, `revision` the state's newest migration."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1]
    created: str
    revision: str
    members: dict[str, str]

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the operator's files."""
        return tuple(sorted(name for name in self.members if FILE.fullmatch(name)))


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a copy; rows by table."""

    path: Path
    size: int
    rows: Mapping[str, int]
    files: tuple[str, ...]


def write_archive(
    target: Path,
    created: str,
    revision: str,
    tables: Iterable[tuple[str, Iterable[Row]]],
    files: Mapping[str, Path],
) -> Written:
    """Write a copy aside and put it at `target`; only its owner may read it, for it holds what people asked.

    Raises:
        BackupError: it cannot be written; nothing of it is left then.
    """
    aside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                rows, members = _fill(archive, tables, files)
                manifest = Manifest(format=1, created=created, revision=revision, members=members)
                archive.writestr(_MANIFEST, manifest.model_dump_json(indent=1))
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(target)
    except OSError as error:
        raise BackupError(f"Không ghi được bản sao lưu {target.name}: {reason_of(error)}.") from error
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)
    return Written(target, target.stat().st_size, rows, manifest.files)


def _fill(
    archive: zipfile.ZipFile, tables: Iterable[tuple[str, Iterable[Row]]], files: Mapping[str, Path]
) -> tuple[dict[str, int], dict[str, str]]:
    """The number of rows by table, and the digests by member."""
    counted: dict[str, int] = {}
    digests: dict[str, str] = {}
    for table, rows in tables:
        name, digest, counted[table] = f"state/{table}.jsonl", hashlib.sha256(), 0
        with archive.open(name, "w", force_zip64=True) as member:
            for row in rows:
                line = json.dumps(dict(row), ensure_ascii=False).encode() + b"\n"
                member.write(line)
                digest.update(line)
                counted[table] += 1
        digests[name] = digest.hexdigest()
    for name, path in files.items():
        content = path.read_bytes()
        archive.writestr(name, content)
        digests[name] = hashlib.sha256(content).hexdigest()
    return counted, digests


class Archive:
    """A copy that was looked through: whole, unaltered, and of a form that this program knows."""

    def __init__(self, path: Path) -> None:
        """Look through the file.

        Raises:
            BackupError: it is missing, no copy, or damaged.
        """
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self.manifest = _manifest(archive, path.name)
                _check(archive, self.manifest, path.name)
        except OSError as error:
            raise BackupError(f"Không đọc được {path}: {reason_of(error)}.") from error
        except _BROKEN as error:
            raise BackupError(_NO_COPY.format(name=path.name)) from error

    def tables(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """The tables, each with its rows: to be read in order, once."""
        with zipfile.ZipFile(self._path) as archive:
            for name in self.manifest.members:
                if table := _STATE.fullmatch(name):
                    yield table[1], self._rows(archive, name)

    def _rows(self, archive: zipfile.ZipFile, name: str) -> Iterator[Row]:
        with archive.open(name) as member:
            for line in member:
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise BackupError(_DAMAGED.format(name=self._path.name, member=name)) from error
                if not isinstance(row, dict):
                    raise BackupError(_DAMAGED.format(name=self._path.name, member=name))
                yield row

    def extract(self, folder: Path) -> None:
        """Write the operator's files into the folder, as they lie in the copy.

        Raises:
            OSError: they cannot be written.
        """
        with zipfile.ZipFile(self._path) as archive:
            for name in self.manifest.files:
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as stream:
                    stream.write(archive.read(name))
                    stream.flush()
                    os.fsync(stream.fileno())


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    try:
        said = archive.read(_MANIFEST)
    except _BROKEN as error:
        raise BackupError(_NO_COPY.format(name=name)) from error
    try:
        return Manifest.model_validate_json(said)
    except ValidationError as error:
        is_newer = any(fault["loc"] == ("format",) for fault in error.errors())
        raise BackupError((_NEWER if is_newer else _NO_COPY).format(name=name)) from error


def _check(archive: zipfile.ZipFile, manifest: Manifest, name: str) -> None:
    listed = set(archive.namelist()) - {_MANIFEST}
    odd = listed ^ manifest.members.keys()
    odd |= {each for each in listed if not (FILE.fullmatch(each) or _STATE.fullmatch(each))}
    if odd:
        raise BackupError(_DAMAGED.format(name=name, member=min(odd)))
    for member, expected in manifest.members.items():
        digest = hashlib.sha256()
        try:
            with archive.open(member) as stream:
                while block := stream.read(_BLOCK):
                    digest.update(block)
        except _BROKEN as error:
            raise BackupError(_DAMAGED.format(name=name, member=member)) from error
        if digest.hexdigest() != expected:
            raise BackupError(_DAMAGED.format(name=name, member=member))
