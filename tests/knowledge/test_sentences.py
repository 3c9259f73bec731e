"""Sentence and clause boundaries, measured on a hand-labelled file and checked on arbitrary text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.sentences import clauses, sentences

_LABELLED = Path(__file__).with_name("sentences.labelled.txt")
_PIECES = st.sampled_from(
    [
        "Các hộ",
        "vụ",
        ". ",
        ".",
        "…",
        "“",
        "”",
        '"',
        "(",
        ")",
        "?",
        "; ",
        "./.",
        "TP",
        "V",
        "1",
        " ",
        "\n",
        "\n\n",
        "[1]",
    ]
)
_ANY = st.one_of(st.text(), st.lists(_PIECES).map("".join))


def _cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def _labelled() -> list[tuple[str, set[int]]]:
    """Each paragraph with the ends of its sentences but the last, which no rule can miss."""
    paragraphs = []
    for line in _LABELLED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *parts, _ = line.split("⏎")
            ends = {len("".join(parts[: count + 1]).rstrip()) for count in range(len(parts))}
            paragraphs.append((line.replace("⏎", ""), ends))
    return paragraphs


def test_boundaries_on_labelled_text() -> None:
    """F1 over the inner boundaries of the labelled file is .982: 108 found, 1 missed, 3 too many."""
    wanted = {(number, end) for number, (_, ends) in enumerate(_labelled()) for end in ends}
    found = {(number, s.end) for number, (text, _) in enumerate(_labelled()) for s in sentences(text)[:-1]}
    hits = len(wanted & found)
    f1 = 2 * hits / (len(wanted) + len(found))

    assert (hits, len(wanted - found), len(found - wanted)) == (108, 1, 3)
    assert f1 == pytest.approx(0.982, abs=0.0005)
    assert f1 >= 0.98


def test_labelled_file_is_large_enough() -> None:
    """The labelled file holds at least sixty sentences."""
    assert sum(len(ends) + 1 for _, ends in _labelled()) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Ông về TP. Hồ Chí Minh năm 1976.",
        "Đ/c. Sáu và đ/c. Bảy, PGS.TS. Hậu, ThS. Nguyễn Lợi cùng dự.",
        "Gia đình Nguyễn V. A. nhận cờ.",
        "Đạt 97,09%, tức 1.778 hộ, ngày 9.5.2023, theo 05-CT/TW.",
        "1. Xây dựng chi bộ.",
        "Bác dạy (“Cần, kiệm, liêm, chính.”) và làm theo.",
        "Việc nhỏ… nhưng quý, v.v. và v.v.",
        "Xem tại www.example.vn.",
        "…",
        "Hoàn thành xuất sắc./.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    """Full stops of abbreviations, numbers, initials, enumerators and quotes inside do not cut."""
    assert [text] == _cut(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Xong nhiệm vụ.Các hộ vui.", ["Xong nhiệm vụ.", "Các hộ vui."]),
        ("Bác nói: “Phải làm.” Cán bộ nghe.", ["Bác nói: “Phải làm.”", "Cán bộ nghe."]),
        ("Cờ, hoa… MTTQ xã góp sức.", ["Cờ, hoa…", "MTTQ xã góp sức."]),
        ("Xuất sắc./. Minh Tường", ["Xuất sắc./.", "Minh Tường"]),
        ("Kết quả\n\nCác hộ\nvui", ["Kết quả", "Các hộ", "vui"]),
        ('Bà bảo: "Được." "Tốt lắm." Rồi cười.', ['Bà bảo: "Được."', '"Tốt lắm."', "Rồi cười."]),
        ('Hết nhiệm vụ."Tuyến kênh xanh" là một.', ["Hết nhiệm vụ.", '"Tuyến kênh xanh" là một.']),
    ],
)
def test_cuts(text: str, cut: list[str]) -> None:
    """A sentence ends after its closing quote, also where the blank was forgotten, and at every line break."""
    assert cut == _cut(text)


def test_clauses_cut_at_semicolons_outside_quotes() -> None:
    """Semicolons inside quotes and parentheses do not cut; the pieces come without them."""
    sentence = "Trồng hoa; mô hình “Sạch; đẹp” (nhà; ngõ);  thăm người ốm;."

    pieces = [span.of(sentence) for span in clauses(sentence)]

    assert pieces == ["Trồng hoa", "mô hình “Sạch; đẹp” (nhà; ngõ)", "thăm người ốm", "."]


@given(_ANY)
def test_sentences_cover_the_text(text: str) -> None:
    """Sentences hold every non-blank character once, in order, are trimmed, and cross no line break."""
    found = sentences(text)
    ends = [0, *(span.end for span in found)]

    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in found)
    assert all(end <= span.start < span.end for end, span in zip(ends, found, strict=False))
    assert all(span.of(text) == span.of(text).strip() and "\n" not in span.of(text) for span in found)


@given(_ANY)
def test_clauses_lose_only_semicolons(text: str) -> None:
    """Clauses hold every character but blanks and some semicolons, in order."""
    joined = "".join(span.of(text) for span in clauses(text))

    assert "".join(text.replace(";", "").split()) == "".join(joined.replace(";", "").split())


@pytest.mark.parametrize("unit", ["A.", "A. ", "(.)", "(", '".', "1. ", "; 1. ", "…", "a.”", "TP. Hồ "])
def test_hostile_text_comes_through(unit: str) -> None:
    """A hundred thousand characters of nothing but marks are cut, not hung on: no rule looks back without bound."""
    text = unit * (100_000 // len(unit))

    assert sum(span.end - span.start for span in sentences(text)) >= len(text.replace(" ", ""))
