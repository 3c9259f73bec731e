"""Facts as an answer: one line a sentence that proves them, cited, and through the gate that answers pass."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.answering.gate.verify import verified
from bot.answering.records import Answer, Citation, Statement, Status
from bot.answering.texts.carrying import place_about
from knowledge.entities.hierarchy import larger_units
from knowledge.entities.places import Place, place_chain, place_mentions
from knowledge.facts.records import Directive, Fact
from knowledge.records import Span

# So many lines at most: of the whole corpus, more is no help; of one place there hardly are more.
MOST: Final = 60
_BULLET: Final = re.compile(r"[-–+•*]\s+")


def listed(facts: Sequence[Fact], heading: str) -> Answer | None:
    """The facts' sentences, each once, in order, under a heading with their number; None where the gate leaves none."""
    sentences: dict[tuple[str, Span], list[Fact]] = {}
    for fact in facts:
        sentences.setdefault((fact.proof.passage.id, fact.proof.span), []).append(fact)
    twins = _twins(facts)
    citations: list[Citation] = []
    statements: list[Statement] = []
    for group in sentences.values():
        number = len(citations) + 1
        citation = _cited(group[0], number)
        citations.append(citation)
        statements.append(_statement(group, citation, twins))
    answer = verified(Answer(Status.ANSWERED, "", tuple(statements), tuple(citations)))
    return None if answer is None else _headed(answer, heading)


def around(fact: Fact) -> tuple[Place, ...]:
    """The places that the fact lies in, the smallest first, as far as stated or known from the national table."""
    return (*fact.places, *larger_units(fact.places))


def _headed(answer: Answer, heading: str) -> Answer:
    count = len(answer.statements)
    if count == 1:
        [only] = answer.statements
        return replace(answer, lead=f"{heading}:", statements=(replace(only, item=False),))
    if count <= MOST:
        return replace(answer, lead=f"{heading} ({count} mục):")
    shown = answer.statements[:MOST]
    marks = {mark for statement in shown for mark in statement.marks}
    cited = tuple(citation for citation in answer.citations if citation.n in marks)
    lead = f"{heading} ({MOST} mục đầu trong {count}; gõ lệnh kèm tên nơi để xem riêng nơi đó):"
    return replace(answer, lead=lead, statements=shown, citations=cited)


def _cited(fact: Fact, number: int) -> Citation:
    quote = fact.proof.quote
    bullet = _BULLET.match(quote)
    return Citation(number, fact.proof.passage, quote[bullet.end() :] if bullet else quote)


def _statement(group: Sequence[Fact], citation: Citation, twins: frozenset[str]) -> Statement:
    quote = citation.quote
    opening = "" if isinstance(group[0], Directive) else _opening(group[0], quote, twins)
    begin = group[0].proof.span.end - len(quote)  # of the quote in its passage
    marked = dict.fromkeys(fact.proof.at for fact in group)
    bold = tuple(
        Span(at.start - begin + len(opening), at.end - begin + len(opening))
        for at in marked
        if at.start >= begin
    )
    return Statement(opening + _closed(quote), (citation.n,), bold, item=True)


def _opening(fact: Fact, quote: str, twins: frozenset[str]) -> str:
    """The place that the sentence is about, where it names none itself or another one bears the name."""
    own = next(iter(place_chain(fact.proof.passage.article.place or "")), None)
    place = own if own and own.key in twins else None
    if place is None and not any(place_mentions(quote)):
        place = place_about(fact.proof.passage, fact.proof.span.end - len(quote))
    if place is None:
        return ""
    named = place.full if place.key in twins else place.text
    return f"{named[:1].upper()}{named[1:]}: "


def _twins(facts: Sequence[Fact]) -> frozenset[str]:
    """The names that two places among those of the facts bear: two communes of one name in two districts."""
    lies: dict[str, set[tuple[str, ...]]] = {}
    for fact in facts:
        if fact.places:
            where = tuple(place.key for place in around(fact)[1:])
            lies.setdefault(fact.places[0].key, set()).add(where)
    return frozenset(key for key, found in lies.items() if len(found) > 1)


def _closed(quote: str) -> str:
    """The quote as a line of its own: a capital first, one full stop last. Of the same length but for the end."""
    text = quote[:1].upper() + quote[1:]
    text = text.removesuffix("/.").rstrip()
    return text if text[-1:] in {".", "!", "?", "…"} else text.rstrip(" ,;:") + "."
