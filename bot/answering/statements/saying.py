"""Clauses with how much of a question they themselves say, and of which place they say it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import (
    limit_of,
    most,
    without_limit,
)
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.measuring import measuring, most_of
from bot.answering.texts.carrying import place_about
from index.records import Hit
from index.scopes import Scope
from knowledge.entities.places import Place, place_chain, place_mentions
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.sentences import clauses

_LONG = 200
_HAMLET = frozenset({0})


def bare(question: Question) -> Question:
    """What is done or measured, without the place it is asked of, its limit, and words that only measure."""
    limited = without_limit(question.plain)
    left = set(re.findall(r"[^\W_]+", limited))
    kept = [at for at, word in enumerate(question.content) if folded(word) in left]
    bare = measuring(
        replace(
            question,
            content=tuple(question.content[at] for at in kept),
            read=tuple(question.read[at] for at in kept),
        )
    )
    counted = most_of(question.plain) or tuple(map(folded, bare.content))
    is_figure = most(question.plain) is not None or limit_of(question.plain) is not None
    percent = question.percent or (limit_of(question.plain) is not None and "%" in question.plain)
    return replace(
        bare,
        places=(),
        found=(),
        percent=percent,
        kind=Kind.FIGURE if is_figure else bare.kind,
        counted=counted if is_figure and not percent else bare.counted,
    )


def units(
    question: Question,
    hits: Iterable[Hit],
    scope: Scope | None,
    coverage: Coverage,
    *,
    split: bool = True,
) -> Iterator[Evidence]:
    """The clauses of long sentences, else the sentences, with how much of the question's content they hold themselves."""
    for hit in hits:
        allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
        text = hit.passage.text
        for number, sentence in enumerate(hit.passage.sentences):
            said = sentence.of(text)
            if (allowed is not None and number not in allowed) or not admits(question, said, hit.passage):
                continue
            whole = not split or len(said) <= _LONG
            for clause in (Span(0, len(said)),) if whole else clauses(said):
                unit = Span(sentence.start + clause.start, sentence.start + clause.end)
                covered = coverage.said(unit.of(text))
                yield Evidence(
                    hit.passage,
                    hit.row,
                    number,
                    unit,
                    covered.share,
                    covered.share,
                    covered.lacking,
                    hit.sentences[number],
                    1.0,
                )


def place_of(passage: Passage, span: Span) -> Place | None:
    """The commune or larger unit that the clause speaks of."""
    named = [mention.place for mention in place_mentions(span.of(passage.text))]
    own = place_chain(passage.article.place or "")[:1]
    larger = [place for place in named if place.tiers != _HAMLET]
    about = place_about(passage, span.start)
    if larger and not (own and larger[0].key == own[0].key and larger[0].level in {None, own[0].level}):
        return larger[0] if about is None or own[0].tiers != larger[0].tiers else own[0]
    if about is not None and about.tiers != _HAMLET:
        return about
    return own[0] if own else None


def standing_alone(one: Evidence) -> Evidence:
    """The clause, or its sentence where nothing in the clause tells of which place it is."""
    if any(place_mentions(one.text)) or place_about(one.passage, one.span.start) is not None:
        return one
    return replace(one, span=one.passage.sentences[one.number])


def each_place(found: Sequence[Evidence], levels: frozenset[str]) -> Iterator[Evidence]:
    """The best of each place, of the levels asked for; what a place's own article says before what others say of it."""
    groups: dict[str, list[Evidence]] = {}
    for one in found:
        place = place_of(one.passage, one.span)
        if levels and place is not None and place.level is not None and place.level not in levels:
            continue
        key = place.key if place is not None else one.passage.article.id
        groups.setdefault(key, []).append(one)
    for key, group in groups.items():
        own = [one for one in group if _is_about(one.passage, key)]
        yield (own or group)[0]


def _is_about(passage: Passage, key: str) -> bool:
    return any(place.key == key for place in place_chain(passage.article.place or "")[:1])
