"""Pages in the manner of many Vietnamese portals: what is left of them, and what they state about themselves.

The pages are invented. What each must become lies beside it as an article file, checked by eye; `golden.py` says how.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article_file import read_article
from knowledge.errors import SourceError
from knowledge.sources.cleaning import clean
from knowledge.sources.desk import Desk
from knowledge.sources.handing import Origin
from knowledge.sources.plain_text import read_text
from knowledge.sources.records import Draft, Page, Stated
from knowledge.sources.web_page import read_html
from scripts.fingerprint_originals import fingerprint, numbers_in

from .golden import draft_of, pages

_SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
_BOILERPLATE = re.compile(
    r"phản hồi|các tin khác|mới nhất|liên kết website|xem thêm|xếp hạng|đánh giá bài viết|tác giả bài viết|lượt xem|trang chủ"
    r"|duy trì trạng thái|ảnh:|cập nhật|bình luận|bản quyền|in bài viết|tin liên quan|giấy phép|truy cập|từ khóa",
    re.IGNORECASE,
)
_PROSE = "Chi bộ ấp 5 có 31 đảng viên, năm qua cùng nhau làm xong 2 km đường hoa và một cây cầu mới cho bà con trong ấp."
_SPREADING = "Tạo sức lan tỏa trong học tập và làm theo Bác"
_STATED = {
    "long-binh": Stated(
        title="Đảng ủy Xã Long Bình, thực hiện chuyên đề năm 2023 “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ"
        " Chí Minh về phát huy dân chủ trong xây dựng Đảng và hệ thống chính trị”",
        author="Huỳnh Thị Diễm Trinh",
        published="2023-11-30",
        place="xã Long Bình, huyện Gò Công Tây",
    ),
    "son-thuy": Stated(title=_SPREADING, place="xã Sơn Thủy (Quan Sơn)"),
    "tan-thuan-binh": Stated(title=_SPREADING, place="xã Tân Thuận Bình, huyện Chợ Gạo"),
    "tien-giang": Stated(
        title="Học và làm theo Bác: Tiền Giang nhân rộng điển hình tiên tiến",
        author="Minh Trí",
        publisher="TTXVN",
        place="tỉnh Tiền Giang",
    ),
    "tuy-phong": Stated(
        title="Tuy Phong: Nhân rộng mô hình, điển hình trong học tập và làm theo Bác", place="huyện Tuy Phong"
    ),
}


def _lines(*lines: str) -> Draft:
    return clean(Page(lines))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_page(page: Path) -> None:
    """A raw page becomes the article that lies beside it: nothing of the site left, nothing of the article lost."""
    expected = read_article(page.with_name(f"{page.name}.article.md")).article
    draft = draft_of(page)

    assert draft.text.split("\n\n") == expected.text.split("\n\n")
    assert draft.article(expected.id) == expected
    assert _BOILERPLATE.search(draft.text) is None


@pytest.mark.parametrize("id_", sorted(_STATED))
def test_seed(id_: str) -> None:
    """A real scraped page: what it states is found, its boilerplate goes, and no figure of the original is lost."""
    path = _SEEDS / f"{id_}.txt"
    if not path.is_file():
        pytest.skip("the original articles are not part of the repository")
    raw = path.read_text(encoding="utf-8")
    with Desk() as desk:
        draft = desk.read(Origin(path.name, path=path)).draft

    assert draft is not None
    assert draft.stated == _STATED[id_]
    assert _BOILERPLATE.search(draft.text) is None
    wanted = Counter(fingerprint(raw).numbers)
    kept = numbers_in(
        f"{draft.stated.title}\n{draft.text}".replace("Qưới An", "Quới An").replace("21- KL/TW", "21-KL/TW")
    )
    # A caption that stood twice stands once.
    twice = Counter(numbers_in(" ".join(line for line in draft.dropped if line in draft.text)))
    assert {number: count for number, count in (wanted - twice).items() if kept[number] < count} == {}


def test_captions_stay_once() -> None:
    """A caption that the page prints twice stays, once, without who took the picture."""
    draft = _lines(
        "Chi bộ ấp 5 làm theo Bác",
        "Chi bộ ấp 5 có 31 đảng viên, năm qua cùng nhau làm xong 2 km đường hoa và một cây cầu mới cho bà con trong ấp.",
        "Cây cầu dài 12 m do đảng viên góp công. (Ảnh: Thu Hà)",
        "Cây cầu dài 12 m do đảng viên góp công.",
        "Năm tới chi bộ chọn việc thắp sáng tuyến đường vào xóm, dự kiến cần 40 trụ đèn và 25 triệu đồng.",
    )

    assert draft.text.count("Cây cầu dài 12 m do đảng viên góp công.") == 1
    assert "Ảnh" not in draft.text


def test_related_box_inside_the_text() -> None:
    """Links to other articles in the middle go; the text after them stays."""
    draft = _lines(
        "Xã Bàu Đôi đưa việc học Bác vào trường học",
        "Xã Bàu Đôi có 3 trường tiểu học, trường nào cũng có góc kể chuyện Bác do đảng viên và học sinh cùng trang trí.",
        "Tin liên quan",
        "Bàu Đôi khánh thành trường mầm non 4 tỷ đồng",
        "Bàu Đôi thi tiếng hát giáo viên",
        "Năm học vừa rồi 1.012 học sinh đã kể 365 câu chuyện, trong đó 27 câu chuyện được in thành tập sách nhỏ.",
    )

    assert "4 tỷ đồng" not in draft.text
    assert "1.012 học sinh" in draft.text


def test_words_of_the_site_inside_the_text_are_content() -> None:
    """A sentence that speaks of feedback or sharing is no button, nor is a short heading of the article's own."""
    text = (
        "Sau khi có phản hồi của người dân, chi bộ đã chia sẻ cách làm với các ấp khác và in bài viết phát cho 120 hộ.",
        "Kết quả bước đầu",
        "Các tin khác nhau về dự án được tổ công tác giải thích rõ, 98% hộ dân đồng thuận ngay trong tháng đầu tiên.",
    )
    draft = _lines("Ấp Mới bàn việc cùng dân", *text)

    assert draft.text.split("\n\n") == list(text)


