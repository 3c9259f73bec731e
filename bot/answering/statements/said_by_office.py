"""What somebody asked, stressed or ordered who is named by office: the report names him once with it, then by his name."""

import re
from collections.abc import Iterator

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import Told
from bot.answering.texts.persons import NAME, holds_office
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from knowledge.entities.places import place_chain
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded

_OFFICE = (
    r"(?P<office>(?:pho )?(?:bi thu|chu tich)(?: thuong truc)?"
    r"(?: (?:dang uy|huyen uy|tinh uy|thanh uy|thi uy|chi bo|ubnd|uy ban nhan dan|hdnd|mat tran))?)"
)
_THING = r"(?P<thing>nhiem vu|dieu|viec|bai hoc|yeu cau|van de|giai phap|noi dung)"
_ORDERS = "nhan manh|de nghi|yeu cau|chi dao|luu y|giao|dat ra|quan triet|dinh huong"
_ASKS = (
    re.compile(rf"\b{_OFFICE}\b.*\b(?:{_ORDERS})\b.*\b{_THING}\b.*\b(?:nao|gi)\b"),
    re.compile(rf"\b{_THING}\b.*\b{_OFFICE}\b.*\b(?:{_ORDERS})\b"),
)
_ORDERED = re.compile(
    r"\b(?:nhấn mạnh|đề nghị|yêu cầu|chỉ đạo|lưu ý|giao|đặt ra|quán triệt|định hướng)\b(?P<rest>.*)"
)
_LISTS = re.compile(r":.*;|:.*\b(?:một|thứ nhất|hai) (?:là|,)")
_TITLE = re.compile(r"^(?:đồng chí|đ/c|ông|bà|anh|chị|cô)\s+")
# Code points between a name and the verb, and before a name where its office may stand.
_REACH, _BEFORE = 80, 60


class SaidByOffice:
    """Finds such sentences in one snapshot."""

    def __init__(self, stated: StatedFacts) -> None:
        self._passages = stated.passages

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The sentence in which the holder of the office lists what is asked for; None where none does."""
        match = next(filter(None, (asks.search(question.plain) for asks in _ASKS)), None)
        if (
            match is None
            or scope is None
            or not question.places
            or question.person.span
            or question.quoted
            or question.kind not in {Kind.LIST, Kind.TEXT}
        ):
            return None
        office = match["office"].split()
        rows = [row for row in sorted(scope.sentences) if _is_own(question, self._passages[row])]
        names = {name for row in rows for name in _holders(self._passages[row], office)}
        said = (one for row in rows for one in self._listing(row, names, match["thing"]))
        found = next((one for one in said if admits(question, one.text, one.passage)), None)
        return Told((found,)) if found else None

    def _listing(self, row: int, names: set[str], thing: str) -> Iterator[Evidence]:
        passage = self._passages[row]
        for number, span in enumerate(passage.sentences):
            text = canonical(span.of(passage.text))
            for name in names:
                at = text.find(name)
                order = _ORDERED.search(text, at) if at >= 0 else None
                if (
                    order
                    and order.start() - at - len(name) <= _REACH
                    and _LISTS.search(order["rest"])
                    and thing in folded(order["rest"].partition(":")[0])
                ):
                    yield Evidence(passage, row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0)


def _is_own(question: Question, passage: Passage) -> bool:
    """Whether the article is about the very place: a commune's report names the secretary of its district as well."""
    own = place_chain(passage.article.place or "")[:1]
    return bool(own) and own[0].key == question.places[0].key


def _holders(passage: Passage, office: list[str]) -> Iterator[str]:
    """The canonical names of those who are told in `passage` to hold the office, without their titles."""
    for span in passage.sentences:
        text = span.of(passage.text)
        found = list(NAME.finditer(text))
        for at, match in enumerate(found):
            start = max(found[at - 1].end() if at else 0, match.start() - _BEFORE)
            end = found[at + 1].start() if at + 1 < len(found) else len(text)
            if holds_office(office, text[start:end]):
                yield _TITLE.sub("", canonical(match[0]))
