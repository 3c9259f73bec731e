"""What only looks like an answer: another year's figure, another body's document, what is planned, what nobody is named for."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_TEXT = """Thực hiện Kết luận 01-KL/TW và Kế hoạch số 58-KH/HU của Huyện ủy, Đảng ủy xã tổ chức hội nghị sơ kết. Ngay sau đó, Đảng ủy xã ban hành Kế hoạch số 24-KH/ĐU ngày 06/9/2021 để triển khai.

Năm 2024 là năm thứ ba làm theo chuyên đề. Toàn xã đăng ký 64 mô hình, tăng 9 mô hình so với năm 2023 (55 mô hình). Thu ngân sách năm 2022 đạt 61,2 tỷ đồng; cả xã giảm 33 hộ nghèo so với đầu năm 2021.

Mô hình “Tổ ghe nghĩa tình” do Hội Nông dân xã lập, mỗi tổ có vài ghe cùng bến. Đến nay xã có 14 tổ với 112 ghe tham gia. Riêng cây cầu Rạch Sậy dài 28 m, tổng kinh phí 610 triệu đồng.

Ngư dân Mai Văn Thuở, đảng viên ấp Bến Vựa, là người được nhắc đến nhiều nhất. Tháng 10/2023, ông đã quay mũi ghe, lai dắt một ghe bạn chết máy vào bờ.

Tại hội nghị, xã phát động cuộc thi viết “Chuyện bến sông”, nhận bài đến hết tháng 10. Sáu tháng tới, xã phấn đấu có thêm 10 bến sạch đạt chuẩn; đến tháng 5/2024 đã có 26 bến sạch được công nhận đạt chuẩn."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("apart")
    article = Article(
        "ben-vua", "Bến Vựa học Bác", _TEXT, place="xã Bến Vựa, huyện Cồn Sậy", published="2024-12-01"
    )
    return answerer_over(root, [article])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2024 xã Bến Vựa đăng ký bao nhiêu mô hình?", "64 mô hình"),
        ("Kế hoạch của Đảng ủy xã Bến Vựa về Kết luận 01 số bao nhiêu?", "24-KH/ĐU"),
        ("Bến Vựa có bao nhiêu tổ ghe nghĩa tình?", "14 tổ"),
        ("Làm cầu Rạch Sậy ở Bến Vựa tốn bao nhiêu tiền?", "610 triệu"),
        ("Ngư dân nào lai dắt ghe bạn chết máy vào bờ?", "Mai Văn Thuở"),
        ("Bến Vựa có bao nhiêu bến sạch đạt chuẩn?", "26 bến"),
    ],
)
def test_the_right_one_is_told(answerer: Answerer, question: str, told: str) -> None:
    """The year, the issuer, the name, the price and the person that the question means."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Thu ngân sách xã Bến Vựa năm 2021 đạt bao nhiêu?",
        "Ai đoạt giải nhất cuộc thi viết Chuyện bến sông?",
        "Trưởng ấp Bến Vựa là ai?",
    ],
)
def test_what_is_not_told_is_refused(answerer: Answerer, question: str) -> None:
    """A year that something is only set beside, a prize that nobody has yet, an office that nobody bears."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND
