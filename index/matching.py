"""How a question's words lie in a passage: what BM25, which forgets order and sentences, cannot say.

Looked at for the few best candidates only, so that it may read them word by word.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import TWIN

FEATURES = ("passage", "sentence", "words", "sentence_in_both", "run", "coverage", "pairs", "length")
"""What is known of a passage for a question, in the columns' order of `Question.features`.

The cosine of the passage and of its best sentence; BM25 over the greatest it could be; the best sentence by meaning and
words together; the share of the question that stands in one unbroken run; the share of its folded words in the
passage; the share of its pairs of words in one sentence; the logarithm of the passage's length in words.
"""

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
# What a sentence's cosine is worth beside the share of words (0-1) and of pairs that it has.
_MEANING, _PAIRS = 5.0, 0.5
_TINY = 1e-9
# Words of a question that are looked for; nobody asks at such length.
_LONGEST = 64

Features = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The words of a passage, canonical and by sentence, and all of them with its title's and place's folded."""

    sentences: tuple[tuple[str, ...], ...]
    plain: frozenset[str]

    @classmethod
    def of(cls, passage: Passage, heading: str) -> "PassageWords":
        """Read `passage`, which stands under `heading`."""
        sentences = tuple(tuple(words(span.of(passage.text))) for span in passage.sentences)
        plain = {_plain(word) for sentence in (*sentences, words(heading)) for word in sentence}
        return cls(sentences, frozenset(plain))

    @property
    def length(self) -> int:
        """Words, the heading's aside."""
        return sum(map(len, self.sentences))


class QuestionWords:
    """The words of one question, each worth its rarity."""

    def __init__(self, question: str, rarity: Callable[[str], float]) -> None:
        """`rarity` weighs the lexical index's terms, for which see `knowledge.vietnamese.tokens.terms`."""
        self._sequence = words(question)[:_LONGEST]
        self._worth = {word: rarity(word) for word in self._sequence}
        self._pairs = {pair: rarity("_".join(pair)) for pair in pairwise(self._sequence)}
        self._plain = {word: rarity(TWIN + word) for word in map(_plain, self._sequence)}
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._sequence):
            self._places.setdefault(word, []).append(place)
        self._in_all = {word: self._worth[word] * len(places) for word, places in self._places.items()}
        self._all_words = math.fsum(self._worth.values()) + _TINY
        self._all_pairs = math.fsum(self._pairs.values()) + _TINY
        self._all_plain = math.fsum(self._plain.values()) + _TINY

    @property
    def most(self) -> float:
        """About what BM25 would be at its greatest."""
        return self._all_words + self._all_pairs

    def features(
        self, passage: PassageWords, whole: float, sentences: Sequence[float], bm25: float
    ) -> Features:
        """The row of `FEATURES` for a passage; `whole` and `sentences` are cosines, `bm25` is not scaled."""
        shared = [self._worth.keys() & one for one in passage.sentences]
        share = [math.fsum(self._worth[word] for word in common) / self._all_words for common in shared]
        pairs = [
            self._pairs_in(one) / self._all_pairs if len(common) > 1 else 0.0
            for one, common in zip(passage.sentences, shared, strict=True)
        ]
        both = [
            _MEANING * cosine + word + _PAIRS * pair
            for cosine, word, pair in zip(sentences, share, pairs, strict=True)
        ]
        plain = math.fsum(worth for word, worth in self._plain.items() if word in passage.plain)
        row = (
            whole,
            max(sentences, default=whole),
            bm25 / self.most,
            max(both, default=_MEANING * whole),
            self._longest_run(passage.sentences, shared) / self._all_words,
            plain / self._all_plain,
            max(pairs, default=0.0),
            math.log(passage.length + 1),
        )
        return np.array(row, np.float32)

    def _pairs_in(self, sentence: Sequence[str]) -> float:
        return math.fsum(self._pairs[pair] for pair in self._pairs.keys() & pairwise(sentence))

    def _longest_run(self, sentences: Sequence[Sequence[str]], shared: Sequence[set[str]]) -> float:
        """The worth of the question's longest run of words that stands in one piece in a sentence."""
        best = 0.0
        for sentence, common in zip(sentences, shared, strict=True):
            if math.fsum(self._in_all[word] for word in common) <= best:
                continue  # not even with all that it shares in a row
            before: dict[int, float] = {}
            for word in sentence:
                if word not in common:
                    before = {}
                    continue
                before = {at: before.get(at - 1, 0.0) + self._worth[word] for at in self._places[word]}
                best = max(best, *before.values())
        return best


def words(text: str) -> list[str]:
    """The words and numbers of NFC `text`, canonical; a number keeps its points and commas."""
    return _WORD.findall(canonical(text))


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return folded(word)
