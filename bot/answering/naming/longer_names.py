"""How far a place's name really goes: An Bình Tây is not An Bình, ấp Gò Sen 3 not ấp Gò Sen 2."""

from bot.answering.texts.typed_words import COUNTED, SMALL, TypedWords
from knowledge.entities.names import Name, NameBook
from knowledge.vietnamese.normalising import folded

# After a place in capitals these begin an organisation, not the rest of a longer name.
_ORGANISATION = frozenset("đảng hội ủy chi ban mặt đoàn liên ubnd hđnd mttq công trường".split())
# Units of the same tier are taken for one another: the ward Cầu Đá Tân may be called a commune.
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
# Typed without marks these are other words far more often than the end of a name.
_WORDS = frozenset("nam dong co la thi hai ba bon bay tam va voi o da lam trong ngoai".split())
_MOST_NAME = 3
_MOST_NUMBER = 20


class LongerNames:
    """Compares what is typed with the names of the corpus and of the country."""

    def __init__(self, corpus: NameBook, country: NameBook) -> None:
        self._corpus = corpus
        self._country = country

    def length(self, question: TypedWords, start: int, length: int, level: str | None) -> int:
        """How long the name really is when it goes on past a known one of `length` words at `start`, else 0."""
        run = question.capitals(start)
        rest = start + length
        if run > length and question.typed[rest] not in _ORGANISATION:
            if run == length + 1 and question.typed[rest].isdigit() and level not in SMALL:
                return 0  # Trường Tiểu học Sơn Lĩnh 2 is a school of Sơn Lĩnh
            known, _ = self._corpus.at(question.typed, rest)
            return 0 if known or self.is_around(question, start, length, run) else run
        name, listed = self._country.at(question.typed, start, level)
        if name is None or listed <= length:
            return 0
        return listed if self._is_longer(question, name, start, listed, level) else 0

    def _is_longer(
        self, question: TypedWords, name: Name, start: int, listed: int, level: str | None
    ) -> bool:
        if not question.plain:
            # Longer and written just so, it is the longer one: "vĩnh lộc hạ" where Vĩnh Lộc is known.
            return name.key == " ".join(question.typed[start : start + listed])
        # "tinh hung yen nam 2022" is no province Hưng Yên Nam: that is a commune.
        if level in name.levels:
            return True
        is_commune = level in _COMMUNES and bool(name.levels & _COMMUNES)
        return is_commune and question.typed[start + listed - 1] not in _WORDS

    def shown(self, question: TypedWords, start: int, length: int, level: str | None) -> str:
        """The longer name as it is written, where it is listed and typed small."""
        listed, found = self._country.at(question.typed, start, level)
        is_listed = listed is not None and found == length and not question.capitals(start)
        return listed.shown if listed and is_listed else question.shown(start, length)

    def is_around(self, question: TypedWords, start: int, length: int, run: int) -> bool:
        """Whether a run of capitals goes on with the name of what the name at `start` lies in: "An Bình Cao Lãnh"."""
        larger, rest = self._country.at(question.typed, start + length)
        if larger is None or length + rest < run:
            return False
        smaller = (
            book.at(question.typed[: start + length], start)[0] for book in (self._corpus, self._country)
        )
        return any(name and larger.key in name.within for name in smaller)

    def numbered(self, question: TypedWords, start: int, level: str | None) -> int:
        """How many words from `start` are a hamlet typed small that the corpus knows by other numbers; 0 for none.

        "ấp gò sen 3" where it knows Gò Sen 1 and Gò Sen 2.
        """
        if level not in SMALL or question.is_capital(start):
            return 0
        for length in range(1, _MOST_NAME + 1):
            number = question.typed[start + length : start + length + 1]
            if number and number[0].isdigit() and question.adjacent(start + length):
                after = question.typed[start + length + 1 : start + length + 2]
                is_counting = bool(after) and folded(after[0]) in COUNTED
                return length + 1 if not is_counting and self._has_others(question, start, length) else 0
        return 0

    def _has_others(self, question: TypedWords, start: int, length: int) -> bool:
        typed = question.typed[start : start + length]
        return any(self._corpus.fitting((*typed, str(number))) for number in range(1, _MOST_NUMBER + 1))
