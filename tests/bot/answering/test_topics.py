"""What an article does not speak of is not answered from it."""

import pytest
from support.communes import COMMUNES, answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("topics"), [commune.article for commune in COMMUNES])


@pytest.mark.parametrize(
    "asking",
    [
        "Lễ hội ở xã {} tổ chức ngày nào?",
        "Bao nhiêu thanh niên xã {} nhập ngũ?",
        "Vì sao xã {} giảm được tội phạm?",
        "Xã {} thành lập năm nào?",
        "Dân số xã {} là bao nhiêu?",
        "Xã {} có bao nhiêu đảng viên nữ?",
        "Số điện thoại của UBND xã {}?",
        "thu ngan sach xa {} duoc bao nhieu ty",
    ],
)
def test_what_is_not_spoken_of_is_refused(answerer: Answerer, asking: str) -> None:
    """Asked of a commune's festivals, recruits, population or revenue, no other date or figure of it is given."""
    for commune in COMMUNES:
        assert answerer.answer(Asked(asking.format(commune.name))).status is not Status.ANSWERED
