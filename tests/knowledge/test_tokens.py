"""Units of a text, and the terms by which the lexical index finds it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.tokens import TWIN, count_syllables, terms, tokens

_NUMBERS = st.sampled_from(
    ["05-CT/TW", "21- KL/TW", "97,09%", "1.778", "22/02/2023", "T.Ư", "TP.HCM", "Đ/c", " ", ". "]
)
_ANY = st.one_of(st.text(), st.lists(st.one_of(_NUMBERS, st.text("ab Đư0159.,/-", max_size=6))).map("".join))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Học tập, làm theo Bác!", ["Học", "tập", "làm", "theo", "Bác"]),
        ("đạt 97,09% của 1.778 hộ", ["đạt", "97,09", "%", "của", "1.778", "hộ"]),
        ("ngày 22/02/2023, 9/5 và 9.5.2023.", ["ngày", "22/02/2023", "9/5", "và", "9.5.2023"]),
        ("Chỉ thị 05-CT/TW.", ["Chỉ", "thị", "05-CT/TW"]),
        ("số 21- KL/TW của T.Ư", ["số", "21- KL/TW", "của", "T.Ư"]),
        ("70-KH/HU, 23-HD/BTGHU", ["70-KH/HU", "23-HD/BTGHU"]),
        ("05 - CT/TW và 05 ct/tw", ["05 - CT/TW", "và", "05 ct/tw"]),
        ("126/QĐ-TTg, 14/2017/QH14, 12/2023/NĐ-CP", ["126/QĐ-TTg", "14/2017/QH14", "12/2023/NĐ-CP"]),
        ("TP.HCM, UV.BCH, Đ/c Sáu, Q.1", ["TP.HCM", "UV.BCH", "Đ/c", "Sáu", "Q.1"]),
        ("2021-2025, 2022,2023", ["2021", "2025", "2022", "2023"]),
        ("20-30 kg/ha, 5 ha/hộ", ["20", "30", "kg", "ha", "5", "ha", "hộ"]),
        ("kinh tế - xã hội", ["kinh", "tế", "xã", "hội"]),
        ("20.000 đồng, 1.234.567,5", ["20.000", "đồng", "1.234.567,5"]),
        ("Năm 2023.Các hộ", ["Năm", "2023", "Các", "hộ"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    """Syllables, whole numbers, document numbers and abbreviations are the units; nothing else is."""
    assert units == [token.text for token in tokens(text)]


def test_decomposed_letters_stay_whole() -> None:
    """A mark typed apart stays with its letter."""
    decomposed = unicodedata.normalize("NFD", "Tiếng Việt")

    assert [unicodedata.normalize("NFC", t.text) for t in tokens(decomposed)] == ["Tiếng", "Việt"]


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("05-CT/TW", "05-ct/tw"),
        ("05/CT-TW", "05-ct/tw"),
        ("05 - CT/TW", "05-ct/tw"),
        ("05 ct/tw", "05-ct/tw"),
        ("05-CT/TƯ", "05-ct/tw"),
        ("05–CT/T.Ư", "05-ct/tw"),
        ("21- KL/TW", "21-kl/tw"),
        ("15-KH/TU", "15-kh/tu"),
        ("126/QĐ-TTg", "126-qđ/ttg"),
    ],
)
def test_document_number_has_one_spelling(written: str, spelling: str) -> None:
    """However a document number is typed, it is one; TU (province) is never taken for TW (centre)."""
    assert spelling in terms(written)


def test_accented_match_outweighs_folded_match() -> None:
    """A word with its marks shares two terms with the passage, without them one, another word none."""
    passage = set(terms("hòa bình"))

    assert {"hòa", "~hoa", "bình", "~binh", "hòa_bình", "~hoa_binh"} == passage
    assert len(passage & set(terms("Hoà Bình"))) == 6
    assert {"~hoa", "~binh", "~hoa_binh"} == passage & set(terms("hoa binh"))
    assert {"~hoa"} == passage & set(terms("hóa"))


def test_pairs_stop_at_sentence_punctuation() -> None:
    """Neighbours pair across a comma or a dash, not across a full stop, colon, semicolon or line break."""
    assert "b_c" in terms("a b, c")
    assert "b_c" in terms("a b - c")
    for mark in (".", ":", ";", "!", "?", "…", "\n"):
        assert "b_c" not in terms(f"a b{mark} c")


@pytest.mark.parametrize(
    ("asked", "written", "shared"),
    [
        ("chỉ thị 5", "Chỉ thị 05-CT/TW", {"chỉ_thị", "thị_5", "5"}),
        ("kết luận 21/KL-TW", "Kết luận số 21- KL/TW", {"21-kl/tw"}),
        ("1778 tập thể", "khen 1.778 tập thể", {"1778", "1778_tập"}),
        ("97,09%", "có 97,09% đảng viên", {"97,09%", "%"}),
        ("97.09%", "có 97,09% đảng viên", {"97,09", "97,09%"}),
        ("3/3/2023", "ngày 03/3/2023", {"3/3/2023", "2023"}),
        ("9.5.2023", "ngày 9/5/2023", {"9/5/2023"}),
        ("năm 2023", "ngày 22/02/2023", {"2023"}),
        ("5 đợt", "05 đợt", {"5", "5_đợt"}),
        ("hcm", "TP.HCM", {"hcm"}),
        ("tphcm", "TP.HCM", {"tphcm"}),
    ],
)
def test_numbers_meet_however_typed(asked: str, written: str, shared: set[str]) -> None:
    """A figure, date or document number is found in whichever spelling it is asked for."""
    assert shared <= set(terms(asked)) & set(terms(written))


@given(_ANY)
def test_units_are_places_in_the_text(text: str) -> None:
    """Spans cut the units out of the text as given, in order, without overlap; every letter and digit is in one."""
    found = tokens(text)
    covered = {place for token in found for place in range(token.span.start, token.span.end)}

    assert all(token.text == token.span.of(text) for token in found)
    assert sum(len(token.text) for token in found) == len(covered)
    assert all(place in covered for place, char in enumerate(text) if char.isalpha() or char.isdecimal())
    assert len(found) == count_syllables(text)


@given(_ANY)
def test_every_term_has_its_twin(text: str) -> None:
    """Half of the terms are twins, no term is empty or holds a blank, and capitals do not matter."""
    found = terms(text)

    assert 2 * sum(term.startswith(TWIN) for term in found) == len(found)
    assert all(term.strip(TWIN) and not any(map(str.isspace, term)) for term in found)
