"""What the systems are asked: a public question set in SQuAD's format, or made-up communes."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.communes import Country
from knowledge.passages import split
from knowledge.records import Article, Passage
from knowledge.vietnamese.normalising import folded, nfc


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the documents that answer it, and the place fields it may be answered from; `outside`: none may be."""

    text: str
    gold: frozenset[str]
    places: frozenset[str] = frozenset()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a peer indexes: a text, with its title and place before it, under the id that questions know."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TestSet:
    """Articles for this project, the same as documents for its peers, and groups of questions by name.

    `document_of` gives the document that a passage of ours belongs to; `place_of` the place of a document.
    """

    name: str
    articles: Sequence[Article]
    documents: Sequence[Document]
    groups: dict[str, Sequence[Question]]
    document_of: Callable[[Passage], str]
    place_of: dict[str, str]


def public_set(path: Path, most: int) -> TestSet:
    """Paragraphs of a SQuAD-format file, asked about as written, without marks, and decomposed; `most` of each."""
    articles: list[Article] = []
    asked: list[Question] = []
    for document in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in document["paragraphs"]:
            id_ = f"p{len(articles):06d}"
            articles.append(Article(id_, document.get("title") or id_, nfc(paragraph["context"])))
            asked += [Question(nfc(qa["question"]), frozenset({id_})) for qa in paragraph["qas"]]
    asked = asked[:: max(1, len(asked) // most)]
    ways: dict[str, Callable[[str], str]] = {
        "as written": str,
        "without marks": folded,
        "NFD": lambda text: unicodedata.normalize("NFD", text),
    }
    return TestSet(
        path.stem,
        articles,
        [Document(article.id, article.text) for article in articles],
        {
            name: [Question(typed(question.text), question.gold) for question in asked]
            for name, typed in ways.items()
        },
        lambda passage: passage.article.id,
        {},
    )


def communes(passages: int, questions: int, seed: int) -> TestSet:
    """Made-up communes: questions with marks and without on those inside, and on communes outside."""
    country = Country.of(passages, seed)
    articles = list(country.articles())
    cut = [passage for article in articles for passage in split(article)]
    inside = [
        (one.marks, Question(one.text, frozenset(one.gold), frozenset(one.places)))
        for one in country.questions(questions)
    ]
    outside = country.questions_outside(questions // 2)
    return TestSet(
        f"communes-{passages}",
        articles,
        [
            Document(passage.id, f"{passage.article.title} ({passage.article.place}). {passage.text}")
            for passage in cut
        ],
        {
            "as written": [question for marks, question in inside if marks],
            "without marks": [question for marks, question in inside if not marks],
            "place outside": [Question(one.text, frozenset(), outside=True) for one in outside],
        },
        lambda passage: passage.id,
        {passage.id: passage.article.place or "" for passage in cut},
    )
