"""Search that heeds places: communes whose reports differ in name and figure only."""

from collections.abc import Callable

import pytest
from support.encoders import HashedEncoder
from support.shelves import Shelf

from bot.answering.evidence.placed_search import PlacedSearch
from bot.answering.naming.finding import place_finder
from index.places import PlaceIndex
from index.search import Searcher
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded

_NAMES = ("Đồng Sậy", "Đồng Sậy Tây", "Mây Trắng", "Gò Ổi", "Tân Cồn", "Phú Rạch", "Vĩnh Hạ", "Thới Lộ")


@pytest.fixture(name="search", scope="module")
def _search(tmp_path_factory: pytest.TempPathFactory) -> PlacedSearch:
    articles = [
        Article(
            f"{number:02}",
            "Kết quả học tập và làm theo Bác",
            f"Địa phương có {300 + number} đảng viên.\n\nCó {number + 3} mô hình hay, trong đó nhiều mô hình được nhân rộng.",
            place=f"xã {name}, huyện {district}",
        )
        for number, (name, district) in enumerate(
            (name, district) for district in ("Suối Hạc", "Cát Lở") for name in _NAMES
        )
    ]
    searcher = Searcher(Shelf.of(tmp_path_factory.mktemp("alike"), articles).built(), HashedEncoder())
    places = PlaceIndex(searcher.snapshot)
    finder = place_finder(places, NameBook([Place("xã", "Bãi Vàng")]), searcher.snapshot.words)
    return PlacedSearch(searcher, places, finder)


@pytest.mark.parametrize("typed", [str, folded, str.upper])
@pytest.mark.parametrize("district", ["Suối Hạc", "Cát Lở"])
@pytest.mark.parametrize("name", _NAMES)
def test_the_commune_asked_for_is_first(
    search: PlacedSearch, name: str, district: str, typed: Callable[[str], str]
) -> None:
    """Named with its district, each commune's own passages lead, though the passages do not say its name."""
    hits = search.search(typed(f"xã {name}, huyện {district} có bao nhiêu đảng viên"), 4)
    places = [hit.passage.article.place for hit in hits]

    assert places[:1] == [f"xã {name}, huyện {district}"]
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    assert len({hit.row for hit in hits}) == 4


def test_others_follow(search: PlacedSearch) -> None:
    """Beyond what is about the place the other passages follow; a place nobody reports of filters nothing."""
    assert len(search.search("xã Gò Ổi, huyện Cát Lở có mấy mô hình", 10)) == 10
    assert len(search.search("xã Bãi Vàng có mấy mô hình", 10)) == 10
    assert len(search.search("có mấy mô hình", 10)) == 10


def test_nothing_asked(search: PlacedSearch) -> None:
    """No question finds nothing."""
    assert search.search(" ", 5) == ()
