"""Figures in a sentence: numbers that count or measure something, and what that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from knowledge.entities.documents import document_mentions
from knowledge.entities.places import place_mentions
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.synonyms import synonyms
from knowledge.vietnamese.tokens import Token, tokens

# A sentence is looked at for its figures by many rules, and for many questions.
_KEPT = 1024
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "15/19 tiêu chí": so many of so many; "19/5" is a day, "2/9" one too behind a word of time.
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{3})*)/(\d{1,3}(?:\.\d{3})*)")
_MONTHS = 12
_OF_DAYS = frozenset("ngày dịp sáng chiều tối đến từ trước sau lễ hôm mồng mùng khánh và".split())
# What a thing is counted in, said before its name: "bao nhiêu chiếc tàu cá" is told as "328 tàu cá".
_CLASSIFIERS = frozenset(
    "chiec cai con cuon quyen bo ngoi can tam suat cay manh mau chau em dua anh chi ong ba gia dau met m m2 km ha hecta tan kg ta lit mat nha hoc".split()
)
# "Mấy căn nhà" asks for buildings: a household is a nhà too, but no căn.
_OF_HOUSES = frozenset({"can", "ngoi"})
# Behind a number these measure what comes next: "3.180 m2 đất".
_MEASURES = frozenset("m m2 m² m3 km km2 ha hecta kg tan ta lit met vuong khoi gio ngay cong".split())
# After these a number names or orders and does not count.
_NAMING = frozenset("số so thứ ngày tháng năm quý khóa khoá lần kỳ điều khoản mục chương trang nhiệm".split())
# "6 tuyến hẻm" are hẻm: these only say in what shape a thing is counted.
_SHAPES = frozenset("tuyen chiec cai con cuon quyen ngoi cay doan buc luot".split())
_DWELLINGS = ("can", "nha")
_SCALES = frozenset("nghìn ngàn triệu tỷ tỉ nghin ngan trieu ty ti".split())
# How far, in syllables, what is counted may stand from its number.
_AFTER, _BEFORE = 9, 7
_OUT_OF = frozenset(
    {("trong", "so"), ("trong", "tong", "so"), ("tren", "tong", "so"), ("trong", "tong"), ("tren", "tong")}
)
# From a count to the share that it is, in syllables.
_CLOSE = 5
# 185 books for the cells, 63 meetings with members: what stands behind these is not what is counted.
_CLAUSE = re.compile(r"[;:.()]")
# Read with their marks: đề tài is no tại, trồng no trong.
_TURNS = frozenset("cho tới đến của các những ở do đó để có được trong với là thuộc tại về từ".split())
_PLAIN_TURNS = frozenset(map(folded, _TURNS))
# "74 tuổi, đảng viên bản A", "19 năm làm bí thư chi bộ": what stands behind these is not counted at all.
_OF_TIME = frozenset("tuoi nam thang tuan phut".split())
_OTHER_WORDS = 0.85
# "58 hộ" may be what is meant by "bao nhiêu hộ nghèo".
_HEAD_ALONE = 0.7
# A share mostly stands behind what it is a share of: "tỷ lệ hộ nghèo còn 2,15%".
_SHARE_OF, _SHARE_OF_HEAD, _BEFORE_IT = 0.9, 0.4, 0.6
# These begin too many different things: chi bộ and chị, đồng chí and đồng bào, tổ and tổ chức.
_VAGUE = frozenset("chi dong to dang tap ca luot don doan can co".split())
# "How many people" may be told in any of these.
_PEOPLE = frozenset({"nguoi", "ai"})
_WHO = tuple(
    tuple(who.split())
    for who in (
        "nguoi",
        "luot",
        "thanh vien",
        "ca nhan",
        "dong chi",
        "dai bieu",
        "hoi vien",
        "dang vien",
        "hoc sinh",
        "nguoi dan",
        "truong hop",
    )
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence: its span with percent sign or unit of money, and the folded syllables around it.

    `after` and `before` end at the next and the previous figure; `turns` are the places in `after` at which the sentence
    turns to something else.
    """

    span: Span
    percent: bool
    money: bool
    after: tuple[str, ...]
    before: tuple[str, ...]
    turns: tuple[int, ...] = ()

    def counts(self, wanted: tuple[str, ...]) -> float:
        """How surely this figure counts `wanted` (folded syllables, most telling first): 0 not at all, 1 surely."""
        if not wanted:
            return 0.5
        best = self._counts(wanted)
        if wanted[0] in _CLASSIFIERS and len(wanted) > 1:
            best = max(best, self._counts(wanted[1:], in_other_words=wanted[0] not in _OF_HOUSES))
        return best

    def _reaches(self, rest: tuple[str, ...], head: tuple[str, ...]) -> bool:
        """Whether `head` in `rest`, the end of `after`, is counted by it: nothing that turns to something else stands between."""
        at = _position(rest, head)
        if at is None or (len(head) == 1 and at > 0) or (at > 0 and rest[0] in _OF_TIME):
            return False
        gone = len(self.after) - len(rest)
        return not any(gone <= turn < gone + at for turn in self.turns)

    def _counts(self, wanted: tuple[str, ...], *, in_other_words: bool = True) -> float:
        best = 0.0
        head_alone = wanted[:1] in {self.after[:1], _unmeasured(self.after)[:1]}
        if len(wanted) > 1 and head_alone and wanted[0] not in _VAGUE:
            best = _HEAD_ALONE if not self.percent else _SHARE_OF_HEAD
        told = dict.fromkeys((self.after, _unmeasured(self.after), _unshaped(self.after)))
        for head, share in _heads(wanted, in_other_words=in_other_words):
            if any(self._reaches(rest, head) for rest in told):
                best = max(best, share)
            elif (self.percent or self.money or "so" in self.before) and _position(
                self.before, head
            ) is not None:
                best = max(best, share * (_SHARE_OF if self.percent and len(head) > 1 else _BEFORE_IT))
        return best


