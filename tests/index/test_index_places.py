"""Scopes: which sentences may answer for a place."""

from pathlib import Path

import pytest
from support.articles import ALL, SON_KHE
from support.shelves import Shelf

from index.places import PlaceIndex
from index.scopes import Scope
from index.snapshot.records import Snapshot
from knowledge.entities.places import Place, place_chain
from knowledge.records import Article

_THANH_LOC = Place("xã", "Thạnh Lộc Đông")


@pytest.fixture(name="snapshot", scope="module")
def _snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return Shelf.of(tmp_path_factory.mktemp("places")).built()


def _said(snapshot: Snapshot, scope: Scope) -> dict[str, list[str]]:
    """Article → the first three words of each sentence that the scope lets through."""
    said: dict[str, list[str]] = {}
    for row, numbers in sorted(scope.sentences.items()):
        passage = snapshot.passages[row]
        for number in sorted(numbers):
            words = passage.sentences[number].of(passage.text).split()
            said.setdefault(passage.article.id, []).append(" ".join(words[:3]))
    return said


def _shelf_with(tmp_path: Path, text: str, place: str | None) -> Snapshot:
    return Shelf.of(tmp_path, [Article("bai", "Bài", text, place=place), SON_KHE]).built()


def test_own_place_lets_its_whole_article_through_and_mentions_elsewhere(snapshot: Snapshot) -> None:
    """Of the article about the place every sentence speaks; of another, the one that names it and what follows."""
    scope = PlaceIndex(snapshot).scope(_THANH_LOC)

    assert _said(snapshot, scope) == {
        "thanh-loc-dong": ["Đảng bộ xã", "Sau hai năm", "Mô hình “Hũ", "Mỗi tháng các"],
        "vam-say": ["Tại xã Thạnh", "Các lớp ấy"],
    }


def test_mention_is_not_carried_into_the_next_paragraph(tmp_path: Path) -> None:
    """A place stands for what follows in its paragraph and for nothing after it, one passage or not."""
    text = "Xã Tân Cồn có 5 mô hình. Nơi đây giàu lên.\n\nToàn vùng có 40 mô hình."
    snapshot = _shelf_with(tmp_path, text, None)
    row = next(row for row, passage in enumerate(snapshot.passages) if passage.article.id == "bai")

    assert len(snapshot.passages[row].sentences) == 3
    assert {row: frozenset({0, 1})} == PlaceIndex(snapshot).scope(Place("xã", "Tân Cồn")).sentences


def test_next_mention_takes_over(tmp_path: Path) -> None:
    """A sentence that names a place of its own does not speak of the one before."""
    text = "Xã Tân Cồn có 5 mô hình. Xã Phú Rạch có 9 mô hình. Nơi đây giàu lên."
    index = PlaceIndex(_shelf_with(tmp_path, text, None))

    assert [frozenset({0})] == list(index.scope(Place("xã", "Tân Cồn")).sentences.values())
    assert [frozenset({1, 2})] == list(index.scope(Place("xã", "Phú Rạch")).sentences.values())


def test_larger_unit_of_the_place_field_answers_only_when_asked_inside(snapshot: Snapshot) -> None:
    """The district in `xã A, huyện B` is known; the commune's sentences are about it only as a unit inside."""
    index = PlaceIndex(snapshot)
    district = Place("huyện", "Đá Trắng")

    assert index.knows(district)
    assert index.scope(district) == Scope({})
    rows = index.scope(district, inside=True).sentences
    assert {True} == {"huyện Đá Trắng" in (snapshot.passages[row].article.place or "") for row in rows}


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (Place("xã", "Thạnh Lộc Đông"), True),
        (Place(None, "thạnh lộc đông"), True),
        (Place("phường", "Thạnh Lộc Đông"), False),
        (Place("huyện", "Vàm Sậy"), True),
        (Place("xã", "Vàm Sậy"), False),
        (Place("bản", "Pa Lịa"), True),
        (Place("xã", "Thạnh Lộc"), False),
        (Place(None, "Hòa Khánh"), False),
    ],
)
def test_known_places(snapshot: Snapshot, place: Place, known: bool) -> None:
    """A place is known by its whole name, and by its level where both sides state one."""
    assert known == PlaceIndex(snapshot).knows(place)


