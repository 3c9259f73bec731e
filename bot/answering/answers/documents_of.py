"""The documents that a place goes by or has issued: as few sentences as name all of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_documents
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.measuring import measuring
from bot.answering.statements.told import Search, Told, within
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.documents import Document, document_mentions
from knowledge.facts.records import Directive
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical, folded

_READ = 40  # passages
_ALL = 200  # passages of a place that are all read
_MOST = 6
_ABOUT = 0.6
_LEAST = 2
# Words that ask for documents and say nothing of which.
_GENERAL = frozenset(
    "văn bản chỉ thị kết luận nghị quyết quy định quyết kế hoạch hướng dẫn chương trình công nào gì kể số hiệu tên về học tập và làm theo bác tư "
    "tưởng đạo đức phong cách hồ chí minh thực hiện căn cứ dựa vào trên bám sát triển khai ban hành ra quán triệt cho tôi xin những các đã được có "
    "liên quan nhắc đến đang hiện của việc này danh sách để".split()
)


_CARRIES_OUT = re.compile(
    r"^\W*(?:ke ten |neu |liet ke )?(?:nhung|cac) .*\bban hanh\b.*\b(?:thuc hien|trien khai|cu the hoa|quan triet)\b"
)


class DocumentsOf:
    """Lists documents from the facts of one snapshot."""

    def __init__(self, stated: StatedFacts, terms: TermIndex, search: Search) -> None:
        self._stated = stated
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """Sentences that name the documents asked for; None if fewer than two are, or the question asks for none."""
        kind = asks_documents(question.plain)
        carried_out = question.documents if kind and _CARRIES_OUT.search(question.plain) else ()
        if (
            not kind
            or scope is None
            or len(question.documents) > len(carried_out)
            or (question.kind not in {Kind.LIST, Kind.DOCUMENT_NUMBER} and not carried_out)
        ):
            return None
        # What was issued to carry a document out is told where that is named.
        question = replace(question, documents=())
        topic = _topic(question)
        coverage = Coverage(topic.content, topic.read, frozenset(), self._terms)
        found: dict[str, list[Evidence]] = {}
        for row in self._rows(question, scope):
            passage = self._stated.passages[row]
            if carried_out and not _names_one(carried_out, passage):
                continue
            for fact in self._stated.of(row):
                if (
                    not isinstance(fact, Directive)
                    or (carried_out and _is_central(fact))
                    or (kind != "van ban" and folded(fact.kind) != kind)
                ):
                    continue
                number, span = _sentence(passage.sentences, fact.proof.at.start)
                text = span.of(passage.text)
                if number not in scope.sentences[row] or not admits(question, text, passage):
                    continue
                told_by = f"{fact.issuer or ''} {fact.applied_by or ''}"
                if topic.content and coverage.said(f"{text} {told_by}").share < _ABOUT:
                    continue
                one = Evidence(passage, row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0)
                found.setdefault(f"{folded(fact.kind)} {fact.number}", []).append(one)
        if len(found) < _LEAST:
            return None
        return Told(tuple(within(_fewest(found), _MOST)))

    def _rows(self, question: Question, scope: Scope) -> list[int]:
        rows = sorted(scope.sentences)
        if len(rows) > _ALL:
            rows = sorted(hit.row for hit in self._search(question, scope, _READ))
        return rows


def _names_one(documents: Sequence[Document], passage: Passage) -> bool:
    return any(
        wanted.is_same(mention.document)
        for mention in document_mentions(passage.text)
        for wanted in documents
    )


def _is_central(fact: Directive) -> bool:
    """Whether the Centre issued it, or no sign tells who did."""
    return fact.kind == "nghị quyết trung ương" or (fact.sign or "/TW").upper().endswith("/TW")


def _topic(question: Question) -> Question:
    asked = measuring(question)
    kept = [at for at, word in enumerate(asked.read) if canonical(word) not in _GENERAL]
    return replace(
        asked, content=tuple(asked.content[at] for at in kept), read=tuple(asked.read[at] for at in kept)
    )


def _sentence(sentences: Sequence[Span], at: int) -> tuple[int, Span]:
    return next(
        ((number, span) for number, span in enumerate(sentences) if span.start <= at < span.end),
        (0, sentences[0]),
    )


def _fewest(found: dict[str, list[Evidence]]) -> list[Evidence]:
    """Sentences that together name every document, the one that names most of those still missing first; in order."""
    missing = set(found)
    chosen: list[Evidence] = []
    while missing:
        candidates = [one for name in missing for one in found[name]]
        best = max(
            candidates,
            key=lambda one: (sum(one in found[name] for name in missing), -one.row, -one.span.start),
        )
        missing = {name for name in missing if best not in found[name]}
        chosen.append(best)
    return sorted(chosen, key=lambda one: (one.row, one.span.start))
