"""What reports tell a sentence on, under another name or heading, or of the year that has ended; all invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.facets import facet_of, heads_results
from bot.answering.records import Asked, Status
from knowledge.records import Article

_DISTRICT = """Sáng 14/1, Huyện ủy Khe Đăng tổ chức hội nghị tổng kết. Đồng chí Tống Văn Lựu, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Bí thư Huyện ủy; đồng chí Lê Thị Mận, Phó Bí thư Thường trực Huyện ủy chủ trì hội nghị.

Trong năm, các xã tổ chức 83 cuộc tuyên truyền với 4.210 lượt người dự.

Mô hình “Bếp ăn không khói” ra đời tháng 4/2022 ở xã Bản Lúa. Các hộ cam kết chuyển bếp ra ngoài nhà sàn, lắp ống khói cao 3 m. Đến nay đã có 77 hộ làm theo.

Nổi bật là mô hình “Ngõ quê không để ai một mình”, có ở 25 thôn. Mỗi ngõ cử hai người thăm nhà người già vào chiều thứ Sáu.

Hội Phụ nữ nhận đỡ đầu 14 trẻ mồ côi theo chương trình “Mẹ đỡ đầu”.

Sau nhiều buổi bàn, xưởng gỗ chốt lại ba việc: mài dao trước ca, gom mùn cưa cuối ngày, tắt máy khi nghỉ.

Học Bác gắn với giữ rừng đã mang lại kết quả rõ nét. Diện tích rừng trồng tăng thêm 310 ha.

Qua phong trào, xuất hiện nhiều tấm gương tiêu biểu. Đó là ông Hà Văn Cói, thôn Nà Bó, hiến 700 m2 đất; chị Lò Thị Mơ, giáo viên, dạy lớp xóa mù chữ.

Kết luận hội nghị, đồng chí Tống Văn Lựu nhấn mạnh 3 nhóm nhiệm vụ: đưa việc làm theo vào sinh hoạt chi bộ; giữ 2.000 ha rừng đầu nguồn; hoàn thành sửa 40 nhà dột.

Thời gian tới, huyện Khe Đăng sẽ cử cán bộ về bản để khắc phục những hạn chế trên.
"""
_COMMUNE = """Xã Bản Lúa có 7 bản với 640 hộ, 2.905 nhân khẩu. Thực hiện Kết luận 01-KL/TW của Bộ Chính trị, Đảng ủy xã ban hành Kế hoạch số 23-KH/ĐU ngày 05/8/2021; Nghị quyết số 07-NQ/ĐU ngày 11/10/2021.

**Kết quả và trăn trở**

Thu nhập bình quân của xã Bản Lúa đạt 31 triệu đồng. Tỷ lệ hộ nghèo của xã Bản Lúa giảm từ 44,1% (năm 2021) xuống 30,2% (năm 2023). Hội Phụ nữ xã có mô hình “Heo đất vì bạn”, mỗi hội viên bỏ ống 3.000 đồng mỗi ngày; năm 2023, 9 chi hội tiết kiệm được 90 triệu đồng.

Tuy nhiên, việc ghi sổ ở các bản còn hình thức.

