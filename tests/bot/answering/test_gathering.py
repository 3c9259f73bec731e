"""Lists: the models of a place, who does something, who keeps to a limit, who has most, whole enumerations."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.gathered import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("gathered")), ARTICLES)


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("Kể tên các mô hình của xã Hòa Lộc Trung", ("Nồi cháo ấm lòng", "Vườn thuốc nam", "Loa thông minh"), ("Biến rác",)),
        ("ke het mo hinh cua xa tan my bac giup", ("Biến rác thành tiền", "Áo xanh qua phà"), ("Nồi cháo",)),
        ("Những điểm yếu của xã Hòa Lộc Trung gồm những gì?", ("sơ sài", "chuyển đổi số", "chưa ổn định"), ()),
        ("Những nơi nào lập quỹ giúp hộ nghèo?", ("Hòa Lộc Trung", "Tân Mỹ Bắc", "Vĩnh Quang Hạ", "An Hội Đông"), ("Phú Sơn Ngoại",)),
        ("Nơi nào có lắp camera, liệt kê giúp", ("Tân Mỹ Bắc", "Vĩnh Quang Hạ"), ("30 camera",)),
        ("Nơi nào hiến từ 5.000 m2 đất trở lên?", ("5.200",), ("3.150",)),
        ("Quỹ nào có từ 300 triệu đồng trở lên?", ("380 triệu", "420 triệu"), ("124 triệu", "215 triệu")),
        ("Tổ dân phố nào ở Vĩnh Quang Hạ có mô hình, kể từng tổ", ("Cà phê với dân", "Tủ thuốc chung"), ("902",)),
        ("Tân Mỹ Bắc bám vào các văn bản nào?", ("05-CT/TW", "01-KL/TW", "12-KH/ĐU"), ()),
        ("Quỹ Đồng hành cùng hộ nghèo ở Hòa Lộc Trung dùng vào những việc gì?", ("cây giống", "sửa nhà"), ()),
    ],
)  # fmt: skip
def test_a_list_is_whole_and_has_no_wrong_member(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """All members are told, each with its mark, none of another place or beyond the limit, within 1,500 characters."""
    answer = answerer.answer(Asked(question))

    assert [name for name in must if name not in answer.text] == []
    assert [name for name in must_not if name in answer.text] == []
    assert all(statement.marks for statement in answer.statements)
    assert len(answer.text) < 1_500


def test_the_highest_stands_first(answerer: Answerer) -> None:
    """Asked for the highest share, the same measure of all places is told from the highest down."""
    answer = answerer.answer(Asked("Nơi nào có tỷ lệ hộ nghèo cao nhất?"))

    assert answer.text.index("4,1%") < answer.text.index("2,8%")
    assert "5,6%" not in answer.statements[1].text


def test_a_list_says_how_many(answerer: Answerer) -> None:
    """The line over the models says how many names the corpus gives."""
    answer = answerer.answer(Asked("Hòa Lộc Trung có những mô hình gì?"))

    assert answer.lead == "Kho tư liệu nêu tên 3 mô hình:"


@pytest.mark.parametrize(
    "question",
    [
        "Những xã nào có mô hình nuôi tôm?",
        "Nơi nào xây sân vận động?",
        "Xã nào có tỷ lệ bao phủ bảo hiểm y tế cao nhất?",
        "Nơi nào hiến từ 90.000 m2 đất trở lên?",
    ],
)
def test_nothing_is_made_a_list_of_nothing(answerer: Answerer, question: str) -> None:
    """Where no place does it, or none is beyond the limit, the answer is that the corpus has none."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


def test_a_list_may_follow_a_question(answerer: Answerer) -> None:
    """What was asked before names the place, not which models."""
    answer = answerer.answer(Asked("còn mô hình thì sao, kể ra", ("Xã Hòa Lộc Trung có bao nhiêu chi bộ?",)))

    assert "Nồi cháo ấm lòng" in answer.text
    assert "Loa thông minh" in answer.text
