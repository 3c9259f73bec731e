"""What the answers reach on the questions that nobody fits on may not fall. Totals only: no question is shown."""

import shutil
from pathlib import Path

import pytest

from bot.bootstrap import bootstrap
from bot.evaluation.gold import read_gold
from bot.evaluation.measure import measure
from bot.evaluation.report import Report, summarise
from bot.settings import read_settings

pytestmark = pytest.mark.model
_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]


def _report(data: Path, name: str, articles: Path | None) -> Report:
    # With the encoder and the cross-encoder that the program opens by itself: what users get is measured.
    settings = read_settings(data, articles).model_copy(
        update={"model": None, "llm_url": None, "llm_model": None}
    )
    return summarise(measure(bootstrap(settings, print).answerer(), read_gold(_HERE / name)))


@pytest.fixture(name="shipped", scope="module")
def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over the shipped articles, with the index that `make setup` built if there is one."""
    data = tmp_path_factory.mktemp("shipped")
    if (_ROOT / "var" / "index").is_dir():
        shutil.copytree(_ROOT / "var" / "index", data / "index")
    return _report(data, "measured.jsonl", None)


@pytest.fixture(name="other", scope="module")
def _other(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over five articles of other places."""
    return _report(tmp_path_factory.mktemp("other"), "other.jsonl", _HERE / "other_articles")


@pytest.fixture(name="blind", scope="module")
def _blind(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over five articles by an author who knew neither code nor earlier questions."""
    return _report(tmp_path_factory.mktemp("blind"), "blind.jsonl", _HERE / "blind_articles")


@pytest.fixture(name="unseen", scope="module")
def _unseen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over five articles by one more such author."""
    return _report(tmp_path_factory.mktemp("unseen"), "unseen.jsonl", _HERE / "unseen_articles")


@pytest.fixture(name="fresh", scope="module")
def _fresh(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over five articles in the manner of the shipped ones, by yet another."""
    return _report(tmp_path_factory.mktemp("fresh"), "fresh.jsonl", _HERE / "fresh_articles")


@pytest.fixture(name="everyday", scope="module")
def _everyday(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Over seven articles, asked about as people speak who have not read them."""
    return _report(tmp_path_factory.mktemp("everyday"), "everyday.jsonl", _HERE / "everyday_articles")


def test_accuracy_on_the_shipped_articles(shipped: Report) -> None:
    """Right answers and right refusals."""
    assert shipped.accuracy >= 0.87


def test_accuracy_on_other_places(other: Report) -> None:
    """The same rules on places that they were not fitted on."""
    assert other.accuracy >= 0.9


def test_accuracy_on_a_blind_lot(blind: Report) -> None:
    """The same rules on another author's questions."""
    assert blind.accuracy >= 0.87


def test_accuracy_on_an_unseen_lot(unseen: Report) -> None:
    """The same rules on one more author's questions."""
    assert unseen.accuracy >= 0.91


def test_accuracy_on_a_fresh_lot(fresh: Report) -> None:
    """The same rules on the newest lot."""
    assert fresh.accuracy >= 0.91


def test_accuracy_on_everyday_words(everyday: Report) -> None:
    """The same rules on questions in people's own words."""
    assert everyday.accuracy >= 0.78


def test_wrong_places_and_figures_are_rare(
    shipped: Report, other: Report, blind: Report, unseen: Report, fresh: Report, everyday: Report
) -> None:
    """The worst failure there is: in all six together, and in each."""
    reports = (shipped, other, blind, unseen, fresh, everyday)

    assert sum(one.wrong * one.questions for one in reports) <= 0.02 * sum(one.questions for one in reports)
    assert max(one.wrong for one in reports) <= 0.035


def test_every_statement_is_carried(
    shipped: Report, other: Report, blind: Report, unseen: Report, fresh: Report, everyday: Report
) -> None:
    """Every statement is supported by its citations, and every citation is needed."""
    reports = (shipped, other, blind, unseen, fresh, everyday)

    assert {one.citation_recall for one in reports} == {one.citation_precision for one in reports} == {1.0}
