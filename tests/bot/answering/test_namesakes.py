"""Places that are alike without their marks: who types plainly is told of each."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.records import Asked, Status
from knowledge.records import Article

_TEXT = "Toàn Đảng bộ xã hiện có {} đảng viên, sinh hoạt ở 9 chi bộ."


def _article(name: str, members: int) -> Article:
    return Article(
        f"bai-{members}",
        f"Kết quả ở xã {name}",
        _TEXT.format(members),
        place=f"xã {name}, huyện Mê Linh, Hà Nội",
    )


_ALIKE = [_article("Tiên Phong", 311), _article("Tiền Phong", 478), _article("Vạn Yên", 202)]


@pytest.mark.parametrize("question", ["tien phong co bao nhieu dang vien", "xa tien phong bn dv"])
def test_both_of_two_alike_are_told(question: str, tmp_path: Path) -> None:
    """Tiên Phong and Tiền Phong are one without marks: the figure of each is given under its name."""
    answer = answerer_over(tmp_path, _ALIKE).answer(Asked(question))

    assert answer.status is Status.ANSWERED
    for name, members in (("Tiên Phong", "311"), ("Tiền Phong", "478")):
        assert any(name in said.text and members in said.text for said in answer.statements)


@pytest.mark.parametrize(("question", "own", "other"), [("Tiền Phong có bao nhiêu đảng viên?", "478", "311")])
def test_with_marks_only_the_one_named(question: str, own: str, other: str, tmp_path: Path) -> None:
    """A name written with its marks is no other."""
    text = answerer_over(tmp_path, _ALIKE).answer(Asked(question)).text

    assert own in text
    assert other not in text


def test_an_alike_name_that_no_article_is_about_changes_nothing(tmp_path: Path) -> None:
    """Of the country's communes that are alike, those the corpus does not tell of are not asked about."""
    text = answerer_over(tmp_path, _ALIKE[:1]).answer(Asked("tien phong co bao nhieu dang vien")).text

    assert "311" in text
    assert "Tiền" not in text
