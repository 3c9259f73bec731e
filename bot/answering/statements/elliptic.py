"""Figures that go on with a measure said before: "Tỷ lệ … của phường A đạt 91,5%. Phường B đạt 84,3%", asked of B."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import is_to_come
from bot.answering.texts.carrying import place_about
from bot.answering.texts.figures import Figure, figures
from index.place_postings import levels_agree
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens

_SEAM = re.compile(r"[;:]\s+|,\s+|\s+(?:và|còn|nhưng)\s+")
_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d")
# Beside its place and its figure a clause without a measure of its own has no other words.
_LIGHT = frozenset(
    "đạt mới chỉ là có còn từ giảm tăng lên xuống được cũng khoảng gần trên hơn ở mức thấp cao nhất riêng trong khi đó thì tại và của".split()
)
# How much of what is asked the clause must say whose measure goes on.
_COVERED = 0.85
_COUNTS = 0.7


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the number of its sentence and its span, places and figures; all spans count in the passage."""

    number: int
    span: Span
    text: str
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]

    @property
    def is_elliptic(self) -> bool:
        """Whether it says a place and figures, and not of what."""
        return bool(self.figures) and len(self.places) == 1 and set(self.rest) <= _LIGHT

    @property
    def rest(self) -> list[str]:
        """Its canonical words but for places, figures and years; what a figure counts is the first word behind it."""
        blank = list(self.text)
        taken = [mention.span for mention in place_mentions(self.text)]
        taken += [Span(*match.span()) for match in _YEAR.finditer(self.text)]
        taken += [
            Span(one.span.start - self.span.start, one.span.end - self.span.start) for one in self.figures
        ]
        for span in taken:
            blank[span.start : span.end] = " " * (span.end - span.start)
        return [canonical(token.text) for token in tokens("".join(blank))]


def continued(
    question: Question, hits: Iterable[Hit], scope: Scope | None, terms: TermIndex
) -> list[Evidence]:
    """The sentence whose measure goes on, and the one that goes on with it for the one place asked about; else nothing."""
    if len(question.places) != 1 or question.claimed or not question.content:
        return []
    coverage = Coverage(question.content, question.read, question.focus, terms)
    for hit in hits:
        allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
        clauses = list(_clauses(hit.passage))
        for at, clause in enumerate(clauses):
            if (allowed is not None and clause.number not in allowed) or not _is_of(
                clause, question.places[0]
            ):
                continue
            measure = _measure(clauses[:at], clause, hit.passage)
            if measure and _is_asked(question, measure, clause, coverage, hit.passage):
                return _told(question, hit, measure, clause)
    return []


def is_of_same_sentence(one: Evidence, chosen: Sequence[Evidence]) -> bool:
    """Whether all of `chosen`, if any, is the sentence of `one`: what was found otherwise is not taken back."""
    return all((one.row, one.number) == (other.row, other.number) for other in chosen)


def _clauses(passage: Passage) -> Iterator[_Clause]:
    for number, sentence in enumerate(passage.sentences):
        text = sentence.of(passage.text)
        found = list(figures(text))
        seams = [match.span() for match in _SEAM.finditer(text)]
        for start, end in zip(
            [0, *(seam[1] for seam in seams)], [*(seam[0] for seam in seams), len(text)], strict=True
        ):
            said = text[start:end]
            yield _Clause(
                number,
                Span(sentence.start + start, sentence.start + end),
                said,
                tuple(mention.place for mention in place_mentions(said)),
                tuple(
                    _moved(one, sentence.start)
                    for one in found
                    if start <= one.span.start and one.span.end <= end
                ),
            )


def _moved(figure: Figure, by: int) -> Figure:
    return replace(figure, span=Span(figure.span.start + by, figure.span.end + by))


def _is_of(clause: _Clause, asked: Place) -> bool:
    """Whether the clause has a figure for the place asked about, and no measure."""
    if not clause.is_elliptic:
        return False
    place = clause.places[0]
    return place.key == asked.key and levels_agree(place.level, asked.level)


def _measure(before: Sequence[_Clause], clause: _Clause, passage: Passage) -> _Clause | None:
    """The clause whose measure `clause` goes on with: the nearest with a figure that says one, in this sentence or the last."""
    for one in reversed(before):
        between = passage.text[one.span.end : clause.span.start]
        if clause.number - one.number > 1 or "\n" in between:
            return None
        if one.figures and not one.is_elliptic:
            return one
    return None


def _is_asked(
    question: Question, measure: _Clause, clause: _Clause, coverage: Coverage, passage: Passage
) -> bool:
    """Whether the measure is the one asked for, said of another place, in figures of the same sort."""
    first, last = measure.figures[-1], clause.figures[-1]
    about = place_about(passage, measure.span.start)
    of_itself = clause.places[0].key in {
        place.key for place in (*measure.places, *([about] if about else []))
    }
    if of_itself or (first.percent, first.money) != (last.percent, last.money):
        return False
    if question.percent != last.percent or question.money != last.money:
        return False
    if not last.percent and not last.money and first.counts(question.counted) < _COUNTS:
        return False
    said = f"{measure.text} {clause.text}"
    return (
        coverage.said(measure.text).share >= _COVERED
        and admits(question, said, passage)
        and not is_to_come(said)
    )


def _told(question: Question, hit: Hit, measure: _Clause, clause: _Clause) -> list[Evidence]:
    """Both sentences, or the one that holds both clauses up to the figure asked for."""
    sentences = hit.passage.sentences
    start = sentences[measure.number].start
    figure = _asked(question, measure, clause, hit.passage)
    if measure.number == clause.number:
        return [_evidence(hit, clause.number, Span(start, clause.span.end), figure)]
    # Where the clause does not say whose measure it is, what stands before it does.
    opening = measure.span.start if measure.places else start
    return [
        _evidence(hit, measure.number, Span(opening, sentences[measure.number].end), None),
        _evidence(hit, clause.number, sentences[clause.number], figure),
    ]


def _asked(question: Question, measure: _Clause, clause: _Clause, passage: Passage) -> Figure:
    """Of "từ 63,7% xuống 46,1%" the one that stands where the year asked for stands in the measure's own clause; else the last."""
    if len(measure.figures) == len(clause.figures):
        ends = [*(one.span.start for one in measure.figures[1:]), measure.span.end]
        for own, end, figure in zip(measure.figures, ends, clause.figures, strict=True):
            behind = passage.text[own.span.end : end]
            if any(str(year) in behind for year in question.years):
                return figure
    return clause.figures[-1]


def _evidence(hit: Hit, number: int, span: Span, figure: Figure | None) -> Evidence:
    shown = _moved(figure, -span.start) if figure else None
    return Evidence(hit.passage, hit.row, number, span, 1.0, 1.0, 0.0, hit.sentences[number], 1.0, shown)
