"""Counts of some, of groups, of cells and of plans are no counts of all; when a commune was recognised is told by no other figure."""

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMMUNE = Article(
    "suoi-gao",
    "Xã Suối Gạo làm theo Bác",
    "Mô hình “Giữ mốc” đến nay có 286 hộ của 6 bản giáp biên tham gia.\n\n"
    "“Tổ hợp tác dược liệu” có 31 hộ với 18 ha, thu nhập bình quân 7 triệu đồng/hộ/tháng.\n\n"
    "Xã Đoàn Suối Gạo lập 21 đội hình với 315 đoàn viên đi từng nhà hướng dẫn dịch vụ công.\n\n"
    "Đảng bộ xã Suối Gạo có 15 chi bộ, trong đó có 4 chi bộ trường học.\n\n"
    "Xã Suối Gạo đạt 11/19 tiêu chí nông thôn mới, tăng 3 tiêu chí so với năm 2021.\n\n"
    "Năm 2024, xã Suối Gạo phấn đấu giảm còn 40 hộ nghèo.",
    place="xã Suối Gạo, huyện Đá Trắng",
)
_OTHER = Article(
    "dong-mit",
    "Xã Đồng Mít học Bác",
    "Xã Đồng Mít có 1.240 hộ dân và 4 trường học. Thu nhập bình quân đầu người của xã đạt 52 triệu đồng/năm.\n\n"
    "Xã Đồng Mít được công nhận đạt chuẩn nông thôn mới năm 2021. Xã Đồng Mít còn 37 hộ nghèo.",
    place="xã Đồng Mít, huyện Đá Trắng",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("some"), [_COMMUNE, _OTHER])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xã {} có bao nhiêu hộ dân?", "1.240"),
        ("Xã {} có mấy trường học?", "4 trường"),
        ("Xã {} có bao nhiêu hộ nghèo?", "37 hộ"),
        ("Thu nhập bình quân đầu người của xã {}?", "52 triệu"),
        ("Xã {} đạt nông thôn mới năm nào?", "2021"),
    ],
)
def test_only_what_tells_all_of_it_answers(answerer: Answerer, question: str, told: str) -> None:
    """The commune whose article has the figure is answered, the one with a figure of something near is refused."""
    assert told in answerer.answer(Asked(question.format("Đồng Mít"))).text
    assert answerer.answer(Asked(question.format("Suối Gạo"))).status is Status.NOT_FOUND
