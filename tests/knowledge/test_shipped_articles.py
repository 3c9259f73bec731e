"""The shipped articles against the fingerprints of their originals, which this repository does not contain.

`scripts/fingerprint_originals.py` wrote `shipped_originals.json` and says what is in it.
"""

import json
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from scripts.fingerprint_originals import SHINGLE_WORDS, fingerprint, numbers_in, shingles_of, words_of

ARTICLES = Path(__file__).parents[2] / "knowledge" / "articles"
ORIGINALS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("shipped_originals.json").read_text(encoding="utf-8")
)
IDS = ("long-binh", "son-thuy", "tan-thuan-binh", "tien-giang", "tuy-phong")
SPREADING = "Tạo sức lan tỏa trong học tập và làm theo Bác"
FRONT_MATTER = {
    "long-binh": {
        "title": "Đảng ủy Xã Long Bình, thực hiện chuyên đề năm 2023 “Học tập và làm theo tư tưởng, đạo đức,"
        " phong cách Hồ Chí Minh về phát huy dân chủ trong xây dựng Đảng và hệ thống chính trị”",
        "author": "Huỳnh Thị Diễm Trinh",
        "published": "2023-11-30",
        "place": "xã Long Bình, huyện Gò Công Tây",
        "source_kind": "digest",
    },
    "son-thuy": {"title": SPREADING, "place": "xã Sơn Thủy (Quan Sơn)", "source_kind": "digest"},
    "tan-thuan-binh": {
        "title": SPREADING,
        "place": "xã Tân Thuận Bình, huyện Chợ Gạo",
        "source_kind": "digest",
    },
    "tien-giang": {
        "title": "Học và làm theo Bác: Tiền Giang nhân rộng điển hình tiên tiến",
        "publisher": "TTXVN",
        "author": "Minh Trí",
        "place": "tỉnh Tiền Giang",
        "source_kind": "digest",
    },
    "tuy-phong": {
        "title": "Tuy Phong: Nhân rộng mô hình, điển hình trong học tập và làm theo Bác",
        "place": "huyện Tuy Phong",
        "source_kind": "digest",
    },
}
BOILERPLATE = (
    "phản hồi",
    "các tin khác",
    "mới nhất",
    "liên kết website",
    "xem thêm",
    "xếp hạng",
    "đánh giá bài viết",
    "tác giả bài viết",
    "trạng thái đăng nhập",
    "ảnh:",
)
# Made up; it stands in no original.
PLANTED = "Sáng chủ nhật nào bà con cũng ra đình làng quét lá và tưới cây."


class Shipped(NamedTuple):
    """One article file: as it is, and its two parts."""

    whole: str
    front_matter: dict[str, str]
    body: str


@pytest.fixture(name="article", params=IDS)
def _article(request: pytest.FixtureRequest) -> tuple[str, Shipped]:
    article_id: str = request.param
    whole = (ARTICLES / f"{article_id}.md").read_text(encoding="utf-8")
    _, front_matter, body = whole.split("---\n", maxsplit=2)
    return article_id, Shipped(whole, yaml.safe_load(front_matter), body)


def _spoken(text: str) -> str:
    """The words of a text between single blanks, so that punctuation hides no name."""
    return f" {' '.join(words_of(text))} "


def test_ships_the_five_articles_and_their_fingerprints() -> None:
    """The shipped corpus is these five articles, and each has the fingerprint of its original."""
    assert list(IDS) == sorted(path.stem for path in ARTICLES.glob("*.md"))
    assert list(IDS) == sorted(ORIGINALS)


def test_says_of_its_source_what_the_source_states(article: tuple[str, Shipped]) -> None:
    """The front matter has exactly what the original states of itself, in the fixed order."""
    article_id, shipped = article

    assert list(FRONT_MATTER[article_id].items()) == list(shipped.front_matter.items())


def test_keeps_every_number(article: tuple[str, Shipped]) -> None:
    """Each figure, date, document number and Roman numeral of the original stands in the body, written alike."""
    article_id, shipped = article

    assert set(ORIGINALS[article_id]["numbers"]) <= set(numbers_in(shipped.body))


