"""Messages in phone spelling are taken apart and read like others. All places are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.asking.parts import parts
from bot.answering.records import Asked
from bot.answering.texts.persons import NAME
from knowledge.records import Article

_COMMUNE = Article(
    "suoi-gao",
    "Xã Suối Gạo làm theo Bác",
    "Bí thư Đảng ủy xã Suối Gạo, đồng chí Phan Văn Nghĩa, cho biết việc học Bác ngày càng đi vào chiều sâu. Xã Suối Gạo có 19 chi bộ.",
    place="xã Suối Gạo, huyện Đá Trắng",
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Suối Gạo có bn chi bộ, bn đảng viên?", 2),
        ("văn bản đó của ai, để làm j", 2),
        ("Suối Gạo có bn chi bộ", 1),
    ],
)
def test_abbreviated_questions_are_questions(text: str, pieces: int) -> None:
    """Two things asked by bn or j are two questions."""
    assert len(parts(text)) == pieces


def test_an_abbreviated_title_asks_for_the_office(tmp_path: Path) -> None:
    """Who stands at the head, by đ/c, is the secretary, as in full."""
    answer = answerer_over(tmp_path, [_COMMUNE]).answer(Asked("đ/c nào đứng đầu Đảng ủy xã Suối Gạo?"))

    assert "Phan Văn Nghĩa" in answer.text


@pytest.mark.parametrize(
    "text", ["Đoàn Thanh niên xã phối hợp với ai?", "Đoàn Thanh Niên làm gì", "Đoàn TN xã"]
)
def test_the_youth_union_is_no_person(text: str) -> None:
    """Đoàn is a family name, but not there."""
    assert NAME.search(text) is None


def test_models_of_a_union_are_told_by_models(tmp_path: Path) -> None:
    """What the front does with the branches of the youth union is no model of theirs."""
    text = (
        "MTTQ xã Suối Gạo cùng các đoàn thể đưa việc học Bác vào nội dung sinh hoạt của chi đoàn, chi hội.\n\n"
        "Hội Nông dân xã Suối Gạo có mô hình “Vườn chè sạch”."
    )
    answerer = answerer_over(tmp_path, [Article("suoi-gao", "Xã Suối Gạo", text, place="xã Suối Gạo")])
    before = ("Hội Nông dân xã Suối Gạo có mô hình gì?",)

    assert "chi đoàn" not in answerer.answer(Asked("Đoàn Thanh niên xã Suối Gạo có mô hình gì?")).text
    assert "Vườn chè sạch" in answerer.answer(Asked(before[0])).text
    assert "chi đoàn" not in answerer.answer(Asked("Còn mô hình của Đoàn Thanh niên?", before)).text


def test_whether_it_was_is_no_place(tmp_path: Path) -> None:
    """In plain letters co bi asks có bị and is no commune Cổ Bi."""
    answer = answerer_over(tmp_path, [_COMMUNE]).answer(Asked("suoi gao co bi kiem tra ko"))

    assert "Cổ Bi" not in answer.text
