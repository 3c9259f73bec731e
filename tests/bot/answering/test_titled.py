"""Themes, campaigns and mottoes are told by their titles; superlatives by figures, not by whoever stands at the head."""

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked
from knowledge.records import Article

_COMMUNE = Article(
    "suoi-gao",
    "Xã Suối Gạo làm theo Bác",
    "Trong năm 2023, Đảng ủy xã Suối Gạo mở hội nghị triển khai chuyên đề năm 2023 tới các chi bộ. "
    "Với chuyên đề năm 2023 “Giữ lời hứa với dân”, xã Suối Gạo có mô hình “Hộp thư góp ý”. "
    "Chuyên đề năm 2022 của xã Suối Gạo là “Cán bộ gần dân”.\n\n"
    "Phương châm của Đảng ủy xã Suối Gạo là “Dễ làm trước, khó làm sau”.\n\n"
    "Hội nghị bàn việc nâng cao trách nhiệm người đứng đầu các chi bộ xã Suối Gạo theo Quy định 41.",
    place="xã Suối Gạo, huyện Đá Trắng",
)
_OTHER = Article(
    "dong-mit",
    "Xã Đồng Mít học Bác",
    "Đảng bộ xã Đồng Mít có 12 chi bộ. Xã Đồng Mít khen thưởng 31 tập thể và cá nhân.",
    place="xã Đồng Mít, huyện Đá Trắng",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("titled"), [_COMMUNE, _OTHER])


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Chuyên đề năm 2023 của xã Suối Gạo là gì?", "Giữ lời hứa với dân"),
        ("chuyen de nam 2022 cua suoi gao noi ve gi", "Cán bộ gần dân"),
        ("Năm 2023 xã Suối Gạo học chuyên đề gì?", "Giữ lời hứa với dân"),
        ("Chuyên đề 2022 của Suối Gạo nhấn mạnh điều gì?", "Cán bộ gần dân"),
        ("Phương châm của xã Suối Gạo là gì?", "Dễ làm trước, khó làm sau"),
    ],
)
def test_a_theme_is_told_by_its_title(answerer: Answerer, question: str, title: str) -> None:
    """Not by a sentence that only says it was taught, and by the title of its own year."""
    assert title in answerer.answer(Asked(question)).statements[0].text


def test_a_person_at_the_head_has_not_most(answerer: Answerer) -> None:
    """Which commune has most cells is told by a count of cells."""
    assert "12 chi bộ" in answerer.answer(Asked("Xã nào nhiều chi bộ nhất?")).text


def test_most_of_two_things_at_once(answerer: Answerer) -> None:
    """A comma in what is counted does not hide the superlative."""
    answer = answerer.answer(Asked("Nơi nào khen thưởng nhiều tập thể, cá nhân nhất?"))

    assert "31 tập thể và cá nhân" in answer.statements[0].text
    assert len(answer.statements) == 1
