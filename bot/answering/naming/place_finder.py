"""Places in a question, however it was typed."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from bot.answering.naming.bare_names import BareNames
from bot.answering.naming.body_finder import BodyFinder
from bot.answering.naming.longer_names import LongerNames
from bot.answering.naming.mending import NEVER_BARE, Mender
from bot.answering.texts.place_chains import FoundPlace, PlaceChains
from bot.answering.texts.typed_words import BODY_WORDS, SMALL, TypedWords, has_cue, is_counted, level_at
from knowledge.entities.names import Name, NameBook
from knowledge.entities.places import Place
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# Towns are called La Gi and the like.
_ASKING_WORDS = frozenset("la gi co ai nao dau sao the may bao nhieu khong a bi duoc".split())

# Typed without marks, "Hoi Phu nu" names no place Hội Phú.
_UNIONS = tuple(
    tuple(union.split())
    for union in (
        "hoi phu nu",
        "hoi nong dan",
        "hoi cuu chien binh",
        "hoi nguoi cao tuoi",
        "hoi chu thap do",
        "hoi lien hiep phu nu",
    )
)


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
        bodies: BodyFinder | None = None,
        reads: Callable[[Sequence[str]], bool] = lambda _: False,
    ) -> None:
        """Of canonical runs of words, `common` are those that the corpus writes small, `proper` those it writes large.

        `plain` are both, folded; `bodies` finds the companies, hospitals and the like, none without it; `reads` says whether
        the corpus writes two folded words in a row, however they are capitalised.
        """
        self._bodies = bodies
        self._corpus = corpus
        self._country = country
        self._common = common
        self._proper = proper
        self._mender = Mender(corpus, country, common, plain)
        self._plain_words = plain
        self._bare = BareNames(country, common, proper, plain, reads)
        self._longer = LongerNames(corpus, country)
        self._chains = PlaceChains(corpus, country)

    def find(self, text: str, *, plain: bool) -> tuple[FoundPlace, ...]:
        """The places that NFC `text` names, in order; `plain` says that the question was typed without marks."""
        found: list[FoundPlace] = []
        words = tokens(text)
        question = TypedWords(text, words, tuple(canonical(word.text) for word in words), plain)
        at = 0
        body_before: FoundPlace | None = None
        while at < len(words):
            body = self._bodies.at(question, at) if self._bodies else None
            if body:
                found.append(body)
                body_before = body
                at += sum(body.span.start <= word.span.start < body.span.end for word in words)
                continue
            if question.plain and (union := _union_at(question, at)):
                at += union
                continue
            level, start = self._level_at(question, at)
            # What a company lies in is part of its name.
            follows = (
                bool(found) and found[-1] is not body_before and found[-1].span.end == words[at - 1].span.end
            )
            name, length = self._name_at(question, start, level, follows=follows)
            mended = self._mender.mended(question, start, level, name)
            mistyped = ""
            if mended:
                name, length = mended
                mistyped = question.shown(start, length)
            if name is None:
                at += 1
                continue
            listed = bool(at) and question.plain and question.typed[at - 1] == "xa" and level == "phường"
            place = Place(self._sensible(level, name, listed=listed), name)
            # Of "Huyện ủy A" only the name is taken: who did something is part of what is asked.
            first = start if start > at and folded(question.typed[start - 1]) in BODY_WORDS else at
            span = Span(words[first].span.start, words[start + length - 1].span.end)
            spelled = place.text if first == at else name
            readings = () if mistyped else self._readings(question, start, length, level)
            found.append(FoundPlace(place, span, spelled, mistyped, readings))
            at = start + length
        found = self._bare.without_words(question, found, self._corpus)
        if not found and (alone := self._bare.unannounced(question)):
            shown, start, length = alone
            span = Span(words[start].span.start, words[start + length - 1].span.end)
            found.append(FoundPlace(Place(None, shown), span, shown))
        if not found and self._bodies and (body := self._bodies.only_one(question)):
            found.append(body)
        return tuple(self._chains.joined(found, text))

    def levels_of(self, name: str) -> frozenset[str]:
        """The levels that the corpus knows units of this name by."""
        return frozenset(level for one in self._corpus.named(name) for level in one.levels)

    def of_initials(self, letters: str, level: str) -> list[Name]:
        """The names of the corpus' units of `level` that are called by these folded letters."""
        return self._corpus.of_initials(letters, level)

    def _readings(self, question: TypedWords, start: int, length: int, level: str | None) -> tuple[str, ...]:
        """The names that the words may be, those of the corpus first; one that is written just so is no other."""
        typed = question.typed[start : start + length]
        names = [name for book in (self._corpus, self._country) for name in book.fitting(typed)]
        if not question.plain and any(name.key == " ".join(typed) for name in names):
            return ()
        fitting = [name for name in names if not level or level in name.levels or not name.levels]
        return tuple(dict.fromkeys(name.shown for name in fitting))

    def _level_at(self, question: TypedWords, at: int) -> tuple[str | None, int]:
        """The level that begins at `at`, and where its name would begin; a name that follows proves one without marks."""
        level, start = level_at(question, at)
        if level in SMALL and self._is_name_itself(question, at):
            return None, at  # Bản Lầu and Buôn Ma Thuột are names
        if level:
            return level, start
        level, start = level_at(replace(question, plain=True), at, rare=True)
        names = (book.at(question.typed, start, level)[0] for book in (self._corpus, self._country))
        return (level, start) if any(name and level in name.levels for name in names) else (None, at)

    def _is_name_itself(self, question: TypedWords, at: int) -> bool:
        names = [book.at(question.typed, at) for book in (self._corpus, self._country)]
        return any(name and length > 1 and question.capitals(at) >= length for name, length in names)

    def _sensible(self, level: str | None, name: str, *, listed: bool = False) -> str | None:
        """Of "the hamlet cells of commune A" the hamlet is no level of A's: dropped where A is known as something larger.

        `listed` says that another level goes before it: "bao nhieu xa phuong A" asks for A's communes and wards.
        """
        known, _ = self._corpus.at(tuple(canonical(token.text) for token in tokens(name)), 0)
        is_none = known is not None and bool(known.levels - SMALL) and level not in known.levels
        if is_none and (level in SMALL or listed):
            return None
        return level

    def _name_at(
        self, question: TypedWords, start: int, level: str | None, *, follows: bool
    ) -> tuple[str | None, int]:
        """The name at `start`, None if there is none; `follows` says that it stands right behind another place."""
        known, length = self._corpus.at(question.typed, start, level)
        if known and self._may_be_known(question, known, start, length, level):
            longer = self._longer.length(question, start, length, level)
            return (
                (self._longer.shown(question, start, longer, level), longer)
                if longer
                else (known.shown, length)
            )
        listed, length = self._country.at(question.typed, start, level)
        if level:
            return self._behind_level(question, start, level, listed, length)
        if listed and length > 1 and self._may_be_bare(question, listed, start, length, follows=follows):
            return listed.shown, length
        return None, 0

    def _behind_level(
        self, question: TypedWords, start: int, level: str, listed: Name | None, length: int
    ) -> tuple[str | None, int]:
        """The name behind a level, which the corpus does not know: `listed` of the country, in capitals, or told by how it stands there."""
        small = self._longer.numbered(question, start, level)
        if not small and listed and self._bare.goes_on(question, start, length):
            return None, 0
        if not small and listed and level in listed.levels and question.capitals(start) <= length:
            return (None, 0) if self._is_word(question, listed, start, length) else (listed.shown, length)
        run = small or question.capitals(start) or self._bare.unlisted(question, start)
        shown = question.shown(start, run) if run else None
        return shown.title() if shown and shown.islower() else shown, run

    def _is_word(self, question: TypedWords, name: Name, start: int, length: int) -> bool:
        """Whether a name of the country alone, typed small behind a level, is a word of the corpus: "ba xã biên giới"."""
        if question.is_capital(start):
            return False
        if not question.plain:
            return name.key in self._common
        if folded(name.key) not in self._plain_words:
            return False
        # "xa bien gioi Na Sang": what follows is the name, unless that is what the first lies in.
        known, _ = self._corpus.at(question.typed, start + length)
        return is_counted(question, start) or (known is not None and known.key not in name.within)

    def _may_be_known(
        self, question: TypedWords, name: Name, start: int, length: int, level: str | None
    ) -> bool:
        if level or name.key in NEVER_BARE:
            return bool(level)
        if length == 1:
            return False
        if all(question.is_capital(start + step) for step in range(length)):
            return True
        return name.key not in self._common or has_cue(question, start, length)

    def _may_be_bare(
        self, question: TypedWords, name: Name, start: int, length: int, *, follows: bool
    ) -> bool:
        # What the corpus writes as a name is spoken of there, whatever else bears it: a company, a school.
        if name.key in NEVER_BARE or name.key in self._proper:
            return False
        typed = question.typed[start : start + length]
        if self._is_phrase(question, typed, name) or (
            not question.capitals(start) and self._bare.overlapped(question, start, length)
        ):
            return False
        run = question.capitals(start)
        if run:
            # Part of a longer run of capitals is part of another name, a person's for one.
            opens = start <= 1 or not question.is_capital(start - 1)
            return opens and (run == length or self._longer.is_around(question, start, length, run))
        if name.key in self._common or question.is_capital(start):
            return False
        if follows and (question.is_capital(start - 1) or self._bare.is_everyday(name)):
            # "Tân Hòa liên quan đến …": who writes the one with capitals would write the other so too.
            return False
        return follows or has_cue(question, start, length)

    def _is_phrase(self, question: TypedWords, typed: Sequence[str], name: Name) -> bool:
        """Whether the words are no name as they are typed: asking words, what the corpus writes otherwise, or with other marks."""
        if question.plain:
            return " ".join(typed) in self._plain_words or all(word in _ASKING_WORDS for word in typed)
        return " ".join(typed) != name.key


def _union_at(question: TypedWords, at: int) -> int:
    """How many words from `at` name a union that every place has; 0 where they name none."""
    return next((len(union) for union in _UNIONS if question.typed[at : at + len(union)] == union), 0)
