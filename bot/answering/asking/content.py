"""How much of what a question is about a sentence holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.answering.asking.content_units import ANY_BODY, ANY_UNION, Unit, units
from index.terms import TermIndex
from knowledge.records import Passage
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.frequency import everyday_rarity
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.synonyms import Phrase
from knowledge.vietnamese.tokens import TWIN, tokens

# How much a word counts that a clause leaves to its sentence, its article's title or its passage.
_FROM_SENTENCE, _FROM_HEADING, _FROM_TITLE, _FROM_PASSAGE = 0.8, 0.7, 0.6, 0.5
# A synonym is a little less sure than the word itself.
_AS_SYNONYM = 0.9
# Neighbours of the question found as neighbours say more than the two apart.
_PAIR_SHARE = 0.3
_LEAST_WEIGHT = 0.02
# What its syllables are worth where the word itself is not said: all of them apart, or only some.
_APART, _IN_PART = 0.85, 0.4
# Who did or gave it counts twice.
_BODY = 2.0
# What stands right before the asking word is what is asked.
_FOCUS = 2.0
# A unit held less than this is lacking.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Covered:
    """The share (0-1) of the content that a sentence holds, the weight (0-1) of the rarest word it lacks, and its share (0-1) of the focus.

    `has_bodies` says that the committees and unions of the question are named in it or around it.
    """

    share: float
    lacking: float
    focus: float = 1.0
    has_bodies: bool = True


class Coverage:
    """Measures sentences against one question's content."""

    def __init__(
        self, content: Sequence[str], read: Sequence[str], focus: frozenset[str], terms: TermIndex
    ) -> None:
        self._units = [
            (unit, self._weight(unit.phrase, terms) * _emphasis(unit, focus)) for unit in units(content, read)
        ]
        self._in_focus = [bool(focus.intersection(unit.phrase)) for unit, _ in self._units]
        self._pairs = [(pair, self._weight(pair, terms)) for pair in pairwise(content)]

    @staticmethod
    def _weight(phrase: Phrase, terms: TermIndex) -> float:
        """Rare in the corpus and rare in the language; what is common in either says little."""
        in_corpus = max(
            terms.rarity(TWIN + folded(word) if folded(word) == word else word) for word in phrase
        )
        in_language = max(map(everyday_rarity, phrase))
        return max(_LEAST_WEIGHT, min(in_corpus / terms.greatest_rarity, in_language))

    def of(self, text: str, sentence: str, over: str, passage: Passage) -> "Covered":
        """How much of the content's weight `text` holds; its sentence, what stands `over` it, its article's title and its passage count in part."""
        covered = self._covered(
            (
                (1.0, _read(text)),
                (_FROM_SENTENCE, _read(sentence)),
                (_FROM_HEADING, _read(over)),
                (_FROM_TITLE, _read(passage.article.title)),
                (_FROM_PASSAGE, _read(passage.text)),
            )
        )
        near = "\n".join((sentence, over, passage.article.title, _body_before(passage.text, sentence)))
        return replace(covered, has_bodies=self._has_bodies(near, sentence))

    def _has_bodies(self, near: str, sentence: str) -> bool:
        """Whether the committees and unions of the content are named in `near`."""
        bodies = [unit for unit, _ in self._units if unit.is_body]
        return not bodies or (
            all(_held(unit, _read(near)) >= _AS_SYNONYM for unit in bodies)
            and not self._is_of_peer(sentence, bodies)
        )

    @staticmethod
    def _is_of_peer(sentence: str, bodies: Sequence[Unit]) -> bool:
        """Whether `sentence` names another union than those asked about, and none of them."""
        named = {match[0] for match in ANY_UNION.finditer(folded(expanded(sentence)))}
        asked = [unit for unit in bodies if ANY_UNION.fullmatch(folded(" ".join(unit.phrase)))]
        return bool(named and asked) and not any(
            _held(unit, _read(sentence)) >= _AS_SYNONYM for unit in asked
        )

    def said(self, text: str, sentence: str = "") -> "Covered":
        """How much of it `text` itself holds, in whatever order; its sentence counts in part, what is around it not at all."""
        return self._covered(
            ((1.0, _read(text)), (_FROM_SENTENCE, _read(sentence)), (0.0, _read(""))), in_order=False
        )

    def told(self, text: str, sentence: str, over: str, title: str) -> float:
        """The share of the content's weight that `text`, its sentence and what stands `over` it hold, whatever the passage says besides.

        Of the body that the article's `title` names it need not be said again whose it is.
        """
        own = ((1.0, _read(text)), (_FROM_SENTENCE, _read(sentence)))
        over_it, over_all = (_FROM_HEADING, _read(over)), (_FROM_TITLE, _read(title))
        return _share(
            [
                (
                    max(
                        share * _held(unit, said)
                        for share, said in (*own, over_all if unit.is_body else over_it)
                    ),
                    weight,
                )
                for unit, weight in self._units
            ]
        )

    def _covered(self, texts: "tuple[tuple[float, Text], ...]", *, in_order: bool = True) -> "Covered":
        if not self._units:
            return Covered(1.0, 0.0)
        held = [
            (
                max(share * _held(unit, text) for share, text in (texts[:-1] if unit.is_body else texts)),
                weight,
            )
            for unit, weight in self._units
        ]
        lacking = max((weight for share, weight in held if share < _HALF), default=0.0)
        single = _share(held)
        asked = [one for one, inside in zip(held, self._in_focus, strict=True) if inside]
        focused = _share(asked) if asked else 1.0
        if not self._pairs or not in_order:
            return Covered(single, lacking, focused)
        paired = _share(
            [(max(share * text.has(pair) for share, text in texts), weight) for pair, weight in self._pairs]
        )
        # A sentence is not worse for saying the same in other words: pairs can only help.
        helped = max(single * (1 - _PAIR_SHARE / 2), (1 - _PAIR_SHARE) * single + _PAIR_SHARE * paired)
        return Covered(helped, lacking, focused)


