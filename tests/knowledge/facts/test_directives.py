"""Documents that a sentence cites, and what it says of them."""

import pytest
from support.read_facts import directives


def test_all_fields() -> None:
    """Date, issuer, term and subject are taken in whatever order they follow the number."""
    (found,) = directives(
        "Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị (khóa XIII) về tiếp tục thực hiện Chỉ thị số 05 là căn cứ."
    )[:1]

    assert (found.kind, found.number, found.sign) == ("kết luận", "01", "01-KL/TW")
    assert (found.date, found.issuer, found.term) == ("2021-05-18", "Bộ Chính trị", "XIII")
    assert found.subject == "tiếp tục thực hiện Chỉ thị số 05"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Chỉ thị số 05-CT/TW", "05-CT/TW"),
        ("Chỉ thị 5/CT-TW", "05-CT/TW"),
        ("Kết luận số 21- KL/T.Ư", "21-KL/TW"),
        ("Quy định số 08-QĐi/TW", "08-QĐ/TW"),
        ("Chương trình số 12-CTr/TU", "12-CTr/TU"),
        ("Quyết định số 126/2021/QĐ-TTg", "126/2021-QĐ/TTg"),
        ("Công văn 415-CV/ĐUK", "415-CV/ĐUK"),
        ("Chỉ thị số 05", None),
    ],
)
def test_one_spelling(text: str, sign: str | None) -> None:
    """The sign has one spelling, however it was written; a number without letters has none."""
    assert [sign] == [found.sign for found in directives(f"Chi bộ học tập {text}.")]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Đảng ủy xã ban hành Kế hoạch số 31-KH/ĐU để thực hiện.", "Đảng ủy xã"),
        ("Kế hoạch số 31-KH/ĐU do Đảng ủy xã ban hành ngày 02/3/2023.", "Đảng ủy xã"),
        ("Kế hoạch số 31-KH/ĐU của Đảng ủy xã được quán triệt.", "Đảng ủy xã"),
        ("Kế hoạch số 31-KH/ĐU do Chi bộ thôn Đoài thực hiện.", None),
        ("Đảng ủy xã triển khai Kế hoạch số 31-KH/ĐU.", None),
    ],
)
def test_issuer(text: str, issuer: str | None) -> None:
    """Who issued a document is told from who carries it out."""
    assert [issuer] == [found.issuer for found in directives(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Đảng ủy xã triển khai Kế hoạch số 31-KH/HU của Huyện ủy.", "Đảng ủy xã"),
        ("Thực hiện Chỉ thị 05-CT/TW, Chi bộ thôn Đoài chọn việc khó để làm.", "Chi bộ thôn Đoài"),
        ("Huyện ủy tặng Giấy khen cho 2 tập thể sau 3 năm thực hiện Chỉ thị 05.", None),
        ("Đồng chí Bí thư Đảng ủy xã nhắc lại việc thực hiện Chỉ thị 05.", None),
    ],
)
def test_applied_by(text: str, who: str | None) -> None:
    """Who carries it out: not whoever commends, nor the body whose secretary speaks."""
    assert [who] == [found.applied_by for found in directives(text)]


def test_two_terms_two_documents() -> None:
    """A plenum's resolution with two terms is two documents; without one it stays open."""
    found = directives("Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII).")
    open_one = directives("Thực hiện Nghị quyết Trung ương 4.")

    assert [each.title for each in found] == [
        "Nghị quyết trung ương 4 khóa XI".replace("trung", "Trung"),
        "Nghị quyết Trung ương 4 khóa XII",
    ]
    assert [each.term for each in open_one] == [None]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Chi bộ sinh hoạt chuyên đề năm 2023 “Sống giản dị”.", "Sống giản dị"),
        ("Chuyên đề năm 2022 của Tỉnh ủy là “Nêu gương”.", "Nêu gương"),
        ("Chi bộ sinh hoạt chuyên đề “Nêu gương” năm 2022.", "Nêu gương"),
        ("Chi bộ học chuyên đề năm 2024 và tập thể dục “Vì sức khỏe”.", None),
    ],
)
def test_yearly_theme(text: str, subject: str | None) -> None:
    """A yearly theme is known by its year, and by its title only where the sentence says which it is."""
    (found,) = directives(text)

    assert (found.kind, found.subject) == ("chuyên đề năm", subject)


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị của cấp trên phải được cụ thể hóa.",
        "Kế hoạch 5 năm và chương trình 3 năm đều hoàn thành.",
        "Chi bộ hướng dẫn 3 hộ làm vườn.",
        "Đã 05 lần xã được khen.",
        "Việc này đưa 10 hộ vào diện khó khăn.",
        "Sinh hoạt chuyên đề hằng năm được duy trì.",
    ],
)
def test_no_documents(text: str) -> None:
    """Plans of five years, guided households and words that look like a sign are no documents."""
    assert directives(text) == []


def test_once_a_sentence() -> None:
    """A document named twice in a sentence is one fact."""
    assert len(directives("Chỉ thị 05-CT/TW rất đúng; Chỉ thị 05 đi vào lòng dân.")) == 1
