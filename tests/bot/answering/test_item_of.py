"""More on an item of the answer before: "nói rõ hơn ý 2"."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.conversation.item_of import item_asked
from bot.answering.records import Asked, Status
from knowledge.records import Article

_TEXT = """Hội Phụ nữ xã có mô hình “Hũ gạo thảo thơm”. Mỗi tháng các chị góp 90 kg gạo cho 12 hộ.

Đoàn Thanh niên xã có mô hình “Chuyến đò học trò”. Mỗi ngày 12 đoàn viên đưa 37 em qua sông."""
_BEFORE = ("Xã Gò Dừa có những mô hình nào?",)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("items")
    return answerer_over(root, [Article("go-dua", "Gò Dừa học Bác", _TEXT, place="xã Gò Dừa, huyện Cồn Sậy")])


@pytest.mark.parametrize(
    "typed", ["nói rõ hơn ý 2", "noi ro hon y 2", "ý thứ hai cụ thể thế nào?", "mục 2 là sao"]
)
def test_the_item_is_told_with_what_follows_it(answerer: Answerer, typed: str) -> None:
    """The second model, and what its paragraph goes on with; nothing of the first."""
    answer = answerer.answer(Asked(typed, _BEFORE))

    assert "Chuyến đò học trò" in answer.text
    assert "37 em" in answer.text
    assert "Hũ gạo" not in answer.text


def test_an_item_that_there_is_not_is_refused(answerer: Answerer) -> None:
    """The answer before has no ninth item."""
    assert answerer.answer(Asked("nói rõ hơn ý 9", _BEFORE)).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "typed",
    [
        "Đồng ý 2 người cùng làm mô hình này ở xã Gò Dừa thì có được không",
        "Tổ 2 có mấy hộ",
        "mô hình nào thế",
    ],
)
def test_other_questions_ask_for_no_item(typed: str) -> None:
    """A number in a question of its own points to no item."""
    assert item_asked(typed) == 0


def test_models_are_listed_without_a_word_that_asks(answerer: Answerer) -> None:
    """The words “Mô hình hay ở xã …?” ask for their names."""
    text = answerer.answer(Asked("mo hinh hay o xa go dua")).text

    assert "Hũ gạo thảo thơm" in text
    assert "Chuyến đò học trò" in text
