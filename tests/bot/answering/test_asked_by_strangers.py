"""Questions of people who have not read the article: prices of one, funds, one year of several, whether, who, what is there now."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMMUNE = """Đảng bộ xã Cồn Rạng hiện có 14 chi bộ với 263 đảng viên. Từ năm 2021 đến hết năm 2023, nhân dân trong xã đã hiến 5.720 m2 đất mở đường. Riêng năm 2023, diện tích đất được hiến là 1.980 m2.

Mặt trận xã đã xây mới 46 căn nhà cho hộ nghèo, tổng kinh phí 3,2 tỷ đồng. Mỗi căn xây mới được hỗ trợ 60 triệu đồng. Chi bộ ấp Rạng Đông góp vốn mua 05 con dê giống cho hộ nghèo nuôi rẽ. Từ 05 con ban đầu, đàn dê nay có 31 con ở 11 hộ.

Tổ vốn giúp nhau của chị em do bà Lữ Thị Nhài lập, ai cần thì được vay tối đa 8 triệu đồng. Đến cuối năm 2023, tổ vốn có 61 thành viên, vốn quay vòng 410 triệu đồng. Người vay trả dần trong 12 tháng, không lãi.

Hội Cựu chiến binh xã giữ quỹ "Nghĩa tình đồng ngũ", mỗi hội viên góp 120.000 đồng/năm, đến nay có số dư 287 triệu đồng. Lớp dạy nghề đan cói có 34 chị theo học; đến tháng 9/2023 có 29 chị được cấp chứng chỉ nghề. Mô hình "Kẻng báo giờ" bắt đầu ở ấp Rạng Sông từ tháng 3/2022, nay đã có 6 ấp áp dụng.

Chị Cù Thị Lài, đảng viên ấp Rạng Đông, nuôi 300 con vịt đẻ. Trong năm, xã kết nạp 9 đảng viên. Xã nhìn nhận mấy việc chưa trọn: đảng viên buôn bán khó dự học chuyên đề vì phải ra bến từ 2 giờ sáng. Nhiệm vụ năm 2024 được xác định gồm: kết nạp 12 đảng viên; đưa quỹ "Nghĩa tình đồng ngũ" lên từ 320 triệu đồng trở lên."""
_SCHOOL = """Trường THCS Kha Vạng Sơn có 21 lớp với 812 học sinh. Thầy Bành Quốc Khải, Hiệu trưởng nhà trường, kể chuyện Bác mỗi sáng thứ Hai.

Em Lồ Văn Phước, lớp 7A, mồ côi cha, được thầy Tăng Hữu Lộc, giáo viên dạy Thể dục, nhận đỡ đầu từ năm lớp 6."""
_UNION = """Hội Nông dân tỉnh Lam Thượng có 118 cơ sở hội với 96.400 hội viên. Các cấp hội giúp nhau cây giống, phân bón.

Nhiệm vụ năm 2024 được xác định gồm: phát triển mới 2.100 hội viên; thành lập thêm 15 tổ hợp tác."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("strangers")
    articles = [
        Article(
            "con-rang",
            "Cồn Rạng học Bác từ việc nhỏ",
            _COMMUNE,
            place="xã Cồn Rạng, huyện Bãi Sậy",
            published="2024-01-20",
        ),
        Article(
            "kha-vang-son",
            "Trường THCS Kha Vạng Sơn làm theo Bác",
            _SCHOOL,
            place="Trường THCS Kha Vạng Sơn, thị trấn Bãi Sậy",
        ),
        Article(
            "hnd-lam-thuong",
            "Hội Nông dân tỉnh Lam Thượng: Học Bác để làm giàu",
            _UNION,
            place="tỉnh Lam Thượng",
        ),
    ]
    return answerer_over(root, articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cồn Rạng năm 2023 dân hiến bao nhiêu đất?", "1.980 m2"),
        ("Từ năm 2021 đến 2023 Cồn Rạng hiến bao nhiêu đất?", "5.720 m2"),
        ("Làm nhà mới ở Cồn Rạng thì được hỗ trợ bao nhiêu một căn ạ?", "60 triệu đồng"),
        ("Đàn dê ở Cồn Rạng giờ có mấy con?", "31 con"),
        ("Quỹ của các bác cựu chiến binh Cồn Rạng giờ còn bao nhiêu rồi?", "287 triệu đồng"),
        ("Vay tổ vốn ở Cồn Rạng có phải trả lãi không ạ?", "không lãi"),
        ("Em Phước mồ côi học trường Kha Vạng Sơn thầy nào đỡ đầu?", "Tăng Hữu Lộc"),
        ("Vì sao đảng viên buôn bán ở Cồn Rạng khó dự học chuyên đề?", "2 giờ sáng"),
        ("Hội nông dân tỉnh năm 2024 đặt ra mấy nhiệm vụ gì?", "2.100 hội viên"),
    ],
)
def test_everyday_words_are_understood(answerer: Answerer, question: str, told: str) -> None:
    """What anybody would understand is answered by the sentence that tells it."""
    assert told in answerer.answer(Asked(question)).text.replace("**", "")


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        (
            "Lớp dạy nghề đan cói ở Cồn Rạng có bao nhiêu chị?",
            "Rồi bao nhiêu chị được cấp chứng chỉ?",
            "29 chị",
        ),
        ("Hiệu trưởng trường Kha Vạng Sơn là ai?", "có bao nhiêu học sinh", "812 học sinh"),
        ("Kẻng báo giờ ở Cồn Rạng được mấy ấp?", "Đầu tiên làm ở ấp nào?", "Rạng Sông"),
    ],
)
def test_a_follow_up_asks_something_new(answerer: Answerer, earlier: str, question: str, told: str) -> None:
    """What it leaves out was said before, and its hamlets lie in that place."""
    assert told in answerer.answer(Asked(question, (earlier,))).text.replace("**", "")


@pytest.mark.parametrize(
    "question",
    [
        "Riêng năm 2022 thì Cồn Rạng hiến được bao nhiêu đất?",
        "Chị Lài nuôi vịt ở Cồn Rạng được kết nạp Đảng năm nào?",
        "Cô hiệu phó trường Kha Vạng Sơn tên là gì nhỉ?",
        "Ngày mai ở Cồn Rạng có mưa không?",
        "Lương giáo viên trường Kha Vạng Sơn bao nhiêu một tháng?",
    ],
)
def test_what_nobody_tells_is_refused(answerer: Answerer, question: str) -> None:
    """A sum over years is none of one year, what a cell did none of a person, a head no deputy, a count of lessons no pay."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND
