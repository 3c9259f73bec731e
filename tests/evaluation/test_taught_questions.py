"""The questions that only teach: each is tied to its article, and none of them is measured anywhere."""

import re
from pathlib import Path

import pytest

from benchmarks.taught_questions import QUESTIONS, taught
from benchmarks.training_pairs import HELD_OUT, articles_of, sets
from bot.evaluation.gold import read_gold
from knowledge.article_file import read_article
from knowledge.passages import split
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded

_HERE = Path(__file__).parent
_SHIPPED = _HERE.parents[1] / "knowledge" / "articles"
_NAMES = sorted(path.stem for path in QUESTIONS.glob("*.jsonl"))
_each_file = pytest.mark.parametrize("name", _NAMES)


def _articles(name: str) -> dict[str, Article]:
    articles = (read_article(path).article for path in sorted((articles_of(name) or _SHIPPED).glob("*.md")))
    return {article.id: article for article in articles}


def _asked(question: str) -> str:
    return " ".join(re.findall(r"\w+", folded(question)))


def test_they_ask_about_tuning_articles() -> None:
    """Each file is called after a set that may be looked at."""
    assert _NAMES
    assert set(_NAMES) <= set(sets())


@_each_file
def test_each_is_answered_by_a_sentence_or_by_none(name: str) -> None:
    """The article is there, and of those with an answer a sentence of it begins as the line says and holds what it must."""
    articles = _articles(name)
    for one in taught(name):
        whole = [
            sentence.of(passage.text)
            for passage in split(articles[one.article])
            for sentence in passage.sentences
        ]
        answering = [text for text in whole if one.is_answered_by(text, text)]
        assert bool(answering) is bool(one.beginnings), one.question


@_each_file
def test_none_is_measured(name: str) -> None:
    """No question of these files stands in a file of the evaluation, whatever its marks and punctuation."""
    measured = {
        _asked(gold.question)
        for other in (*sets(), *HELD_OUT)
        for gold in read_gold(_HERE / f"{other}.jsonl")
    }
    questions = [_asked(one.question) for one in taught(name)]

    assert not measured.intersection(questions)
    assert len(set(questions)) == len(questions)
