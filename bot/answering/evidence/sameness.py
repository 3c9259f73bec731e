"""Whether two questions ask the same of the same: what is named has to be equal, the rest all but."""

import re
from collections.abc import Callable

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.entities.places import Place
from knowledge.vietnamese.frequency import everyday_rarity
from knowledge.vietnamese.normalising import canonical, folded, is_plain, nfc
from knowledge.vietnamese.synonyms import Phrase, longest, synonyms
from knowledge.vietnamese.tokens import tokens

_LEAST_WEIGHT = 0.02
# The least share of words in common and the least cosine that goes with it; fewer words need a nearer meaning. Set
# between the paraphrases and the near misses of tests/evaluation/tuning*.jsonl (tests/bot/answering/test_sameness.py).
_LEAST = ((0.9, 0.88), (0.75, 0.93))
_OPEN = frozenset({Kind.TEXT, Kind.LIST, Kind.OVERVIEW})
_WHY = re.compile(r"\b(?:vi sao|tai sao|vi dau|nguyen nhan|ly do|why)\b")
_WHERE = re.compile(r"\b(?:o dau|noi nao|cho nao|dia phuong nao|xa nao)\b")
# A negation, but not the one that makes a question of a sentence.
_DENIES = re.compile(r"\b(?:chua|khong|chang)\b(?! *(?:\W*$|(?:a|nhi|vay|the|ha|z|v|phai|dung)\b))")


def is_same(one: Question, other: Question, cosine: Callable[[], float]) -> bool:
    """Whether an answer to one answers the other; their `cosine` is asked for only where it can matter."""
    if not _same_entities(one, other) or not _same_sort(one, other):
        return False
    share = shared_words(one, other)
    least = next((cosine for words, cosine in _LEAST if share >= words), None)
    return least is not None and cosine() >= least


def is_same_text(one: str, other: str) -> bool:
    """Whether two questions are typed alike, case and punctuation aside, and marks where one was typed without."""
    form = folded if is_plain(one) or is_plain(other) else canonical
    return [form(token.text) for token in tokens(nfc(one))] == [
        form(token.text) for token in tokens(nfc(other))
    ]


def _same_entities(one: Question, other: Question) -> bool:
    return (
        _same_places(one, other)
        and len(one.documents) == len(other.documents)
        and all(any(document.is_same(mine) for mine in other.documents) for document in one.documents)
        and one.years == other.years
        and (not one.quoted or not other.quoted or set(one.quoted) == set(other.quoted))
        and _numbers(one) == _numbers(other)
    )


def _same_places(one: Question, other: Question) -> bool:
    return len(one.places) == len(other.places) and all(
        any(_is_same_place(place, mine) for mine in other.places) for place in one.places
    )


def _is_same_place(one: Place, other: Place) -> bool:
    return one.key == other.key and (one.level is None or other.level is None or one.level == other.level)


def _numbers(question: Question) -> frozenset[str]:
    """Every number that is asked with, without leading zeros; those of documents are compared with them."""
    if question.documents:
        return frozenset()
    found = (token.text for token in tokens(question.text) if token.text[0].isdigit())
    return frozenset(number.lstrip("0") or "0" for number in found)


def _same_sort(one: Question, other: Question) -> bool:
    kinds = one.kind == other.kind or {one.kind, other.kind} <= _OPEN
    return (
        kinds
        and (one.percent, one.money, one.facet) == (other.percent, other.money, other.facet)
        and all(
            bool(pattern.search(one.plain)) == bool(pattern.search(other.plain))
            for pattern in (_WHY, _WHERE, _DENIES)
        )
    )


def shared_words(one: Question, other: Question) -> float:
    """The share (0-1) of the words of both that are in both, by rarity; synonyms of each other are one word."""
    plain = one.is_plain or other.is_plain
    mine, theirs = _words(one, plain=plain), _words(other, plain=plain)
    ours = frozenset(word for word in mine if _is_among(word, theirs, plain=plain))
    both = frozenset(word for word in theirs if _is_among(word, mine, plain=plain))
    # What is shared weighs as much as on the side that says it in commoner words.
    shared = min(sum(map(_weight, ours)), sum(map(_weight, both)))
    total = shared + sum(map(_weight, (mine - ours) | (theirs - both)))
    return shared / total if total else 1.0


def _is_among(word: Phrase, others: frozenset[Phrase], *, plain: bool) -> bool:
    """Whether `others` hold the word, or one that is its synonym and has it for one."""
    return word in others or any(
        other in _said_by(word, plain=plain) and word in _said_by(other, plain=plain) for other in others
    )


def _said_by(word: Phrase, *, plain: bool) -> frozenset[Phrase]:
    return frozenset(_form(said, plain=plain) for said in synonyms(word))


def _words(question: Question, *, plain: bool) -> frozenset[Phrase]:
    """The question's content, phrases that have synonyms whole, marks off where one was typed without."""
    content = question.content
    found: set[Phrase] = set()
    at = 0
    while at < len(content):
        runs = [content[at : at + length] for length in range(min(longest(), len(content) - at), 0, -1)]
        run = next((run for run in runs if synonyms(run)), runs[-1])
        found.add(_form(run, plain=plain))
        at += len(run)
    return frozenset(found)


def _form(word: Phrase, *, plain: bool) -> Phrase:
    return tuple(map(folded, word)) if plain else word


def _weight(word: Phrase) -> float:
    return max(_LEAST_WEIGHT, *map(everyday_rarity, word))
