"""Word, PDF and wrapped text files: read in order, in whatever letters, without the site's or the office's furniture."""

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest
from docx import Document
from support.pdfs import write_pdf

from knowledge.errors import SourceError
from knowledge.sources.desk import Desk
from knowledge.sources.handing import Origin, handed
from knowledge.sources.records import Draft

_LINES = [
    "ĐẢNG BỘ HUYỆN SUỐI HẠC",
    "ĐẢNG ỦY XÃ RẠCH ĐƯỚC",
    "*",
    "Số 41-BC/ĐU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Rạch Đước, ngày 12 tháng 11 năm 2024",
    "BÁO CÁO",
    "Kết quả học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "năm 2024",
    "-----",
    "Thực hiện Kế hoạch số 88-KH/HU ngày 20/02/2024 của Ban Thường vụ Huyện ủy Suối Hạc về",
    "chuyên đề năm 2024, Đảng ủy xã Rạch Đước đã tổ chức 9 hội nghị với 1.204 lượt người dự, đạt",
    "tỷ lệ 96,5%. Các chi bộ đã đăng ký 37 việc làm theo và hoàn thành 35 việc trong năm qua.",
    "Nơi nhận:",
    "- Huyện ủy (b/c).",
    "T/M ĐẢNG ỦY",
    "BÍ THƯ",
    "Lâm Văn Chín",
]
_TITLE = "Báo cáo số 41-BC/ĐU: Kết quả học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2024"


def _read(path: Path) -> Draft:
    with Desk() as desk:
        draft = desk.read(Origin(path.name, path=path)).draft
    assert draft is not None
    return draft


def _text(path: Path) -> list[str]:
    return _read(path).text.split("\n\n")


def test_a_report_in_pdf(tmp_path: Path) -> None:
    """A committee's report gives its number, subject, issuer, date and place; broken lines are joined, its foot is gone."""
    draft = _read(write_pdf(tmp_path / "a.pdf", [_LINES]))

    assert draft.stated.title == _TITLE
    assert (draft.stated.publisher, draft.stated.published) == ("Đảng ủy xã Rạch Đước", "2024-11-12")
    assert draft.stated.place == "xã Rạch Đước, huyện Suối Hạc"
    assert draft.text == " ".join(_LINES[10:13])


def test_running_heads_and_page_numbers(tmp_path: Path) -> None:
    """What stands at the edge of each page is no text; a number inside the text is."""
    pages = [
        ["Bản tin Suối Hạc số 5", f"Chi bộ ấp {number} có {20 + number} đảng viên và đã giúp {30 + number} hộ khó khăn trong năm.", "2024", f"Số quỹ còn {number} triệu đồng, sẽ dùng cho năm sau theo ý kiến của toàn thể đảng viên.", f"- {number} -"]
        for number in range(1, 6)
    ]  # fmt: skip
    text = "\n".join(["", *_text(write_pdf(tmp_path / "a.pdf", pages))])

    assert "Bản tin" not in text
    assert "- 3 -" not in text
    assert text.count("2024") == 5


