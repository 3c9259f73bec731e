"""A claim that nothing bears out, read without what may be wrong in it: the year, the body, "all"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.asking.asked_for import checks
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.conversation.exchanging import bodies_in
from knowledge.vietnamese.normalising import folded

_OF_TIME = frozenset("nam thang ngay tu vao luc hoi dau cuoi roi da dung moi ngay tu".split())
# The year stands last, as what is claimed: "… từ năm 2021 phải không?"
_YEAR_LAST = re.compile(
    r"\b(?:nam |thang \d\d?/|ngay \d\d?/\d\d?/)?(?:19|20)\d\d(?: roi| a| day)?\W+(?:dung|phai|co dung|co phai|ha|chuan)\b"
)
# Who gave, made or holds it.
_BY = re.compile(
    r"\b(?:tang|khen|trao|khen thuong|bieu duong|tuyen duong|cong nhan|ban hanh|ra|ky)\b|\b(?:la (?:\w+ ){0,3}cua|do|thuoc)\b"
)
_ALL = re.compile(
    r"\b(?:tat ca|toan bo|moi|ai cung|100%)\b(?: cac)?(?P<who>(?: (?!deu\b)\w+){1,2}) (?:.*\b)?deu\b"
)
_QUANTIFIES = frozenset("tat ca toan bo moi cac deu".split())


def readings_of_claim(question: Question) -> Iterator[Question]:
    """`question`, a claim, asked for what may be wrong in it; none where it claims nothing."""
    if not checks(question.plain):
        return
    dated = _asked_when(question)
    if dated:
        yield dated
    shared = _asked_how_many(question)
    if shared:
        yield shared
    unclaimed = _asked_by_whom(question)
    if unclaimed:
        yield unclaimed


def _without(question: Question, dropped: set[int]) -> Question:
    kept = [at for at in range(len(question.content)) if at not in dropped]
    return replace(
        question,
        content=tuple(question.content[at] for at in kept),
        read=tuple(question.read[at] for at in kept),
        focus=frozenset(question.content[at] for at in kept[:2]),
    )


def _asked_when(question: Question) -> Question | None:
    """When it was, whatever the year claimed; None where another thing is claimed."""
    if not question.years or question.facet is not None or question.kind not in {Kind.TEXT, Kind.FIGURE}:
        return None
    if question.claimed and not _YEAR_LAST.search(question.plain):
        return None
    dropped = {at for at, word in enumerate(question.content) if folded(word) in _OF_TIME}
    asked = _without(question, dropped)
    if not asked.content:
        return None
    return replace(asked, kind=Kind.TIME, years=frozenset(), claimed=None, counted=())


def _asked_how_many(question: Question) -> Question | None:
    """How many of them did it, where all are claimed to: "tất cả đảng viên đều đăng ký phải không?"."""
    match = _ALL.search(question.plain)
    if match is None or question.kind is not Kind.TEXT:
        return None
    dropped = {at for at, word in enumerate(question.content) if folded(word) in _QUANTIFIES}
    asked = _without(question, dropped)
    return replace(
        asked, kind=Kind.FIGURE, percent=True, counted=tuple(match["who"].split()), focus=frozenset()
    )


def _asked_by_whom(question: Question) -> Question | None:
    """Whoever gave, issued or has it: "được Thủ tướng tặng … phải không?", "là mô hình của Hội Nông dân phải không?"."""
    found = bodies_in(question.content)
    claims = _BY.search(question.plain) and question.kind is Kind.TEXT
    held = question.person.span or question.places or question.documents or question.names or question.quoted
    if not found or not claims or not held or len(found) == len(question.content):
        return None
    return _without(question, found)
