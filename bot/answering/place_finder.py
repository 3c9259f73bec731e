"""Places in a question, however it was typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.entities.names import Name, NameBook
from knowledge.entities.places import LEVELS, Place
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded, is_plain
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
_BODIES = {"huyện": "huyện", "tỉnh": "tỉnh", "thành": "thành phố", "thị": "thị xã", "quận": "quận"}
_BODY_WORDS = frozenset({"uy", "doan"})
# A bare name in small letters is a name after these, or first in the question; elsewhere it may be a word.
_BEFORE_NAME = frozenset("ở o tại tai của cua còn con thế the với voi và va giữa giua hay so".split())
# The movement is named after a person whose name a city bears too.
_NEVER_BARE = frozenset({"hồ chí minh"})
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in the question; the span covers its level too, and `spelled` is how that is properly written."""

    place: Place
    span: Span
    spelled: str


class PlaceFinder:
    """Finds places of the corpus and of the country."""

    def __init__(self, corpus: NameBook, country: NameBook, common: Collection[str]) -> None:
        """`common` are canonical names that the corpus also writes in small letters, as words."""
        self._corpus = corpus
        self._country = country
        self._common = common

    def find(self, text: str) -> tuple[FoundPlace, ...]:
        """The places that NFC `text` names, in order."""
        found: list[FoundPlace] = []
        words = tokens(text)
        typed = tuple(canonical(word.text) for word in words)
        plain = is_plain(text)
        at = 0
        while at < len(words):
            level, start = _level_at(typed, at, is_plain=plain)
            follows = bool(found) and found[-1].span.end == words[at - 1].span.end
            name, length = self._name_at(text, words, typed, start, level, follows=follows)
            if name is None:
                at += 1
                continue
            # Of "Huyện ủy A" only the name is taken: who did something is part of what is asked.
            first = start if folded(typed[start - 1]) in _BODY_WORDS else at
            span = Span(words[first].span.start, words[start + length - 1].span.end)
            place = Place(level, name)
            found.append(FoundPlace(place, span, place.text if first == at else name))
            at = start + length
        return tuple(found)

    def _name_at(
        self,
        text: str,
        words: Sequence[Token],
        typed: tuple[str, ...],
        start: int,
        level: str | None,
        *,
        follows: bool,
    ) -> tuple[str | None, int]:
        """The name at `start`, None if there is none; `follows` says that it stands right behind another place."""
        known, length = self._corpus.at(typed, start)
        if known and self._may_be_known(known, words, typed, start, length, level):
            longer, more = self._country.at(typed, start)
            # A longer name of the country's, where marks or capitals leave no doubt: Tân Phú Trung is not Tân Phú.
            if longer and more > length and _is_plainly_a_name(words[start + length : start + more]):
                return longer.shown, more
            return known.shown, length
        if level:
            listed, length = self._country.at(typed, start)
            if listed and _levels_agree(level, listed):
                return listed.shown, length
            run = _capitals(text, words, start)
            return (
                (text[words[start].span.start : words[start + run - 1].span.end], run) if run else (None, 0)
            )
        listed, length = self._country.at(typed, start)
        if (
            listed
            and length > 1
            and (follows or self._may_be_bare(listed, words, typed, start, length, text))
        ):
            return listed.shown, length
        return None, 0

    def _may_be_known(
        self,
        name: Name,
        words: Sequence[Token],
        typed: tuple[str, ...],
        start: int,
        length: int,
        level: str | None,
    ) -> bool:
        if level or name.key in _NEVER_BARE:
            return bool(level)
        if length == 1:
            return False
        if all(words[start + step].text[0].isupper() for step in range(length)):
            return True
        return name.key not in self._common or start == 0 or typed[start - 1] in _BEFORE_NAME

    def _may_be_bare(
        self, name: Name, words: Sequence[Token], typed: tuple[str, ...], start: int, length: int, text: str
    ) -> bool:
        if name.key in _NEVER_BARE:
            return False
        run = _capitals(text, words, start)
        if run:
            # Part of a longer run of capitals is part of another name, a person's for one.
            opens = start == 0 or not _is_capital(words[start - 1]) or (start == 1 and len(words) > 1)
            return run == length and opens
        cue = start == 0 or typed[start - 1] in _BEFORE_NAME
        return cue and name.key not in self._common and not _is_capital(words[start])


def _is_plainly_a_name(words: Sequence[Token]) -> bool:
    return all(_is_capital(word) for word in words)


def _level_at(typed: tuple[str, ...], at: int, *, is_plain: bool) -> tuple[str | None, int]:
    """The level that begins at `at`, and where its name would begin.

    In a question typed with marks `ban` is a committee; only where none are typed may it be `bản`.
    """
    levels = _PLAIN_LEVELS if is_plain else _MARKED_LEVELS
    for length in (3, 2, 1):
        words = typed[at : at + length]
        level = levels.get(words)
        if level and len(words) == length:
            return level, at + length
    if typed[at] in _SHORT_LEVELS and at + 1 < len(typed):
        return _SHORT_LEVELS[typed[at]], at + 1
    if at + 1 < len(typed) and folded(typed[at + 1]) in _BODY_WORDS:
        for body, level in _BODIES.items():
            if typed[at] in {body, folded(body)}:
                return level, at + 2
    return None, at


def _levels_agree(level: str, name: Name) -> bool:
    return level in name.levels


def _is_capital(word: Token) -> bool:
    return word.text[0].isupper()


def _capitals(text: str, words: Sequence[Token], start: int) -> int:
    """How many words from `start` are capitalised in a row, blanks only between them; a number may end the run."""
    run = 0
    while start + run < len(words) and run < _LONGEST_NAME:
        word = words[start + run]
        if run and text[words[start + run - 1].span.end : word.span.start] != " ":
            break
        if run and word.text.isdigit():
            return run + 1
        if not _is_capital(word) or word.text.isupper():
            break
        run += 1
    return run
