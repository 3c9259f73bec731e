"""What is officially registered of a central document, where no article tells it or an article tells it otherwise.

The corpus answers first. The register (knowledge/registry/directives.yaml) answers what is asked of the document itself:
its day, issuer, signer, Congress, subject, what it goes on with or replaces. It is cited like an article: an entry is a
passage of whole sentences, with the pages that it was read from as its publisher.
"""

import re
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import fit_time
from bot.answering.gate.verify import verified
from bot.answering.keys import passage_key
from bot.answering.outside.register_entries import Aspect, Entry, entries
from bot.answering.records import Answer, Citation, Statement, Status
from knowledge.entities.documents import Document
from knowledge.facts.official import OfficialDocument, official
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import folded

_LEAD = "Danh mục văn bản Trung ương ghi:"
_BESIDE = "Bài viết và danh mục văn bản Trung ương ghi khác nhau:"
# What decides first stands first.
_WORDINGS = (
    (Aspect.SIGNER, re.compile(r"\b(?:ai|nguoi nao|dong chi nao)(?: la nguoi)?(?: da)? ky\b|\bnguoi ky\b|\bky boi\b|\bwho signed\b")),
    (Aspect.TERM, re.compile(r"\b(?:khoa|nhiem ky) (?:may|nao|bao nhieu)\b")),
    (Aspect.REPLACED, re.compile(r"\bthay (?:the )?(?:cho )?(?:\w+ ){0,3}(?:nao|gi|may)\b|\b(?:duoc|bi|da) thay\b|\bcon hieu luc\b")),
    (Aspect.CONTINUED, re.compile(r"\b(?:tiep noi|noi tiep|ke thua|tiep tuc|thuc hien tiep) (?:\w+ ){0,3}(?:nao|gi|may)\b")),
    (Aspect.DATE, re.compile(r"\bngay (?:thang )?(?:nam )?(?:ban hanh|ky|ra doi)\b")),
)  # fmt: skip
_OF_KIND = {Kind.TIME: Aspect.DATE, Kind.ISSUER: Aspect.ISSUER, Kind.DOCUMENT: Aspect.SUBJECT}
# Besides its own subject, words with which a document itself is asked about.
_OWN = frozenset(
    "ra doi ban hanh ky ngay thang nam co quan don vi nao do may hoi dung chu hieu luc biet bo chinh tri trung uong dang dong chi vao "
    "tong bi thu nguoi khoa nhiem noi dung viec van de chinh ten goi ve so thay the cho tiep noi ke thua bac hien nay moi "
    "chi thi ket luan nghi quyet quy dinh van ban hom ngay nhi day tu bao gio luc con x xi xii xiii".split()
)  # fmt: skip
_ASKS_WHICH = re.compile(
    r"\b(?P<kind>chi thi|ket luan|nghi quyet|quy dinh|van ban) (?:mang )?(?:so )?(?:nao|may|gi|bao nhieu)\b"
)
_LEAST_OF_SUBJECT = 3
_DAY = re.compile(r"(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(\d{4})")


def with_register(question: Question, answer: Answer) -> Answer:
    """`answer`, or what the register tells instead or beside it, where a central document itself is asked about."""
    if question.places or answer.status not in {Status.ANSWERED, Status.NOT_FOUND}:
        return answer
    if not question.documents:
        by_subject = _by_subject(question) if answer.status is Status.NOT_FOUND else None
        return (by_subject and _said(by_subject, Aspect.SUBJECT, _LEAD)) or answer
    entry, aspect = _entry_of(question), _aspect_of(question)
    if entry is None or aspect is None or not _is_of_itself(question, entry.document):
        return answer
    value = next((value for told, _, value in entry.told if told is aspect), None)
    if value is None or _tells(answer, aspect, value):
        return answer
    said = _said(entry, aspect, _verdict(question, aspect, value) or _LEAD)
    if said and aspect is Aspect.DATE and _dates_itself(question, answer):
        return _beside(answer, said)
    return said or answer


def passage_by_key(key: str) -> Passage | None:
    """The entry, as a passage, whose id has this `passage_key`."""
    return next((entry.passage for entry in entries() if passage_key(entry.passage.id) == key), None)