def test_what_is_not_stated_is_left_empty() -> None:
    """A page that names no author, publisher, date or place gets none."""
    stated = _lines(
        "Những việc nhỏ làm nên chuyện lớn",
        "Chi bộ chúng tôi có 15 đảng viên, mỗi người nhận giúp một gia đình, tính đến nay đã có 9 gia đình thoát nghèo.",
    ).stated

    assert stated == Stated(title="Những việc nhỏ làm nên chuyện lớn")


def test_a_place_of_its_name_elsewhere_is_no_parent() -> None:
    """A district that is only mentioned, and whose communes the register knows, is not taken for the commune's own."""
    stated = _lines(
        "Xã Long Bình học cách làm hay",
        "Đảng ủy xã Long Bình tổ chức cho 24 cán bộ đi học tập kinh nghiệm xây dựng nông thôn mới trong hai ngày.",
        "Đoàn được Huyện ủy Mèo Vạc đón tiếp, giới thiệu 5 mô hình hiệu quả và tặng 2 bộ tài liệu cho cán bộ xã Long Bình.",
    ).stated

    assert stated.place == "xã Long Bình"


def test_two_communes_alike_give_no_place() -> None:
    """A report on two communes in the same breath is about neither alone."""
    stated = _lines(
        "Hai xã kết nghĩa cùng làm theo Bác",
        "Xã An Phú Hạ và xã Bình Lục Đông kết nghĩa từ năm 2019, đến nay đã trao đổi 14 mô hình và 6 đợt sinh hoạt chung.",
        "Xã An Phú Hạ giúp 3 máy gặt, xã Bình Lục Đông giúp 500 cây giống, người dân hai bên đều phấn khởi làm theo.",
    ).stated

    assert stated.place is None


def test_a_name_that_was_announced_is_content() -> None:
    """The last line of a list of people is no signature."""
    draft = _lines(
        "Rạch Đước khen thưởng người làm theo Bác",
        "Đảng ủy xã Rạch Đước khen thưởng 12 tập thể và 2 cá nhân có thành tích xuất sắc trong học tập và làm theo Bác, gồm:",
        "Nguyễn Văn Sậy",
        "Lê Thị Bần",
    )

    assert draft.stated.author is None
    assert draft.text.endswith("Nguyễn Văn Sậy\n\nLê Thị Bần")


def test_nothing_but_the_site() -> None:
    """A page without an article is refused."""
    with pytest.raises(SourceError):
        _lines("Trang chủ", "Đăng nhập", "Các tin khác", "Liên kết website")


@given(st.lists(st.one_of(st.text(max_size=80), st.sampled_from(["Các tin khác", "Phản hồi", "Ảnh: A", "30/11/2023", "BÁO CÁO", "Số 5-BC/ĐU", "Nơi nhận:", "x " * 40 + "."])), max_size=25))  # fmt: skip
@settings(deadline=None)  # a busy machine is no finding
def test_any_lines_are_cleaned_or_refused(lines: list[str]) -> None:
    """Cleaning raises nothing but SourceError; what it gives has a title and a text that cleaning leaves alone."""
    try:
        draft = clean(Page(tuple(lines)))
    except SourceError:
        return

    assert draft.text.strip()
    assert draft.stated.title


@given(st.binary(max_size=400))
@settings(deadline=None)  # a busy machine is no finding
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """Reading arbitrary bytes as text raises nothing but SourceError."""
    try:
        page = read_text(content)
    except SourceError:
        return

    assert all("\x00" not in line for line in page.lines)


_TAGS = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<font face='.VnTime'>", "<h1>", "<!--", "-->", "<script>",
     "</script>", "<![CDATA[", "&#x0;", "&#55296;", "<figure>", "<figcaption>", "<meta charset=x>", "<title>", '<script type="application/ld+json">{"@type":"Article","author":[[]]}</script>', _PROSE, "\x00", "<br>"]
)  # fmt: skip


@given(st.lists(st.one_of(_TAGS, st.text(max_size=20)), max_size=30).map("".join))
@settings(deadline=None, max_examples=60)  # a busy machine is no finding
def test_any_markup_is_read_or_refused(markup: str) -> None:
    """Reading arbitrary markup raises nothing but SourceError, and no tag of it comes back as one."""
    try:
        draft = clean(read_html(markup.encode("utf-8", "replace")))
    except SourceError:
        return

    assert draft.text.strip()


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=60)  # a busy machine is no finding
def test_any_bytes_are_a_page_or_refused(content: bytes) -> None:
    """Reading arbitrary bytes as HTML raises nothing but SourceError."""
    try:
        page = read_html(content)
    except SourceError:
        return

    assert any(page.lines)
