"""Give a question typed without marks its marks back: the likeliest reading by what follows what.

Counts from news know the language, the corpus knows the subject: only there is `chi bo` far likelier chi bộ than
chị bỏ. Syllables typed with marks stay as they are and help their neighbours.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Protocol

from knowledge.vietnamese.news import news_counts
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, canonical_word, tokens

# Share of the corpus' own counts where it has seen the syllable before; of pairs against single syllables.
_CORPUS, _PAIR = 0.5, 0.9
_FLOOR = 1e-9
_ASKING_WEIGHT = 3
# From this share of marked syllables on, one without marks is taken as meant so.
_MEANT = 0.4
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
            forms = [canonical_word(token.text) for token in run]
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
        if not words or marked >= _MEANT * len(words):
            return Restored(text, 1.0)
        written, at, sure = [], 0, []
        for run in _runs(text, words):
            for word, (reading, probability) in zip(run, self._readings(run), strict=True):
                sure.append(probability)
                written.append(text[at : word.span.start] + _cased(reading, word.text))
                at = word.span.end
        return Restored("".join([*written, text[at:]]), sum(sure) / len(sure))

    def _readings(self, run: Sequence[Token]) -> list[tuple[str, float]]:
        """The likeliest reading of each word of `run`, and its probability given the whole run (forward-backward)."""
        choices = [self._candidates(canonical(word.text)) for word in run]
        forward = [self._normalised({one: self._alone(one) for one in choices[0]})]
        for options in choices[1:]:
            before = forward[-1]
            forward.append(
                self._normalised(
                    {one: sum(p * self._follows(left, one) for left, p in before.items()) for one in options}
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
                        left: sum(self._follows(left, one) * p for one, p in backward.items())
                        for left in choices[place - 1]
                    }
                )
        return found[::-1]

    def _candidates(self, word: str) -> list[str]:
        if folded(word) != word:
            return [word]
        own = self._own_readings.get(word, ())
        return list(dict.fromkeys([*own, *news_counts().readings(word), word]))

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
    if typed.isupper() and len(typed) > 1:
        return reading.upper()
    return reading.capitalize() if typed[0].isupper() else reading
