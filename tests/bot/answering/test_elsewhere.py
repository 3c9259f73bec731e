"""A model put to be confirmed as one district's that another has. All are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked
from knowledge.records import Article

_PROVINCE = Article(
    "tinh",
    "Tỉnh Mường Vạt làm theo Bác",
    "Ở huyện Pa Lé, mô hình “Nương chè chi bộ” do đảng viên góp công chăm sóc đã có 34 chi bộ bản tham gia.\n\n"
    "Huyện Mường Cang chọn việc giữ rừng. Mô hình “Già bản giữ rừng” có 63 người tham gia.",
    place="tỉnh Mường Vạt",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("elsewhere")
    return answerer_over(root, [_PROVINCE])


def test_whose_it_really_is_is_told(answerer: Answerer) -> None:
    """The claim is not confirmed, and the district that has the model is named."""
    text = answerer.answer(Asked("Mô hình Nương chè chi bộ là của huyện Mường Cang phải không?")).text

    assert text.startswith("Kho tư liệu không ghi như vậy")
    assert "huyện Pa Lé" in text


def test_what_is_so_is_not_denied(answerer: Answerer) -> None:
    """Of the district that has it, it is told."""
    text = answerer.answer(Asked("Mô hình Nương chè chi bộ là của huyện Pa Lé phải không?")).text

    assert "không ghi như vậy" not in text
    assert "Nương chè chi bộ" in text
