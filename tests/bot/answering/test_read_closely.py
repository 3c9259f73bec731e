"""Sentences that go on, report a rate, review a year, or name whoever speaks: read as any reader of reports would."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.facets import facet_of
from bot.answering.asking.how_many import asking_many
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.records import Asked, Status
from bot.answering.texts.figures import figures
from knowledge.entities.years import years_apart
from knowledge.records import Article
from knowledge.vietnamese.abbreviations import expanded

_COMMUNE = """Năm 2022, Đảng ủy xã Đồng Sậy (huyện Cái Tràm) đưa việc học Bác vào từng chi bộ.

Trong năm, các đoàn thể xã tổ chức 41 cuộc tuyên truyền với 2.750 lượt người dự.

Một trong những chi bộ làm tốt là Chi bộ ấp Gò Mua. Bí thư chi bộ Đặng Thị Sương đã hiến 210 m2 đất vườn. Ông Phan Văn Khiết, 70 tuổi, tự nguyện quét dọn tuyến đường hoa dài 2 km.

Chi bộ ấp Rạch Vẹt nuôi heo đất: mỗi đảng viên để dành ít nhất 30.000 đồng một tháng. Đảng ủy xã thực hiện việc học Bác theo Kế hoạch số 83-KH/HU ngày 14/02/2022 của Ban Thường vụ Huyện ủy. Đảng ủy xã cũng thực hiện việc học Bác theo Hướng dẫn số 27-HD/BTGHU ngày 05/3/2022 của Ban Tuyên giáo Huyện ủy.

Phong trào mở hẻm nhận được 500 m2 đất, trong đó bà Lê Thị Ngát hiến 95 m2 đất mở hẻm. Bà Trần Thị Cúc hiến 130 m2 đất ở hẻm chợ.

Mô hình “Tổ sửa xe lưu động miễn phí” của Đoàn Thanh niên xã. Từ khi ra đời vào tháng 5/2021 đến nay, tổ đã sửa 300 lượt xe. Mô hình “Quán cơm 0 đồng” mở cửa vào sáng thứ Tư hằng tuần.

“Đám giỗ ở xã gọn được là nhờ bí thư chi bộ làm trước, bỏ rượu với đám giỗ nhà mình”, đồng chí Hồ Văn Tám nhớ lại. Bí thư chi bộ ấy là anh Lâm Văn Bền, năm nay 41 tuổi.

Sau hai năm, 37 hộ đã thoát nghèo nhờ mô hình “Đảng viên kèm hộ khó”. Bà Võ Thị Lượm, Chủ tịch Hội Liên hiệp Phụ nữ xã, kể chuyện nghề. Hội Cựu chiến binh xã làm nòng cốt mô hình “Hẻm sáng”. Qua một năm, 18 tuyến hẻm được lắp 222 bóng đèn."""
_COMPANY = """Công ty TNHH Mía Đường Sông Quao (tiền thân là Nông trường Sông Quao, thành lập năm 1978) học Bác từ ruộng mía.

