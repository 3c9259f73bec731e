"""A Word file (DOCX): its paragraphs and tables in reading order; legacy fonts are read as what they show."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.errors import SourceError
from knowledge.sources.legacy import converted, decode, of_font, recognise
from knowledge.sources.records import Page

_MOST_BYTES = 60_000_000  # unpacked
_MOST_PARTS = 3_000
_SMALL_BYTES = 1_000_000  # of these no ratio is a danger
_MOST_RATIO = 300  # text packs to a twentieth, seldom to a hundredth
_TEXT_PART = "word/document.xml"
_DEEPEST_TABLE = 4


def read_word(path: Path) -> Page:
    """The lines of the file at `path`.

    Raises:
        SourceError: it is no DOCX, is damaged or protected, would unpack to far more than a report, or has no text.
    """
    check_archive(path)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(str(path))
        lines = [line for block in document.iter_inner_content() for line in _block_lines(block, 0)]
    except (
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        RecursionError,
    ) as error:
        raise SourceError("tệp Word bị hỏng hoặc không đúng định dạng DOCX.") from error
    if not any(line.strip() for line in lines):
        raise SourceError("tệp Word không có chữ nào (có thể chỉ có ảnh chụp văn bản).")
    # Title and author in a file's properties belong to whatever file it was copied from.
    return Page(tuple(_as_whole(lines)))


def check_archive(path: Path) -> None:
    """Look at the archive's list before anything is unpacked.

    Raises:
        SourceError: it is no DOCX or would unpack to far more than a report holds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(
            "không phải tệp DOCX (tệp .doc cũ thì mở bằng Word rồi lưu lại thành .docx)."
        ) from error
    if any(part.flag_bits & 0x1 for part in parts):
        raise SourceError("tệp Word được đặt mật khẩu.")
    size = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if (
        len(parts) > _MOST_PARTS
        or size > _MOST_BYTES
        or (size > _SMALL_BYTES and size / packed > _MOST_RATIO)
    ):
        raise SourceError("tệp Word nén bất thường, giải nén ra quá lớn; không nhận.")
    if _TEXT_PART not in {part.filename for part in parts}:
        raise SourceError("tệp nén này không phải văn bản Word (thiếu word/document.xml).")


def _block_lines(block: Any, depth: int) -> Iterator[str]:
    from docx.table import Table

    if not isinstance(block, Table):
        yield from _paragraph(block).split("\n")
        return
    if depth > _DEEPEST_TABLE:
        return
    for row in block.rows:
        cells = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:  # noqa: SLF001 - a merged cell comes once a column
                seen.add(id(cell._tc))  # noqa: SLF001
                cells.append(
                    [line for inner in cell.iter_inner_content() for line in _block_lines(inner, depth + 1)]
                )
        yield from _row_lines(cells)


def _row_lines(cells: list[list[str]]) -> Iterator[str]:
    """A row of figures as one line; a row of paragraphs (a letterhead) cell after cell."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    filled = [cell for cell in filled if cell]
    if (
        all(len(cell) == 1 for cell in filled)
        and len(filled) > 1
        and not any(cell[0].isupper() and len(cell[0].split()) > 1 for cell in filled)
    ):
        yield " | ".join(cell[0].strip() for cell in filled)
        return
    for cell in filled:
        yield from cell


def _paragraph(paragraph: Any) -> str:
    """The text of a paragraph, run by run, since each may be set in a font of its own."""
    style_font = _font_of_style(paragraph.style)
    pieces: list[tuple[str, str | None]] = []
    for item in paragraph.iter_inner_content():
        for run in getattr(item, "runs", None) or [item]:
            font = run.font.name or _font_of_style(getattr(run, "style", None)) or style_font
            if pieces and pieces[-1][1] == font:
                pieces[-1] = (pieces[-1][0] + run.text, font)
            else:
                pieces.append((run.text, font))
    # Without a legacy font the whole paragraph is needed to recognise the letters.
    return "".join(converted(text, font) if of_font(font) else text for text, font in pieces)


def _font_of_style(style: Any) -> str | None:
    for _ in range(8):
        if style is None:
            return None
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return None


def _as_whole(lines: list[str]) -> list[str]:
    """Lines in a legacy encoding that no font gave away."""
    kind = recognise("\n".join(lines)[:200_000])
    if kind is not None:
        return [decode(line, kind) for line in lines]
    return [converted(line) for line in lines]
