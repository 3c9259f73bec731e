"""Questions of the tuning sets with the sentences that answer them, and with others of the same place that do not.

Those of benchmarks/questions name their sentence. Else a sentence answers where it holds what a right answer must say; where several strings are asked for and none holds them all,
those that hold most. The held-out files are never opened.
"""

import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.taught_questions import Taught, plain, taught
from bot.answering.answerer import Answerer
from bot.answering.asking.question import Question
from bot.answering.conversation.followup import completed
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.shown import shown
from bot.bootstrap import SETUP_MODEL, House, bootstrap
from bot.evaluation.gold import Gold, read_gold
from bot.settings import read_settings
from index.encoder import Encoder
from index.model.ready import open_encoder
from index.scopes import Scope
from knowledge.records import Passage, Span
from knowledge.vietnamese.sentences import clauses

FOLDER = Path("tests/evaluation")
# tests/evaluation/README.md: these are only ever measured.
HELD_OUT = frozenset({"measured", "other", "blind", "unseen", "fresh", "everyday"})
# The folder of a set's articles where it is not called after the set; `tuning` asks about the shipped ones.
_ARTICLES = {"tuning_other": "tuning_articles", "tuning": "shipped_articles"}
# Code points: longer sentences are also shown clause by clause, as the answering takes them.
_LONG = 200
# What of a list, a comparison or a view one sentence has to hold.
_IN_PARTS, _PART = frozenset({"list", "comparison", "overview"}), 0.34
# Sentences near the question in vectors, among which wrong ones are drawn.
_NEAR, _NEAR_REFUSED = 14, 12
# Of several right ones those nearer to the question are drawn oftener: e to the power of so many times their cosine.
_STEEPNESS = 25.0
_FEWEST = 6

