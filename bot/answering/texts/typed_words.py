"""The words of a question, and the levels of places among them."""

from dataclasses import dataclass

from knowledge.entities.places import LEVELS
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.tokens import Token

LONGEST_NAME = 4
SMALL = frozenset({"tổ dân phố", "khu dân cư", "khu phố", "ấp", "thôn", "bản", "buôn", "khóm", "làng", "xóm"})
# A bare name in small letters is a name after these, or first in the question before those; elsewhere it may be a word.
_BEFORE_NAME = frozenset("ở o tại tai của cua còn con thế the với voi và va giữa giua hay so bên ben".split())
_AFTER_FIRST_NAME = frozenset(
    "có co bao mấy may được duoc thì thi đã da nhiêu % đạt dat làm lam còn giảm giam".split()
)
# With these a message opens before it asks.
_OPENING = frozenset("cho em e tôi toi mình minh hỏi hoi xin dạ da bot ơi oi ad alo ạ a biết biet".split())
# A number before one of these counts it and ends no name: "Long Hải 7 tháng đầu năm".
COUNTED = frozenset(
    "tháng thang năm nam ngày ngay giờ gio quý quy tuần tuan tổ chi mô người nguoi hộ ho đảng".split()
)
_SEVERAL = frozenset("hai ba bon nam sau bay tam chin muoi cac nhung may nhieu moi tung so".split())
# Levels as typed in a hurry; a dot may follow.
_SHORT_LEVELS = {
    "x": "xã",
    "p": "phường",
    "tp": "thành phố",
    "kp": "khu phố",
    "tdp": "tổ dân phố",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "t": "tỉnh",
}
# Read without their marks only where a name of that level follows.
_RARE_PLAIN_LEVELS = {("quan",): "quận"}
# Without marks the small ones would be other words far more often: ban, to, lang, xom.
_PLAIN_LEVELS = {
    tuple(folded(level).split()): level
    for level in LEVELS
    if level not in {"bản", "buôn", "làng", "xóm", "khóm", "quận", "tổ dân phố"}
}
_MARKED_LEVELS = {tuple(level.split()): level for level in LEVELS}
_BODIES = {"huyện": "huyện", "tỉnh": "tỉnh", "thành": "thành phố", "thị": "thị xã", "quận": "quận"}
BODY_WORDS = frozenset({"uy", "doan"})
# nông thôn is countryside, địa phương a locality, a già làng a person: no levels.
_NO_LEVEL_AFTER = frozenset({"nông", "nong", "địa", "dia", "già", "gia"})
# Nor are nghĩa tình, ân tình, chủ nghĩa xã hội without their marks, nor văn bản, biên bản, cơ bản with them.
_NO_LEVELS = frozenset({("nghia", "tinh"), ("an", "tinh"), ("nghia", "xa"), ("tam", "tinh")}) | {
    (word, "bản") for word in ("văn", "biên", "cơ", "căn", "kịch", "phiên", "ấn", "xuất")
}


@dataclass(frozen=True, slots=True)
class TypedWords:
    """A question in words: as typed, canonical, and whether its typist uses marks at all."""

    text: str
    tokens: tuple[Token, ...]
    typed: tuple[str, ...]
    plain: bool

    def is_capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital."""
        return self.tokens[at].text[0].isupper()

    def capitals(self, start: int) -> int:
        """How many words from `start` are capitalised in a row, blanks only between them; a number may end the run."""
        run = 0
        while start + run < len(self.tokens) and run < LONGEST_NAME:
            word = self.tokens[start + run].text
            if run and not self.adjacent(start + run):
                break
            if run and word.isdigit():
                counted = self.typed[start + run + 1 : start + run + 2]
                return run if counted and counted[0] in COUNTED else run + 1
            if not word[0].isupper() or (word.isupper() and len(word) > 1):
                break
            run += 1
        return run

    def adjacent(self, at: int) -> bool:
        """Whether only blanks or a dot stand between word `at` and the one before it."""
        return self._between(at) in {"", "."}

    def follows(self, at: int) -> bool:
        """Whether only blanks stand there: "Tôi mới về huyện. Cho biết …" names no huyện Cho."""
        return not self._between(at)

    def _between(self, at: int) -> str:
        return self.text[self.tokens[at - 1].span.end : self.tokens[at].span.start].strip()

    def shown(self, start: int, length: int) -> str:
        """The `length` words from `start` as typed."""
        return self.text[self.tokens[start].span.start : self.tokens[start + length - 1].span.end]


def level_at(question: TypedWords, at: int, *, rare: bool = False) -> tuple[str | None, int]:
    """The level that begins at `at`, and where its name would begin.

    In a question typed with marks `ban` is a committee; only where none are typed may it be `bản`. `rare` lets in levels
    that are far more often other words.
    """
    typed = question.typed
    if at and (typed[at - 1] in _NO_LEVEL_AFTER or typed[at - 1 : at + 1] in _NO_LEVELS):
        return None, at
    if at + 2 < len(typed) and folded(typed[at + 1]) in BODY_WORDS and question.adjacent(at + 2):
        for body, level in _BODIES.items():
            if typed[at] in {body, folded(body)}:
                return level, at + 2
    levels = _PLAIN_LEVELS if question.plain else _MARKED_LEVELS
    levels = levels | _RARE_PLAIN_LEVELS if rare else levels
    for length in (3, 2, 1):
        named = levels.get(typed[at : at + length])
        if named and at + length < len(typed) and question.follows(at + length):
            return named, at + length
    if typed[at] in _SHORT_LEVELS and at + 1 < len(typed) and question.adjacent(at + 1):
        return _SHORT_LEVELS[typed[at]], at + 1
    return None, at


def is_counted(question: TypedWords, start: int) -> bool:
    """Whether the level right before word `start` is one of several: "3 xa bien gioi", "cac xa"."""
    before = question.typed[max(0, start - 2) : start - 1]
    return bool(before) and (before[0].isdigit() or folded(before[0]) in _SEVERAL)


def has_cue(question: TypedWords, start: int, length: int) -> bool:
    """Whether the words around a name in small letters say that it is one."""
    if not all(word in _OPENING for word in question.typed[:start]):
        return question.typed[start - 1] in _BEFORE_NAME
    after = question.typed[start + length : start + length + 1]
    return not after or after[0] in _AFTER_FIRST_NAME
