"""What is said of several places, or of several years, one beside the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.bodies import without_other_bodies
from bot.answering.choose import choose
from bot.answering.comparing import Compared, Comparing
from bot.answering.compose import compose, partly_missing
from bot.answering.evidence import Evidence, gather
from bot.answering.question import Question
from bot.answering.records import Answer
from bot.answering.rereading import as_share
from bot.answering.sides import Side
from bot.answering.verify import verified
from bot.answering.wording import Kind
from bot.observability.metrics import Stage
from bot.observability.tracing import stage
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import Place

# Items of each place where several are set side by side.
_OF_EACH = 3
# How much of what is asked a figure's own sentence must say to stand beside another's.
_SAME_MEASURE = 0.85


class Several:
    """Answers for each of several places or years; `hits` searches what may answer."""

    def __init__(
        self,
        comparing: Comparing,
        terms: TermIndex,
        hits: Callable[[Question, Scope | None], Sequence[Hit]],
    ) -> None:
        self._comparing = comparing
        self._terms = terms
        self._hits = hits

    def places(self, question: Question, sides: Sequence[Side]) -> Answer | None:
        """What is to be said of each place, verified; None where nothing is."""
        with stage(Stage.CHOOSE):
            compared = (
                self._comparing.together(question, sides)
                or self._filled(question, sides, self._comparing.figures(question, sides))
                or self._each_side(question, sides)
            )
        with stage(Stage.COMPOSE):
            return _beside(question, compared)

    def years(self, question: Question, scope: Scope | None) -> Answer | None:
        """How a measure moved between the years asked, else one statement a year; None where nothing is said."""
        changed = next(
            filter(None, (self.change(one, scope) for one in (question, *as_share(question)))), None
        )
        if changed:
            return changed
        chosen: list[Evidence] = []
        for year in sorted(question.years):
            of_year = replace(question, years=frozenset({year}))
            found = choose(of_year, gather(of_year, self._hits(question, scope), scope, self._terms))
            chosen.extend(one for one in found[:1] if one not in chosen)
        return verified(compose(question, chosen)) if chosen else None

    def change(self, question: Question, scope: Scope | None) -> Answer | None:
        """How one measure moved between the years, where the corpus has it of them."""
        compared = self._comparing.years(question, scope)
        return verified(compose(question, compared.chosen)) if compared else None

    def _filled(
        self, question: Question, sides: Sequence[Side], compared: Compared | None
    ) -> Compared | None:
        """`compared`, with what a side that it lacks would be answered alone, where that is a figure of the same sort."""
        if compared is None or not compared.lacking:
            return compared
        sorts = {(one.figure.percent, one.figure.money) for one in compared.chosen if one.figure}
        chosen, lacking = list(compared.chosen), list[Place]()
        for side in (side for side in sides if side.place in compared.lacking):
            alone = replace(question, places=(side.place,), kind=Kind.FIGURE, compares=False)
            found = choose(alone, gather(alone, self._hits(alone, side.scope), side.scope, self._terms))[:1]
            fits = [
                one
                for one in found
                if one.figure
                and (one.figure.percent, one.figure.money) in sorts
                and one.coverage >= _SAME_MEASURE
            ]
            chosen.extend(fits)
            lacking.extend([] if fits else [side.place])
        # What is computed was computed without them.
        return Compared(tuple(chosen), tuple(lacking)) if len(chosen) > len(compared.chosen) else compared

    def _each_side(self, question: Question, sides: Sequence[Side]) -> Compared:
        """One statement a place, some more where that is told in several."""
        chosen: list[Evidence] = []
        lacking: list[Place] = []
        for side in sides:
            of_side = replace(without_other_bodies(question, side.place), places=(side.place,))
            found = choose(of_side, gather(of_side, self._hits(of_side, side.scope), side.scope, self._terms))
            several = question.kind in {Kind.LIST, Kind.TEXT} or question.facet
            chosen.extend(one for one in (found[:_OF_EACH] if several else found[:1]) if one not in chosen)
            lacking.extend([] if found else [side.place])
        return Compared(tuple(chosen), tuple(lacking))


def _beside(question: Question, compared: Compared) -> Answer | None:
    """The verified answer; what was computed from figures is said only where all of them are."""
    if not compared.chosen:
        return None
    missing = partly_missing(compared.lacking)
    answer = verified(compose(question, compared.chosen, missing))
    if answer is None or not compared.verdict or len(answer.statements) < len(compared.chosen):
        return answer
    return replace(answer, lead=" ".join(filter(None, (missing, compared.verdict))))
