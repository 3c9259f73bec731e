"""Which of the evidence is said: one sentence, the items of a list, one figure a place, or nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.answering.asking.facets import Facet
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED, subject_of
from bot.answering.statements.decide import confidence, is_enough, is_held
from bot.answering.statements.overview import overview
from bot.answering.statements.related import is_unrelated
from bot.answering.statements.titled import with_title
from knowledge.vietnamese.normalising import canonical, folded

# Items of a list may fall this far below the best of them, in score and in what they hold of the question.
_ITEM_SCORE, _ITEM_COVERAGE = 0.7, 0.88
_FACET_SCORE = 0.5
_WHOLE = frozenset({Kind.TEXT, Kind.LIST, Kind.OVERVIEW})
_SEVERAL = frozenset({Kind.PLACES, Kind.LIST})
_BESIDE = 0.5
# What fits less stands outside the part of the report that is asked for.
_IN_PART = 0.8
# A figure of another article is said beside the best one's only if it answers as well.
_OTHER_SHARE = 0.85
# Asked which places do something, a place is named that does it a little less evidently.
_PLACE_SHARE = 0.65
# Of these no more is said than the best and what comes near it: what is further behind need not be looked at.
_OF_ONE = frozenset({Kind.FIGURE, Kind.TEXT, Kind.PERSON, Kind.TIME})
_ISSUER = re.compile(r"\b(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Thủ tướng|Quốc hội)")
MOST_ITEMS = 6
# Sentences of one passage that score within this share of the best one answer as well as it does.
_RIVAL_SCORE, _MOST_RIVALS = 0.9, 1
# Code points of a sentence that only announces what follows it.
_ANNOUNCING = 70


def choose(question: Question, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence to say, in the order to say it: none when even the best shares too little with the question."""
    titled = with_title(question, found) if question.kind in _WHOLE and question.facet is None else None
    if titled:
        return [titled]
    enough = list(_enough(question, found))
    if not enough:
        return []
    if question.kind in _SEVERAL and question.facet is None:
        # Beside one that surely answers, others are said that nearly surely do.
        enough = [evidence for evidence in found if evidence in enough or _goes_beside(question, evidence)]
    if question.kind is Kind.LIST or question.facet is not None:
        enough = _of_person(question, enough)
    if question.facet is not None and question.kind in _WHOLE:
        return _items(question, enough)
    by_kind = _BY_KIND.get(question.kind)
    if by_kind:
        return by_kind(question, enough)
    return _with_rivals(enough)


def _enough(question: Question, found: Iterable[Evidence]) -> Iterator[Evidence]:
    """What may be said; where one thing is asked for, none of what is too far behind the best of it to be looked at."""
    is_of_one = question.kind in _OF_ONE and question.facet is None
    best: Evidence | None = None
    for evidence in found:
        if best and is_of_one and evidence.score < _OTHER_SHARE * best.score:
            return
        if is_enough(question, evidence):
            best = best or evidence
            yield evidence


