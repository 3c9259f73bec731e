"""The question files: their shape, their gold against the articles' text, and that the halves are kept apart."""

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from knowledge.article_file import read_article
from knowledge.facts.official import official_documents
from knowledge.vietnamese.normalising import folded, nfc

_HERE = Path(__file__).parent
_SHIPPED = _HERE.parents[1] / "knowledge" / "articles"
_CORPUS = {
    "tuning": _SHIPPED,
    "measured": _SHIPPED,
    "other": _HERE / "other_articles",
    "tuning_more": _SHIPPED,
    "tuning_other": _HERE / "tuning_articles",
    "lot_two": _HERE / "lot_two_articles",
    "lot_one": _HERE / "lot_one_articles",
    "blind": _HERE / "blind_articles",
    "lot_three": _HERE / "lot_three_articles",
    "lot_four": _HERE / "lot_four_articles",
    "unseen": _HERE / "unseen_articles",
    "lot_five": _HERE / "lot_five_articles",
    "lot_six": _HERE / "lot_six_articles",
    "lot_seven": _HERE / "lot_seven_articles",
    "lot_shipped": _SHIPPED,
    "lot_shipped_two": _SHIPPED,
    "lot_eight": _HERE / "lot_eight_articles",
    "fresh": _HERE / "fresh_articles",
    "lot_nine": _HERE / "lot_nine_articles",
    "lot_ten": _HERE / "lot_ten_articles",
    "lot_eleven": _HERE / "lot_eleven_articles",
    "lot_shipped_three": _SHIPPED,
    "lot_shipped_four": _SHIPPED,
    "lot_twelve": _HERE / "lot_twelve_articles",
    "lot_thirteen": _HERE / "lot_thirteen_articles",
    "lot_fourteen": _HERE / "lot_fourteen_articles",
    "lot_fifteen": _HERE / "lot_fifteen_articles",
    "lot_sixteen": _HERE / "lot_sixteen_articles",
    "lot_seventeen": _HERE / "lot_seventeen_articles",
    "lot_eighteen": _HERE / "lot_eighteen_articles",
    "lot_nineteen": _HERE / "lot_nineteen_articles",
    "lot_twenty": _HERE / "lot_twenty_articles",
    "lot_twentyone": _HERE / "lot_twentyone_articles",
    "lot_twentytwo": _HERE / "lot_twentytwo_articles",
    "lot_twentythree": _HERE / "lot_twentythree_articles",
    "lot_twentyfour": _HERE / "lot_twentyfour_articles",
    "everyday": _HERE / "everyday_articles",
    "lot_shipped_five": _SHIPPED,
}
_INITIAL = {
    "tuning": "t",
    "measured": "m",
    "other": "o",
    "tuning_more": "v",
    "tuning_other": "u",
    "lot_two": "b",
    "lot_one": "a",
    "blind": "c",
    "lot_three": "d",
    "lot_four": "e",
    "unseen": "f",
    "lot_five": "i",
    "lot_six": "g",
    "lot_seven": "j",
    "lot_shipped": "k",
    "lot_shipped_two": "p",
    "lot_eight": "n",
    "fresh": "h",
    "lot_nine": "l",
    "lot_ten": "q",
    "lot_eleven": "s",
    "lot_shipped_three": "r",
    "lot_shipped_four": "w",
    "lot_twelve": "x",
    "lot_thirteen": "y",
    "lot_fourteen": "z",
    "lot_fifteen": "aa",
    "lot_sixteen": "ab",
    "lot_shipped_five": "ac",
    "lot_seventeen": "ad",
    "lot_eighteen": "ae",
    "lot_nineteen": "ag",
    "lot_twenty": "ah",
    "lot_twentyone": "ai",
    "lot_twentytwo": "aj",
    "lot_twentythree": "ak",
    "lot_twentyfour": "al",
    "everyday": "af",
}
"""With which letter the ids of each file begin."""

