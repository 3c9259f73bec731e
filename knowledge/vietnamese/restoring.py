"""Give a question typed without marks its marks back: the likeliest reading by what follows what.

Counts from news know the language, the corpus knows the subject: only there is `chi bo` far likelier chi bộ than
chị bỏ. Syllables typed with marks stay as they are and help their neighbours.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Protocol

from knowledge.vietnamese.frequency import is_syllable
from knowledge.vietnamese.news import news_counts
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, tokens

# Share of the corpus' own counts where it has seen the syllable before; of pairs against single syllables.
_CORPUS, _PAIR = 0.5, 0.9
_FLOOR = 1e-9
_ASKING_WEIGHT = 3
# How much less likely it is, in a text whose every syllable bears marks, that one was left without.
_LEFT_BARE = 1e-6
# What is written without marks in fewer cases than this was left without them.
_HARDLY_BARE = 0.02
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_BREAK = re.compile(r"[.,;:!?()\"“”\n]|\d")


@dataclass(frozen=True, slots=True)
class Restored:
    """The text with its marks, and how sure the readings are: 1 where nothing had to be chosen."""

    text: str
    confidence: float


class PairCounts(Protocol):
    """How often one word follows another: the key is both, a blank between them; 0 where never."""

    def __getitem__(self, pair: str, /) -> int:
        """The count of one pair."""
        ...


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often a corpus has each canonical word, and each pair of neighbours (`trái phải`)."""

    words: Mapping[str, int] = field(default_factory=Counter[str])
    pairs: PairCounts = field(default_factory=Counter[str])