def test_a_word_file_in_order(tmp_path: Path) -> None:
    """Paragraphs and tables come in reading order; a row of figures is one line, a letterhead in a table is read as one."""
    document = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ĐẢNG BỘ HUYỆN SUỐI HẠC\nĐẢNG ỦY XÃ RẠCH ĐƯỚC\n*\nSố 41-BC/ĐU"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nRạch Đước, ngày 12 tháng 11 năm 2024"
    for line in ("BÁO CÁO", " ".join(_LINES[7:9]), "-----", " ".join(_LINES[10:13])):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("Chi bộ", "Số việc"), ("Ấp 5", "12"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.add_paragraph(
        "Năm 2025, Đảng ủy xã phấn đấu có thêm 2 mô hình cấp huyện và không còn chi bộ yếu kém."
    )
    document.save(str(tmp_path / "a.docx"))
    draft = _read(tmp_path / "a.docx")

    assert draft.stated.title == _TITLE
    assert draft.stated.place == "xã Rạch Đước, huyện Suối Hạc"
    assert draft.text.split("\n\n")[1:] == ["Chi bộ | Số việc", "Ấp 5 | 12", "Năm 2025, Đảng ủy xã phấn đấu có thêm 2 mô hình cấp huyện và không còn chi bộ yếu kém."]  # fmt: skip


def test_a_word_file_in_an_old_font(tmp_path: Path) -> None:
    """Runs in .VnTime and .VnTimeH beside runs in Unicode all come out as Unicode."""
    document = Document()
    title = document.add_paragraph().add_run("§¶ng bé x· R¹ch §\xadíc lµm theo B¸c")
    title.font.name = ".VnTimeH"
    paragraph = document.add_paragraph()
    paragraph.add_run("§¶ng bé x· R¹ch §\xadíc cã 16 chi bé víi 306 ®¶ng viªn, ").font.name = ".VnTime"
    paragraph.add_run("trong đó 96,6% đăng ký làm theo Bác và ").font.name = "Times New Roman"
    paragraph.add_run("gióp ®\xadîc 48 hé.").font.name = ".VnTime"
    document.save(str(tmp_path / "a.docx"))
    draft = _read(tmp_path / "a.docx")

    assert draft.stated.title == "ĐẢNG BỘ XÃ RẠCH ĐƯỚC LÀM THEO BÁC"
    assert draft.text == (
        "Đảng bộ xã Rạch Đước có 16 chi bộ với 306 đảng viên, trong đó 96,6% đăng ký làm theo Bác và giúp được 48 hộ."
    )


def test_a_page_in_an_old_font(tmp_path: Path) -> None:
    """A page that sets TCVN3 in its font is read as what the font shows."""
    prose = "§¶ng bé x· R¹ch §\xadíc cã 16 chi bé víi 306 ®¶ng viªn, trong ®ã 96,6% ®¨ng ký lµm theo B¸c vµ gióp ®\xadîc 48 hé."
    page = f"<html><body><font face='.VnTime'><h1>R¹ch §\xadíc lµm theo B¸c</h1><p>{prose}</p></font></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    draft = _read(tmp_path / "a.html")

    assert draft.stated.title == "Rạch Đước làm theo Bác"
    assert draft.text.startswith("Đảng bộ xã Rạch Đước có 16 chi bộ")
    assert draft.text.endswith("giúp được 48 hộ.")


def test_wrapped_text(tmp_path: Path) -> None:
    """A text broken at eighty letters is joined to paragraphs; a list keeps its lines."""
    source = (
        "Rạch Đước làm theo Bác\n\n"
        "Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên. Năm 2023, có\n"
        "96,6% đảng viên đăng ký làm theo Bác và đã hoàn thành phần lớn việc đã chọn từ\n"
        "đầu năm.\n\n"
        "Ba việc lớn nhất của xã trong năm đã được nhân dân ghi nhận và đánh giá cao là:\n"
        "- Đắp 2 km đê bao quanh các vườn cây ăn trái ở hai ấp ven sông lớn của xã nhà;\n"
        "- Xây 6 căn nhà.\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(source, encoding="utf-8")

    first = (
        "Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên. Năm 2023, có 96,6% đảng viên đăng ký làm theo Bác và đã"
        " hoàn thành phần lớn việc đã chọn từ đầu năm."
    )
    assert _text(path) == [
        first,
        "Ba việc lớn nhất của xã trong năm đã được nhân dân ghi nhận và đánh giá cao là:",
        "– Đắp 2 km đê bao quanh các vườn cây ăn trái ở hai ấp ven sông lớn của xã nhà;",
        "– Xây 6 căn nhà.",
    ]


def test_a_scan_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of pictures is refused with what to install, where that is not installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = write_pdf(tmp_path / "a.pdf", [[], []])

    with pytest.raises(SourceError, match="tesseract-ocr-vie"):
        _read(path)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scan_with_tesseract(tmp_path: Path) -> None:
    """Pictures of pages that show nothing are said to show nothing."""
    path = write_pdf(tmp_path / "a.pdf", [[]])

    with pytest.raises(SourceError, match="nhận dạng chữ"):
        _read(path)


def test_a_folder_of_all_sorts(tmp_path: Path) -> None:
    """A folder is read with its folders, by name; what is hidden, linked or no text is passed over and named."""
    for name in ("b.txt", "a.md", "con/c.html", ".ẩn.txt", "~$tạm.docx", "ảnh.png", "bảng.xlsx"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "in" / "vòng").symlink_to(tmp_path / "in")
    found = handed(str(tmp_path / "in"))

    assert [origin.shown for origin in found.origins] == ["a.md", "b.txt", "c.html"]
    assert sorted(found.passed_over) == ["bảng.xlsx", "ảnh.png"]


def test_a_decomposed_name(tmp_path: Path) -> None:
    """A file named on a Mac (decomposed letters) is shown and named like any other."""
    path = tmp_path / normalize("NFD", "Rạch Đước.txt")
    path.write_text("Xã Rạch Đước có 16 chi bộ, sinh hoạt đều đặn hằng tháng.", encoding="utf-8")
    (origin,) = handed(str(path)).origins

    assert origin.shown == "Rạch Đước.txt"
