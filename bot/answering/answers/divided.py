"""What one sentence lists within itself: the parts of a number, the places somebody is in charge of, what "ba không" stands for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits, is_about_place
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from bot.answering.measures.to_come import is_to_come
from bot.answering.statements.surroundings import around
from bot.answering.statements.told import Search, Told
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import place_chain
from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses

_READ = 40  # passages
_ASKS_PARTS = re.compile(
    r"\b(?:chia|phan (?:theo|bo|loai)|co cau|theo (?:tung )?linh vuc|trong do gom|gom nhung loai)\b"
)
_COUNTED = re.compile(
    r"\b(\d[\d.]*) ((?:mo hinh|dang vien|chi bo|to chuc|tap the|ca nhan|y kien|tin bao|ho)(?: \w+){0,6})"
)
_PARTS_FOLLOW = re.compile(r"\b(?:trong đó|gồm|bao gồm|chia (?:ra|thành|theo))\b")
# "Nhóm mô hình nào nhiều nhất?", "Lĩnh vực nào có nhiều mô hình nhất?"
_GROUPED = "mo hinh|dang vien|to chuc|tap the|ca nhan|y kien|ho so"
_ASKS_LARGEST = re.compile(
    rf"\b(?:nhom|loai|linh vuc|mang)(?: (?P<noun>{_GROUPED}))? nao\b.*\b(?:nhieu|it|dong)(?: (?P<counted>{_GROUPED}))? nhat\b"
)
_FIELD = re.compile(r"\b(?:lĩnh vực|nhóm|mảng)\b")
_ASKS_PLACES = re.compile(
    r"\b(?:nhung|cac|may|hai|ba|bon|nam) (xa|phuong|huyen|thon|ban|ap|khu pho|buon|lang) (?:nao|gi)\b"
)
_PLURAL = r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|\d+)"
_DOES = (
    "phu trach",
    "quan ly",
    "dung chan",
    "dam nhan",
    "phuc vu",
    "theo doi",
    "ket nghia",
    "do dau",
    "dia ban",
    "lam diem",
    "thi diem",
    "gom",
    "giup",
)
_NUMBER = r"(?P<number>\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_DIGITS = dict(zip("một hai ba bốn năm sáu bảy tám chín".split(), "123456789", strict=True))
_ASKS_WHAT = re.compile(r"\b(?:gom|nghia la|la gi|la nhung|gi)\b")
_ENUMERATES = re.compile(r"\(|:|tức là|nghĩa là|gồm|\blà\b")
_MOST_NAMES = 2


class Divided:
    """Finds such sentences in one snapshot."""

    def __init__(self, stated: StatedFacts, terms: TermIndex, search: Search) -> None:
        self._passages = stated.passages
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The clause that lists what is asked for; None if no such list is asked for, or none is known."""
        if question.kind is Kind.FIGURE or question.quoted:
            return None
        found = (
            self._parts(question, scope)
            or self._groups(question, scope)
            or self._places(question, scope)
            or self._meaning(question, scope)
        )
        return Told(tuple(found)) if found else None

    def _parts(self, question: Question, scope: Scope | None) -> list[Evidence]:
        """`742 mô hình chia theo lĩnh vực thế nào?`: the clause that gives the number and then its parts."""
        counted = _COUNTED.search(question.plain)
        noun = counted[2].split()[:2] if counted else []
        if scope is None or not counted or not _ASKS_PARTS.search(question.plain):
            return []

        def divides(text: str) -> bool:
            said = canonical(text)
            at = re.search(rf"(?<![\d.]){re.escape(counted[1])} (\w+ \w+)", said)
            return bool(at and folded(at[1]).split() == noun[:2] and _PARTS_FOLLOW.search(said, at.end()))

        return list(self._clauses(question, scope, divides))[:1]

    def _groups(self, question: Question, scope: Scope | None) -> list[Evidence]:
        """`Nhóm mô hình nào nhiều nhất?`: the clause that gives the number of each group."""
        noun = largest_of(question.plain)
        if scope is None or not noun:
            return []

        def divides(text: str) -> bool:
            opened = _PARTS_FOLLOW.search(canonical(text)) or _FIELD.search(canonical(text))
            parts = folded(canonical(text))[opened.end() :] if opened else ""
            return len(re.findall(rf"(?<![\d.])\d[\d.]* {noun}\b", parts)) > _MOST_NAMES

        own = {place.key for place in question.places}
        found = self._clauses(question, scope, divides)
        # What a commune tells of its own is not the district's.
        return [
            one
            for one in found
            if {place.key for place in place_chain(one.passage.article.place or "")[:1]} & own
        ][:1]

    def _places(self, question: Question, scope: Scope | None) -> list[Evidence]:
        """`Trạm phụ trách những xã nào?`: the clause that names several of them behind what is done."""
        match = _ASKS_PLACES.search(question.plain)
        verbs = [verb for verb in _DOES if re.search(rf"\b{verb}\b", question.plain)]
        if scope is None or not match or not verbs:
            return []
        # Marks fold away: the noun is looked for in the folded clause, its names by their capitals in the written one.
        several = re.compile(
            rf"\b{_PLURAL} (?P<noun>\w+(?: phố)?)(?: [a-zà-ỹđ]+){{0,2}}:? (?:[{UPPER}]\w*[ ,]+)+(?:và |[{UPPER}])"
        )

        def names(text: str) -> bool:
            plain = folded(text)
            return any(
                folded(hit["noun"]) == match[1] and any(verb in plain[: hit.start()] for verb in verbs)
                for hit in several.finditer(text)
            )

        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = list(self._clauses(question, scope, names))
        return sorted(found, key=lambda one: -coverage.said(one.text, around(one)).share)[:1]

    def _meaning(self, question: Question, scope: Scope | None) -> list[Evidence]:
        """`"3 không" nghĩa là không gì?`: the sentence with the one name of that number that says what they are."""
        if question.documents or not _ASKS_WHAT.search(question.plain):
            return []
        asked = {
            (_digit(hit["number"]), folded(hit["what"]))
            for hit in re.finditer(rf"\b{_NUMBER} (?P<what>\w+)", canonical(question.text))
        }
        if question.is_plain or not asked:
            return []

        def explains(text: str) -> bool:
            return any(
                asked & {(_digit(hit["number"]), folded(hit["what"])) for hit in _numbered(match[0])}
                and _ENUMERATES.match(text[match.end() :].lstrip(" ,"))
                for match in QUOTED.finditer(text)
            )

        found = list(self._clauses(question, scope, explains))
        if not found and question.names and question.places:
            # The number alone was taken for a name, and what says it so was looked through.
            keys = {place.key for place in question.places}
            found = [
                one
                for one in self._clauses(question, None, explains)
                if keys & {place.key for place in place_chain(one.passage.article.place or "")[:1]}
            ]
        names = {
            folded(match[0])
            for one in found
            for match in QUOTED.finditer(one.text)
            if asked & _keys(match[0])
        }
        return found[:_MOST_NAMES] if len(names) == 1 else []

    def _clauses(
        self, question: Question, scope: Scope | None, fits: Callable[[str], bool]
    ) -> Iterator[Evidence]:
        """The clauses of the sentences that `scope` and the question admit and that fit, in reading order."""
        hits = {hit.row for hit in self._search(question, scope, _READ)}
        for row in sorted(hits):
            passage = self._passages[row]
            outline, offset = outline_of(passage.article), offset_of(passage)
            for number, sentence in enumerate(passage.sentences):
                said = sentence.of(passage.text)
                if (
                    (scope is not None and number not in scope.sentences.get(row, frozenset()))
                    or outline.is_heading(offset + sentence.start)
                    or is_to_come(said)
                    or not admits(replace(question, documents=()), said, passage)
                ):
                    continue
                for clause in clauses(said):
                    unit = Span(sentence.start + clause.start, sentence.start + clause.end)
                    if fits(clause.of(said)) and is_about_place(question, passage, sentence, unit):
                        yield Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0)


def largest_of(plain: str) -> str:
    """What it is asked of which group there is most of, folded: `mo hinh`; empty where that is not asked."""
    match = _ASKS_LARGEST.search(plain)
    return (match["noun"] or match["counted"] or "") if match else ""


def _digit(number: str) -> str:
    return _DIGITS.get(number, number)


def _numbered(name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"\b{_NUMBER} (?P<what>\w+)", canonical(name))


def _keys(name: str) -> set[tuple[str, str]]:
    return {(_digit(hit["number"]), folded(hit["what"])) for hit in _numbered(name)}