def value_of(written: str) -> tuple[Decimal, str]:
    """The number of a figure as written and the folded unit behind it: `01 tỷ đồng` and `1 tỷ đồng` are the same."""
    match = _NUMBER.search(written)
    if match is None:
        raise ValueError(written)
    digits = match[0]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    unit = " ".join(folded(written[match.end() :]).replace("phan tram", "%").split())
    return Decimal(digits.replace(",", ".")), unit


@lru_cache(maxsize=_KEPT)
def _heads(wanted: tuple[str, ...], *, in_other_words: bool) -> tuple[tuple[tuple[str, ...], float], ...]:
    """What is counted in its own words, then in others that mean it."""
    return tuple(_each_head(wanted, in_other_words=in_other_words))


def _each_head(wanted: tuple[str, ...], *, in_other_words: bool) -> Iterator[tuple[tuple[str, ...], float]]:
    yield wanted[:2], 1.0
    if not in_other_words:
        return
    for length in (3, 2, 1):
        for other in synonyms(wanted[:length]):
            yield tuple(map(folded, other))[:2], _OTHER_WORDS
    if wanted[0] in _PEOPLE:
        yield from ((who, _OTHER_WORDS) for who in _WHO)


@lru_cache(maxsize=_KEPT)
def figures(sentence: str) -> tuple[Figure, ...]:
    """The figures of NFC `sentence`, in order; numbers inside names, dates and document numbers are none."""
    return tuple(_figures(sentence))


def _figures(sentence: str) -> Iterator[Figure]:
    words = tokens(sentence)
    named = [mention.span for mention in document_mentions(sentence)]
    named += [mention.span for mention in place_mentions(sentence)]
    places = [
        at
        for at in range(len(words))
        if _is_figure(sentence, words, at, named) and not _is_whole_of(sentence, words, at)
    ]
    for at in places:
        until = next((other for other in places if other > at), len(words))
        since = next((other for other in reversed(places) if other < at), -1)
        end, percent, money = _unit(words, at)
        if end == at and _is_whole_of(sentence, words, at + 1):
            end, until = at + 1, next((other for other in places if other > at + 1), len(words))
        start = end + 1
        if (
            until < len(words)
            and tuple(folded(canonical(word.text)) for word in words[start:until]) in _OUT_OF
        ):
            # "21 trong số 24 vụ": both count what stands behind the second.
            start, until = until + 1, next((other for other in places if other > until), len(words))
        after = _of_one_clause(sentence, words, start, min(until, start + _AFTER))
        if percent and since >= 0 and at - since <= _CLOSE:
            # "281 đồng chí, chiếm 97,91%": the share is of what the number before it counts.
            since = next((other for other in reversed(places) if other < since), -1)
        before = words[max(since + 1, at - _BEFORE) : at]
        yield Figure(
            Span(words[at].span.start, words[end].span.end),
            percent,
            money,
            tuple(folded(canonical(word.text)) for word in after),
            tuple(folded(canonical(word.text)) for word in before),
            tuple(number for number, word in enumerate(after) if _turns(canonical(word.text))),
        )


