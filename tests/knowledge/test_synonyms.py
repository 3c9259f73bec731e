"""Words that the genre uses for the same thing."""

import pytest

from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.synonyms import Phrase, longest, synonyms


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        (("tiêu", "biểu"), ("điển", "hình")),
        (("điển", "hình"), ("tiêu", "biểu")),
        (("hạn", "chế"), ("khuyết", "điểm")),
        (("hằng", "năm"), ("mỗi", "năm")),
        (("ủng", "hộ"), ("quyên", "góp")),
        (("nghĩ", "ra"), ("đề", "xuất")),
        (("cháy", "nhà"), ("hỏa", "hoạn")),
        # Typed without marks.
        (("han", "che"), ("khuyết", "điểm")),
        (("nguoi", "dan"), ("bà", "con")),
    ],
)
def test_synonyms(phrase: Phrase, other: Phrase) -> None:
    """A phrase leads to its group, from whichever member and without marks too; it is itself among them."""
    group = synonyms(phrase)

    assert other in group
    assert any(tuple(map(folded, each)) == tuple(map(folded, phrase)) for each in group)


@pytest.mark.parametrize("phrase", [(), ("xyz",), ("đảng", "viên"), ("hạn",), ("chế", "hạn")])
def test_none(phrase: Phrase) -> None:
    """What is in no group has no synonyms, part of a phrase neither."""
    assert synonyms(phrase) == ()


def test_longest() -> None:
    """The longest phrase, so that a reader knows how far to look ahead."""
    assert longest() >= 3
    assert synonyms(("học", "tập", "và", "làm", "theo", "bác"))


def test_what_is_told_by_its_marks_is_known_only_with_them() -> None:
    """Without them it is many words: `phat` may be phát, which is no phạt."""
    assert ("kỷ", "luật") in synonyms(("phạt",))
    assert ("kỷ", "luật") not in synonyms(("phat",))
