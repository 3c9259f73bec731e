"""From evidence to a draft answer: the sentence or clause that answers, its mark, its quote."""

from collections.abc import Sequence

from bot.answering.evidence import Evidence
from bot.answering.question import Question
from bot.answering.records import Answer, Citation, Statement, Status
from bot.answering.wording import Kind
from knowledge.entities.places import Place, place_chain
from knowledge.records import Article, Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses

# Shorter sentences are given whole.
_LONG = 240
_ITEMS = 6


def compose(question: Question, chosen: Sequence[Evidence]) -> Answer:
    """A draft that says `chosen`, in that order; each passage is one citation per quote."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    items = len(chosen) > 1
    for evidence in chosen[:_ITEMS]:
        span = _telling(evidence)
        quote = span.of(evidence.text)
        citation = Citation(len(citations) + 1, evidence.passage, quote)
        citations.append(citation)
        statements.append(_statement(question, evidence, span, citation.n, item=items))
    return Answer(Status.ANSWERED, "", tuple(statements), tuple(citations))


def not_found(question: Question, missing: Sequence[Place], nearest: Sequence[Article]) -> Answer:
    """A refusal that names what is missing."""
    if missing:
        lead = f"Chưa có trong kho tư liệu: {', '.join(place.text for place in missing)}."
    elif question.places:
        about = ", ".join(place.text for place in question.places)
        lead = f"Kho tư liệu có nói về {about} nhưng chưa có nội dung đồng chí hỏi."
    elif question.documents:
        about = ", ".join(document.text for document in question.documents)
        lead = f"Kho tư liệu chưa có nội dung đồng chí hỏi về {about}."
    else:
        lead = "Chưa có trong kho tư liệu nội dung đồng chí hỏi."
    return Answer(Status.NOT_FOUND, lead, nearest=tuple(nearest))


def _statement(question: Question, evidence: Evidence, span: Span, mark: int, *, item: bool) -> Statement:
    quote = span.of(evidence.text)
    text = quote.rstrip()
    text = text[:1].upper() + text[1:]
    if text.endswith("./."):
        text = text[:-2]
    if text[-1] not in ".!?…":
        text = text.rstrip(" ,;:") + "."
    bold: tuple[Span, ...] = ()
    if evidence.figure and question.kind is Kind.FIGURE:
        figure = evidence.figure.span
        if span.start <= figure.start and figure.end <= span.end:
            bold = (Span(figure.start - span.start, figure.end - span.start),)
    subject = _unnamed_place(question, evidence, quote)
    if subject:
        opening = f"{subject.text[:1].upper()}{subject.text[1:]}: "
        text = opening + text
        bold = tuple(Span(part.start + len(opening), part.end + len(opening)) for part in bold)
    return Statement(text, (mark,), bold, item)


def _unnamed_place(question: Question, evidence: Evidence, quote: str) -> Place | None:
    """The place the statement is about, if the quote does not name it."""
    own = place_chain(evidence.passage.article.place or "")[:1]
    if not own:
        return None
    said = canonical(quote)
    names = [own[0].key, *(place.key for place in question.places)]
    return None if any(name in said for name in names) else own[0]


def _telling(evidence: Evidence) -> Span:
    """The part of a long sentence that holds the figure asked for; the whole of a short one."""
    text = evidence.text
    whole = Span(0, len(text))
    if len(text) <= _LONG or evidence.figure is None:
        return whole
    figure = evidence.figure.span
    return next(
        (part for part in clauses(text) if part.start <= figure.start and figure.end <= part.end), whole
    )
