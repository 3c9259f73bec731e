"""What a report comes to: the sides it is made of, not its opening and not what is planned."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.kept_up import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("reports")), ARTICLES)


@pytest.mark.parametrize(
    "question",
    [
        "Cho tôi biết kết quả học tập và làm theo Bác ở xã Đông Phao",
        "Xã Đông Phao làm theo Bác được những kết quả gì?",
        "tinh hinh lam theo bac o xa dong phao the nao",
        "Tóm tắt kết quả 3 năm thực hiện Kết luận 01 của xã Đông Phao",
    ],
)
def test_an_overview_tells_every_side(answerer: Answerer, question: str) -> None:
    """Who takes part, how many models, which, what came of it; neither the meeting nor a shortcoming nor a plan."""
    text = answerer.answer(Asked(question)).text

    assert [
        one for one in ("96,1%", "13 mô hình", "Bờ ruộng không vỏ thuốc", "2,9%") if one not in text
    ] == []
    assert [one for one in ("130 đại biểu", "12 hộ", "20 mô hình", "Lê Văn Chắt") if one in text] == []


def test_a_body_has_an_overview_too(answerer: Answerer) -> None:
    """Asked of a company, its own article answers, whatever else lies in the province."""
    text = answerer.answer(Asked("Kết quả học tập làm theo Bác của Công ty Thủy nông Sông Vàm")).text

    assert "Cống mở đúng hẹn" in text
    assert "Vỉa hè cho mẹ" not in text


def test_what_is_asked_in_particular_is_no_overview(answerer: Answerer) -> None:
    """A question for the models of a place gets its models, not its figures."""
    text = answerer.answer(Asked("Xã Đông Phao có mô hình học Bác nào?")).text

    assert "Bờ ruộng không vỏ thuốc" in text
    assert "2,9%" not in text
