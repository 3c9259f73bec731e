"""Telex left as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.telex import untelexed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ddarng vieen ddawng kys", "đảng viên đăng ký"),
        ("Ddarng booj xax Long Binhf", "Đảng bộ xã Long Bình"),
        ("hojc taapj", "học tập"),
        ("mootj nghinf nguwowif", "một nghìn người"),
        ("ddieemr mowis", "điểm mới"),
        ("chi bo ddang ky", "chi bo đang ky"),
        # Syllables, names of other languages, links and numbers stay.
        ("bao nhieu dang vien", "bao nhieu dang vien"),
        ("đảng viên đăng ký", "đảng viên đăng ký"),
        ("Facebook, Zalo, Twitter, internet", "Facebook, Zalo, Twitter, internet"),
        ("Rex Harris says there is its plan for the year", "Rex Harris says there is its plan for the year"),
        ("Rex, CSA", "Rex, CSA"),
        ("05-CT/TW", "05-CT/TW"),
        ("CLB, UBND, HĐND", "CLB, UBND, HĐND"),
        ("", ""),
    ],
)
def test_untelexed(typed: str, read: str) -> None:
    """What is no syllable and becomes one is written out; everything else stays."""
    assert read == untelexed(typed)


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever is typed, doing it twice changes nothing more, and a text without Latin letters stays."""
    once = untelexed(text)

    assert once == text or any(char.isascii() and char.isalpha() for char in text)