def _goes_beside(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence may be said beside one that surely answers."""
    is_other = not evidence.has_bodies or is_unrelated(question, evidence)
    return not is_other and confidence(question, evidence) >= _BESIDE


def _of_person(question: Question, enough: list[Evidence]) -> list[Evidence]:
    """Of what is told beside a person asked about, the passages that name that person; all where none does."""
    names = question.person.names if question.person.span else ()
    rows = {one.row for one in enough if any(name in folded(one.text) for name in names)}
    return [one for one in enough if one.row in rows] if rows else enough


def _with_rivals(enough: Sequence[Evidence]) -> list[Evidence]:
    """The best, and behind it what answers so nearly as well that it may be meant instead."""
    best = enough[0]
    rivals = [one for one in enough[1:] if one.row == best.row and one.score >= _RIVAL_SCORE * best.score]
    return [best, *rivals[:_MOST_RIVALS]]


def _about_document(question: Question, enough: Iterable[Evidence]) -> list[Evidence]:
    """The sentence that says most fully what the document is about."""
    telling = [evidence for evidence in enough if subject_of(question, evidence.text)]

    def fullness(evidence: Evidence) -> tuple[bool, bool, float]:
        span = subject_of(question, evidence.text)
        said = span.of(evidence.text) if span else ""
        return bool(QUOTED.search(said)), bool(_ISSUER.search(said)), evidence.score

    return sorted(telling, key=fullness, reverse=True)[:1]


def _overview(question: Question, enough: Sequence[Evidence]) -> list[Evidence]:
    """Of a place, a person or a document, the sentences that tell most."""
    anchored = [one for one in enough if is_held(question, one)]
    return overview(anchored) if anchored else []


def _items(question: Question, enough: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that list what is asked for, in the order of their articles."""
    best = enough[0]
    if question.facet is not None:
        # What belongs to the part says so itself, in whatever words.
        least = 0.0 if question.facet.name == "unions" else _FACET_SCORE
        items = [one for one in enough if one.score >= least * best.score]
        items = [one for one in items if one.fit >= _IN_PART] or [best]
        if question.ordinal:
            return items[:1]
        items = _from_its_opening(question.facet, _with_their_part(items, enough))
    else:
        items = [
            one
            for one in enough
            if one.score >= _ITEM_SCORE * best.score and one.coverage >= _ITEM_COVERAGE * best.coverage
        ]
        if QUOTED.search(best.text):
            # Where the best gives names, a sentence without any is talk about them.
            items = [one for one in items if QUOTED.search(one.text)]
    return sorted(items[:MOST_ITEMS], key=lambda one: (one.row, one.span.start))


def _from_its_opening(facet: Facet, items: Sequence[Evidence]) -> list[Evidence]:
    """`items` without those that stand before the first of their article that opens the part: they tell what was done."""
    opened: dict[str, tuple[int, int]] = {}
    for one in items:
        if facet.opens(canonical(one.text)):
            at = one.row, one.span.start
            opened[one.passage.article.id] = min(opened.get(one.passage.article.id, at), at)
    return [one for one in items if opened.get(one.passage.article.id, (0, 0)) <= (one.row, one.span.start)]


def _with_their_part(items: Sequence[Evidence], enough: Sequence[Evidence]) -> list[Evidence]:
    """`items`, and where several of them stand in one passage the rest of the part there: it was said in one breath."""
    rows = [one.row for one in items]
    several = {row for row in rows if rows.count(row) > 1} | {one.row for one in items if _announces(one)}
    rest = [one for one in enough if one.row in several and one.fit >= _IN_PART and one not in items]
    return [*items, *rest]


def _announces(one: Evidence) -> bool:
    """Whether the sentence says no more than that the part follows: "Tuy nhiên, công tác Hội còn gặp khó khăn."."""
    return len(one.text) <= _ANNOUNCING and not any(char.isdigit() or char in ":;" for char in one.text)


def _one_an_article(enough: Sequence[Evidence], share: float) -> list[Evidence]:
    """The best of each article that answers about as well as the best of all, best first."""
    firsts: dict[str, Evidence] = {}
    for evidence in enough:
        firsts.setdefault(evidence.passage.article.id, evidence)
    least = share * enough[0].score
    return [evidence for evidence in firsts.values() if evidence.score >= least][:MOST_ITEMS]


def _figure(question: Question, enough: list[Evidence]) -> list[Evidence]:
    return enough[:1] if question.places else _one_an_article(enough, _OTHER_SHARE)


_BY_KIND: Mapping[Kind, Callable[[Question, list[Evidence]], list[Evidence]]] = {
    Kind.DOCUMENT: _about_document,
    Kind.ISSUER: _about_document,
    Kind.OVERVIEW: _overview,
    Kind.PLACES: lambda _question, enough: _one_an_article(enough, _PLACE_SHARE),
    Kind.LIST: _items,
    Kind.FIGURE: _figure,
}
