"""Names of the country typed small and without a level: which of them are names, and which are words that happen to be spelled so."""

import math
from collections.abc import Callable, Container, Sequence
from functools import cache
from importlib.resources import files
from itertools import product

from bot.answering.texts.place_chains import FoundPlace
from bot.answering.texts.typed_words import TypedWords
from knowledge.entities.names import Name, NameBook
from knowledge.vietnamese.news import affinity, news_counts
from knowledge.vietnamese.normalising import folded

# These stand beside anything: they break up no name that they end or that they follow.
_ENDS = frozenset("la gi co nao va o may nam".split())
_FOLLOWS = frozenset(
    "la gi co ai nao dau sao the may bao nhieu khong thi duoc da dat nam va voi cua o tai trong do con so".split()
)
# How much more than by chance a neighbour has to follow to hold on to a word of a name.
_HOLDS = 2.0
_ASKS_WITH = frozenset({("co", "nao"), ("gi", "nao"), ("nao", "la")})
# So often news write a phrase that everybody uses.
_OFTEN = 1000
_LEAST_NAME = 2
# Between two places that are set side by side.
_JOINS = frozenset("va voi hay so hoac".split())
_LARGER = frozenset({"huyện", "quận", "thị xã", "thành phố", "tỉnh"})
# "xã mình", "xã ta": no name.
_OURS = frozenset("minh ta em toi nay do".split())
# What follows a whole name; what is no part of one.
_ENDS_NAME = frozenset("o thuoc co dat la nam duoc da lam con hoc".split())
_LEVELS_BEHIND = frozenset("xa huyen quan tinh thanh thi tp va voi hay thi".split())
_FUNCTION = frozenset(
    "nao nay do ay ta minh co da dang la o thuoc va voi cho duoc khong con se nhu trong ngoai cua bao may cac nhung gi ai dau sao the moi deu bi boi theo "
    "ve tu den khi neu thi ma hay ha a nhe em toi nguoi ngheo dan dang".split()
)  # fmt: skip


@cache
def ordinary_names() -> frozenset[str]:
    """The canonical names of units that are everyday words (registry/ordinary_names.txt)."""
    lines = (
        files("knowledge").joinpath("registry/ordinary_names.txt").read_text(encoding="utf-8").splitlines()
    )
    return frozenset(name.strip() for line in lines if not line.startswith("#") for name in line.split(","))