def test_namesake_of_another_level_does_not_answer(tmp_path: Path) -> None:
    """Where a district and a commune share a name, a figure of the one is no answer for the other."""
    text = "Huyện Long Khê khen 90 tập thể. Xã Long Khê khen 3 tập thể."
    index = PlaceIndex(_shelf_with(tmp_path, text, None))

    assert [frozenset({1})] == list(index.scope(Place("xã", "Long Khê")).sentences.values())
    assert [frozenset({0})] == list(index.scope(Place("huyện", "Long Khê")).sentences.values())
    assert [frozenset({0, 1})] == list(index.scope(Place(None, "Long Khê")).sentences.values())


def test_own_article_of_another_level_does_not_answer(tmp_path: Path) -> None:
    """The article about a district does not answer as a whole for the commune of its name that it names once."""
    text = "Toàn vùng có 40 mô hình. Riêng xã Long Khê có 5 mô hình."
    index = PlaceIndex(_shelf_with(tmp_path, text, "huyện Long Khê"))

    assert [frozenset({1})] == list(index.scope(Place("xã", "Long Khê")).sentences.values())
    assert [frozenset({0, 1})] == list(index.scope(Place("huyện", "Long Khê")).sentences.values())


def test_unknown_place_has_an_empty_scope(snapshot: Snapshot) -> None:
    """Nothing may answer for a place that the corpus does not know."""
    assert PlaceIndex(snapshot).scope(Place("xã", "Hòa Khánh")) == Scope({})


def test_scopes_combine() -> None:
    """`|` lets through what either does, `&` what both do, without rows that are left empty."""
    one = Scope({0: frozenset({0, 1}), 1: frozenset({2})})
    two = Scope({0: frozenset({1, 3}), 1: frozenset({4}), 2: frozenset({0})})

    assert Scope({0: frozenset({0, 1, 3}), 1: frozenset({2, 4}), 2: frozenset({0})}) == one | two == two | one
    assert Scope({0: frozenset({1})}) == one & two == two & one
    assert Scope({}) == one & Scope({})
    assert one == one | Scope({})


def test_every_article_knows_its_own_place(snapshot: Snapshot) -> None:
    """The names that questions are read with hold each article's place."""
    index = PlaceIndex(snapshot)
    for article in ALL:
        assert index.knows(Place(None, (article.place or "").split(",")[0].split(" ", 1)[1]))


_OLD = "Xã Bình Tân, huyện Gò Công Tây, tỉnh Tiền Giang nay thuộc xã Long Bình, tỉnh Đồng Tháp."


def _index(tmp_path: Path, *places: str) -> PlaceIndex:
    articles = [
        Article(f"bai-{number}", "Bài", f"Toàn Đảng bộ có {number + 2} mô hình.", place=place)
        for number, place in enumerate(places)
    ]
    return PlaceIndex(Shelf.of(tmp_path, articles).built())


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("xã Long Bình", True),
        ("xã Long Bình, huyện Gò Công Tây", True),
        ("xã Long Bình, tỉnh Tiền Giang", True),
        ("xã Long Bình, tỉnh Đồng Tháp", True),
        ("xã Long Bình, huyện Gò Công Đông", False),
        ("xã Long Bình, tỉnh Cà Mau", False),
        ("phường Long Bình", False),
    ],
)
def test_the_larger_units_named_must_agree(tmp_path: Path, asked: str, *, known: bool) -> None:
    """A commune is known within what the corpus or the country has it in, by old names and new, and nowhere else."""
    index = _index(tmp_path, "xã Long Bình, huyện Gò Công Tây")

    assert known == index.knows(place_chain(asked)[0])


