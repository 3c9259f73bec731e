"""Names that the corpus itself gives: models in quotes, and the bodies its articles are about.

A question that says such a name is about what bears it, however the rest of it is worded. Nothing is gone through
beforehand: which passages say a name is looked up when somebody asks for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice

import numpy as np

from index.name_postings import NamePostings
from index.scopes import Scope
from index.snapshot.records import Snapshot
from index.terms import TermIndex
from knowledge.entities.own_names import LEAST_WORDS, MOST_WORDS
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# What every commune has, or the capitals of it alone: Hội Nông dân, Hội Liên hiệp Phụ nữ. It is no one's name.
_EVERYWHERE = re.compile(
    r"^(?:hội (?:nông|nông dân|liên hiệp|liên hiệp phụ nữ|phụ nữ|cựu chiến binh|người cao tuổi|chữ thập đỏ)|đoàn thanh niên|liên đoàn lao động|"
    r"mặt trận tổ quốc|công an|ban chỉ huy quân sự)$"
)
# What more passages than this name is a turn of phrase.
_MOST_PASSAGES = 12
# So many passages are read to see whether they say a name.
_MOST_READ = 200
_KEPT = 4096


class KnownNames:
    """The names of one corpus, and where they are spoken of."""

    def __init__(self, names: NamePostings, terms: TermIndex, passages: Sequence[Passage]) -> None:
        self._names = names
        self._terms = terms
        self._passages = passages
        self._rows = lru_cache(maxsize=_KEPT)(self._look_up)
        self._said = lru_cache(maxsize=_KEPT)(self._read)

    @classmethod
    def of(cls, snapshot: Snapshot) -> "KnownNames":
        """Those of a snapshot."""
        return cls(snapshot.names, snapshot.terms, snapshot.passages)

    def find(self, text: str) -> tuple[str, ...]:
        """The names that NFC `text` says, canonical, in order; a long one may be called by its beginning."""
        # A turn of phrase is no name, and hides none that is within it.
        found = self._spoken(
            text,
            lambda number, _typed: (
                not _EVERYWHERE.match(self._names.names[number]) and bool(self._rows(number))
            ),
        )
        return tuple(dict.fromkeys(self._names.names[number] for number in found))

    def scope(self, name: str, *, longer: bool = False) -> Scope:
        """The passages that speak of what bears `name`, whole; with `longer` also those that say it within a longer name."""
        (meant,) = self._names.meant([folded(name)])
        rows = next((self._rows(number) for number in meant if self._names.names[number] == name), ())
        if longer:
            having = self._terms.having(name).tolist()
            saying = (row for row in having[:_MOST_READ] if self._says(row, name))
            rows = (*rows, *saying)
        return Scope({row: frozenset(range(len(self._passages[row].sentences))) for row in rows})

    def _says(self, row: int, name: str) -> bool:
        words = " ".join(canonical(token.text) for token in tokens(self._passages[row].text))
        return f" {name} " in f" {words} "

    def _look_up(self, number: int) -> tuple[int, ...]:
        """The rows that a name stands for, ascending; none where it is a turn of phrase."""
        given, is_subject = self._names.of(number)
        having = self._terms.having(self._names.names[number])
        if is_subject:
            # What so many passages have all the words of need not be read.
            said = having.tolist() if len(having) > _MOST_READ else self._saying(number, having.tolist())
            return tuple(sorted({*given.tolist(), *said}))
        likely = np.union1d(given, having)
        if len(likely) > _MOST_READ:
            return ()
        said = list(islice(self._saying(number, likely.tolist()), _MOST_PASSAGES + 1))
        return tuple(said) if len(said) <= _MOST_PASSAGES else ()

    def _saying(self, number: int, rows: Iterable[int]) -> Iterator[int]:
        return (row for row in rows if number in self._said(row))

    def _read(self, row: int) -> frozenset[int]:
        """The numbers of all names that a passage says in full."""
        names = self._names.names
        return frozenset(
            self._spoken(self._passages[row].text, lambda number, typed: len(names[number]) == len(typed))
        )

    def _spoken(self, text: str, accepted: Callable[[int, str], bool]) -> Iterator[int]:
        """The numbers of the names in NFC `text`, at each place the longest that is `accepted` as it is typed there."""
        words = [canonical(token.text) for token in tokens(text)]
        bare = list(map(folded, words))
        spans = [
            (start, stop)
            for start in range(len(words))
            for stop in range(min(start + MOST_WORDS, len(words)), start + LEAST_WORDS - 1, -1)
        ]
        meant = self._names.meant([" ".join(bare[start:stop]) for start, stop in spans])
        end = 0
        for (start, stop), numbers in zip(spans, meant, strict=True):
            if start < end or not numbers:
                continue
            typed = " ".join(words[start:stop])
            fitting = [
                number
                for number in numbers
                if _reads_as(words[start:stop], self._names.names[number]) and accepted(number, typed)
            ]
            if fitting:
                yield max(fitting, key=partial(self._nearness, typed))
                end = stop

    def _nearness(self, typed: str, number: int) -> tuple[bool, bool]:
        """A whole name comes before one that is called by its beginning, one that is written just so before others."""
        name = self._names.names[number]
        return len(name) == len(typed), name.startswith(typed)


def _reads_as(typed: Sequence[str], name: str) -> bool:
    """Whether `typed`, with the marks that it has, may be `name` or its beginning; without marks they are alike."""
    at = 0
    for word in typed:
        written = name[at : at + len(word)]
        if word not in {written, folded(written)}:
            return False
        at += len(word) + 1
    return True