def count_words(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """The words and the pairs of neighbours in `texts`, as `WordCounts` names them; counts of two corpora add up."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        for run in _runs(text, tokens(text)):
            forms = [canonical(token.text) for token in run]
            words.update(forms)
            pairs.update(f"{left} {right}" for left, right in pairwise(forms))
    return words, pairs


class Restorer:
    """Restores with the counts of one corpus mixed in: counted before, or of `texts`.

    Neither news nor reports ask questions, so the turns of phrase that do (registry/asking.txt) count as corpus too.
    """

    def __init__(self, texts: Iterable[str], counted: WordCounts | None = None) -> None:
        self._counted = counted or WordCounts()
        self._single, self._own_pairs = count_words([*texts, *[_asking()] * _ASKING_WEIGHT])
        self._single.update(self._counted.words)
        # Each pair is weighed from both sides, and questions share most of theirs.
        self._follows = lru_cache(maxsize=1 << 16)(self._following)
        self._total = sum(self._single.values())
        self._own_readings: dict[str, list[str]] = defaultdict(list)
        for word in self._single:
            self._own_readings[folded(word)].append(word)

    def restore(self, text: str) -> Restored:
        """NFC `text` with marks on the syllables that lack them; unchanged if it was typed with marks."""
        words = [token for token in tokens(text) if token.text[0].isalpha() and "/" not in token.text]
        marked = sum(folded(canonical(word.text)) != canonical(word.text) for word in words)
        if not words or marked == len(words):
            return Restored(text, 1.0)
        bare = self._left_bare(words, marked)
        written, at, sure = [], 0, []
        for run in _runs(text, words):
            for word, (reading, probability) in zip(run, self._readings(run, bare), strict=True):
                sure.append(probability)
                written.append(text[at : word.span.start] + _cased(reading, word.text))
                at = word.span.end
        restored = "".join([*written, text[at:]])
        return Restored(restored, 1.0 if restored == text else sum(sure) / len(sure))

    def knows(self, plain: str) -> bool:
        """Whether the corpus has a word that folds to `plain`."""
        return plain in self._own_readings

    def _left_bare(self, words: Sequence[Token], marked: int) -> float:
        """How likely it is that a syllable which has marks was typed without, where `marked` of `words` have theirs.

        Who sets marks leaves few out; who has left out some that no syllable goes without leaves out others.
        """
        care = marked / len(words)
        if not marked:
            return 1.0
        lacking = sum(self._lacks_marks(canonical(word.text)) for word in words)
        least: float = _LEFT_BARE ** (care * care)
        return max(least, lacking / (lacking + marked))

    def _lacks_marks(self, word: str) -> bool:
        if folded(word) != word or not is_syllable(word):
            return False
        whole = sum(map(self._alone, self._candidates(word)))
        return self._alone(word) < _HARDLY_BARE * whole

    def _readings(self, run: Sequence[Token], bare: float) -> list[tuple[str, float]]:
        """The likeliest reading of each word of `run`, and its probability given the whole run (forward-backward).

        `bare` (0-1) is how likely a syllable that has marks is to be typed without.
        """
        typed = [canonical(word.text) for word in run]
        choices = [self._candidates(word) for word in typed]
        # How likely each reading is to be typed as it was.
        given = [
            {one: 1.0 if one == word else bare for one in options}
            for word, options in zip(typed, choices, strict=True)
        ]
        forward = [self._normalised({one: self._alone(one) * given[0][one] for one in choices[0]})]
        for options, likely in zip(choices[1:], given[1:], strict=True):
            before = forward[-1]
            forward.append(
                self._normalised(
                    {
                        one: likely[one] * sum(p * self._follows(left, one) for left, p in before.items())
                        for one in options
                    }
                )
            )
        backward: dict[str, float] = dict.fromkeys(choices[-1], 1.0)
        found: list[tuple[str, float]] = []
        for place in range(len(choices) - 1, -1, -1):
            posterior = self._normalised({one: forward[place][one] * backward[one] for one in choices[place]})
            found.append(max(posterior.items(), key=lambda item: item[1]))
            if place:
                backward = self._normalised(
                    {
                        left: sum(
                            self._follows(left, one) * given[place][one] * p for one, p in backward.items()
                        )
                        for left in choices[place - 1]
                    }
                )
        return found[::-1]

    def _candidates(self, word: str) -> list[str]:
        plain = folded(word)
        options = dict.fromkeys([*self._own_readings.get(plain, ()), *news_counts().readings(plain), word])
        # What was typed of the marks stays; a đ or a hook alone may lack the rest.
        return [one for one in options if word in {plain, one} or _completes(one, word)]

    def _alone(self, word: str) -> float:
        news = news_counts()
        in_news: float = news.syllables.get(word, 0) / news.total
        in_corpus = self._single[word] / self._total if self._total else 0.0
        return max(_FLOOR, (1 - _CORPUS) * in_news + _CORPUS * in_corpus)

    def _following(self, left: str, right: str) -> float:
        news = news_counts()
        seen = news.syllables.get(left, 0)
        in_news = news.pair(left, right) / seen if seen else 0.0
        in_corpus = self._pair(left, right) / self._single[left] if self._single[left] else 0.0
        share = _CORPUS if self._single[left] else 0.0
        paired = (1 - share) * in_news + share * in_corpus
        return max(_FLOOR, _PAIR * paired + (1 - _PAIR) * self._alone(right))

    def _pair(self, left: str, right: str) -> int:
        pair = f"{left} {right}"
        return self._own_pairs[pair] + self._counted.pairs[pair]

    @staticmethod
    def _normalised(weights: dict[str, float]) -> dict[str, float]:
        total = math.fsum(weights.values())
        return {one: weight / total for one, weight in weights.items()}


def _completes(reading: str, typed: str) -> bool:
    """Whether `reading` has every mark of `typed`, which bears no tone, and more: đang → đăng, đương → đường."""
    if len(reading) != len(typed) or any(_marks(letter) & _TONES for letter in typed):
        return False
    return all(_marks(mine) <= _marks(theirs) for mine, theirs in zip(typed, reading, strict=True))


@cache
def _marks(letter: str) -> frozenset[str]:
    return frozenset("-") if letter == "đ" else frozenset(unicodedata.normalize("NFD", letter)[1:])


def _asking() -> str:
    return files("knowledge").joinpath("registry/asking.txt").read_text(encoding="utf-8")


def _runs(text: str, words: Iterable[Token]) -> list[list[Token]]:
    """`words` in runs that no punctuation and no digit breaks."""
    runs: list[list[Token]] = []
    end = 0
    for word in words:
        if not word.text[0].isalpha():
            continue
        if not runs or _BREAK.search(text, end, word.span.start):
            runs.append([])
        runs[-1].append(word)
        end = word.span.end
    return runs


def _cased(reading: str, typed: str) -> str:
    if canonical(typed) == reading:
        return typed
    if typed.isupper() and len(typed) > 1:
        return reading.upper()
    return reading.capitalize() if typed[0].isupper() else reading
