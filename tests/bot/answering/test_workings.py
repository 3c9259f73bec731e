"""How a model works, and lists that run on: what stands behind the sentence found is told with it."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.kept_up import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("workings")), ARTICLES)


@pytest.mark.parametrize(
    "question",
    ["Mô hình “Cống mở đúng hẹn” quy định thế nào?", "Mô hình Cống mở đúng hẹn hoạt động ra sao?"],
)
def test_what_a_model_does_is_told_behind_its_name(answerer: Answerer, question: str) -> None:
    """The sentence that only brings it in is followed by those that tell what it does, and by no other model."""
    text = answerer.answer(Asked(question)).text

    assert "báo lịch mở cống trước 48 giờ" in text
    assert "Một kênh một chủ" not in text


def test_a_sentence_that_tells_enough_stays_alone(answerer: Answerer) -> None:
    """Where the naming sentence says what is done, nothing is added."""
    answer = answerer.answer(Asked("Mô hình “Một kênh một chủ” làm thế nào?"))

    assert len(answer.statements) == 1


@pytest.mark.parametrize(
    ("question", "must"),
    [
        ("Những cá nhân nổi bật của tỉnh Sông Vàm là ai?", ("Hồ Thị Nhạn", "Vũ Văn Cẩn", "Bạch Thị Tơ", "Điểu Krong")),
        ("Các tập thể nào được Tỉnh ủy Sông Vàm tặng Bằng khen?", ("Mả Sành", "Bến Lở", "Tổ vá đường")),
        ("Chuyên đề các năm 2021, 2022, 2023 ở tỉnh Sông Vàm là gì?", ("tiết kiệm", "nêu gương", "gần dân")),
    ],
)  # fmt: skip
def test_a_list_is_told_to_its_end(answerer: Answerer, question: str, must: tuple[str, ...]) -> None:
    """Neither what follows a semicolon nor what stands in the next sentence is lost."""
    text = answerer.answer(Asked(question)).text

    assert [name for name in must if name not in text] == []


def test_one_item_asked_about_is_told_without_its_neighbours(answerer: Answerer) -> None:
    """The name asked about stands in one bullet: the others are not asked for."""
    text = answerer.answer(Asked("“Ba sạch một xanh” gồm những sạch gì, xanh gì?")).text

    assert "sạch nhà, sạch ngõ, sạch chợ" in text
    assert "Thư viện trên ghe" not in text