_LEAST = {
    "tuning": (130, 8, 28),
    "measured": (130, 8, 28),
    "other": (110, 5, 25),
    "tuning_more": (110, 6, 24),
    "tuning_other": (130, 7, 28),
    "lot_two": (160, 5, 30),
    "lot_one": (200, 6, 36),
    "blind": (165, 5, 30),
    "lot_three": (180, 6, 28),
    "lot_four": (180, 6, 28),
    "unseen": (180, 5, 28),
    "lot_five": (170, 5, 26),
    "lot_six": (170, 6, 27),
    "lot_seven": (170, 6, 27),
    "lot_shipped": (150, 4, 27),
    "lot_shipped_two": (130, 2, 30),
    "lot_eight": (170, 5, 25),
    "fresh": (170, 6, 25),
    "lot_nine": (170, 6, 25),
    "lot_ten": (170, 5, 25),
    "lot_eleven": (180, 5, 20),
    "lot_shipped_three": (150, 4, 24),
    "lot_shipped_four": (130, 4, 18),
    "lot_twelve": (160, 5, 24),
    "lot_thirteen": (170, 5, 18),
    "lot_fourteen": (170, 5, 24),
    "lot_fifteen": (150, 0, 12),
    "lot_sixteen": (170, 5, 24),
    "lot_seventeen": (170, 5, 24),
    "lot_eighteen": (170, 4, 24),
    "lot_nineteen": (110, 3, 15),
    "lot_twenty": (110, 3, 15),
    "lot_twentyone": (140, 3, 24),
    "lot_twentytwo": (130, 3, 24),
    "lot_twentythree": (140, 3, 22),
    "lot_twentyfour": (140, 3, 22),
    "everyday": (180, 5, 25),
    "lot_shipped_five": (90, 2, 15),
}
"""Of each file: the least questions in all, in a category, and in `unanswerable`."""

_OTHER_YEARS = frozenset(
    {
        "lot_three",
        "lot_four",
        "lot_five",
        "lot_six",
        "lot_shipped_two",
        "lot_eight",
        "lot_nine",
        "lot_ten",
        "lot_eleven",
        "lot_shipped_three",
        "lot_shipped_four",
        "lot_thirteen",
        "lot_fourteen",
        "lot_fifteen",
        "lot_sixteen",
        "lot_seventeen",
        "lot_eighteen",
        "lot_nineteen",
        "lot_twenty",
        "lot_twentyone",
        "lot_twentytwo",
        "lot_twentythree",
        "lot_twentyfour",
        "everyday",
        "lot_shipped_five",
    }
)
"""Here what makes an answer wrong may stand in the right article: the same measure's figure of another year."""

_REQUIRED = {"id", "category", "question", "answerable", "docs", "must", "must_not"}
_CATEGORIES = frozenset(
    "figure model directive person date list comparison shortcoming_task plain informal followup english yesno "
    "overview unanswerable".split()
)


@dataclass(frozen=True, slots=True)
class _Gold:
    """One line; each element of `must` is the tuple of its alternatives, and texts are ready for comparing."""

    id: str
    category: str
    question: str
    turns: tuple[str, ...]
    answerable: bool
    docs: tuple[str, ...]
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]


def _comparable(text: str) -> str:
    return nfc(text).casefold()


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    assert all(isinstance(item, str) and item.strip() for item in value)
    return tuple(map(_comparable, value))


def _gold(line: str) -> _Gold:
    fields = json.loads(line)
    assert isinstance(fields, dict)
    assert fields.keys() - {"turns"} == _REQUIRED
    assert all(isinstance(fields[name], str) and fields[name] for name in ("id", "category", "question"))
    assert isinstance(fields["answerable"], bool)
    assert isinstance(fields["must"], list)
    return _Gold(
        fields["id"],
        fields["category"],
        fields["question"],
        _texts(fields.get("turns", [])),
        fields["answerable"],
        _texts(fields["docs"]),
        tuple(_texts(item if isinstance(item, list) else [item]) for item in fields["must"]),
        _texts(fields["must_not"]),
    )


def _questions(name: str) -> list[_Gold]:
    lines = (_HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_gold(line) for line in lines]


def _registered() -> list[str]:
    """What is officially known of the central documents, a text each."""
    return [
        _comparable(f"{one.title} {one.term} {one.issuer} {one.signed_by} {one.subject} {_day(one.date)}")
        for one in official_documents()
    ]


def _day(iso: str | None) -> str:
    """`2016-05-15` as `15/5/2016`."""
    return "/".join(str(int(field)) for field in reversed(iso.split("-"))) if iso else ""


