"""Names of the corpus that were mistyped."""

from collections.abc import Container

from bot.answering.texts.typed_words import LONGEST_NAME, SMALL, TypedWords, has_cue
from knowledge.entities.names import NameBook
from knowledge.vietnamese.frequency import is_syllable
from knowledge.vietnamese.normalising import folded

# The movement is named after a person whose name a city bears too.
NEVER_BARE = frozenset({"hồ chí minh"})


class Mender:
    """Mends what nobody else can be called: never another unit of the country, never one of two that are as near."""

    def __init__(
        self, corpus: NameBook, country: NameBook, common: Container[str], plain: Container[str]
    ) -> None:
        """`common` are canonical runs of words that the corpus writes small, `plain` all of its runs, folded."""
        self._corpus = corpus
        self._country = country
        self._common = common
        self._plain = plain

    def _is_made_up(self, name: str, level: str | None) -> bool:
        """Whether neither corpus nor country knows `name`, which only its level or its capitals made one."""
        return bool(level) and not self._corpus.named(name) and not self._country.named(name)

    def mended(
        self, question: TypedWords, start: int, level: str | None, name: str | None
    ) -> tuple[str, int] | None:
        """The one name of the corpus that was mistyped at `start`, and how many words that took.

        `name` is what stands there as it is typed, if it is a name; one that anybody knows is not mended.
        """
        if name is not None and not self._is_made_up(name, level):
            return self._longer(question, start, level, name)
        if level in SMALL:
            return None  # hamlets are in no list: a name one tone off may be the next one's
        for length in range(min(LONGEST_NAME, len(question.typed) - start), 0, -1):
            typed = question.typed[start : start + length]
            near = [
                name
                for name in self._corpus.near(typed)
                if not level or not name.levels or level in name.levels
            ]
            if not near or not self._may_be_slip(question, start, length, level):
                continue
            return (near[0].shown, length) if len(near) == 1 and near[0].key not in NEVER_BARE else None
        return None

    def _longer(
        self, question: TypedWords, start: int, level: str | None, name: str
    ) -> tuple[str, int] | None:
        """The name of the corpus that is typed whole in small letters, but for one tone: "xã tân mỹ lơi" is Tân Mỹ Lợi, not Tân Mỹ."""
        length = len(name.split()) + 1
        typed = question.typed[start : start + length]
        if not level or question.plain or question.is_capital(start) or len(typed) < length:
            return None
        near = [
            one
            for one in self._corpus.near(typed)
            if level in one.levels and folded(one.key) == folded(" ".join(typed))
        ]
        return (near[0].shown, length) if len(near) == 1 else None

    def _may_be_slip(self, question: TypedWords, start: int, length: int, level: str | None) -> bool:
        """Whether what is typed there is a name at all, and no other unit of the country."""
        typed = question.typed[start : start + length]
        if self._country.named(" ".join(typed)) or self._country.at(typed, 0)[1] == length:
            return False
        run = question.capitals(start)
        if level:
            return run in {0, length} or run < length
        shown = " ".join(typed)
        if shown in self._common or shown in self._plain:
            return False
        if run == length:
            return start == 0 or not question.is_capital(start - 1)
        return not run and has_cue(question, start, length) and not all(map(is_syllable, typed))