def _turns(word: str) -> bool:
    """Whether the sentence turns to something else with the canonical `word`, which may be written without marks."""
    return word in _TURNS or (word in _PLAIN_TURNS and folded(word) == word)


def _is_figure(sentence: str, words: tuple[Token, ...], at: int, named: list[Span]) -> bool:
    word = words[at]
    if _SHARE.fullmatch(word.text):
        return not any(span.start <= word.span.start < span.end for span in named) and _is_share(words, at)
    if not _NUMBER.fullmatch(word.text):
        return False
    if _YEAR.fullmatch(word.text) or any(span.start <= word.span.start < span.end for span in named):
        return False
    if at > 1 and canonical(f"{words[at - 2].text} {words[at - 1].text}") == "tổng số":
        return True
    # "Sau hai năm, 57 hộ": what a comma parts from the number does not name it.
    return (
        at == 0
        or canonical(words[at - 1].text) not in _NAMING
        or sentence[words[at - 1].span.end : words[at].span.start].startswith(",")
    )


def _is_share(words: tuple[Token, ...], at: int) -> bool:
    """Whether so many of so many are meant at word `at`, and no day of a month."""
    match = _SHARE.fullmatch(words[at].text)
    if match is None or at + 1 == len(words):
        return False
    part, whole = (int(digits.replace(".", "")) for digits in match.groups())
    before = canonical(words[at - 1].text) if at else ""
    return part <= whole and (whole > _MONTHS or before not in _OF_DAYS)


def _of_one_clause(sentence: str, words: tuple[Token, ...], start: int, stop: int) -> tuple[Token, ...]:
    """Words `start` to `stop`, at most up to where another clause begins: what stands there is counted by another."""
    for at in range(start, stop):
        if _CLAUSE.search(sentence[words[at - 1].span.end : words[at].span.start]):
            return words[start:at]
    return words[start:stop]


def _is_whole_of(sentence: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether word `at` is the whole of the number before it: the 1.300 of 1.234/1.300."""
    return (
        0 < at < len(words)
        and sentence[words[at - 1].span.end : words[at].span.start] == "/"
        and all(_NUMBER.fullmatch(word.text) for word in words[at - 1 : at + 1])
    )


def _unmeasured(after: tuple[str, ...]) -> tuple[str, ...]:
    """What stands behind a number without the units that it is measured in."""
    at = 0
    while at < len(after) and after[at] in _MEASURES:
        at += 1
    return after[at:]


def _unshaped(after: tuple[str, ...]) -> tuple[str, ...]:
    """What stands behind a number without the word for its shape: tuyến hẻm → hẻm."""
    return after[1:] if after[:1] and (after[0] in _SHAPES or after[:2] == _DWELLINGS) else after


def _unit(words: tuple[Token, ...], at: int) -> tuple[int, bool, bool]:
    """The last word of the figure, and whether it is a share or an amount of money."""
    following = [folded(canonical(word.text)) for word in words[at + 1 : at + 3]]
    if following[:1] == ["%"]:
        return at + 1, True, False
    if following == ["phan", "tram"]:
        return at + 2, True, False
    if following and following[0] in _SCALES:
        money = following[1:] == ["dong"]
        return at + (2 if money else 1), False, money
    if following[:1] == ["dong"] and canonical(words[at + 1].text) == "đồng":
        # "3 đồng chí" counts comrades.
        if following[1:] == ["chi"]:
            return at, False, False
        return at + 1, False, True
    return at, False, False


def _position(window: tuple[str, ...], head: tuple[str, ...]) -> int | None:
    """Where the syllables of `head` stand in a row in `window`."""
    if head[0] not in window:
        return None
    length = len(head)
    return next((at for at in range(len(window) - length + 1) if window[at : at + length] == head), None)
