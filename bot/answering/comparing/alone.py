"""What one side of a comparison would be answered if it were asked about by itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.comparing.sides import Side
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.choose import choose
from bot.answering.statements.weighing import Weighing
from index.records import Hit
from index.scopes import Scope
from knowledge.records import Span

Search = Callable[[Question, Scope | None], Sequence[Hit]]


class Alone:
    """Asks one side for its figure, on the way of any other question; `search` finds what may answer."""

    def __init__(self, weighing: Weighing, search: Search) -> None:
        self._weighing = weighing
        self._search = search

    def figure(self, measure: Question, side: Side) -> Evidence | None:
        """The figure that answers for `side`, surely enough to be said; `measure` holds no more than what is measured."""
        asked = replace(
            measure,
            places=(side.place,),
            kind=Kind.FIGURE,
            compares=False,
            focus=measure.focus & frozenset(measure.content),
        )
        found = self._weighing(asked, self._search(asked, side.scope), side.scope)
        return next((one for one in choose(asked, found)[:1] if one.figure), None)


def figure_span(evidence: Evidence) -> Span | None:
    """Where in its passage the figure of `evidence` stands."""
    if evidence.figure is None:
        return None
    start = evidence.span.start
    return Span(start + evidence.figure.span.start, start + evidence.figure.span.end)