def test_a_province_of_today_reaches_the_one_that_went_into_it(tmp_path: Path) -> None:
    """Asked about Đồng Tháp, articles of the former Tiền Giang may answer, and it is said why."""
    found = _index(tmp_path, "tỉnh Tiền Giang", "tỉnh Cà Mau").resolve(Place("tỉnh", "Đồng Tháp"))

    assert found.is_known
    assert not found.is_ambiguous
    assert [unit.text for unit, _ in found.units] == ["tỉnh Tiền Giang"]
    assert found.notes == ("Tỉnh Tiền Giang nay thuộc tỉnh Đồng Tháp.",)
    assert len(found.scope.sentences) == 1


def test_a_commune_of_today_reaches_the_old_ones(tmp_path: Path) -> None:
    """Of what a new commune was made of, the old ones that the corpus holds answer, each by its name."""
    index = _index(tmp_path, "xã Bình Tân, huyện Gò Công Tây", "xã Bình Tân, huyện Phú Riềng")
    found = index.resolve(place_chain("xã Long Bình, tỉnh Đồng Tháp")[0])

    assert [unit.full for unit, _ in found.units] == ["xã Bình Tân, huyện Gò Công Tây, tỉnh Tiền Giang"]
    assert found.notes == (_OLD,)
    assert len(found.scope.sentences) == 1


def test_an_old_commune_is_not_answered_by_the_new_one(tmp_path: Path) -> None:
    """The new commune is larger, so its figures are not the old one's; but where it went is told."""
    found = _index(tmp_path, "xã Long Bình, tỉnh Đồng Tháp").resolve(
        place_chain("xã Bình Tân, huyện Gò Công Tây")[0]
    )

    assert not found.is_known
    assert found.scope == Scope({})
    assert found.notes == (_OLD,)


def test_a_name_that_several_old_communes_bear_needs_its_province(tmp_path: Path) -> None:
    """There were other communes called Long Bình: without a province nothing is guessed."""
    index = _index(tmp_path, "xã Bình Tân, huyện Gò Công Tây")

    assert not index.knows(Place("xã", "Long Bình"))
    assert index.knows(place_chain("xã Long Bình, tỉnh Đồng Tháp")[0])


def test_namesakes_of_two_districts_are_told_apart(tmp_path: Path) -> None:
    """A name that two communes of the corpus bear is ambiguous, and each has a scope of its own."""
    index = _index(tmp_path, "xã Sơn Thủy, huyện Quan Sơn", "xã Sơn Thủy, huyện Lệ Thủy")
    both = index.resolve(Place("xã", "Sơn Thủy"))
    one = index.resolve(place_chain("xã Sơn Thủy, huyện Lệ Thủy")[0])

    assert both.is_ambiguous
    assert {unit.full for unit, _ in both.units} == {
        "xã Sơn Thủy, huyện Quan Sơn",
        "xã Sơn Thủy, huyện Lệ Thủy",
    }
    assert all(len(scope.sentences) == 1 for _, scope in both.units)
    assert not one.is_ambiguous
    assert one.scope in [scope for _, scope in both.units]


def test_an_old_namesake_is_not_answered_by_what_it_was_merged_with(tmp_path: Path) -> None:
    """Tân Cương of before fits the name as well as today's: the figures of Thịnh Đức, now part of it, are not its own."""
    index = _index(tmp_path, "xã Thịnh Đức, thành phố Thái Nguyên")
    asked = place_chain("xã Tân Cương, tỉnh Thái Nguyên")[0]
    found = index.resolve(asked)

    assert not index.knows(asked)
    assert not found.is_known
    assert found.notes == (
        "Xã Thịnh Đức, thành phố Thái Nguyên, tỉnh Thái Nguyên nay thuộc xã Tân Cương, tỉnh Thái Nguyên.",
    )
