"""Questions as they are typed on a phone, over invented reports: offices, numbers of documents, shares, years."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMMUNE = Article(
    id="lung-vai",
    title="Lũng Vài học Bác từ việc nhỏ",
    place="xã Lũng Vài, huyện Suối Hạc",
    published="2023-12-01",
    text=(
        "Từ trung tâm huyện Suối Hạc tới Lũng Vài, xã vùng cao có 7 bản với 512 hộ, 2.204 khẩu. Đảng ủy xã Lũng Vài ban hành "
        "Kế hoạch số 27-KH/ĐU ngày 08/9/2021 và Nghị quyết chuyên đề số 06-NQ/ĐU về chống lãng phí trong việc cưới.\n\n"
        "Dự lễ phát động có đồng chí Trần Văn Dậu, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy; đồng chí Lý Thị "
        "Mận, Bí thư Đảng ủy xã Lũng Vài.\n\n"
        "Tỷ lệ đảng viên của xã Lũng Vài đăng ký làm theo Bác năm 2021 đạt 81,2%, năm 2022 đạt 87,5% và năm 2023 đạt 95,1%. "
        "Quỹ “Nghĩa tình Lũng Vài” giúp 38 hộ sửa nhà.\n\n"
        "Xã Lũng Vài mở rộng 4 tuyến ngõ. Bà con xã Lũng Vài hiến 5.300 m² đất."
    ),
)
_HAMLETS = Article(
    id="khe-chan",
    title="Khe Chàn giữ nếp nhà",
    place="xã Khe Chàn, huyện Suối Hạc",
    published="2023-12-01",
    text=(
        "Xã Khe Chàn có 5 bản, chủ yếu là đồng bào Tày, Nùng và Dao. Trường bán trú dân tộc Khe Chàn nuôi 120 học sinh.\n\n"
        "Xã Khe Chàn bắt đầu mô hình “Ngõ sáng đèn” từ 2 ngõ. Năm 2020, toàn xã có 9 ngõ tham gia, năm 2021 là 15 ngõ và đến "
        "tháng 6/2022 là 23 ngõ.\n\n"
        "Mô hình “Nuôi lợn tiết kiệm” của Hội Phụ nữ xã Khe Chàn tiết kiệm được 67 triệu đồng. Mô hình “Đèn đường” của xã Khe "
        "Chàn có kinh phí 150 triệu đồng.\n\n"
        "Ông Lò Văn Sủi ở xã Khe Chàn vận động làm đường; bà con xã Khe Chàn hiến 9.100 m² đất."
    ),
)
_DISTRICT = Article(
    id="suoi-hac",
    title="Huyện Suối Hạc tổng kết",
    place="huyện Suối Hạc",
    published="2023-12-05",
    text=(
        "Ban Chỉ đạo của huyện Suối Hạc do đồng chí Nguyễn Văn Tỵ, Bí thư Huyện ủy, làm Trưởng ban; đồng chí Trần Văn Dậu, "
        "Trưởng Ban Tuyên giáo Huyện ủy, làm Phó Trưởng ban Thường trực.\n\n"
        "Sau khi có Kết luận số 01-KL/TW của Bộ Chính trị, Huyện ủy Suối Hạc ban hành Chương trình hành động số 14-CTr/HU."
    ),
)
_POLICE = Article(
    id="cong-an-suoi-hac",
    title="Công an huyện Suối Hạc vì Nhân dân",
    place="Công an huyện Suối Hạc",
    published="2023-08-19",
    text=(
        "Cán bộ, chiến sĩ tham gia phong trào thi đua. Đến nay, đơn vị đã giúp dân 870 ngày công gặt lúa.\n\n"
        "Mô hình “Căn cước lưu động” đến tận nhà người già yếu, đã phục vụ 640 trường hợp."
    ),
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Over two communes, their district and the district's police."""
    return answerer_over(Path(tmp_path_factory.mktemp("reading")), [_COMMUNE, _HAMLETS, _DISTRICT, _POLICE])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # Whoever holds an office of the district, told in a commune's report.
        ("Trưởng Ban Tuyên giáo Huyện ủy Suối Hạc tên gì?", "Trần Văn Dậu"),
        ("Người đứng đầu Đảng ủy xã Lũng Vài là ai?", "Lý Thị Mận"),
        ("bt du lung vai ten j a", "Lý Thị Mận"),
        ("Ai làm Trưởng Ban Chỉ đạo huyện Suối Hạc?", "Nguyễn Văn Tỵ"),
        ("pho truong ban chi dao huyen suoi hac la ai", "Trần Văn Dậu"),
        # A document by who issued it, or by what it carries out.
        ("Đảng ủy xã Lũng Vài ban hành kế hoạch số mấy để thực hiện Kết luận 01?", "27-KH/ĐU"),
        ("Nghị quyết chuyên đề số 06-NQ/ĐU của Lũng Vài bàn về vấn đề gì?", "chống lãng phí"),
        ("Sau Kết luận 01, Huyện ủy Suối Hạc ra văn bản gì?", "14-CTr/HU"),
        # A place named without its level behind another one.
        ("Lung Vai co bao nhieu ho dan", "512 hộ"),
        ("Lũng Vài có mấy bản bn hộ dzậy", "7 bản"),
        # The year that is asked for, of several in one sentence.
        ("Năm 2022 bao nhiêu phần trăm đảng viên xã Lũng Vài đăng ký làm theo Bác?", "87,5%"),
        ("Đến tháng 6/2022 xã Khe Chàn có bao nhiêu ngõ tham gia Ngõ sáng đèn?", "23 ngõ"),
        # A sum by the verb that brought it.
        ("Mô hình nuôi lợn ở Khe Chàn tiết kiệm được bao nhiêu tiền?", "67 triệu đồng"),
        ("xa khe chan co nhung dan toc nao", "Tày, Nùng và Dao"),
        # nghĩa tình is no tỉnh, a tuyến ngõ is a ngõ, đất làm đường is đất.
        ("quy nghia tinh lung vai giup bao nhieu ho", "38 hộ"),
        ("Lung Vai mo duoc may ngo", "4 tuyến ngõ"),
        ("ba con lung vai hien bao nhieu dat lam duong", "5.300 m²"),
        # A district's police as the subject.
        ("ca suoi hac giup dan bn ngay cong r", "870 ngày công"),
        ("Công an Suối Hạc làm căn cước tại nhà cho mấy người rồi?", "640 trường hợp"),
    ],
)
def test_what_a_phone_asks_is_told(question: str, said: str, answerer: Answerer) -> None:
    """A question in the words of a phone finds the one sentence that tells it."""
    assert said in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        # The district has its own chairman, whom nobody names; its police a head.
        "Chủ tịch Ủy ban nhân dân huyện Suối Hạc là ai?",
        "Trưởng Ban Dân vận Huyện ủy Suối Hạc tên gì?",
        "Xã Lũng Vài có bao nhiêu chi bộ trực thuộc?",
        # What all gave together is nobody's own.
        "Ông Lò Văn Sủi hiến bao nhiêu đất làm đường?",
        # "Cả huyện" are no police.
        "ca huyen suoi hac giup dan bao nhieu ngay cong",
        "Năm 2020 bao nhiêu phần trăm đảng viên xã Lũng Vài đăng ký làm theo Bác?",
    ],
)
def test_what_nobody_tells_is_not_told(question: str, answerer: Answerer) -> None:
    """Neither another office, nor a share instead of how many there are, nor another year's figure answers."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND
