"""What a word of the command line stands for: an address, a file, or every readable file under a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.vietnamese.normalising import nfc

_KINDS = {
    ".md": "text", ".markdown": "text", ".txt": "text", ".text": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "word", ".xml": "xml", ".rss": "xml", ".atom": "xml", ".gz": "gzip",
}  # fmt: skip
LISTED_KINDS = frozenset({"xml", "gzip"})
"""Kinds that name further addresses instead of being an article."""
_READABLE = ".md, .txt, .html, .pdf, .docx, sơ đồ trang hay nguồn tin .xml"


@dataclass(frozen=True, slots=True)
class Origin:
    """One thing to be read: a file, or an address. `name` is what its id is made of, None for a title's."""

    shown: str
    path: Path | None = None
    url: str | None = None

    @property
    def name(self) -> str | None:
        """The file's stem."""
        return self.path.stem if self.path else None


@dataclass(frozen=True, slots=True)
class Handed:
    """What a word of the command line stands for, and files of a folder that are of no readable kind."""

    origins: tuple[Origin, ...]
    passed_over: tuple[str, ...] = ()


def handed(word: str) -> Handed:
    """What `word` of the command line stands for: an address, a file, or every readable file under a folder.

    Raises:
        SourceError: there is no such file, it is of no kind that can be read, or the folder holds none of them.
    """
    if "://" in word[:12] or word.lower().startswith(("http:", "https:")):
        return Handed((Origin(word, url=word),))
    try:
        path = Path(word)
        if path.is_dir():
            return _folder(path)
        if not path.is_file():
            raise SourceError(
                "không thấy tệp này." if not path.exists() else "không phải tệp thường; không đọc."
            )
    except (OSError, ValueError) as error:
        raise SourceError("không mở được đường dẫn này.") from error
    kind_of_file(path)
    return Handed((Origin(shown_name(path), path=path),))


def kind_of_file(path: Path) -> str:
    """The kind of a file by its name.

    Raises:
        SourceError: it is none that can be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".doc":
        raise SourceError("tệp .doc đời cũ; hãy mở bằng Word rồi lưu lại thành .docx.")
    if suffix not in _KINDS:
        raise SourceError(f"chưa nhận loại tệp {nfc(suffix) or 'không có đuôi'}; nhận {_READABLE}.")
    return _KINDS[suffix]


def shown_name(path: Path) -> str:
    """A file's name as it may be shown: nothing in it moves the cursor."""
    return nfc(path.name.encode("utf-8", "replace").decode())


def _folder(folder: Path) -> Handed:
    origins: list[Origin] = []
    passed_over: list[str] = []
    for path in _walk(folder):
        kind = _KINDS.get(path.suffix.lower())
        name = shown_name(path)
        if kind is None or kind in LISTED_KINDS:
            passed_over.append(name)
        else:
            origins.append(Origin(name, path=path))
    if not origins:
        raise SourceError(f"thư mục không có tệp nào đọc được; nhận {_READABLE}.")
    return Handed(tuple(origins), tuple(passed_over))


def _walk(folder: Path) -> Iterator[Path]:
    """The files under `folder` by name, a folder's own before those of its folders; nothing hidden, no linked folders."""

    def refuse(error: OSError) -> None:
        raise SourceError(f"không mở được thư mục {shown_name(Path(error.filename))}.") from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if not name.startswith((".", "~$")) and path.is_file():
                yield path
