"""From evidence to a draft answer: the sentence or clause that answers, its mark, its quote."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import subject_of
from bot.answering.gate.verify import places_about
from bot.answering.records import Answer, Citation, Statement, Status
from bot.answering.texts.carrying import article_subject, lies_in, place_about
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Article, Passage, Span
from knowledge.vietnamese.normalising import canonical

_BULLET = re.compile(r"[-–+•*]\s+")


def compose(question: Question, chosen: Sequence[Evidence], lead: str = "") -> Answer:
    """A draft that says `chosen`, in that order; neighbouring sentences of a passage share a citation."""
    spans = [_telling(question, evidence) for evidence in chosen]
    citations: list[Citation] = []
    statements: list[Statement] = []
    reach: list[Span] = []
    for evidence, span in zip(chosen, spans, strict=True):
        place = Span(evidence.span.start + span.start, evidence.span.start + span.end)
        subject = _unnamed_place(question, evidence, span.of(evidence.text))
        if citations and _continues(citations[-1], reach[-1], evidence, place, subject):
            reach[-1] = Span(reach[-1].start, place.end)
            citations[-1] = _citation(len(citations), evidence.passage, reach[-1])
        else:
            reach.append(place)
            citations.append(_citation(len(citations) + 1, evidence.passage, place))
        statements.append(_statement(question, evidence, span, len(citations), subject, item=len(chosen) > 1))
    return Answer(Status.ANSWERED, lead, tuple(statements), tuple(citations))


def not_found(question: Question, missing: Sequence[Place], nearest: Sequence[Article]) -> Answer:
    """A refusal that names what is missing."""
    if missing:
        lead = f"Chưa có trong kho tư liệu: {_named(missing)}."
    elif question.places:
        lead = f"Kho tư liệu có nói về {_named(question.places)} nhưng chưa có nội dung đồng chí hỏi."
    elif question.documents:
        about = ", ".join(document.text for document in question.documents)
        lead = f"Kho tư liệu chưa có nội dung đồng chí hỏi về {about}."
    else:
        lead = "Chưa có trong kho tư liệu nội dung đồng chí hỏi."
    return Answer(Status.NOT_FOUND, lead, nearest=tuple(nearest))


def not_told(pieces: Sequence[str]) -> str:
    """The line over an answer that leaves parts of a message unanswered."""
    asked = "; ".join(f"“{piece.rstrip(' ?.!')}”" for piece in pieces)
    return f"Kho tư liệu chưa có ý {asked}." if pieces else ""


def partly_missing(places: Sequence[Place], *, of_figures: bool = True) -> str:
    """The line over a comparison that lacks some of its places; `of_figures` says that it compares figures."""
    what = "số liệu" if of_figures else "nội dung"
    return f"Kho tư liệu chưa có {what} này về {_named(places)}." if places else ""


def how_many(question: Question, chosen: Sequence[Evidence]) -> str:
    """The line over a list of places: how many the corpus knows."""
    count = len({evidence.passage.article.id for evidence in chosen})
    return f"Trong kho tư liệu có {count} nơi:" if question.kind is Kind.PLACES and count > 1 else ""


def _named(places: Sequence[Place]) -> str:
    return ", ".join(dict.fromkeys(place.text for place in places))


def _citation(number: int, passage: Passage, span: Span) -> Citation:
    return Citation(number, passage, span.of(passage.text))


def _continues(last: Citation, reach: Span, evidence: Evidence, place: Span, subject: Place | None) -> bool:
    """Whether only blanks stand between what is cited last and the next sentence, and both tell of `subject`."""
    if (
        last.passage is not evidence.passage
        or place.start < reach.end
        or evidence.passage.text[reach.end : place.start].strip()
    ):
        return False
    together = Span(reach.start, place.end).of(evidence.passage.text)
    return subject is None or canonical(subject.text) in places_about(replace(last, quote=together))


def _statement(
    question: Question, evidence: Evidence, span: Span, mark: int, subject: Place | None, *, item: bool
) -> Statement:
    quote = span.of(evidence.text)
    text = _closed(quote)
    bold: tuple[Span, ...] = ()
    if evidence.figure and span.start <= evidence.figure.span.start and evidence.figure.span.end <= span.end:
        figure = evidence.figure.span
        bold = (Span(figure.start - span.start, figure.end - span.start),)
    if subject:
        named = subject.full if _is_one_of_two(subject, question.places) else subject.text
        opening = f"{named[:1].upper()}{named[1:]}: "
        text = opening + text
        bold = tuple(Span(part.start + len(opening), part.end + len(opening)) for part in bold)
    return Statement(text, (mark,), bold, item)


def _is_one_of_two(place: Place, asked: Sequence[Place]) -> bool:
    """Whether `asked` holds another place of the same name."""
    return sum(other.key == place.key for other in asked) > 1


def _closed(quote: str) -> str:
    """The quote as a sentence of its own: a capital first, one full stop last."""
    text = quote[:1].upper() + quote[1:]
    text = text.removesuffix("/.").rstrip()
    return text if text[-1:] in {".", "!", "?", "…"} else text.rstrip(" ,;:") + "."


def _unnamed_place(question: Question, evidence: Evidence, quote: str) -> Place | None:
    """The place the statement is about, if the quote does not name it."""
    if question.kind in {Kind.DOCUMENT, Kind.ISSUER}:
        return None
    own = [place for place in (article_subject(evidence.passage.article),) if place]
    said = canonical(quote)
    names = [*(place.key for place in own), *(place.key for place in question.places)]
    if any(name in said for name in names) and not (own and _is_one_of_two(own[0], question.places)):
        return None
    # A quote that names any place stands for itself: another one put before it would take it over. Only where no place
    # was asked for, or several were, or a larger one, must it be told in whose commune the hamlet lies.
    told = [mention.place for mention in place_mentions(quote)]
    if told:
        wanted = len(question.places) != 1 or (
            bool(own) and (_is_elsewhere(own[0], question.places) or _is_inside(own[0], question.places[0]))
        )
        inside = bool(own) and wanted and all(lies_in(place, own[0]) for place in told)
        if inside:
            return own[0]
        # Those who gave it an award lie around it: "Phường được Thành ủy … tặng" is still about the ward.
        around = bool(own) and wanted and all(_lies_around(place, own[0]) for place in told)
        return place_about(evidence.passage, evidence.span.start) if around else None
    return place_about(evidence.passage, evidence.span.start)


def _is_elsewhere(own: Place, asked: Sequence[Place]) -> bool:
    """Whether the article's own place is none of those asked for, nor in or around one: a claim was put right."""
    around = {own.key, *(place.key for place in own.within)}
    return not any(place.key in around or lies_in(place, own) for place in asked)


def _is_inside(own: Place, asked: Place) -> bool:
    """Whether the article is about a unit of the place asked for, not about that place."""
    return own.key != asked.key and any(place.key == asked.key for place in own.within)


def _lies_around(place: Place, own: Place) -> bool:
    """Whether `own` lies in `place` by what is known of it."""
    return any(place.key == larger.key for larger in own.within)


def _telling(question: Question, evidence: Evidence) -> Span:
    """What is said of the evidence: of a document its number and subject or issuer, else the whole."""
    bullet = _BULLET.match(evidence.text)
    whole = Span(bullet.end() if bullet else 0, len(evidence.text))
    if question.kind in {Kind.DOCUMENT, Kind.ISSUER}:
        return subject_of(question, evidence.text) or whole
    return whole
