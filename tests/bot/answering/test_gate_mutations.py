"""The gate against every sentence of eleven articles: the true pass, and nothing that was altered in any one way does."""

from collections import Counter
from pathlib import Path

import pytest

from bot.answering.gate.verify import verified
from knowledge.article_file import read_article
from knowledge.corpus import SHIPPED
from knowledge.entities.places import place_chain

from .mutations import Mutation, Told, mutations, true_statements

_TUNING = Path(__file__).parents[2] / "evaluation" / "tuning_articles"
_LEAST_OF_A_KIND = 5


@pytest.fixture(name="told", scope="module")
def _told() -> list[Told]:
    files = [path for folder in (SHIPPED, _TUNING) for path in sorted(folder.glob("*.md"))]
    return true_statements([read_article(path).article for path in files])


@pytest.fixture(name="mutated", scope="module")
def _mutated(told: list[Told]) -> list[Mutation]:
    places = [
        place for each in {one.passage.article.place for one in told} for place in place_chain(each or "")[:1]
    ]
    found: list[Mutation] = []
    for number, each in enumerate(told):
        # Some other article's statement, another one each time.
        others = [other for other in told if other.passage.article.id != each.passage.article.id]
        some = [places[(number + step) % len(places)] for step in range(2)]
        found.extend(mutations(each, others[(number * 37) % len(others)], some))
    return found


def test_what_is_true_passes(told: list[Told]) -> None:
    """At least 99 % of what the articles say goes out as it is."""
    kept = [verified(each.answer) == each.answer for each in told]

    assert len(kept) >= 400
    assert sum(kept) >= 0.99 * len(kept)


def test_nothing_altered_passes(mutated: list[Mutation]) -> None:
    """Of many thousand alterations, of every kind, none gets through."""
    kinds = Counter(each.kind for each in mutated)

    assert len(mutated) >= 5_000
    assert min(kinds.values()) >= _LEAST_OF_A_KIND, kinds
    passed = [(each.kind, each.told.said, each.told.quote) for each in mutated if verified(each.told.answer)]
    assert passed == []
