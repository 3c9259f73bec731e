"""Facts by place and kind."""

import pytest
from support.articles import SON_KHE, THANH_LOC, VAM_SAY

from knowledge.facts.book import FactBook
from knowledge.facts.records import Directive, Fact, Model, Result
from knowledge.records import Article

_COMMUNE = Article(
    "kim-bai",
    "Kim Bài",
    "Chi bộ thôn Đoài có mô hình “Đèn ngõ” với 40 bóng. Mô hình “Đèn ngõ” được Huyện ủy khen. Chỉ thị 05 được học.",
    place="thị trấn Kim Bài, huyện Thanh Oai",
    published="2023",
)
_OTHER = Article(
    "nga-son",
    "Nga Sơn",
    "Huyện Nga Sơn có 12 mô hình. Thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị, xã Nga Yên có 3 tổ.",
    place="huyện Nga Sơn",
)


@pytest.fixture(name="book", scope="module")
def _book() -> FactBook:
    return FactBook.of([THANH_LOC, SON_KHE, VAM_SAY, _COMMUNE, _OTHER])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Vàm Sậy", "huyện Vàm Sậy"),
        ("vam say", "huyện Vàm Sậy"),
        ("HUYEN VAM SAY", "huyện Vàm Sậy"),
        ("huyện Vàm Sậy", "huyện Vàm Sậy"),
        ("xã Vàm Sậy", None),
        ("xã Thạnh Lộc Đông, huyện Vàm Sậy", "xã Thạnh Lộc Đông"),
        ("Hà Nội", "thành phố Hà Nội"),
        ("Vàm Sậy Đông", None),
        ("Nơi nào đó", None),
        ("", None),
    ],
)
def test_place_as_typed(book: FactBook, typed: str, place: str | None) -> None:
    """A place is known with and without marks and level; of another level or longer it is another."""
    found = book.place(typed)

    assert (found.text if found else None) == place


def test_inside(book: FactBook) -> None:
    """A district has the facts of its communes unless only its own are asked for; a commune has not the district's."""
    district, commune = book.place("Vàm Sậy"), book.place("Thạnh Lộc Đông")
    assert district
    assert commune
    everything = {fact.proof.passage.article.id for fact in book.select(Fact, district)}
    own = {fact.proof.passage.article.id for fact in book.select(Fact, district, inside=False)}
    small = {fact.proof.passage.id for fact in book.select(Fact, commune)}
    told = [result.value for result in book.results(district, inside=False)]

    assert everything == {"vam-say", "thanh-loc-dong"}
    assert own == {"vam-say"}
    # What the district's article tells of the commune is the commune's.
    assert small == {"thanh-loc-dong#1", "thanh-loc-dong#2", "vam-say#2"}
    assert told == ["18", "52"]


def test_province_by_the_national_table(book: FactBook) -> None:
    """A province that no article states has the communes that the national table puts there."""
    found = book.place("thanh hoa")
    assert found

    assert {fact.proof.passage.article.id for fact in book.select(Fact, found)} == {"nga-son"}


def test_kinds(book: FactBook) -> None:
    """Of one kind only that kind comes, in the order of the articles; no place means all."""
    total = len(book.select(Directive)) + len(book.select(Model)) + len(book.select(Result))

    assert total == len(book.select(Fact)) == len(book.facts)
    assert all(isinstance(result, Result) for result in book.results())


def test_models_once(book: FactBook) -> None:
    """A model named twice is listed once, with both facts, the one that says most first."""
    found = book.place("Kim Bài")
    assert found
    (model,) = book.models(found)

    assert model.name == "Đèn ngõ"
    assert len(model.facts) == 2
    assert model.facts[0].run_by == "Chi bộ thôn Đoài"


def test_documents_once(book: FactBook) -> None:
    """A document cited with and without its letters is one; its fullest mention is first."""
    cited = {document.title: document for document in book.directives()}
    assert set(cited) == {"Chỉ thị 05-CT/TW"}

    assert len(cited["Chỉ thị 05-CT/TW"].facts) == 3
    assert cited["Chỉ thị 05-CT/TW"].facts[0].issuer == "Bộ Chính trị"


def test_by_passage_and_places(book: FactBook) -> None:
    """What one passage proves, and which places have models, without looking through everything."""
    assert [fact.proof.passage.id for fact in book.in_passage("kim-bai#1")] == ["kim-bai#1"] * 4
    assert book.in_passage("kim-bai#99") == ()
    assert [place.text for place in book.places(Model)] == [
        "xã Thạnh Lộc Đông",
        "thôn Đoài",
        "thị trấn Kim Bài",
    ]


def test_a_place_without_facts() -> None:
    """An article's place is known even where nothing could be read from it."""
    book = FactBook.of([Article("trong", "Trống", "Không có gì để kể.", place="xã Vắng Vẻ")])
    found = book.place("vang ve")

    assert found
    assert book.select(Fact, found) == ()