Đảng bộ xã Bản Lúa có 150 đảng viên, 97,5% đảng viên đăng ký làm theo."""
_OTHER = """Xã Gò Lim có 820 hộ. Tỷ lệ hộ nghèo của xã Gò Lim giảm từ 19,9% (năm 2021) xuống 12,4% (năm 2023). Hội Phụ nữ xã Gò Lim có mô hình “Heo đất vì bạn”, năm 2023 tiết kiệm được 60 triệu đồng, giúp 21 phụ nữ. Đảng bộ xã Gò Lim có 190 đảng viên, 91,0% đảng viên đăng ký làm theo."""
_PROVINCE = """Thành phố Bến Đá có mô hình “Vỉa hè mở”, dẹp 12 mái che. Thị xã Nà Lau có mô hình “Chợ không túi”. Huyện Khe Đăng có mô hình “Nhà không rác”."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("asked")
    articles = [
        Article("khe-dang", "Khe Đăng học Bác", _DISTRICT, place="huyện Khe Đăng, tỉnh Sông Vàm", published="2024-01-15"),
        Article("ban-lua", "Bản Lúa học Bác", _COMMUNE, place="xã Bản Lúa, huyện Khe Đăng", published="2024-03-01"),
        Article("go-lim", "Gò Lim học Bác", _OTHER, place="xã Gò Lim, huyện Khe Đăng", published="2024-03-02"),
        Article("song-vam", "Sông Vàm học Bác", _PROVINCE, place="tỉnh Sông Vàm", published="2024-04-02"),
    ]  # fmt: skip
    return answerer_over(root, articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bí thư Huyện ủy Khe Đăng nhấn mạnh các nhiệm vụ nào?", ("rừng đầu nguồn", "40 nhà dột")),
        ("3 nhiệm vụ mà Bí thư Huyện ủy Khe Đăng nhấn mạnh là gì?", ("rừng đầu nguồn", "40 nhà dột")),
        ("Mô hình Bếp ăn không khói cam kết những gì?", ("ống khói",)),
        ("Mô hình “Ngõ quê không để ai một mình” ở Khe Đăng hoạt động ra sao?", ("chiều thứ Sáu",)),
        ("Nơi nào có chương trình Mẹ đỡ đầu cho trẻ mồ côi?", ("14 trẻ mồ côi",)),
        ("Xưởng gỗ ở Khe Đăng chốt ba việc thợ trong xưởng phải làm là gì?", ("mài dao", "tắt máy")),
        ("Học Bác gắn với giữ rừng ở Khe Đăng mang lại gì?", ("310 ha",)),
        ("Kể tên những gương tiêu biểu ở huyện Khe Đăng", ("Hà Văn Cói", "Lò Thị Mơ")),
        ("Huyện Khe Đăng năm 2023 tổ chức bao nhiêu cuộc tuyên truyền?", ("83 cuộc",)),
        ("Hộ nghèo ở xã nào thấp hơn, Bản Lúa hay Gò Lim?", ("30,2%", "12,4%")),
        ("Hộ nghèo Gò Lim năm 2021 và năm 2023 là bao nhiêu?", ("19,9%", "12,4%")),
        ("Mô hình Heo đất vì bạn ở Bản Lúa và Gò Lim, nơi nào tiết kiệm được nhiều hơn?", ("90 triệu", "60 triệu", "30 triệu")),
        ("Giới thiệu khái quát về xã Bản Lúa", ("640 hộ",)),
        ("Các văn bản xã Bản Lúa ban hành để thực hiện Kết luận 01?", ("23-KH/ĐU", "07-NQ/ĐU")),
        ("Trong hai xã Bản Lúa và Gò Lim nơi nào nhiều đảng viên nhất?", ("150 đảng viên", "190 đảng viên")),
    ],
)  # fmt: skip
def test_what_the_report_tells_is_told(answerer: Answerer, question: str, told: tuple[str, ...]) -> None:
    """A name, a heading or a year that the sentence leaves to its report keeps nothing from being told."""
    text = answerer.answer(Asked(question)).text

    assert [part for part in told if part not in text] == []


def test_a_deputy_is_no_secretary(answerer: Answerer) -> None:
    """Whoever else chaired the meeting asked for nothing in the report."""
    text = answerer.answer(Asked("Phó Bí thư Huyện ủy Khe Đăng nhấn mạnh các nhiệm vụ nào?")).text

    assert "đồng chí Lê Thị Mận nhấn mạnh" not in text


def test_what_was_reached_is_no_shortcoming(answerer: Answerer) -> None:
    """Under "Kết quả và trăn trở" only what says so itself is a shortcoming."""
    text = answerer.answer(Asked("Xã Bản Lúa còn những tồn tại nào?")).text

    assert "còn hình thức" in text
    assert "31 triệu" not in text


def test_the_year_before_is_told_of_no_other_year(answerer: Answerer) -> None:
    """What a report of January tells of "trong năm" is nothing of two years before."""
    answer = answerer.answer(Asked("Huyện Khe Đăng năm 2022 tổ chức bao nhiêu cuộc tuyên truyền?"))

    assert "83" not in answer.text or answer.status is not Status.ANSWERED


def test_units_of_each_level_are_told(answerer: Answerer) -> None:
    """Models of the towns asked for are those of towns."""
    text = answerer.answer(Asked("Các thành phố, thị xã ở tỉnh Sông Vàm có mô hình nào?")).text

    assert "Vỉa hè mở" in text
    assert "Chợ không túi" in text
    assert "Nhà không rác" not in text


@pytest.mark.parametrize(
    ("plain", "name"),
    [
        ("ket qua do do dau ma co", "cause"),
        ("xa nao co chuong trinh me do dau", None),
        ("don bien phong nhan do dau may em", None),
        ("sap toi xa lam gi de khac phuc nhung ton tai", "task"),
        ("xa con nhung ton tai nao", "shortcoming"),
        ("chon khau yeu nao de giai quyet bang giai phap dot pha", None),
        ("can nhung giai phap nao", "task"),
    ],
)
def test_the_part_asked_for(plain: str, name: str | None) -> None:
    """A word of another sense, or of what is mended, asks for no part of a report."""
    facet = facet_of(plain)

    assert (facet.name if facet else None) == name


@pytest.mark.parametrize(
    ("heading", "both"),
    [("3. Kết quả và trăn trở", True), ("Ưu điểm và hạn chế", True), ("Hạn chế, nguyên nhân", False)],
)
def test_a_heading_over_results_as_well(heading: str, both: bool) -> None:
    """What stands under such a heading belongs to the other part only by what it says itself."""
    assert heads_results(heading) is both
