"""Figures that go on with a measure said before. Towns, wards and figures are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_TOWN = Article(
    "thi-xa",
    "Thị xã Cồn Hạ làm theo Bác",
    "Tỷ lệ hồ sơ trực tuyến của phường Bãi Lở đạt 91,5%, cao nhất thị xã. Trong khi đó, phường Gò Mối đạt 84,3% và phường"
    " Rạch Vẹt mới đạt 71,8%. Phường Đồng Sú có 12 khu phố.\n\n"
    "Tỷ lệ hộ nghèo của xã Lũng Cói giảm từ 58,2% năm 2021 xuống 39,5% năm 2024; xã Pha Nậm từ 63,7% xuống 46,1%.\n\n"
    "Phường Hòn Bạc hòa giải thành 41 vụ, đạt 93,2%. Phường Bãi Lở vận động 120 triệu đồng. Phường Gò Mối đạt 77,1%.",
    place="thị xã Cồn Hạ, tỉnh Mường Vạt",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("elliptic")
    return answerer_over(root, [_TOWN])


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("Tỷ lệ hồ sơ trực tuyến của phường Gò Mối đạt bao nhiêu?", "84,3%"),
        ("ty le ho so truc tuyen cua phuong rach vet dat bao nhieu", "71,8%"),
        ("Tỷ lệ hộ nghèo của xã Pha Nậm năm 2024 là bao nhiêu?", "46,1%"),
        ("Tỷ lệ hộ nghèo của xã Pha Nậm năm 2021 là bao nhiêu?", "63,7%"),
    ],
)
def test_a_figure_without_a_measure_has_that_of_the_clause_before(
    answerer: Answerer, question: str, bold: str
) -> None:
    """The figure of the ward asked about is the one in bold, and the measure is told with it."""
    answer = answerer.answer(Asked(question))
    last = answer.statements[-1]

    assert [span.of(last.text) for span in last.bold] == [bold]
    assert "tỷ lệ h" in answer.text.lower()


def test_the_measure_is_carried_to_the_next_turn(answerer: Answerer) -> None:
    """The words “còn phường … đạt bao nhiêu?” ask the same measure of the next ward."""
    turns = ("Tỷ lệ hồ sơ trực tuyến của phường Bãi Lở?",)

    assert "84,3%" in answerer.answer(Asked("Còn phường Gò Mối đạt bao nhiêu?", turns)).text


@pytest.mark.parametrize(
    "question",
    [
        # Another measure, a ward that has none, a year that is not told.
        "Tỷ lệ hòa giải thành của phường Gò Mối đạt bao nhiêu?",
        "Tỷ lệ hồ sơ trực tuyến của phường Đồng Sú đạt bao nhiêu?",
        "Tỷ lệ hộ nghèo của xã Pha Nậm năm 2019 là bao nhiêu?",
    ],
)
def test_no_measure_is_carried_where_another_is_asked(answerer: Answerer, question: str) -> None:
    """Between the measure and the figure another figure was told: whose measure goes on, nobody knows."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND
