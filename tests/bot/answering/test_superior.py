"""In which district or province a place lies is told by a sentence that names that, or not at all."""

import pytest

from bot.answering.asking.expecting import expectation_of


@pytest.mark.parametrize(
    ("asking", "sentence", "share"),
    [
        ("xa a thuoc huyen nao", "Ban Thường vụ Huyện ủy Suối Bạc khen xã Mây Hạ.", 1.0),
        ("xa a thuoc huyen nao", "Xã Mây Hạ (Suối Bạc) có 12 chi bộ.", 1.0),
        ("xa a thuoc huyen nao", "Tổ Nhân dân tự quản (NDTQ) ra mắt ở xã Mây Hạ.", 0.0),
        ("xa a thuoc tinh nao", "Xã Mây Hạ (Suối Bạc) có 12 chi bộ.", 0.0),
        ("xa a thuoc tinh nao", "Xã Mây Hạ (Suối Bạc, Lam Châu) có 12 chi bộ.", 1.0),
    ],
)
def test_the_unit_around_must_be_named(asking: str, sentence: str, share: float) -> None:
    """A short form in brackets is no district, and a district no province."""
    expected = expectation_of(asking)

    assert expected is not None
    assert expected.share(sentence) == share
