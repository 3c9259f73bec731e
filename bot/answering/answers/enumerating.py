"""Lists that an article spreads over several sentences: what announces them and every item, whichever was found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import within
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded

_COUNT = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})"
# Announces: ends with a colon, or with so many of something.
_ANNOUNCES = re.compile(
    rf":\W*$|\b{_COUNT} (?:\w+ ){{0,3}}(?:việc|điều|nhiệm vụ|giải pháp|bài học|kinh nghiệm|hạn chế|tồn tại|điểm yếu|khuyết điểm|nội dung|nhóm|"
    r"mô hình|hình thức|cách|yêu cầu|mục tiêu|nguyên nhân|vấn đề|khâu|lĩnh vực|tiêu chí|mặt|điểm|cái|chuyện|thứ)(?: \w+){0,6}\W*$|\bnhư sau\W*$|\bsau(?: đây)?\W*$"
)
_NUMBERED = re.compile(
    r"^\W*(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là\b|(?:việc |điều |điểm |nhiệm vụ |bài học |giải pháp )?thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)\b|\d{1,2}[.)]|[a-hđ]\))"
)
_BULLET = re.compile(r"^\s*[-–—+•*]\s")
_IN_ORDER = re.compile(
    r"^(?:trước hết|trước tiên|kế đó|kế đến|tiếp đó|tiếp đến|thêm nữa|thêm vào đó|sau nữa|sau cùng|cuối cùng)\b"
)
_MOST_ITEMS = 12
# "Căn cứ Kế hoạch 70 …; cũng căn cứ Hướng dẫn 23 …": what is told beside a document is of another.
_OF_ONE_DOCUMENT = frozenset({Kind.TIME, Kind.ISSUER, Kind.DOCUMENT, Kind.DOCUMENT_NUMBER})
_FAR_BELOW = 0.8
_IN_A_ROW = re.compile(r"(\w+ \w+) thứ (nhất|hai|ba|tư|năm|sáu)\b")
_NAMES_SOME = re.compile(
    r"(?:Trong (?:đó|số (?:đó|này|ấy|các|những))|Tiêu biểu (?:là|như|có)|Nổi bật (?:là|như|có)|Điển hình (?:là|như)|Đó là|Gồm(?: có)?|Cụ thể)\b"
)
_GOES_ON = re.compile(r"\b(?:còn|cũng)\b")
# Words from the beginning in which a sentence says that it goes on, and how many of them the one before has, too.
_OPENING, _SHARED = 18, 4
_ASKS_ALL = re.compile(
    r"\b(?:nhung|cac|gom|ke|liet ke|neu|het|du|danh sach|hai|ba|bon|nam|sau|bay|\d+)\b.*\b(?:gi|nao|ai|ra|het|du|la|sao)\b|\b(?:ke|liet ke|neu)\b|^(?:nhung|cac|hai|ba|bon|may)\b|\bgom\b"
)


class Enumerating:
    """Completes enumerations from the passages of one snapshot, in which an article's passages stand in order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def whole(self, question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
        """`chosen` with the rest of the enumeration that one of them announces or is an item of."""
        if (
            question.ordinal
            or question.kind is Kind.FIGURE
            or not (question.kind is Kind.LIST or question.facet or _ASKS_ALL.search(question.plain))
        ):
            return self._with_names(question, chosen)
        named = _the_one_named(question, chosen)
        if named:
            return self._continued(question, [named])
        for one in chosen:
            items = self._around(one)
            if items and self._is_meant(question, items, chosen):
                others = [other for other in chosen if all(not _same(other, item) for item in items)]
                return within([*items, *(other for other in others if question.facet)], _MOST_ITEMS + 1)
        return self._continued(question, self._with_names(question, chosen))

    def _with_names(self, question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
        """`chosen` with the sentences that go on to name those of whom one of them only says how many there were."""
        if question.kind not in {Kind.LIST, Kind.PERSON} or question.facet:
            return list(chosen)
        told: list[Evidence] = []
        for one in chosen:
            told.extend([] if any(_same(one, other) for other in told) else [one])
            behind = self._behind((one.row, one.number))
            if behind and self._in_paragraph(behind, one) and _NAMES_SOME.match(self._text(behind)):
                told.append(self._evidence(one, behind))
        return told

    def _continued(self, question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
        """`chosen` with the sentences that go on with it: `… còn dành cho`, `hình thức thứ nhất`, what `Quỹ` is for."""
        if len(chosen) != 1 or (question.documents and question.kind in _OF_ONE_DOCUMENT):
            return list(chosen)
        one = chosen[0]
        asks = self._behind((one.row, one.number))
        if one.text.rstrip().endswith("?") and asks is not None:
            # An interviewer's question: what is wanted is what was answered.
            return [self._evidence(one, asks)]
        before, behind = self._before((one.row, one.number)), self._behind((one.row, one.number))
        told = list(chosen)
        if before and self._goes_on(before, one, self._text(before), one.text):
            told.insert(0, self._evidence(one, before))
        if behind:
            following = self._text(behind)
            if self._goes_on(behind, one, one.text, following) or (
                self._in_paragraph(behind, one) and _brings_what_is_asked(question, one.text, following)
            ):
                told.append(self._evidence(one, behind))
        return told

    def _goes_on(self, place: tuple[int, int], one: Evidence, first: str, second: str) -> bool:
        return _are_in_a_row(first, second) or (self._in_paragraph(place, one) and _belongs(first, second))

    def _in_paragraph(self, place: tuple[int, int], one: Evidence) -> bool:
        """Whether the sentence at `place` stands in the paragraph of `one`."""
        if place[0] != one.row:
            return False
        spans = sorted(
            (self._passages[place[0]].sentences[place[1]], one.passage.sentences[one.number]),
            key=lambda span: span.start,
        )
        return "\n" not in one.passage.text[spans[0].end : spans[1].start]

    def _is_meant(self, question: Question, items: Sequence[Evidence], chosen: Sequence[Evidence]) -> bool:
        """Whether the whole of it is asked for: what announces it was found, or numbered items, or several of them."""
        found = [item for item in items if any(_same(item, one) for one in chosen)]
        return bool(
            any(_ANNOUNCES.search(canonical(one.text)) for one in found)
            or (
                question.kind is not Kind.PERSON
                and any(_NUMBERED.match(canonical(one.text)) for one in found)
            )
            or len(found) > 1
        )

    def _around(self, one: Evidence) -> list[Evidence]:
        """The enumeration that the sentence announces or stands in, with what announces it; empty if there is none."""
        start = (one.row, one.number)
        first = start
        while _is_item(self._text(first)) and (before := self._before(first)):
            first = before
        if not _ANNOUNCES.search(canonical(self._text(first))) and not _is_item(self._text(first)):
            # Nothing announces the items: the first of them stands first.
            after = self._behind(first)
            if first == start or after is None:
                return []
            first = after
        items = [first, *self._items_behind(first)]
        if len(items) < 3 or start not in items:  # noqa: PLR2004
            return []
        return [self._evidence(one, place) for place in items]

    def _items_behind(self, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
        kind = None
        following = self._behind(place)
        for _ in range(_MOST_ITEMS):
            if following is None:
                return
            text = self._text(following)
            own = _item_kind(text)
            if own is None or (kind is not None and own != kind):
                return
            kind = own
            yield following
            following = self._behind(following)

    def _text(self, place: tuple[int, int]) -> str:
        passage = self._passages[place[0]]
        return passage.sentences[place[1]].of(passage.text)

    def _before(self, place: tuple[int, int]) -> tuple[int, int] | None:
        row, number = place
        if number:
            return row, number - 1
        if row and self._passages[row - 1].article.id == self._passages[row].article.id:
            return row - 1, len(self._passages[row - 1].sentences) - 1
        return None

    def _behind(self, place: tuple[int, int]) -> tuple[int, int] | None:
        row, number = place
        if number + 1 < len(self._passages[row].sentences):
            return row, number + 1
        if (
            row + 1 < len(self._passages)
            and self._passages[row + 1].article.id == self._passages[row].article.id
        ):
            return row + 1, 0
        return None

    def _evidence(self, like: Evidence, place: tuple[int, int]) -> Evidence:
        passage = self._passages[place[0]]
        span = passage.sentences[place[1]]
        return replace(like, passage=passage, row=place[0], number=place[1], span=span, figure=None)


def _the_one_named(question: Question, chosen: Sequence[Evidence]) -> Evidence | None:
    """The only one of `chosen` that says a name asked about, where no part of a report is asked for."""
    if question.facet is not None:
        return None
    names = [*question.quoted, *map(folded, question.names)]
    holding = [one for one in chosen if any(name in folded(one.text) for name in names)]
    best = max((one.score for one in chosen), default=0.0)
    # Where another answers far better, the name stands before it in its paragraph.
    return holding[0] if len(holding) == 1 and holding[0].score >= _FAR_BELOW * best else None


def _are_in_a_row(first: str, second: str) -> bool:
    """Whether both tell of the same thing by number: `hình thức kiểm tra thứ nhất`, `… thứ hai`."""
    rows = _IN_A_ROW.search(canonical(first)), _IN_A_ROW.search(canonical(second))
    return bool(rows[0] and rows[1] and rows[0][1] == rows[1][1] and rows[0][2] != rows[1][2])


def _belongs(first: str, second: str) -> bool:
    """Whether `second` goes on with còn or cũng about what `first` tells of."""
    head = " ".join(canonical(second).split()[:_OPENING])
    shared = set(canonical(first).split()) & set(head.split())
    return bool(_GOES_ON.search(head)) and len(shared) >= _SHARED


def _brings_what_is_asked(question: Question, first: str, second: str) -> bool:
    """Whether `second` goes on about what is asked for, with a word of the question that `first` lacks."""
    one, other = folded(canonical(first)).split(), folded(canonical(second)).split()
    words = [folded(word) for word in question.content]
    lacking = [word for word in words if word not in one]
    return other[:1] != [] and other[0] in words and any(word in other for word in lacking)


def _item_kind(text: str) -> str | None:
    said = canonical(text)
    if _NUMBERED.match(said):
        return "number"
    if _BULLET.match(text):
        return "bullet"
    return "order" if _IN_ORDER.match(said) else None


def _is_item(text: str) -> bool:
    return _item_kind(text) is not None


def _same(one: Evidence, other: Evidence) -> bool:
    return one.row == other.row and one.number == other.number