def _entry_of(question: Question) -> Entry | None:
    """The one registered document that the question names; None where it names none or several."""
    found = {document.id for each in question.documents if (document := _registered(each, question))}
    named = [entry for entry in entries() if entry.document.id in found]
    return named[0] if len(named) == len(question.documents) == 1 else None


def _registered(document: Document, question: Question) -> OfficialDocument | None:
    if document.issuer not in {None, "tw"}:
        return None
    year = next(iter(question.years), None)
    kind = document.kind
    term = next(iter(document.terms), None)
    return official(kind, document.number, term=term, date=str(year) if year else None)


def _aspect_of(question: Question) -> Aspect | None:
    worded = (aspect for aspect, pattern in _WORDINGS if pattern.search(question.plain))
    return next(worded, _OF_KIND.get(question.kind))


def _is_of_itself(question: Question, document: OfficialDocument) -> bool:
    """Whether nothing is asked about but the document: no conference on it, nobody who carries it out."""
    own = _OWN.union(_words(f"{document.subject} {document.issuer} {document.signed_by}"))
    return own.issuperset(map(folded, question.content))


def _by_subject(question: Question) -> Entry | None:
    """The document in force whose subject is all that a question for a document's number is about."""
    asked = _ASKS_WHICH.search(question.plain)
    wanted = set(map(folded, question.content)) - {"hien", "nay", *(asked["kind"].split() if asked else ())}
    if asked is None or len(wanted) < _LEAST_OF_SUBJECT:
        return None
    replaced = {entry.document.replaces for entry in entries()}
    fitting = [
        entry
        for entry in entries()
        if entry.document.id not in replaced
        and (asked["kind"] == "van ban" or folded(entry.document.kind).startswith(asked["kind"]))
        and wanted.issubset(_words(entry.document.subject))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _tells(answer: Answer, aspect: Aspect, value: str) -> bool:
    """Whether `answer` says already what the register has."""
    if answer.status is not Status.ANSWERED:
        return False
    if aspect is Aspect.DATE:
        return bool(_days(value) & _days(folded(answer.text)))
    if aspect is Aspect.SUBJECT:
        return True  # what a document is about articles tell in many words
    words, said = _words(value), _words(answer.text)
    return f" {' '.join(words)} " in f" {' '.join(said)} "


def _dates_itself(question: Question, answer: Answer) -> bool:
    """Whether `answer` tells a day of the document's own, not of a conference on it."""
    asked = replace(question, kind=Kind.TIME)
    return any(fit_time(asked, one.text) == 1 for one in answer.statements)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _days(text: str) -> set[tuple[int, ...]]:
    return {tuple(map(int, match)) for match in _DAY.findall(text)}


def _verdict(question: Question, aspect: Aspect, value: str) -> str | None:
    """The line over a day put to be confirmed."""
    claimed = _DAY.search(question.plain) if aspect is Aspect.DATE else None
    if claimed is None:
        return None
    is_so = _days(claimed[0]) == _days(value)
    return "Đúng như danh mục văn bản Trung ương ghi:" if is_so else f"Không phải {claimed[0]}. {_LEAD}"


def _said(entry: Entry, aspect: Aspect, lead: str) -> Answer | None:
    """The sentence of the register on `aspect`."""
    for told, span, value in entry.told:
        if told is aspect:
            text = span.of(entry.passage.text)
            at = text.find(value)
            bold = (Span(at, at + len(value)),)
            statement = Statement(text, (1,), bold)
            return verified(Answer(Status.ANSWERED, lead, (statement,), (Citation(1, entry.passage, text),)))
    return None


def _beside(answer: Answer, said: Answer) -> Answer:
    """What the article says and what the register says, one under the other."""
    number = len(answer.citations) + 1
    both = (
        *answer.statements,
        *(replace(statement, marks=(number,)) for statement in said.statements),
    )
    lead = said.lead if said.lead.startswith("Không phải") else _BESIDE
    return replace(
        answer,
        lead=lead,
        statements=tuple(replace(statement, item=True) for statement in both),
        citations=(*answer.citations, replace(said.citations[0], n=number)),
    )