Cosines = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a clause of the `whole`, of an article, and how it is shown to the cross-encoder."""

    article: str
    passage: str
    number: int
    whole: str
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Example:
    """One question: sentences that answer it (none if nothing does), how near each is, and others, nearest first.

    `leads` says whether a right one is nearer than all the others.
    """

    question: str
    right: tuple[str, ...]
    weights: tuple[float, ...]
    wrong: tuple[str, ...]
    leads: bool = False

    def group(self, size: int, chance: random.Random) -> tuple[list[str], bool]:
        """`size` sentences at most, and whether the first of them is right; drawn anew each time."""
        if not self.right:
            near = self.wrong[:_NEAR_REFUSED]
            return chance.sample(near, min(size, len(near))), False
        near = self.wrong[:_NEAR]
        drawn = chance.sample(near, min(size - 2, len(near)))
        rest = [one for one in self.wrong if one not in drawn]
        drawn += chance.sample(rest, min(1, len(rest)))
        return [*chance.choices(self.right, self.weights), *drawn], True


def sets(without: Sequence[str] = ()) -> list[str]:
    """The names of the tuning sets, but for those `without`."""
    names = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
    return [name for name in names if name not in HELD_OUT and name not in without]


def articles_of(name: str) -> Path | None:
    """The folder of the articles that a set asks about; None for those that are shipped."""
    folder = FOLDER / _ARTICLES.get(name, f"{name}_articles")
    return folder if folder.is_dir() else None


def examples(name: str) -> Iterator[Example]:
    """The examples of one set.

    Raises:
        ValueError: the set is held out.
    """
    if name in HELD_OUT:
        raise ValueError(f"{name} is only ever measured")
    with tempfile.TemporaryDirectory() as aside:
        house = bootstrap(read_settings(Path(aside), articles_of(name)), print, _encoder())
        answerer = house.answering(house.searcher())
        yield from _of_house(house, answerer, read_gold(FOLDER / f"{name}.jsonl"), taught(name))


@cache
def _encoder() -> Encoder:
    return open_encoder(None, [SETUP_MODEL], print)


def _of_house(
    house: House, answerer: Answerer, golds: Sequence[Gold], questions: Sequence[Taught]
) -> Iterator[Example]:
    sentences = [one for passage in answerer._snapshot.passages for one in _sentences(passage)]  # noqa: SLF001
    vectors = house.encoder.passages([one.text for one in sentences])

    def read(text: str, turns: tuple[str, ...] = ()) -> tuple[Question, str, Cosines]:
        question = completed(answerer._reader, text, turns)  # noqa: SLF001
        asked = answerer._searcher.restorer.restore(question.spelled).text  # noqa: SLF001
        return question, asked, vectors @ house.encoder.queries([asked])[0]

    for gold in golds:
        question, asked, cosines = read(gold.question, gold.turns)
        example = _example(gold, asked, _scope(answerer, question), sentences, cosines)
        if example:
            yield example
    for one in questions:
        _, asked, cosines = read(one.question)
        yield _taught_example(one, asked, sentences, cosines)


def _sentences(passage: Passage) -> Iterator[Sentence]:
    outline, offset = outline_of(passage.article), offset_of(passage)
    for number, span in enumerate(passage.sentences):
        if outline.is_heading(offset + span.start):
            continue
        text = span.of(passage.text)
        parts = clauses(text) if len(text) > _LONG else ()
        units = [span, *(Span(span.start + part.start, span.start + part.end) for part in parts)]
        for unit in dict.fromkeys(units):
            yield Sentence(
                passage.article.id,
                passage.id,
                number,
                text,
                unit.of(passage.text),
                shown(passage, number, unit),
            )


def _scope(answerer: Answerer, question: Question) -> frozenset[tuple[str, int]] | None:
    """The sentences of the places that the question names; None where it names none."""
    if not question.places:
        return None
    places, passages = answerer._places, answerer._snapshot.passages  # noqa: SLF001
    scopes: list[Scope] = [places.resolve(place).scope for place in question.places if places.knows(place)]
    return frozenset(
        (passages[row].id, number)
        for scope in scopes
        for row, numbers in scope.sentences.items()
        for number in numbers
    )


def _example(
    gold: Gold,
    asked: str,
    scope: frozenset[tuple[str, int]] | None,
    sentences: Sequence[Sentence],
    cosines: Cosines,
) -> Example | None:
    held = [_share(gold, one) for one in sentences]
    inside = [
        number for number, one in enumerate(sentences) if scope is None or (one.passage, one.number) in scope
    ]
    if not gold.answerable:
        # Of a place of which nothing is told, whatever is told of others might well answer.
        wrong = sorted(inside, key=lambda number: -cosines[number])
        return _drawn(asked, (), wrong, sentences, cosines) if len(wrong) > 1 else None
    least = _PART if gold.category in _IN_PARTS else max(held)
    right = [number for number, share in enumerate(held) if share and share >= least]
    if not right:
        return None
    of_docs = [number for number, one in enumerate(sentences) if not gold.docs or one.article in gold.docs]
    within = [number for number in of_docs if number in set(inside)]
    candidates = within if len(within) >= _FEWEST else of_docs
    wrong = sorted((number for number in candidates if not held[number]), key=lambda number: -cosines[number])
    return _drawn(asked, right, wrong, sentences, cosines)


def _taught_example(taught: Taught, asked: str, sentences: Sequence[Sentence], cosines: Cosines) -> Example:
    """What of the article itself answers and what does not: what a neighbour's report says of the same is not known."""
    own = [number for number, one in enumerate(sentences) if one.article == taught.article]
    right = [
        number for number in own if taught.is_answered_by(sentences[number].whole, sentences[number].text)
    ]
    beside = {(sentences[number].passage, sentences[number].number) for number in right}
    # Of a sentence that answers neither the rest counts as wrong: it may answer too.
    wrong = [number for number in own if (sentences[number].passage, sentences[number].number) not in beside]
    wrong.sort(key=lambda number: -cosines[number])
    return _drawn(asked, right, wrong, sentences, cosines)


def _drawn(
    asked: str, right: Sequence[int], wrong: Sequence[int], sentences: Sequence[Sentence], cosines: Cosines
) -> Example:
    texts = tuple(sentences[number].shown for number in wrong)
    if not right:
        return Example(asked, (), (), texts[:_NEAR_REFUSED])
    near = np.exp(_STEEPNESS * (cosines[right] - cosines[right].max()))
    return Example(
        asked,
        tuple(sentences[number].shown for number in right),
        tuple(near.tolist()),
        texts,
        not wrong or bool(cosines[right].max() > cosines[wrong[0]]),
    )


def _share(gold: Gold, one: Sentence) -> float:
    """How much of what a right answer must say the sentence says, if it is of an article that is to be cited."""
    if not gold.must or (gold.docs and one.article not in gold.docs):
        return 0.0
    said = plain(one.text)
    return sum(any(_says(said, text) for text in texts) for texts in gold.must) / len(gold.must)


def _says(said: str, text: str) -> bool:
    """Whether `text` stands in `said` with no number cut in two."""
    return bool(re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(plain(text))}(?![.,]?\d)", said))
