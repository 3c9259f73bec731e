"""Questions about a company, a border post, a waterworks that bear a place's name. All of them are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMPANY = Article(
    "cong-ty",
    "Đảng bộ Công ty Cổ phần Cấp nước Mường Vạt: Học Bác để nước sạch đến từng nhà",
    "Đảng bộ Công ty Cổ phần Cấp nước Mường Vạt hiện có 7 chi bộ với 141 đảng viên.\n\n"
    "Năm 2023, toàn Công ty có 57 sáng kiến được công nhận. Tỷ lệ thất thoát nước còn 14,6%.\n\n"
    "Mô hình “Tắt một bơm” của Chi bộ Nhà máy nước Tân Lở bố trí lại giờ chạy máy bơm để tiết kiệm điện.",
    place="Công ty Cổ phần Cấp nước Mường Vạt, tỉnh Mường Vạt",
)
_POST = Article(
    "don",
    "Đồn Biên phòng Nà Phiêng: Học Bác từ phiên gác",
    "Đồn quản lý 46 km đường biên giới với 17 cột mốc. Đơn vị đỡ đầu 28 học sinh nghèo.\n\n"
    "Xã Nà Phiêng có 9 bản. Đảng bộ xã có 212 đảng viên.",
    place="xã Nà Phiêng, huyện Mường Cang, tỉnh Mường Vạt",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("bodies")
    return answerer_over(root, [_COMPANY, _POST])


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2023 Công ty Cấp nước Mường Vạt có bao nhiêu sáng kiến?",
        "Công ty Mường Vạt năm 2023 có bao nhiêu sáng kiến?",
        "cty cap nuoc muong vat nam 2023 co bao nhieu sang kien",
        "năm 2023 công ty cấp nước MV có bao nhiêu sáng kiến",
        "Công ty có bao nhiêu sáng kiến năm 2023?",
    ],
)
def test_a_company_called_for_short_is_that_company(answerer: Answerer, question: str) -> None:
    """Its figure is given, and whose it is stands before it: no province's."""
    answer = answerer.answer(Asked(question))

    assert "57 sáng kiến" in answer.text
    assert "Công ty Cổ phần Cấp nước Mường Vạt:" in answer.text


def test_another_company_of_the_same_place_is_unknown(answerer: Answerer) -> None:
    """What is not told of is named in the refusal; no figure of the company that is known is given for it."""
    answer = answerer.answer(Asked("Công ty Điện lực Mường Vạt năm 2023 có bao nhiêu sáng kiến?"))

    assert answer.status is Status.NOT_FOUND
    assert "Công ty Điện lực Mường Vạt" in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Đồn Biên phòng Nà Phiêng đỡ đầu bao nhiêu học sinh nghèo?",
        "Đồn Nà Phiêng đỡ đầu bao nhiêu học sinh nghèo?",
        "don bien phong na phieng do dau bao nhieu hoc sinh ngheo",
        "Đồn biên phòng đỡ đầu bao nhiêu học sinh nghèo?",
    ],
)
def test_a_post_that_a_title_names_is_asked_of_itself(answerer: Answerer, question: str) -> None:
    """The commune of that name is not said to do what the post does."""
    answer = answerer.answer(Asked(question))

    assert "28 học sinh" in answer.text
    assert answer.text.startswith("Đồn Biên phòng Nà Phiêng:")


def test_a_post_elsewhere_is_unknown(answerer: Answerer) -> None:
    """A post of another place that the corpus speaks of is not the one that it tells of."""
    answer = answerer.answer(Asked("Đồn Biên phòng Mường Cang có bao nhiêu cột mốc?"))

    assert answer.status is Status.NOT_FOUND
    assert "Đồn Biên phòng Mường Cang" in answer.lead


def test_the_commune_keeps_its_own_figures(answerer: Answerer) -> None:
    """Asked of the commune, the post that bears its name is left aside."""
    answer = answerer.answer(Asked("Đảng bộ xã Nà Phiêng có bao nhiêu đảng viên?"))

    assert "212 đảng viên" in answer.text


def test_a_body_that_only_a_sentence_names_is_found_there(answerer: Answerer) -> None:
    """The waterworks of the company is told of in one sentence."""
    answer = answerer.answer(Asked("Chi bộ Nhà máy nước Tân Lở có mô hình gì để tiết kiệm điện?"))

    assert "Tắt một bơm" in answer.text


@pytest.mark.parametrize("place", ["Huyện Mường Cang", "Tỉnh Mường Vạt"])
def test_what_only_lies_around_has_no_figure_of_what_lies_in_it(answerer: Answerer, place: str) -> None:
    """No article tells of the district or the province itself: neither the company's nor the commune's members are its own."""
    answer = answerer.answer(Asked(f"{place} có bao nhiêu đảng viên?"))

    assert answer.status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Đảng ủy Khối Doanh nghiệp Mường Vạt có bao nhiêu đảng viên?", "1.204"),
        ("TTYT Mường Cang khám cho bao nhiêu lượt người?", "8.640"),
        ("trung tam y te huyen muong cang kham cho bao nhieu luot nguoi", "8.640"),
        ("Hội Nông dân Mường Cang có bao nhiêu hội viên?", "5.317"),
    ],
)
def test_agencies_and_unions_with_articles_of_their_own(tmp_path: Path, question: str, told: str) -> None:
    """The level of the place may be said or left out, a committee stands for its party organisation."""
    articles = [
        Article(name, f"{body} học Bác", f"Hiện nay có {figure}.", place=f"{body} Mường Cang, tỉnh Mường Vạt")
        for name, body, figure in (
            ("y-te", "Trung tâm Y tế huyện", "8.640 lượt người được khám"),
            ("nong-dan", "Hội Nông dân huyện", "5.317 hội viên"),
        )
    ]
    block = "Đảng bộ Khối Cơ quan và Doanh nghiệp tỉnh Mường Vạt"
    articles.append(Article("khoi", f"{block} học Bác", "Toàn khối có 1.204 đảng viên.", place=block))

    assert told in answerer_over(tmp_path, articles).answer(Asked(question)).text
