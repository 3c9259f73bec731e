"""Figures of two communes side by side, wherever their reports put them."""

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.measures.to_come import heads_plans
from bot.answering.records import Asked
from knowledge.records import Article

_ONE = Article(
    "suoi-gao",
    "Xã Suối Gạo làm theo Bác",
    "Thu nhập bình quân đầu người của xã Suối Gạo năm 2023 đạt 61,5 triệu đồng/năm, tăng so với mức 55,2 triệu đồng của năm 2022.\n\n"
    "Năm 2023, nhân dân xã Suối Gạo hiến 5.300 m² đất làm đường. Riêng gia đình ông Lò Văn Pẩu hiến 640 m² đất vườn.\n\n"
    "Năm 2023, Đảng ủy xã Suối Gạo khen thưởng 7 tập thể và 12 cá nhân.",
    place="xã Suối Gạo, huyện Đá Trắng",
)
_OTHER = Article(
    "dong-mit",
    "Xã Đồng Mít sơ kết việc học Bác",
    "**1. Kết quả thực hiện nhiệm vụ chính trị**\n\n"
    "Năm 2023, toàn xã có 21 hộ hiến 2.940 m² đất làm đường; thu nhập bình quân đầu người đạt 52,4 triệu đồng/năm.\n\n"
    "**2. Nhiệm vụ năm 2024**\n\n"
    "Phấn đấu thu nhập bình quân đầu người đạt 58 triệu đồng/năm.\n\n"
    "Dịp này, Đảng ủy xã tặng giấy khen cho 3 tập thể và 9 cá nhân.",
    place="xã Đồng Mít, huyện Đá Trắng",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("headings"), [_ONE, _OTHER])


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Thu nhập đầu người ở Suối Gạo hay Đồng Mít cao hơn?", ["61,5", "52,4"], ["58 triệu"]),
        (
            "Suối Gạo với Đồng Mít mỗi xã hiến bao nhiêu mét vuông đất làm đường năm 2023?",
            ["5.300", "2.940"],
            ["640"],
        ),
        (
            "Suối Gạo và Đồng Mít khen thưởng bao nhiêu tập thể, cá nhân?",
            ["7 tập thể", "3 tập thể"],
            ["chưa có"],
        ),
    ],
)
def test_both_have_the_measure(answerer: Answerer, question: str, told: list[str], untold: list[str]) -> None:
    """Under "kết quả thực hiện nhiệm vụ" and at the end of a meeting stands what has been done; one household is a part."""
    text = answerer.answer(Asked(question)).text

    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


def test_what_was_it_is_not_what_it_is(answerer: Answerer) -> None:
    """The verdict is not computed from the figure of the year before."""
    lead = answerer.answer(Asked("Thu nhập đầu người ở Suối Gạo hay Đồng Mít cao hơn?")).lead

    assert "9,1 triệu đồng" in lead


@pytest.mark.parametrize(
    ("over", "is_plan"),
    [
        ("3. Kết quả thực hiện nhiệm vụ chính trị", False),
        ("5. Nhiệm vụ năm 2024", True),
        ("Đánh giá chung và phương hướng thời gian tới", True),
    ],
)
def test_headings_of_plans(over: str, is_plan: bool) -> None:
    """Results of carrying out tasks are no plans; a heading of both is one."""
    assert heads_plans(over, "Xã trồng 3 ha rừng.") == is_plan
