"""Small PDF files written by hand: text with a Unicode map, or none at all."""

from collections.abc import Sequence
from pathlib import Path

_A4 = "[0 0 595 842]"
_CID_FONT = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>"
)
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900"
    " /Descent -200 /CapHeight 700 /StemV 80 >>"
)


def write_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """A PDF with these lines a page; a page without lines shows a grey box, as a scan does."""
    letters = sorted({letter for page in pages for line in page for letter in line} | {" "})
    codes = {letter: number for number, letter in enumerate(letters, start=1)}
    mapped = "".join(f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    blocks = [
        f"{min(100, len(letters) - at)} beginbfchar\n{chr(10).join(mapped.splitlines()[at : at + 100])}\nendbfchar\n"
        for at in range(0, len(letters), 100)
    ]
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{''.join(blocks)}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        _CID_FONT,
        _stream(unicode_map),
        _DESCRIPTOR,
    ]
    for number, page in enumerate(pages):
        drawn = "".join(
            f"1 0 0 1 50 {800 - 16 * row} Tm <{''.join(f'{codes[letter]:04X}' for letter in line)}> Tj\n"
            for row, line in enumerate(page)
        )
        content = f"BT /F1 10 Tf\n{drawn}ET" if page else "0.8 g 50 50 400 700 re f"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox {_A4} /Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * number} 0 R >>",
            _stream(content),
        ]
    path.write_bytes(_assembled(objects))
    return path


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
