"""What the corpus says about its words: how often each occurs, what follows what, what is written small or large."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.errors import SnapshotError
from index.tally import Tally
from knowledge.entities.casing import count_casing
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.restoring import WordCounts, count_words

# Texts that are counted together before the counts are added up.
_AT_A_TIME = 512


@dataclass(frozen=True, slots=True)
class CorpusWords:
    """Counts of a corpus; `small` and `large` are its runs of two and three words, `plain` both without their marks."""

    words: Mapping[str, int]
    pairs: Tally
    small: Tally
    large: Tally
    plain: Tally

    @property
    def counts(self) -> WordCounts:
        """What marks are restored with."""
        return WordCounts(self.words, self.pairs)

    def changed(self, gone: Iterable[str], come: Iterable[str]) -> "CorpusWords":
        """The counts without the texts that are `gone` and with those that have `come`."""
        words, pairs = Counter(self.words), Counter[str]()
        small, large, plain = Counter[str](), Counter[str](), Counter[str]()
        for add, texts in ((Counter.subtract, gone), (Counter.update, come)):
            rest = iter(texts)
            while some := list(islice(rest, _AT_A_TIME)):
                for total, counted in zip(
                    (words, pairs, small, large), (*count_words(some), *count_casing(some)), strict=True
                ):
                    add(total, counted)
        for runs in (small, large):
            for run, count in runs.items():
                plain[folded(run)] += count
        return CorpusWords(
            +words,
            self.pairs.plus(pairs),
            self.small.plus(small),
            self.large.plus(large),
            self.plain.plus(plain),
        )

    def write(self, folder: Path) -> None:
        """Write the words as JSON and the rest as columns."""
        folder.mkdir()
        with (folder / "words.json").open("w", encoding="utf-8", newline="\n") as file:
            json.dump(self.words, file, ensure_ascii=False)
        for name in ("pairs", "small", "large", "plain"):
            tally: Tally = getattr(self, name)
            tally.write(folder / name)

    @classmethod
    def read(cls, folder: Path) -> "CorpusWords":
        """Read what `write` wrote.

        Raises:
            SnapshotError: a file is damaged.
        """
        path = folder / "words.json"
        try:
            words = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SnapshotError(f"Tệp {path.name} của chỉ mục không đọc được.") from error
        if not isinstance(words, dict) or not all(isinstance(count, int) for count in words.values()):
            raise SnapshotError(f"Tệp {path.name} của chỉ mục không đúng kiểu.")
        return cls(words, *(Tally.read(folder / name) for name in ("pairs", "small", "large", "plain")))


def no_words() -> CorpusWords:
    """Counts of no text at all."""
    nothing = Tally.of({})
    return CorpusWords({}, nothing, nothing, nothing, nothing)
