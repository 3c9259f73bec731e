"""Questions in other words than a report's: persons for individuals, initials for a place, a date to be confirmed, a count of other meetings."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_DISTRICT = """Sáng 12/6, Huyện ủy Vàm Sậy tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận 01-KL/TW ngày 18/5/2021 của Bộ Chính trị khóa XIII. Đồng chí Tô Thị Nhạn, Bí thư Huyện ủy, chủ trì hội nghị.

Ba năm qua, toàn huyện đã mở 1.215 lớp học tập, quán triệt với 61.000 lượt người dự. Ngày 09/7/2021, Ban Thường vụ Huyện ủy ban hành Kế hoạch số 52-KH/HU để triển khai.

Qua ba năm, huyện có 4 tập thể và 6 cá nhân được Thủ tướng Chính phủ tặng Bằng khen. Hội Nông dân huyện lập được 45 tổ bảo vệ nguồn nước, vận động bà con dùng giỏ tre nhằm hạn chế túi ni lông.

Hội nghị chỉ ra một số hạn chế: nhiều nơi còn sao chép kế hoạch của cấp trên."""
_COMMUNE = """Đảng bộ xã Rạch Lá có 12 chi bộ với 241 đảng viên. Trong năm, các đoàn thể xã tuyên truyền được 38 cuộc, có 1.900 lượt người dự.

Hội Cựu chiến binh xã xây dựng mô hình “Tiếng kẻng an ninh”. Xã còn hạn chế: chi bộ ấp sinh hoạt chưa đều."""
_OTHER = """Đảng bộ xã Bàu Sen có 9 chi bộ với 187 đảng viên. Bí thư Đảng ủy Lê Thị Mận cho hay, đến nay toàn xã có 14 mô hình làm theo Bác, so với năm ngoái tăng 3 mô hình.

Năm qua, xã mở 4 lớp với 180/187 đảng viên dự học, đạt 96,26%; số đảng viên nộp bản đăng ký làm theo là 181 đồng chí, chiếm 96,79%. Đến nay đã có 5/8 ấp bỏ hẳn tang ma dài ngày. Từ nay đến năm 2027, xã phải làm bằng được: cả 8/8 ấp bỏ hẳn tang ma dài ngày.

Mô hình “Thứ Tư nghe dân” ngồi lại với dân vào sáng thứ Tư hằng tuần. Việc làm thứ Tư nghe dân bắt đầu từ tháng 4/2021.

Bà Trịnh Thị Thắm, Chủ tịch UBND xã, được dân quý mến. Người được nể trọng là bà Sa Rươn, 74 tuổi, hội viên người cao tuổi ấp Chợ."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("otherwise")
    articles = [
        Article(
            "vam-say",
            "Vàm Sậy sơ kết 3 năm thực hiện Kết luận 01-KL/TW",
            _DISTRICT,
            place="huyện Vàm Sậy",
            published="2024-06-13",
        ),
        Article("rach-la", "Rạch Lá học Bác", _COMMUNE, place="xã Rạch Lá, huyện Vàm Sậy"),
        Article("bau-sen", "Bàu Sen học Bác", _OTHER, place="xã Bàu Sen, huyện Vàm Sậy"),
    ]
    return answerer_over(root, articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mấy người ở huyện Vàm Sậy được Thủ tướng tặng bằng khen?", "6 cá nhân"),
        ("Nông dân Vàm Sậy lập được bao nhiêu tổ giữ gìn nguồn nước?", "45 tổ"),
        ("Xã Rạch Lá ở Vàm Sậy có chừng bao nhiêu người là đảng viên?", "241 đảng viên"),
        ("Kế hoạch 52-KH/HU của Vàm Sậy ban hành ngày nào?", "09/7/2021"),
        ("Kết luận 01-KL/TW ban hành ngày 28/5/2020, đúng chứ?", "18/5/2021"),
        ("Kết luận 01 là của Bộ Chính trị khóa mấy?", "khóa XIII"),
        ("Ba năm thực hiện Kết luận 01, huyện Vàm Sậy mở bao nhiêu lớp học tập?", "1.215 lớp"),
        ("Ai chủ trì hội nghị sơ kết Kết luận 01 của huyện Vàm Sậy?", "Tô Thị Nhạn"),
        ("huyện VS có mấy cn dc Thủ tướng tặng bằng khen", "6 cá nhân"),
        ("Đảng viên xã Rạch Lá hay Bàu Sen đông hơn?", "241 đảng viên"),
        ("Huyện Vàm Sậy còn hạn chế gì?", "sao chép kế hoạch"),
        ("Bàu Sen làm thứ Tư nghe dân từ khi nào?", "tháng 4/2021"),
        ("Cho biết tên nữ chủ tịch ủy ban xã Bàu Sen", "Trịnh Thị Thắm"),
        ("Toàn xã Bàu Sen có bao nhiêu mô hình làm theo Bác?", "14 mô hình"),
        ("Tỷ lệ đảng viên Bàu Sen đã nộp bản đăng ký làm theo Bác?", "96,79%"),
        ("Có phải cả 8 ấp của Bàu Sen đều đã bỏ tang ma dài ngày rồi không?", "5/8 ấp"),
    ],
)
def test_what_is_asked_in_other_words_is_found(answerer: Answerer, question: str, told: str) -> None:
    """A reader of the genre understands what is meant, and so does the answer."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "turns"),
    [
        ("Xã Rạch Lá có bao nhiêu cuộc sinh hoạt chuyên đề?", ()),
        ("Sáu cá nhân ở huyện Vàm Sậy được Thủ tướng tặng bằng khen tên là gì?", ()),
        ("Thế hội viên phụ nữ thì có bao nhiêu?", ("Đảng bộ xã Rạch Lá có bao nhiêu đảng viên?",)),
        ("Hội Nông dân xã Rạch Lá có mô hình nào?", ()),
        ("Xã Bàu Sen có bao nhiêu hội viên người cao tuổi?", ()),
        ("Ai sẽ thay bà Thắm làm chủ tịch xã Bàu Sen?", ()),
        ("Đồn Biên phòng Bàu Sen có mấy đảng viên?", ()),
    ],
)
def test_what_only_resembles_is_no_answer(answerer: Answerer, question: str, turns: tuple[str, ...]) -> None:
    """Other meetings, nameless individuals, the count asked for before, another union's model are refused."""
    assert answerer.answer(Asked(question, turns)).status is Status.NOT_FOUND


@pytest.mark.parametrize("left_out", ["Rạch Lá", "túi ni lông"])
def test_a_district_falls_short_in_its_own_ways(answerer: Answerer, left_out: str) -> None:
    """Neither a commune's shortcomings nor what is to be reduced are the district's."""
    assert left_out not in answerer.answer(Asked("Hạn chế của huyện Vàm Sậy là gì?")).text
