"""The register of central documents as passages: an entry is some whole sentences, each of which tells one thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.facts.official import OfficialDocument, official_documents
from knowledge.records import Article, Passage, Span
from knowledge.vietnamese.sentences import sentences

KIND = "register"
"""The `source_kind` of what stands for an entry of the register among the citations."""


class Aspect(StrEnum):
    """What may be asked of a document itself."""

    SIGNER = "signer"
    TERM = "term"
    REPLACED = "replaced"
    CONTINUED = "continued"
    DATE = "date"
    ISSUER = "issuer"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered document as a passage, and which sentence of it tells which aspect, by which words."""

    document: OfficialDocument
    passage: Passage
    told: tuple[tuple[Aspect, Span, str], ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Every registered document, oldest entries first."""
    titles = {document.id: document.title for document in official_documents()}
    replaced_by = {
        document.replaces: document.title for document in official_documents() if document.replaces
    }
    return tuple(_entry(document, titles, replaced_by.get(document.id)) for document in official_documents())


def _entry(document: OfficialDocument, titles: dict[str, str], replaced_by: str | None) -> Entry:
    lines = list(_lines(document, titles.get, replaced_by))
    text = " ".join(dict.fromkeys(line for line, _ in lines))
    pages = ", ".join(dict.fromkeys(page for _, page in document.sources))
    article = Article(
        id=f"van-ban:{document.id}",
        title=document.title,
        text=text,
        publisher=f"Danh mục văn bản Trung ương, theo {pages}",
        source_kind=KIND,
    )
    told = tuple(
        (aspect, Span(text.find(line), text.find(line) + len(line)), value)
        for line, values in lines
        for aspect, value in values
    )
    return Entry(document, Passage(article, 1, text, sentences(text)), told)


def _lines(
    document: OfficialDocument, title_of: Callable[[str], str | None], replaced_by: str | None
) -> Iterable[tuple[str, tuple[tuple[Aspect, str], ...]]]:
    """The sentences of an entry, each with the aspects that it tells and the words that tell them."""
    title = document.title
    issuer, _, meeting = document.issuer.partition(" (")
    term = f" khóa {document.term}" if document.term and "khóa" not in title else ""
    issued = f"{issuer}{term}{f' ({meeting}' if meeting else ''}"
    day = _shown(document.date) if document.date else ""
    aspects = [(Aspect.ISSUER, issuer), *([(Aspect.DATE, day)] if day else [])]
    if document.term:
        aspects.append((Aspect.TERM, f"khóa {document.term}"))
    yield f"{title} do {issued} ban hành{f' ngày {day}' if day else ''}.", tuple(aspects)
    if document.signed_by:
        yield f"Người ký {title} là {document.signed_by}.", ((Aspect.SIGNER, document.signed_by),)
    subject = f"{document.subject[0].lower()}{document.subject[1:]}"
    yield f"Nội dung chính của {title} là {subject}.", ((Aspect.SUBJECT, subject),)
    if document.continues and (before := title_of(document.continues)):
        yield f"{title} tiếp nối {before}.", ((Aspect.CONTINUED, before),)
    if document.replaces and (before := title_of(document.replaces)):
        yield f"{title} thay thế {before}.", ((Aspect.REPLACED, before),)
    if replaced_by:
        yield f"{title} đã được thay bằng {replaced_by}.", ((Aspect.REPLACED, replaced_by),)


def _shown(iso: str) -> str:
    """`2016-05-15` as `15/5/2016`."""
    return "/".join(str(int(field)) for field in reversed(iso.split("-")))
