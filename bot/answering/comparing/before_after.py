"""What a measure was before and after: "số mô hình trước và sau 3 năm", "… so với năm trước đó"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.comparing.measured import Measured
from bot.answering.texts.amount_values import are_comparable, counts_same
from knowledge.entities.years import years
from knowledge.vietnamese.normalising import canonical, folded

_NOW = r"(?:nay|bay gio|hien nay|hien tai|den nay|sau|nam (?:19|20)\d\d)"
_HOW_MANY = r"(?:bao nhieu|may|nhieu)"
_MOVES = r"(?:giam|bot|tang|xuong|len|thay doi)"
_ASKS = re.compile(
    rf"\btruoc (?:va|voi|so voi) sau\b|\btruoc (?:kia|day|do|kia thi)?,? ?(?:va|voi|so voi) {_NOW}\b"
    rf"|\b(?:luc|khi|hoi|thoi diem) (?:moi|bat dau|dau)\b.*\b(?:va|voi|so voi) (?:den )?{_NOW}\b|\btruoc khi\b.*\bsau khi\b"
    # "Giảm từ mấy hộ xuống còn mấy hộ?"
    rf"|(?:\b{_MOVES} )?\btu {_HOW_MANY}(?: \w+){{0,2}} (?:xuong|len|toi|den|con|thanh|ra)(?: con| toi| den)? {_HOW_MANY}\b"
    # "Bớt được mấy vụ so với năm 2022?", "đi học đều hơn trước nhiều không?"
    rf"|\b{_MOVES}(?: \w+){{0,4}} so (?:voi )?(?:hoi |luc |ngay )?(?:nam (?:19|20)\d\d|(?:19|20)\d\d|nam (?:truoc|ngoai|kia)|truoc)\b"
    rf"|\bhon (?:hoi |ngay |luc )?truoc (?:duoc )?(?:nhieu|bao nhieu|may)\b"
)
# A sentence that says what something was and what it became.
_MOVED = re.compile(
    r"\btừ [^.;]{0,40}\d[^.;]{0,60}\b(?:lên|xuống|còn|thành|đến)\b[^.;]{0,20}\d|\b(?:mới có|chỉ có|mới đạt)\b[^.]{0,90}\b(?:đã|nay|thì)\b"
)
_WAS = re.compile(
    r"^\W*(?:so với|trước (?:đó|đây|kia)|lúc đầu|ban đầu|khi mới|năm \d{4})\b|\bmới (?:có|chỉ)\b"
)
_SURE = 0.75


def asks_before_after(plain: str) -> bool:
    """Whether the folded question asks what something was before and what it is after."""
    return bool(_ASKS.search(plain))


def measure_of(question: Question) -> Question:
    """`question` without the words that set before and after beside each other, and without the years and documents in them."""
    rest = set(re.findall(r"\w+", _ASKS.sub(" ", question.plain)))
    kept = [at for at, word in enumerate(question.content) if folded(word) in rest]
    content = tuple(question.content[at] for at in kept)
    return replace(
        question,
        content=content,
        read=tuple(question.read[at] for at in kept),
        focus=question.focus & frozenset(content),
        years=frozenset(),
        documents=(),
    )


def told_before_after(found: Sequence[Measured]) -> list[Measured]:
    """Of figures, best first, the one whose sentence says both, or two of neighbouring sentences; empty where none do."""
    sure = [one for one in found if one.match >= _SURE]
    for one in sure:
        if _MOVED.search(canonical(_sentence(one))) and _has_twin(one, found):
            return [one]
    for one in sure:
        beside = _beside(one, found)
        if beside:
            return sorted([one, beside], key=lambda each: each.evidence.span.start)
    return []


def _sentence(one: Measured) -> str:
    return one.evidence.passage.sentences[one.evidence.number].of(one.evidence.passage.text)


def _is_same(one: Measured, other: Measured) -> bool:
    return are_comparable(one.amount, other.amount) and (
        bool(one.amount.unit) or counts_same(one.result.counted, other.result.counted)
    )


def _has_twin(one: Measured, found: Iterable[Measured]) -> bool:
    """Whether the sentence gives another figure of the same measure."""
    return any(
        other.evidence.row == one.evidence.row
        and other.evidence.number == one.evidence.number
        and other.amount.value != one.amount.value
        and _is_same(one, other)
        for other in found
    )


def _beside(one: Measured, found: Iterable[Measured]) -> Measured | None:
    """The figure of the next sentence that says what it was before."""
    return next(
        (
            other
            for other in found
            if other.evidence.row == one.evidence.row
            and abs(other.evidence.number - one.evidence.number) == 1
            and other.amount.value != one.amount.value
            and _is_same(one, other)
            and _WAS.search(canonical(_sentence(other)))
            and not years(one.result.period or "") & years(other.result.period or "")
        ),
        None,
    )
