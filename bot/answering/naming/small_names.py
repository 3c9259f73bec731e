"""Persons typed in small letters: "ông phan văn bảy là ai", "dong chi tran thi lan".

What an article writes as somebody's name is one; behind a title so is a family name with what follows it, whoever bears it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.answering.naming.about_persons import is_about
from index.terms import TermIndex
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, tokens

_TITLES = frozenset(
    {("ông",), ("bà",), ("anh",), ("chị",), ("cô",), ("chú",), ("thầy",), ("cụ",), ("đồng", "chí"), ("bác", "sĩ"), ("già", "làng")}
)  # fmt: skip
# Family names that are hardly ever another word, with marks and without; before Văn and Thị any is one.
_FAMILY = frozenset("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô đinh trịnh trương tạ quách tống thạch giàng sùng thào phùng khuất nghiêm doãn đàm".split())  # fmt: skip
_PLAIN_FAMILY = frozenset("nguyen huynh pham bui".split())
_ANY_FAMILY = frozenset(map(folded, _FAMILY))
_MIDDLE = frozenset({"văn", "thị", "van", "thi"})
# A title that is the first part of another word: these are nobody.
_WORDS = frozenset(
    tuple(word.split())
    for word in (
        "anh hùng", "anh em", "anh dũng", "anh chị", "chị em", "bà con", "ông bà", "ông cha", "bà mẹ", "cô giáo", "cô chú", "chú ý", "chú trọng",
        "thầy cô", "thầy giáo", "thầy thuốc", "cụ thể", "cô đơn", "ông chủ",
    )
)  # fmt: skip
# An office is called with capitals too, and is nobody's name.
_OFFICE = frozenset("bi chu giam truong pho hieu tinh huyen thanh doi to chinh dang uy hoi nguyen dai thieu trung thuong thu".split())  # fmt: skip
# Where a name ends.
_BEHIND = frozenset(
    "la co phai giu lam noi chia duoc da dang o tai cua bi chu giam truong pho que sinh bao may thi va voi nao khong dung xa phuong huyen tinh "
    "hien ke cho nhan tu ve tham mat nguoi nam trong dan neu danh nhan quan cam hien trao tang gop giup hoc co sao the bay ban ap thon khu".split()
)
_MOST_WORDS = 4
_WHOLE_NAME = 3
# What more passages than this have every word of is read no further.
_MOST_READ = 200
_KEPT = 1024


class SmallNames:
    """The persons of one corpus, looked up when somebody asks for one."""

    def __init__(self, terms: TermIndex, passages: Sequence[Passage]) -> None:
        self._terms = terms
        self._passages = passages
        self._is_named = lru_cache(maxsize=_KEPT)(self._look_up)

    def capitalised(self, text: str, marked: str) -> str:
        """NFC `text` with capitals on the names in it that bear none; `marked` is the same text with its marks, word for word."""
        words = tokens(text)
        read = [canonical(token.text) for token in tokens(marked)]
        if len(read) != len(words):
            return text
        at = 0
        while at < len(words):
            start, titled = self._start(read, at)
            length = self._length(words, read, start, titled=titled) if start < len(words) else 0
            for word in words[start : start + length]:
                begin = word.span.start
                text = text[:begin] + text[begin].upper() + text[begin + 1 :]
            at = max(start + length, at + 1)
        return text

    @staticmethod
    def _start(read: Sequence[str], at: int) -> tuple[int, bool]:
        """Where a name would begin, and whether a title stands before it."""
        for length in (2, 1):
            if tuple(read[at : at + length]) in _TITLES:
                return at + length, True
        return at, False

    def _length(self, words: Sequence[Token], read: Sequence[str], start: int, *, titled: bool) -> int:
        """How many words from `start` are a person's name, 0 where they are none."""
        typed = []
        for word in words[start : start + _MOST_WORDS]:
            if not word.text.islower() or not word.text.isalpha():
                break
            typed.append(canonical(word.text))
        if not typed or folded(typed[0]) in _OFFICE - {"nguyen", "dang", "truong"}:
            return 0
        if not titled and folded(typed[0]) not in _ANY_FAMILY:
            return 0
        least = 1 if titled else _WHOLE_NAME
        for length in range(len(typed), least - 1, -1):
            # One syllable is another word too often to go by, but with its own marks.
            name = tuple(typed[:length] if length > 1 else read[start : start + 1])
            is_word = length == 1 and (read[start - 1], *name) in _WORDS
            if not is_word and self._is_named(name):
                return length
        return _unknown(typed, read[start : start + len(typed)]) if titled else 0

    def _look_up(self, typed: tuple[str, ...]) -> bool:
        """Whether a passage names somebody so, with the marks that are typed."""
        name = folded(" ".join(typed))
        rows = self._terms.having(" ".join(typed))
        if len(rows) > _MOST_READ:
            return False
        return any(
            is_about(passage.article, (name,)) and any(_written(passage.text, typed))
            for passage in (self._passages[row] for row in rows.tolist())
        )


def _written(text: str, typed: Sequence[str]) -> Iterator[bool]:
    """For each time that NFC `text` has the words, whether it writes them with capitals, and with the marks that are typed."""
    said = canonical(text)
    for match in re.finditer(rf"\b{re.escape(folded(' '.join(typed)))}\b", folded(text)):
        shown = text[match.start() : match.end()].split()
        written = said[match.start() : match.end()].split()
        fits = all(one in {other, folded(other)} for one, other in zip(typed, written, strict=True))
        yield fits and all(word[0].isupper() for word in shown)


def _unknown(typed: Sequence[str], read: Sequence[str]) -> int:
    """How many of the words behind a title are the name of somebody whom no article names."""
    family = typed[0]
    has_middle = len(typed) > _WHOLE_NAME - 1 and typed[1] in _MIDDLE and len(folded(family)) > 1
    if not (family in _FAMILY | _PLAIN_FAMILY or (has_middle and folded(family) in _ANY_FAMILY)):
        return 0
    length = next((at for at, word in enumerate(read) if at > 1 and folded(word) in _BEHIND), len(read))
    return min(length, _WHOLE_NAME) if length < _MOST_WORDS or len(typed) < _MOST_WORDS else _WHOLE_NAME
