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
    "Huyện Mường Cang chọn việc giữ rừng. Mô hình “Già bản giữ rừng” có 63 người tham gia.\n\n"
    "Tiêu biểu có xã Nà Pục với mô hình “Ruộng chung một giống” trên diện tích 86 ha, cả bản cùng gieo một giống lúa nếp thơm được hợp tác xã bao tiêu; "
    "xã Bản Tẩu với mô hình “Cầu dân góp” do các hộ hai bên suối tự bỏ ngày công, vật liệu để làm 4 cây cầu qua suối.",
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


def test_what_one_clause_gives_to_a_place_is_not_its_neighbours(answerer: Answerer) -> None:
    """Two communes stand in one sentence, each with its own model: asked of the first, the second is named."""
    text = answerer.answer(Asked("Mô hình Cầu dân góp có phải của xã Nà Pục không?")).text

    assert "Bản Tẩu" in text
    assert "Ruộng chung một giống" not in text
