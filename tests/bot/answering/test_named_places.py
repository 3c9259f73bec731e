"""Places of the whole country, named in every way: what the corpus holds is known, what it does not hold is flagged."""

import random
from collections.abc import Callable

import pytest
from support.namings import Naming, namings
from support.shelves import Shelf

from bot.answering.asking.question import QuestionReader
from bot.answering.conversation.followup import completed
from bot.answering.naming.finding import place_finder
from bot.answering.texts.known import KnownNames
from index.places import PlaceIndex
from knowledge.entities.gazetteer import gazetteer
from knowledge.entities.names import NameBook, national_units
from knowledge.entities.places import Place
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.restoring import Restorer

_HELD, _EACH, _SEED = 30, 20, 7
_TEXT = (
    "Đảng bộ {} có {} đảng viên. Năm qua có {} mô hình được nhân rộng.\n\n"
    "Chi bộ các ấp đoàn kết, giữ gìn hòa bình; nhân dân phấn khởi, thống nhất một lòng."
)

Missing = Callable[[Naming], list[Place]]


def _units() -> list[Place]:
    """The country's communes and districts of before July 2025 with names of two syllables and more."""
    places = (unit.place for unit in gazetteer().units if unit.before)
    return [place for place in places if place.within and " " in place.name]


def _held() -> list[Place]:
    communes = [place for place in _units() if len(place.within) == 2]
    return random.Random(_SEED).sample(communes, _HELD)  # noqa: S311 - a sample, no secret


def _article(number: int, place: Place, chance: random.Random) -> Article:
    around = place.within[: chance.randint(0, 2)]
    return Article(
        f"bai-{number}",
        f"Kết quả ở {place.text}",
        _TEXT.format(place.text, chance.randint(100, 900), chance.randint(3, 30)),
        place=", ".join(unit.text for unit in (place, *around)),
    )


@pytest.fixture(name="missing", scope="module")
def _missing(tmp_path_factory: pytest.TempPathFactory) -> Missing:
    """The places of a question that a corpus of thirty communes does not know."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    articles = [_article(number, place, chance) for number, place in enumerate(_held())]
    snapshot = Shelf.of(tmp_path_factory.mktemp("country"), articles).built()
    index = PlaceIndex(snapshot)
    finder = place_finder(index, NameBook(national_units()), snapshot.words)
    restorer = Restorer(passage.text for passage in snapshot.passages)
    reader = QuestionReader(finder, restorer, KnownNames.of(snapshot))
    return lambda naming: [
        place for place in completed(reader, naming.question, naming.turns).places if not index.knows(place)
    ]


def test_a_place_that_is_not_held_is_flagged(missing: Missing) -> None:
    """At least 99 % of the questions about places outside the corpus name one that it does not know."""
    taken = {folded(unit.name) for place in _held() for unit in (place, *place.within)}
    asked = list(namings([place for place in _units() if folded(place.name) not in taken], _SEED, _EACH))
    silent = [naming.question for naming in asked if not missing(naming)]

    assert len(silent) <= 0.01 * len(asked), silent


def test_a_place_that_is_held_is_never_flagged(missing: Missing) -> None:
    """At most 0.5 % of the questions about places of the corpus are said to name an unknown one."""
    asked = list(namings(_held(), _SEED, _EACH))
    flagged = [naming.question for naming in asked if missing(naming)]

    assert len(flagged) <= 0.005 * len(asked), flagged
