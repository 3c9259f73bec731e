"""What one sentence lists within itself, and items that are asked for by their order."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.kept_up import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("divided")), ARTICLES)


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("318 mô hình của huyện Sơn Hạ chia theo lĩnh vực thế nào?", ("121", "140", "57"), ("44 mô hình",)),
        ("Trạm Khuyến ngư huyện Sơn Hạ phụ trách những xã nào?", ("Hòn Ngang, Đông Phao và Cù Mông",), ("Đá Vách",)),
        ("“5 có” ở thôn Suối Cái gồm những gì?", ("có vườn rau", "có việc làm"), ()),
        ("2 không ở huyện Sơn Hạ nghĩa là không gì?", ("không rượu, không bạc",), ()),
        ("Mặt hạn chế thứ hai của huyện Sơn Hạ là gì?", ("kiểm tra chưa thường xuyên",), ("trên giấy", "sổ sách")),
        ("Nhiệm vụ thứ 3 huyện Sơn Hạ đề ra là gì?", ("60 đảng viên",), ("ghi sổ quỹ",)),
        ("Tồn tại của huyện Sơn Hạ trong thực hiện Kết luận 01 là gì?", ("trên giấy", "chưa rõ"), ("Giấy khen", "60 đảng viên")),
    ],
)  # fmt: skip
def test_the_list_asked_for_is_told(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """The whole of it, or the one item, and nothing of its neighbours."""
    text = answerer.answer(Asked(question)).text

    assert [one for one in must if one not in text] == []
    assert [one for one in must_not if one in text] == []


def test_another_place_has_an_order_of_its_own(answerer: Answerer) -> None:
    """The second shortcoming of a province is not that of one of its districts."""
    answer = answerer.answer(Asked("Hạn chế thứ hai của tỉnh Sông Vàm là gì?"))

    assert answer.status is Status.NOT_FOUND or "kiểm tra chưa thường xuyên" not in answer.text


def test_what_came_of_the_tasks_is_no_task(answerer: Answerer) -> None:
    """Under a heading on the effect on the tasks stands what has been done."""
    text = answerer.answer(Asked("Nhiệm vụ thời gian tới của xã Đông Phao là gì?")).text

    assert "20 mô hình" in text
    assert "54,6 triệu" not in text
