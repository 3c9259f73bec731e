"""Follow-ups that put one thing in the place of another: "còn năm 2022?", "vậy xã nào cao hơn?", "còn Huyện đoàn?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import more
from bot.answering.asking.wording import Kind
from knowledge.entities.documents import document_mentions
from knowledge.vietnamese.normalising import folded

# What is left of a question that says nothing but a time.
_OF_TIME = frozenset(
    "nam thang quy cuoi dau giua giai doan nhiem ky tinh den truoc sau hoi luc vao het ky".split()
)
_OPEN = frozenset({Kind.TEXT, Kind.OVERVIEW})
_ONE_MEASURE = 6
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*(?:-|–|đến|den|tới|toi)\s*(?:năm |nam )?(?:19|20)\d\d)?")
_WHICH = re.compile(r"\b(?:nao|ben nao|noi nao|dau|ai)\b")
# "Còn Huyện đoàn?": one of these takes the place of another.
_BODIES = tuple(
    tuple(body.split())
    for body in (
        "hoi", "lien hiep", "phu nu", "nong dan", "cuu chien binh", "chu thap do", "nguoi cao tuoi", "doan thanh nien", "thanh nien",
        "huyen doan", "tinh doan", "xa doan", "cong doan", "lien doan lao dong", "mat tran", "to quoc", "cong an", "quan su", "doan",
        "thu tuong chinh phu", "thu tuong", "chinh phu", "chu tich nuoc", "ban tuyen giao trung uong", "ban tuyen giao", "trung uong",
        "tinh uy", "huyen uy", "thanh uy", "thi uy", "dang uy", "uy ban nhan dan", "hoi dong nhan dan", "cap co so", "cap xa", "cap huyen",
        "cap tinh", "cap trung uong",
    )
)  # fmt: skip


def of_other_years(question: Question, earlier: Question) -> Question | None:
    """The `earlier` question asked of the years that are all `question` says: "còn năm 2022?"; None if it says more."""
    says_sort = question.counted or question.percent or question.money
    asks_same = question.kind is earlier.kind is Kind.FIGURE and not says_sort
    is_open = question.kind in _OPEN or asks_same
    says_more = not is_open or question.facet or question.names or question.quoted
    if not question.years or says_more or not earlier.content:
        return None
    if any(folded(word) not in _OF_TIME for word in question.content):
        return None
    said = " ".join(map(str, sorted(question.years)))
    return replace(
        earlier,
        text=_YEARS.sub(said, earlier.text),
        spelled=_YEARS.sub(said, earlier.spelled) if earlier.years else f"{earlier.spelled} {said}",
        plain=_YEARS.sub(said, earlier.plain),
        years=question.years,
    )


def of_other_document(question: Question, earlier: Question) -> str | None:
    """The `earlier` question in words, asked of the document that is all `question` says: "còn Kết luận 01?"; None if it says more."""
    mentions = list(document_mentions(earlier.text)), list(document_mentions(question.text))
    says_more = question.content or question.places or question.years or question.kind not in _OPEN
    if says_more or any(len(found) != 1 for found in mentions):
        return None
    (said,), (named,) = mentions
    return earlier.text[: said.span.start] + named.span.of(question.text) + earlier.text[said.span.end :]


def set_beside(question: Question, last: Question, before: Question) -> Question | None:
    """The measure that the last two questions asked of two places, set side by side: "vậy xã nào cao hơn?"."""
    if question.places or question.counted or not more(question.plain) or not _WHICH.search(question.plain):
        return None
    places = {place.key: place for one in (before, last) for place in one.places}
    if len(last.places) != 1 or len(before.places) != 1 or len(places) != len((before, last)):
        return None
    measure = before if before.kind is Kind.FIGURE else last
    if len(measure.content) > _ONE_MEASURE:
        return None
    return replace(
        measure,
        kind=Kind.FIGURE,
        places=tuple(places.values()),
        compares=True,
        plain=f"{measure.plain} {question.plain}",
    )


def bodies_in(content: Sequence[str]) -> set[int]:
    """Where in `content` the words stand that name a union, a front, a committee, a level."""
    plain = [folded(word) for word in content]
    found: set[int] = set()
    for body in _BODIES:
        for at in range(len(plain) - len(body) + 1):
            if tuple(plain[at : at + len(body)]) == body:
                found.update(range(at, at + len(body)))
    return found