def _articles(name: str) -> dict[str, str]:
    """Title, place and text of each article that `name` asks about, by id."""
    articles = (read_article(path).article for path in sorted(_CORPUS[name].glob("*.md")))
    return {a.id: _comparable("\n".join((a.title, a.place or "", a.text))) for a in articles}


_each_file = pytest.mark.parametrize("name", _CORPUS)


@_each_file
def test_lines_have_the_agreed_shape(name: str) -> None:
    """Every line has exactly the fields of the README, in a known category, and turns only where one may follow up."""
    for gold in _questions(name):
        assert gold.id.startswith(f"{_INITIAL[name]}-"), gold.id
        assert gold.category in _CATEGORIES, gold.id
        assert gold.answerable is (gold.category != "unanswerable"), gold.id
        if gold.category != "unanswerable":
            assert bool(gold.turns) is (gold.category == "followup"), gold.id


@_each_file
def test_answerable_and_unanswerable_have_their_gold(name: str) -> None:
    """An unanswerable question names no document and no answer; an answerable one says what must be in the answer."""
    for gold in _questions(name):
        if gold.answerable:
            assert gold.must, gold.id
        else:
            assert not gold.docs, gold.id
            assert not gold.must, gold.id


@_each_file
def test_documents_exist(name: str) -> None:
    """Every named document is an article of that file's corpus, named once."""
    known = _articles(name).keys()
    for gold in _questions(name):
        assert set(gold.docs) <= known, gold.id
        assert len(set(gold.docs)) == len(gold.docs), gold.id


@_each_file
def test_gold_stands_in_the_articles(name: str) -> None:
    """Of every element of `must` an alternative occurs in a named article; in any, or in the register, if none is named."""
    articles = _articles(name)
    for gold in _questions(name):
        texts = [articles[doc] for doc in gold.docs] or [*articles.values(), *_registered()]
        for alternatives in gold.must:
            assert any(one in text for one in alternatives for text in texts), (gold.id, alternatives)


@_each_file
def test_every_named_document_is_needed(name: str) -> None:
    """Each named article holds something of the gold, and nothing that would make an answer wrong."""
    articles = _articles(name)
    for gold in _questions(name):
        for doc in gold.docs:
            assert any(one in articles[doc] for alternatives in gold.must for one in alternatives), gold.id
            if name not in _OTHER_YEARS:
                assert not any(wrong in articles[doc] for wrong in gold.must_not), gold.id


@_each_file
def test_there_are_enough_of_each_category(name: str) -> None:
    """The file is as large as the floors that are held on it need, in each category."""
    in_all, in_category, unanswerable = _LEAST[name]
    counts = Counter(gold.category for gold in _questions(name))
    assert counts.total() >= in_all
    assert counts["unanswerable"] >= unanswerable
    assert {category for category in _CATEGORIES if counts[category] < in_category} == set()


def test_the_halves_are_distributed_alike() -> None:
    """Tuning and measured hold the same number of questions in each category."""
    tuning, measured = (Counter(g.category for g in _questions(half)) for half in ("tuning", "measured"))
    assert tuning == measured


def test_identifiers_are_unique() -> None:
    """No two lines of all files share an id."""
    counts = Counter(gold.id for name in _CORPUS for gold in _questions(name))
    assert [identity for identity, count in counts.items() if count > 1] == []


def test_no_question_stands_in_two_files() -> None:
    """No question, with its turns, is in two files or twice in one, whatever its case, marks and punctuation."""
    asked = Counter(
        " ".join(
            "".join(c if c.isalnum() else " " for c in folded(" ".join((*gold.turns, gold.question)))).split()
        )
        for name in _CORPUS
        for gold in _questions(name)
    )
    assert [question for question, count in asked.items() if count > 1] == []


def test_no_question_of_one_half_rewords_one_of_the_other() -> None:
    """Across files no two answerable questions share four fifths of their syllables; turns count too."""
    bags = [
        (name, gold.id, frozenset(folded(" ".join((*gold.turns, gold.question))).split()))
        for name in _CORPUS
        for gold in _questions(name)
        if gold.answerable
    ]
    close = [
        (one, other)
        for (file, one, left), (other_file, other, right) in combinations(bags, 2)
        if file != other_file and len(left & right) >= 0.8 * len(left | right)
    ]
    assert close == []
