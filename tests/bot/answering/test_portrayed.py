"""Questions about persons, bodies, parts of reports and figures told place by place, over reports of one district."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.portrayed import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("portrayed")), list(ARTICLES))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Lũng Vài đạt bao nhiêu tiêu chí nông thôn mới?", "14/19"),
        ("lung vai hien bao nhieu dat", "2.450"),
        ("Háng Nhù có bao nhiêu phần trăm đảng viên đăng ký làm theo?", "88,6%"),
        ("Phiêng Mạ có bao nhiêu mô hình?", "Phiêng Mạ 9"),
        ("Tỷ lệ đảng viên Lũng Vài đăng ký làm theo Bác là bao nhiêu?", "97,31%"),
        ("bệnh viện Đông Khâu nấu bao nhiêu suất cháo?", "140"),
    ],
)
def test_figures_told_by_the_way(answerer: Answerer, question: str, told: str) -> None:
    """So many of so many, with a unit of measure, a place's figure in a row of places, a share behind its count."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [("Phiêng Mạ có bao nhiêu mô hình?", "9"), ("Bà Siêng bao nhiêu tuổi?", "66")],
)
def test_whose_figure_is_bold(answerer: Answerer, question: str, figure: str) -> None:
    """Not the first place's in a row of places, not the age of somebody else in the same report."""
    (statement,) = answerer.answer(Asked(question)).statements

    assert [span.of(statement.text) for span in statement.bold] == [figure]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("chu tich hoi nong dan xa lung vai la ai", "Giàng Seo Vần"),
        ("Giám đốc bệnh viện Đông Khâu là ai?", "Ung Chí Thăng"),
        ("Ông Lù Văn Tếnh giữ chức vụ gì?", "Bí thư Huyện ủy"),
        ("Bà Siêng dạy chữ cho bao nhiêu phụ nữ?", "21"),
        ("Cấp nào khen Đảng ủy xã Lũng Vài?", "Huyện ủy"),
    ],
)
def test_persons(answerer: Answerer, question: str, told: str) -> None:
    """An office stands before or behind its holder; a person is known by the last part of the name; the giver gives."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Bí thư Huyện ủy Tà Cò là ông Lù Văn Tếnh phải không?", "Đúng như kho tư liệu ghi:"),
        ("Bí thư Huyện ủy Tà Cò là ông Lù Văn Sang phải không?", "Không đúng. Kho tư liệu ghi:"),
    ],
)
def test_a_claimed_holder_is_checked(answerer: Answerer, question: str, lead: str) -> None:
    """Whoever is put forward for an office is confirmed or put right, with the sentence that tells it."""
    answer = answerer.answer(Asked(question))

    assert (answer.lead, "Lù Văn Tếnh" in answer.text) == (lead, True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Lũng Vài thuộc huyện nào?", "Tà Cò"),
        ("Chi bộ thôn ở Lũng Vài bao lâu sinh hoạt một lần?", "hằng tháng"),
        ("Quỹ tiết kiệm của chi bộ Nà Lốc dùng vào việc gì?", "mua giống"),
        ("Lũng Vài còn hạn chế gì?", "sạt lở"),
        ("Bệnh viện Đông Khâu còn yếu chỗ nào?", "80 phút"),
        ("Năm 2024 xã Lũng Vài dự định làm gì?", "15 ha"),
    ],
)
def test_what_is_asked_of_the_matter(answerer: Answerer, question: str, told: str) -> None:
    """Under whom, how often, what for; a part told under its heading, in its paragraph, of the year to come."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "Con gái bà Nông Thị Siêng học trường nào?",
        "Huyện Tà Cò có bao nhiêu đảng viên?",
        "Bí thư Đảng ủy xã Lũng Vài là ai?",
        "Ông Trần Đại Bảo làm chức gì?",
        "Ai là bí thư xã Háng Nhù?",
    ],
)
def test_what_is_not_told_is_not_answered(answerer: Answerer, question: str) -> None:
    """A private matter, a commune's figure for its district, another office's holder, an unknown person."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


def test_a_sentence_that_points_back_brings_what_it_points_to(tmp_path: Path) -> None:
    """Who the two are stands in the sentences before."""
    article = Article(
        id="tram-y-te",
        title="Hai thầy thuốc ở Nà Phung",
        published="2024-03-01",
        place="xã Nà Phung, huyện Tà Cò",
        text=(
            "Y sĩ Lục Thị Mỷ ở xã Nà Phung trực 20 năm không bỏ ca. Y tá Hà Văn Pảo gùi thuốc vào từng bản. Cả hai được Bộ Y tế tặng Bằng khen."
        ),
    )

    answer = answerer_over(tmp_path, [*ARTICLES, article]).answer(
        Asked("Những ai ở Nà Phung được Bộ Y tế tặng bằng khen?")
    )

    assert all(name in answer.text for name in ("Lục Thị Mỷ", "Hà Văn Pảo", "Cả hai"))
    assert all(statement.marks for statement in answer.statements)


def test_the_district_is_not_put_before_what_its_commune_has(tmp_path: Path) -> None:
    """After "A là xã của huyện B" the cells are A's: the answer never says that they are the district's."""
    article = Article(
        id="bai-gio",
        title="Bãi Gió vào mùa biển",
        published="2024-03-01",
        place="xã Bãi Gió, huyện Vạn Sóng",
        text="Bãi Gió là xã bãi ngang của huyện Vạn Sóng. Đảng bộ xã có 13 chi bộ trực thuộc với 287 đảng viên.",
    )

    answer = answerer_over(tmp_path, [*ARTICLES, article]).answer(Asked("Bãi Gió có bao nhiêu chi bộ?"))

    assert "13" in answer.text
    assert "Vạn Sóng:" not in answer.text