def test_makes_up_no_number(article: tuple[str, Shipped]) -> None:
    """The body has no figure that the original lacks."""
    article_id, shipped = article

    assert set(numbers_in(shipped.body)) <= set(ORIGINALS[article_id]["numbers"])


def test_keeps_every_name(article: tuple[str, Shipped]) -> None:
    """Each model, person, organisation, place and document that the original names is named."""
    article_id, shipped = article
    spoken = _spoken(shipped.whole)

    assert [name for name in ORIGINALS[article_id]["names"] if _spoken(name) not in spoken] == []


def test_copies_no_sentence(article: tuple[str, Shipped]) -> None:
    """No run of eight words is the original's, beside names and titles."""
    article_id, shipped = article

    assert not shingles_of(shipped.body) & set(ORIGINALS[article_id]["shingles"])


def test_finds_a_copied_sentence(article: tuple[str, Shipped]) -> None:
    """A sentence of the original would be found in the body wherever it stood, whatever its punctuation."""
    article_id, shipped = article
    original = set(ORIGINALS[article_id]["shingles"]) | shingles_of(PLANTED)
    first, *others = shipped.body.strip().split("\n\n")
    disguised = PLANTED.upper().replace(" VÀ", ", và")

    planted = "\n\n".join((first, f"{first} {disguised} {first}", *others))

    assert shingles_of(PLANTED) == shingles_of(planted) & original


def test_is_clean_text(article: tuple[str, Shipped]) -> None:
    """The file is NFC, without the web page's boilerplate, its body plain paragraphs one blank line apart."""
    _, shipped = article
    paragraphs = shipped.body.removeprefix("\n").removesuffix("\n").split("\n\n")

    assert unicodedata.is_normalized("NFC", shipped.whole)
    assert [phrase for phrase in BOILERPLATE if phrase in shipped.whole.casefold()] == []
    assert [text for text in paragraphs if text != " ".join(text.split()) or not text[0].isalpha()] == []
    assert not set("*_#`<>[]") & set(shipped.body)


def test_a_name_may_be_repeated_but_not_the_sentence_around_it() -> None:
    """A fingerprint leaves out runs of names and of the title, and keeps a sentence that has a name in it."""
    name = "“Mỗi nhà một vườn rau xanh, mỗi ngõ một hàng cây bóng mát”"
    sentence = f"Cuối năm các hộ dân trong ấp cùng nhau bàn bạc rồi chọn mô hình {name} để làm trước."
    title = "Chuyện các hộ dân trong một ấp cùng nhau trồng cây"

    shingles = set(fingerprint(f"{title}\n\n{sentence}\n\nPhản hồi\n").shingles)

    assert not shingles_of(f"mô hình {name}") & shingles
    assert not shingles_of(title) & shingles
    assert shingles_of("hộ dân trong ấp cùng nhau bàn bạc rồi") <= shingles
    assert shingles_of("nhau bàn bạc rồi chọn mô hình mỗi nhà") <= shingles
    assert shingles_of(f"chọn mô hình {name} để làm trước") & shingles


def test_speech_in_quotation_marks_is_no_name() -> None:
    """What somebody said is text like any other: only names in quotation marks may be repeated."""
    said = "“Bà con ở đây ai cũng đồng lòng. Nhờ vậy con đường mới làm xong trước Tết.”"

    found = fingerprint(f"Con đường mới\n\nÔng trưởng ấp nói: {said}")

    assert found.names == ()
    assert shingles_of(said) <= set(found.shingles)


def test_boilerplate_leaves_no_number_behind() -> None:
    """The posting time, the votes and the login timer are not numbers that a retelling must keep."""
    page = (
        "Con đường mới\n\nThứ năm - 30/11/2023 08:41\nĐã trồng 2.646 cây, (1) đợt đầu đạt 97,09%.\n"
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá\nXếp hạng: 5 - 1 phiếu bầu\n"
        "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây"
    )

    assert fingerprint(page).numbers == {"2.646": 1, "97,09%": 1}


def test_a_run_is_eight_words() -> None:
    """Seven words in a row may agree by chance, and have no hash; eight have one."""
    words = words_of(PLANTED)

    assert set() == shingles_of(" ".join(words[: SHINGLE_WORDS - 1]))
    assert len(shingles_of(" ".join(words[:SHINGLE_WORDS]))) == 1
