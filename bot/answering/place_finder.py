"""Places in a question, however it was typed."""

from collections.abc import Container
from dataclasses import dataclass

from knowledge.entities.names import Name, NameBook
from knowledge.entities.places import LEVELS, Place
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, tokens

# Levels as typed in a hurry; a dot may follow.
_SHORT_LEVELS = {
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "t": "tỉnh",
}
# Without marks the small ones would be other words far more often: ban, to, lang, xom.
_PLAIN_LEVELS = {
    tuple(folded(level).split()): level
    for level in LEVELS
    if level not in {"bản", "buôn", "làng", "xóm", "khóm", "quận", "tổ dân phố"}
}
_MARKED_LEVELS = {tuple(level.split()): level for level in LEVELS}
_SMALL = frozenset(
    {"tổ dân phố", "khu dân cư", "khu phố", "ấp", "thôn", "bản", "buôn", "khóm", "làng", "xóm"}
)
_BODIES = {"huyện": "huyện", "tỉnh": "tỉnh", "thành": "thành phố", "thị": "thị xã", "quận": "quận"}
_BODY_WORDS = frozenset({"uy", "doan"})
# nông thôn is countryside and địa phương a locality: no levels.
_NO_LEVEL_AFTER = frozenset({"nông", "nong", "địa", "dia"})
# A bare name in small letters is a name after these, or first in the question before those; elsewhere it may be a word.
_BEFORE_NAME = frozenset("ở o tại tai của cua còn con thế the với voi và va giữa giua hay so bên ben".split())
_AFTER_FIRST_NAME = frozenset("có co bao mấy may được duoc thì thi đã da nhiêu % có".split())
# The movement is named after a person whose name a city bears too.
_NEVER_BARE = frozenset({"hồ chí minh"})
# Towns are called La Gi and the like.
_ASKING_WORDS = frozenset("la gi co ai nao dau sao the may bao nhieu khong a".split())
# After a place in capitals these begin an organisation, not the rest of a longer name.
_ORGANISATION = frozenset("đảng hội ủy chi ban mặt đoàn liên ubnd hđnd mttq công trường".split())
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in the question; the span covers its level too, and `spelled` is how that is properly written."""

    place: Place
    span: Span
    spelled: str


@dataclass(frozen=True, slots=True)
class _Words:
    """A question in words: as typed, canonical, and whether its typist uses marks at all."""

    text: str
    tokens: tuple[Token, ...]
    typed: tuple[str, ...]
    plain: bool

    def is_capital(self, at: int) -> bool:
        return self.tokens[at].text[0].isupper()

    def capitals(self, start: int) -> int:
        """How many words from `start` are capitalised in a row, blanks only between them; a number may end the run."""
        run = 0
        while start + run < len(self.tokens) and run < _LONGEST_NAME:
            word = self.tokens[start + run].text
            if run and not self.adjacent(start + run):
                break
            if run and word.isdigit():
                return run + 1
            if not word[0].isupper() or (word.isupper() and len(word) > 1):
                break
            run += 1
        return run

    def adjacent(self, at: int) -> bool:
        """Whether only blanks or a dot stand between word `at` and the one before it."""
        return self.text[self.tokens[at - 1].span.end : self.tokens[at].span.start].strip() in {"", "."}

    def shown(self, start: int, length: int) -> str:
        return self.text[self.tokens[start].span.start : self.tokens[start + length - 1].span.end]


class PlaceFinder:
    """Finds places of the corpus and of the country."""

    def __init__(
        self,
        corpus: NameBook,
        country: NameBook,
        *,
        common: Container[str],
        proper: Container[str],
        plain: Container[str] = (),
    ) -> None:
        """Of canonical runs of words, `common` are those that the corpus writes small, `proper` those it writes large.

        `plain` are both, folded.
        """
        self._corpus = corpus
        self._country = country
        self._common = common
        self._proper = proper
        self._plain_words = plain

    def find(self, text: str, *, plain: bool) -> tuple[FoundPlace, ...]:
        """The places that NFC `text` names, in order; `plain` says that the question was typed without marks."""
        found: list[FoundPlace] = []
        words = tokens(text)
        question = _Words(text, words, tuple(canonical(word.text) for word in words), plain)
        at = 0
        while at < len(words):
            level, start = _level_at(question, at)
            follows = bool(found) and found[-1].span.end == words[at - 1].span.end
            name, length = self._name_at(question, start, level, follows=follows)
            if name is None:
                at += 1
                continue
            place = Place(self._sensible(level, name), name)
            # Of "Huyện ủy A" only the name is taken: who did something is part of what is asked.
            first = start if start > at and folded(question.typed[start - 1]) in _BODY_WORDS else at
            span = Span(words[first].span.start, words[start + length - 1].span.end)
            found.append(FoundPlace(place, span, place.text if first == at else name))
            at = start + length
        return tuple(found)

    def _sensible(self, level: str | None, name: str) -> str | None:
        """Of "the hamlet cells of commune A" the hamlet is no level of A's: dropped where A is known as something larger."""
        known, _ = self._corpus.at(tuple(canonical(token.text) for token in tokens(name)), 0)
        if level in _SMALL and known and known.levels and level not in known.levels and known.levels - _SMALL:
            return None
        return level

    def _name_at(
        self, question: _Words, start: int, level: str | None, *, follows: bool
    ) -> tuple[str | None, int]:
        """The name at `start`, None if there is none; `follows` says that it stands right behind another place."""
        known, length = self._corpus.at(question.typed, start)
        if known and self._may_be_known(question, known, start, length, level):
            longer = self._longer(question, start, length, level)
            return (question.shown(start, longer), longer) if longer else (known.shown, length)
        listed, length = self._country.at(question.typed, start)
        if level:
            if listed and level in listed.levels and question.capitals(start) <= length:
                return listed.shown, length
            run = question.capitals(start)
            return (question.shown(start, run), run) if run else (None, 0)
        if listed and length > 1 and self._may_be_bare(question, listed, start, length, follows=follows):
            return listed.shown, length
        return None, 0

    def _longer(self, question: _Words, start: int, length: int, level: str | None) -> int:
        """How long the name really is when it goes on past a known one, else 0: An Bình Tây is not An Bình."""
        run = question.capitals(start)
        rest = start + length
        if run > length and question.typed[rest] not in _ORGANISATION:
            known, _ = self._corpus.at(question.typed, rest)
            return 0 if known else run
        _, listed = self._country.at(question.typed, start)
        return listed if level and question.plain and listed > length else 0

    def _may_be_known(self, question: _Words, name: Name, start: int, length: int, level: str | None) -> bool:
        if level or name.key in _NEVER_BARE:
            return bool(level)
        if length == 1:
            return False
        if all(question.is_capital(start + step) for step in range(length)):
            return True
        return name.key not in self._common or self._has_cue(question, start, length)

    def _may_be_bare(self, question: _Words, name: Name, start: int, length: int, *, follows: bool) -> bool:
        # What the corpus writes as a name is spoken of there, whatever else bears it: a company, a school.
        if name.key in _NEVER_BARE or name.key in self._proper:
            return False
        typed = question.typed[start : start + length]
        if question.plain:
            if " ".join(typed) in self._plain_words or all(word in _ASKING_WORDS for word in typed):
                return False
        elif " ".join(typed) != name.key:
            return False
        run = question.capitals(start)
        if run:
            # Part of a longer run of capitals is part of another name, a person's for one.
            opens = start <= 1 or not question.is_capital(start - 1)
            return run == length and opens
        if name.key in self._common or question.is_capital(start):
            return False
        return follows or self._has_cue(question, start, length)

    @staticmethod
    def _has_cue(question: _Words, start: int, length: int) -> bool:
        """Whether the words around a name in small letters say that it is one."""
        if start:
            return question.typed[start - 1] in _BEFORE_NAME
        after = question.typed[length : length + 1]
        return not after or after[0] in _AFTER_FIRST_NAME


def _level_at(question: _Words, at: int) -> tuple[str | None, int]:
    """The level that begins at `at`, and where its name would begin.

    In a question typed with marks `ban` is a committee; only where none are typed may it be `bản`.
    """
    typed = question.typed
    if at and typed[at - 1] in _NO_LEVEL_AFTER:
        return None, at
    if at + 2 < len(typed) and folded(typed[at + 1]) in _BODY_WORDS and question.adjacent(at + 2):
        for body, level in _BODIES.items():
            if typed[at] in {body, folded(body)}:
                return level, at + 2
    levels = _PLAIN_LEVELS if question.plain else _MARKED_LEVELS
    for length in (3, 2, 1):
        named = levels.get(typed[at : at + length])
        if named and at + length < len(typed) and question.adjacent(at + length):
            return named, at + length
    if typed[at] in _SHORT_LEVELS and at + 1 < len(typed) and question.adjacent(at + 1):
        return _SHORT_LEVELS[typed[at]], at + 1
    return None, at
