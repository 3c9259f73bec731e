"""The models of a place or a body: all of them, however the article brings them in, and nothing that is none."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.kept_up import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked
from knowledge.records import Article


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("kept_up")), ARTICLES)


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("Phường Cầu Đá có những mô hình nào?", ("Vỉa hè cho mẹ", "Xe rác đúng giờ", "Tủ sách đầu hẻm"), ("Giếng chung",)),
        ("Lực lượng vũ trang thị xã Bến Lau có mô hình gì, kể hết", ("Hạt thóc quân dân", "Đèn sáng bến đêm"), ("Vỉa hè",)),
        ("Kể tên các mô hình của thị xã Bến Lau", ("Giếng chung không khóa",), ("nói ít, làm nhiều", "Chuyện nhỏ phố tôi")),
        (
            "Các mô hình học Bác của Công ty Thủy nông Sông Vàm gồm những gì?",
            ("Cống mở đúng hẹn", "Một kênh một chủ", "Bữa trưa giữa đồng"), (),
        ),
        (
            "Liệt kê các mô hình của phụ nữ huyện Sơn Hạ",
            ("Năm đồng mỗi sáng", "Mái hiên cho bé", "Chợ phiên không rác"), ("Góp nhỏ mà đều", "chị em tự lo"),
        ),
        ("Mô hình của các phường ở thị xã Bến Lau có những cái nào?", ("Vỉa hè cho mẹ", "Giếng chung"), ("Hạt thóc quân dân",)),
        ("Các xã của huyện Sơn Hạ có mô hình nào?", ("Lúa sạch đầu nguồn",), ("Bến xe văn minh",)),
        ("Hội Cựu chiến binh thị xã Bến Lau có mô hình gì?", ("Hàng dừa ơn Bác",), ("Phòng trọ ấm", "Vốn xoay vòng")),
        ("Những cách làm hay ở xã Hòn Ngang?", ("Hàng rào xanh", "Thuyền thúng tới trường"), ()),
        ("Thị xã Bến Lau có mô hình nào về môi trường?", ("Xe rác đúng giờ",), ("Vỉa hè cho mẹ", "Hạt thóc")),
        ("Xã Hòn Ngang có mô hình gì giúp học sinh?", ("Thuyền thúng tới trường",), ("Đội cứu nạn", "Hàng rào")),
        ("Mô hình bảo vệ môi trường của xã Đông Phao là gì?", ("Bờ ruộng không vỏ thuốc",), ()),
        ("Xã Hòn Ngang có những mô hình gì?", ("Hàng rào xanh", "Thuyền thúng tới trường", "Đội cứu nạn đầm Hòn"), ()),
    ],
)  # fmt: skip
def test_all_models_are_named_and_nothing_else(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """Neither a second model in the next sentence is lost nor a theme, a contest or a saying taken for one."""
    text = answerer.answer(Asked(question)).text

    assert [name for name in must if name not in text] == []
    assert [name for name in must_not if name in text] == []


@pytest.mark.parametrize("place", ["Phường Cầu Đá", "Xã Hòn Ngang", "Công ty Thủy nông Sông Vàm"])
def test_the_lead_counts_the_lines(answerer: Answerer, place: str) -> None:
    """As many lines stand under the lead as it says."""
    answer = answerer.answer(Asked(f"{place} có những mô hình nào?"))

    assert answer.lead == f"Kho tư liệu nêu tên {len(answer.statements)} mô hình:"


def test_a_body_of_the_commune_is_not_put_into_the_hamlet(answerer: Answerer) -> None:
    """The sentence after one on a hamlet speaks of the commune's youth union."""
    answer = answerer.answer(Asked("Xã Hòn Ngang có những mô hình gì?"))
    line = next(statement.text for statement in answer.statements if "Thuyền thúng" in statement.text)

    assert line.startswith("Xã Hòn Ngang: ")


def test_models_of_a_field_are_not_counted_with_their_neighbours(tmp_path: Path) -> None:
    """Of a sentence that names four models, two of which are of the field, it is not said that there are four."""
    row = Article(
        "hang-da",
        "Xã Hang Đá học Bác",
        "Xã Hang Đá có các mô hình “Tuyến đường không rác”, “Nhà sạch vườn xanh”, “Ống heo khuyến học” và “Bát cháo tình thương”.",
        place="xã Hang Đá",
    )
    answer = answerer_over(tmp_path, [row]).answer(Asked("Xã Hang Đá có mô hình gì về môi trường?"))

    assert "Tuyến đường không rác" in answer.text
    assert "4 mô hình" not in answer.lead
