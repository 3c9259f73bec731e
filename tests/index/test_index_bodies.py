"""Bodies of a corpus: those that articles are about, and those that titles and sentences name. All are invented."""

from pathlib import Path

import pytest
from support.shelves import Shelf

from index.places import PlaceIndex
from knowledge.entities.places import Place
from knowledge.records import Article

_ARTICLES = (
    Article(
        "nuoc",
        "Học Bác để nước sạch đến từng nhà",
        "Toàn Công ty có 57 sáng kiến.\n\nChi bộ Nhà máy nước Tân Lở tiết kiệm điện. Đơn vị có 9 đảng viên.",
        place="Công ty Cổ phần Cấp nước Mường Vạt, tỉnh Mường Vạt",
    ),
    Article(
        "don",
        "Đồn Biên phòng Nà Phiêng: Học Bác từ phiên gác",
        "Đồn quản lý 17 cột mốc.",
        place="xã Nà Phiêng, huyện Mường Cang, tỉnh Mường Vạt",
    ),
)


@pytest.fixture(name="places", scope="module")
def _places(tmp_path_factory: pytest.TempPathFactory) -> PlaceIndex:
    root: Path = tmp_path_factory.mktemp("bodies")
    return PlaceIndex(Shelf.of(root, _ARTICLES).built())


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Công ty Cổ phần Cấp nước Mường Vạt", True),
        ("Đồn Biên phòng Nà Phiêng", True),
        ("Nhà máy nước Tân Lở", True),
        ("Công ty Điện lực Mường Vạt", False),
        ("Đồn Biên phòng Mường Cang", False),
        ("Nhà máy đường Tân Lở", False),
    ],
)
def test_a_body_is_known_where_it_is_named(places: PlaceIndex, name: str, *, known: bool) -> None:
    """In the place of an article, in its title or in a sentence; another body of that place is not."""
    assert places.knows(Place(None, name)) is known


def test_a_body_in_a_title_has_the_whole_article(places: PlaceIndex) -> None:
    """All that an article says whose title names a body is said about that body."""
    post = Place(None, "Đồn Biên phòng Nà Phiêng")

    assert places.rows_about(post) == places.rows_about(Place("xã", "Nà Phiêng"))
    assert places.scope(post).sentences.keys() == places.rows_about(post)


def test_a_body_in_a_sentence_has_what_goes_on_about_it(places: PlaceIndex) -> None:
    """No article is about the waterworks: only the sentence that names it and the one behind speak of it."""
    plant = Place(None, "Nhà máy nước Tân Lở")
    ((_, numbers),) = places.scope(plant).sentences.items()

    assert not places.rows_about(plant)
    assert len(numbers) == 2


def test_a_kind_is_called_alone_where_there_is_one_of_it(places: PlaceIndex) -> None:
    """The only border post that articles are about need not be named."""
    assert places.bodies.only_one(("đồn", "biên", "phòng")) == Place(None, "Đồn Biên phòng Nà Phiêng")
    assert places.bodies.only_one(("bệnh", "viện")) is None