class BareNames:
    """Tells names from words by the corpus' own writing and by what stands beside them."""

    def __init__(
        self,
        country: NameBook,
        common: Container[str],
        proper: Container[str],
        plain: Container[str],
        reads: Callable[[Sequence[str]], bool],
    ) -> None:
        """Canonical runs of words: `common` are written small in the corpus, `proper` large, `plain` either way, folded.

        `reads` says whether the corpus writes two folded words in a row.
        """
        self._reads = reads
        self._country = country
        self._common = common
        self._proper = proper
        self._plain = plain

    @staticmethod
    def is_everyday(name: Name) -> bool:
        """Whether the name of a commune is an everyday word: right behind another place it says nothing of where that lies."""
        return name.key in ordinary_names() and not name.levels & _LARGER

    def overlapped(self, question: TypedWords, start: int, length: int) -> bool:
        """Whether the first or last word of what may be a name makes a word with its neighbour: "hội phú" in hội phụ nữ."""
        typed = question.typed
        stop = start + length
        after = typed[stop : stop + 1]
        if after and question.adjacent(stop):
            if (folded(typed[stop - 1]), folded(after[0])) in _ASKS_WITH:
                return True
            is_sure = folded(typed[stop - 1]) not in _ENDS and folded(after[0]) not in _FOLLOWS
            if is_sure and self._is_word(question, stop - 1):
                return True
        return bool(start) and question.adjacent(start) and self._is_word(question, start - 1, opens=True)

    def _is_word(self, question: TypedWords, at: int, *, opens: bool = False) -> bool:
        """Whether words `at` and behind it are one; what `opens` a name that way is read in marks alone, where less is alike."""
        pair = question.typed[at : at + 2]
        if question.plain:
            return not opens and " ".join(pair) in self._plain
        return " ".join(pair) in self._common

    def without_words(
        self, question: TypedWords, found: list[FoundPlace], corpus: NameBook
    ) -> list[FoundPlace]:
        """`found` without names of the country that nothing but their letters makes names, beside a place of the corpus.

        "ban tuyen giao va dan van Lam Giang" without marks speaks of dân vận, and of no Đản Ván. Where the two are set side
        by side, it is a name.
        """
        known = [place for place in found if corpus.named(place.place.name)]
        if not question.plain or not known:
            return found
        return [place for place in found if place in known or not self._is_only_words(question, place, known)]

    def _is_only_words(self, question: TypedWords, place: FoundPlace, known: Sequence[FoundPlace]) -> bool:
        typed = folded(question.text[place.span.start : place.span.end]).split()
        is_bare = (
            place.place.level is None and len(typed) == _LEAST_NAME and place.spelled == place.place.name
        )
        between = (
            folded(question.text[first.span.end : second.span.start]).split()
            for one in known
            for first, second in (sorted((one, place), key=lambda each: each.span.start),)
        )
        beside = any(len(words) == 1 and words[0] in _JOINS for words in between)
        return is_bare and not beside and not place.mistyped and (self._reads(typed) or _is_phrase(typed))

    def goes_on(self, question: TypedWords, start: int, length: int) -> bool:
        """Whether what stands behind a level is no name, typed without marks: "xa minh phu trach" is our commune."""
        if not question.plain or question.is_capital(start):
            return False
        after = question.typed[start + length : start + length + 1]
        if length == 1:
            is_behind = bool(after) and question.adjacent(start + 1)
            return is_behind and after[0] not in _ENDS_NAME | _LEVELS_BEHIND
        return question.typed[start] in _OURS and self.overlapped(question, start, length)

    def unlisted(self, question: TypedWords, start: int) -> int:
        """How many words from `start`, behind a level, are a name in small letters with its marks that no list has; 0 for none."""
        typed = question.typed[start : start + _LEAST_NAME]
        after = question.typed[start + _LEAST_NAME : start + _LEAST_NAME + 1]
        if (
            question.plain
            or len(typed) < _LEAST_NAME
            or not "".join(typed).isalpha()
            or question.is_capital(start)
        ):
            return 0
        ends = not after or not question.adjacent(start + _LEAST_NAME) or folded(after[0]) in _ENDS_NAME
        is_word = " ".join(typed) in self._common or affinity(*typed) > -math.inf
        is_said = (
            is_word or any(folded(word) in _FUNCTION for word in typed) or not question.adjacent(start + 1)
        )
        return _LEAST_NAME if ends and not is_said else 0

    def unannounced(self, question: TypedWords) -> tuple[str, int, int] | None:
        """A name of the country in a question all in small letters with their marks: the name, where it begins, how long it is.

        Nothing announces it, so it must be nothing else: no word of the corpus, no everyday word, and held together by
        more than what ties it to its neighbours.
        """
        if question.plain or question.text != question.text.lower():
            return None
        for start in range(len(question.typed)):
            name, length = self._country.at(question.typed, start)
            if name is not None and self._is_alone(question, name, start, length):
                return name.shown, start, length
        return None

    def _is_alone(self, question: TypedWords, name: Name, start: int, length: int) -> bool:
        typed = question.typed[start : start + length]
        if length < _LEAST_NAME or " ".join(typed) != name.key:
            return False
        if name.key in self._common or name.key in self._proper or name.key in ordinary_names():
            return False
        if any(" ".join(typed[at : at + 2]) in self._common for at in range(length - 1)):
            return False
        return not (self.overlapped(question, start, length) or _is_torn(question.typed, start, length))


def _is_phrase(typed: Sequence[str]) -> bool:
    """Whether news write two folded words in a row far oftener than a name that is hardly known is written."""
    news = news_counts()
    first, second = (news.readings(word) for word in typed)
    return any(news.pair(left, right) >= _OFTEN for left, right in product(first, second))


def _is_torn(typed: Sequence[str], start: int, length: int) -> bool:
    """Whether a neighbour holds on to a word of the name more than the name to itself."""
    within = min(affinity(typed[at], typed[at + 1]) for at in range(start, start + length - 1))
    beside = [
        affinity(typed[at], typed[at + 1])
        for at in (start - 1, start + length - 1)
        if 0 <= at < len(typed) - 1
    ]
    return any(one > max(_HOLDS, within) for one in beside)