Đảng bộ công ty trực thuộc Đảng ủy Khối Doanh nghiệp tỉnh Bình Trảng, hiện có 7 chi bộ với 143 đảng viên. Quyết định số 512-QĐ/TU ngày 09/3/2022 ban hành bộ tiêu chí nêu gương của cán bộ, đảng viên."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("closely")
    articles = [
        Article(
            "dong-say",
            "Đồng Sậy học Bác từ việc nhỏ",
            _COMMUNE,
            place="xã Đồng Sậy, huyện Cái Tràm",
            published="2023-01-12",
        ),
        Article("mia-duong", "Công ty Mía Đường Sông Quao học Bác", _COMPANY, place="tỉnh Bình Trảng"),
    ]
    return answerer_over(root, articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Đồng Sậy năm 2022 có bao nhiêu lượt người dự tuyên truyền?", "2.750 lượt người"),
        ("Bí thư chi bộ ấp Gò Mua tên gì?", "Đặng Thị Sương"),
        ("Kế hoạch 83-KH/HU của Cái Tràm ra ngày nào?", "14/02/2022"),
        ("Người hiến 130 m2 đất mở hẻm ở Đồng Sậy là ai?", "Trần Thị Cúc"),
        ("Tổ sửa xe lưu động ra đời khi nào?", "5/2021"),
        ("Quán cơm 0đ mở cửa vào thứ mấy?", "thứ Tư"),
        ("Bí thư chi bộ nào ở Đồng Sậy bỏ rượu đám giỗ nhà mình?", "Lâm Văn Bền"),
        ("Mô hình Đảng viên kèm hộ khó đã giúp bao nhiêu hộ thoát nghèo?", "37 hộ"),
        ("ai la chu tich Hoi Phu nu xa Dong Say", "Võ Thị Lượm"),
        ("Ông Phan Văn Khiết đã làm việc tốt gì?", "tuyến đường hoa"),
        ("Hội Cựu chiến binh Đồng Sậy lắp được bao nhiêu bóng đèn?", "222 bóng đèn"),
        ("Chi bộ ấp Rạch Vẹt nuôi heo đất mỗi người bao nhiêu một tháng?", "30.000 đồng"),
        ("Nông trường Sông Quao thành lập năm nào?", "1978"),
        ("Quyết định 512-QĐ/TU về việc gì?", "bộ tiêu chí nêu gương"),
    ],
)
def test_what_is_told_is_found(answerer: Answerer, question: str, told: str) -> None:
    """A sentence answers that goes on about what the one before it names, or says it in the way of reports."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "Đến nay chi bộ ấp Rạch Vẹt nuôi heo đất được tổng cộng bao nhiêu tiền?",
        "Đồng Sậy năm 2019 có bao nhiêu lượt người dự tuyên truyền?",
        "Trưởng ấp Rạch Vẹt tên gì?",
        "Xã Đồng Sậy có bao nhiêu dân?",
        "Thu nhập bình quân đầu người xã Đồng Sậy năm 2022?",
    ],
)
def test_what_is_not_told_is_not_answered(answerer: Answerer, question: str) -> None:
    """A rate is no sum, the year under review no other, a hamlet's head not the next one's."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


def test_beside_a_document_no_other_is_told(answerer: Answerer) -> None:
    """The day of the instruction is not told together with that of the plan named before it."""
    assert "14/02/2022" not in answerer.answer(Asked("Hướng dẫn 27-HD/BTGHU ra ngày nào?")).text


def test_a_comma_behind_a_word_of_time_parts_it_from_the_number() -> None:
    """Behind a comma, "Sau hai năm, 57 hộ" counts households; "năm 57" would name a year."""
    assert [
        figure.span.of("Sau hai năm, 57 hộ thoát nghèo")
        for figure in figures("Sau hai năm, 57 hộ thoát nghèo")
    ] == ["57"]


def test_a_documents_day_is_not_the_year_of_what_is_told() -> None:
    """What is done under a rule of 2021 is not told of 2021."""
    assert years_apart("giám sát theo Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương")[0] == frozenset()


def test_a_day_of_its_own_is() -> None:
    """A meeting's day is the sentence's own."""
    assert years_apart("Hội nghị họp ngày 25/10/2021")[0] == frozenset({2021})


@pytest.mark.parametrize(
    ("typed", "marked", "read"),
    [
        ("bang may hinh thuc", "bằng máy hình thức", "bằng mấy hình thức"),
        ("may cay lua", "máy cày lúa", "máy cày lúa"),
        ("máy hộ dân", "máy hộ dân", "máy hộ dân"),
    ],
)
def test_how_many_without_marks(typed: str, marked: str, read: str) -> None:
    """Before what can be counted a bare "may" asks; a machine stays one, and so does what was typed with its mark."""
    assert asking_many(typed, marked) == read


@pytest.mark.parametrize(("typed", "long"), [("góp 20.000đ", "góp 20.000 đồng"), ("có 5đ/c", "có 5đồng chí")])
def test_money_in_short(typed: str, long: str) -> None:
    """đ right behind an amount is money, in đ/c it is not."""
    assert expanded(typed) == long


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ("phat vao thu may", Kind.TIME),
        ("bi thu chi bo nao bo ruou", Kind.PERSON),
        ("chi bo nao bo ruou", Kind.PLACES),
        ("ai lap to thu gom rac", Kind.PERSON),
        ("thu nhap binh quan dau nguoi nam 2024", Kind.FIGURE),
    ],
)
def test_kinds_of_questions(plain: str, kind: Kind) -> None:
    """A day of the week is a time, a secretary a person, gathering rubbish no list, an average a figure."""
    assert kind_of(plain, plain, names_document=False) is kind


def test_what_the_unions_must_do_is_not_what_each_of_them_does() -> None:
    """A duty laid on all unions is told in one sentence; what each does is a list."""
    facets = [
        facet_of(f"mat tran va cac to chuc chinh tri xa hoi {asked} gi")
        for asked in ("phai tuyen truyen", "lam duoc")
    ]
    assert [facet and facet.name for facet in facets] == [None, "unions"]
