"""A PDF: the text it carries, page by page; a scan goes through tesseract where that is installed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from knowledge.errors import SourceError
from knowledge.sources.legacy import converted, decode, recognise
from knowledge.sources.ocr import Recogniser
from knowledge.sources.records import Page
from knowledge.sources.unwrapping import unwrapped
from knowledge.vietnamese.normalising import folded, nfc

_MOST_PAGES = 300
_MOST_SCANNED = 40
_MOST_LETTERS = 3_000_000
_LETTERS_OF_A_SCAN = 25  # a page: stamps and page numbers are text even on a scan
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*")
_EDGE_LINES = 2
_REPEATED_PAGES = 3
_RUNNING_WORDS = 15
_OCR_DPI = 300


class ScanError(SourceError):
    """The PDF shows pictures of pages; `read_scan` may read them."""


def read_pdf(path: Path) -> Page:
    """The paragraphs of the PDF at `path`, from the text it carries.

    Raises:
        ScanError: it carries none.
        SourceError: it is no PDF, is damaged or protected, or has too many pages.
    """
    with _opened(path) as document:
        pages = [_text(document, number) for number in range(len(document))]
    if sum(map(len, pages)) > _MOST_LETTERS:
        raise SourceError("PDF có quá nhiều chữ; hãy tách lấy phần cần dùng.")
    if not pages or sum(len("".join(text.split())) for text in pages) < _LETTERS_OF_A_SCAN * len(pages):
        raise ScanError(
            "PDF là bản chụp, không có chữ để đọc. Cài tesseract cùng dữ liệu tiếng Việt"
            " (Debian: apt install tesseract-ocr tesseract-ocr-vie) rồi thêm lại, hoặc dùng bản có chữ."
        )
    return Page(tuple(_paragraphs(pages)))


def read_scan(path: Path, recogniser: Recogniser) -> Page:
    """The paragraphs of a scanned PDF.

    Raises:
        SourceError: it has too many pages, or nothing on them can be read.
    """
    with _opened(path) as document:
        count = len(document)
        if count > _MOST_SCANNED:
            raise SourceError(
                f"PDF là bản chụp {_dotted(count)} trang, nhiều quá {_MOST_SCANNED}; hãy tách lấy phần cần dùng."
            )
        pages = [recogniser.read(_picture(document, number)) for number in range(count)]
    if not any(page.strip() for page in pages):
        raise SourceError("PDF là bản chụp và nhận dạng chữ (OCR) không ra nội dung nào.")
    note = "Bản chụp được đọc bằng nhận dạng chữ (OCR); hãy đối chiếu kỹ các con số với bản gốc."
    return Page(tuple(_paragraphs(pages)), notes=(note,))


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        reason = "được đặt mật khẩu" if "password" in str(error).lower() else "bị hỏng hoặc không phải PDF"
        raise SourceError(f"tệp PDF {reason}.") from error
    with document:
        if len(document) > _MOST_PAGES:
            raise SourceError(
                f"PDF có {_dotted(len(document))} trang, nhiều quá {_MOST_PAGES}; hãy tách lấy phần cần dùng."
            )
        yield document


def _text(document: Any, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_bounded()
    finally:
        textpage.close()
        page.close()
    # U+FFFE is PDFium's sign for a hyphen at the end of a line.
    return text.replace("\ufffe", "").replace("\x02", "")


def _picture(document: Any, number: int) -> bytes:
    """The page as a grey PGM picture, which tesseract reads without another library between."""
    page = document[number]
    scale = min(_OCR_DPI / 72, 5000 / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        body = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    finally:
        bitmap.close()
        page.close()
    return f"P5 {width} {height} 255\n".encode() + body


def _paragraphs(pages: Sequence[str]) -> list[str]:
    sheets = [
        [" ".join(nfc(line).split()) for line in _unicode(page).replace("\r", "").split("\n")]
        for page in pages
    ]
    running = _running_lines(sheets)
    lines: list[str] = []
    for sheet in sheets:
        filled = [line for line in sheet if line]
        edges = {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}
        lines += [
            line
            for line in sheet
            if not (line in edges and (_PAGE_NUMBER.fullmatch(folded(line)) or _plain(line) in running))
        ]
    return unwrapped(lines)


def _unicode(page: str) -> str:
    kind = recognise(page)
    return decode(page, kind) if kind else "\n".join(converted(line) for line in page.split("\n"))


def _running_lines(sheets: Sequence[Sequence[str]]) -> set[str]:
    """Lines that stand at the top or the foot of most pages."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        filled = [line for line in sheet if line]
        edges = {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}
        counts.update({_plain(line) for line in edges if len(line.split()) <= _RUNNING_WORDS})
    least = max(_REPEATED_PAGES, len(sheets) // 2)
    return {line for line, count in counts.items() if count >= least}


def _plain(line: str) -> str:
    """A line for comparing pages: the number of the page, first or last, counts for nothing; other figures do."""
    return re.sub(r"^\d+\b|\b\d+$", "#", folded(line))


def _dotted(count: int) -> str:
    return f"{count:,}".replace(",", ".")