class Text:
    """A text with its abbreviations written out, made ready for looking up runs of syllables, marked and folded."""

    def __init__(self, text: str) -> None:
        marked = " ".join(canonical(token.text) for token in tokens(expanded(text)))
        self._marked = f" {marked} "
        self._folded = f" {folded(marked)} "

    def has(self, phrase: Phrase) -> bool:
        """Whether the syllables stand in the text in a row; those typed without marks fit any marks."""
        words, is_plain = _in_a_row(phrase)
        return words in self._marked or (is_plain and words in self._folded)


@lru_cache(maxsize=4096)
def _in_a_row(phrase: Phrase) -> tuple[str, bool]:
    """The syllables with blanks around them, and whether they bear no marks: they are looked up in text after text."""
    words = " ".join(phrase)
    return f" {words} ", folded(words) == words


def _body_before(passage: str, sentence: str) -> str:
    """The committee or union that the passage named last before `sentence`: what follows may go on about it."""
    before = expanded(passage[: max(0, passage.find(sentence))])
    spans = [match.span() for match in ANY_BODY.finditer(folded(before))]
    return before[slice(*spans[-1])] if spans else ""


@lru_cache(maxsize=4096)
def _read(text: str) -> Text:
    """Several questions, and several sentences of one passage, are measured against the same texts."""
    return Text(text)


def _emphasis(unit: Unit, focus: frozenset[str]) -> float:
    return (_FOCUS if focus.intersection(unit.phrase) else 1.0) * (_BODY if unit.is_body else 1.0)


def _held(unit: Unit, text: Text) -> float:
    if text.has(unit.phrase):
        return 1.0
    if any(text.has(other) for other in unit.alternatives):
        return _AS_SYNONYM
    if len(unit.phrase) == 1:
        return 0.0
    share = sum(text.has((word,)) for word in unit.phrase) / len(unit.phrase)
    # "Liên đoàn Lao động huyện" is no huyện đoàn.
    is_one_word = unit.is_body and len(unit.phrase) == len(("huyện", "đoàn"))
    return _APART * share if share == 1.0 and not is_one_word else _IN_PART * share


def _share(held: list[tuple[float, float]]) -> float:
    total = sum(weight for _, weight in held)
    return sum(share * weight for share, weight in held) / total if total else 1.0
