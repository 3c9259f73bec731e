"""What is said of several places, or of several years, one beside the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.answers.gathering import Gathering
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_change
from bot.answering.asking.wording import Kind
from bot.answering.comparing.alone import Alone
from bot.answering.comparing.before_after import asks_before_after
from bot.answering.comparing.comparing import Compared, Comparing
from bot.answering.comparing.in_words import asks_models_of_each, without_comparing
from bot.answering.comparing.sides import Side
from bot.answering.conversation.rereading import as_share
from bot.answering.evidence.evidence import Evidence
from bot.answering.gate.verify import verified
from bot.answering.measures.measuring import is_told_as_share, measuring
from bot.answering.measures.rates import asks_rate, is_rate
from bot.answering.records import Answer
from bot.answering.statements.bodies import without_other_bodies
from bot.answering.statements.choose import choose
from bot.answering.statements.compose import compose, partly_missing
from bot.answering.statements.weighing import Weighing
from bot.observability.metrics import Stage
from bot.observability.tracing import stage
from index.records import Hit
from index.scopes import Scope
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
        alone: Alone,
        gathering: Gathering,
        weighing: Weighing,
        hits: Callable[[Question, Scope | None], Sequence[Hit]],
    ) -> None:
        self._comparing = comparing
        self._alone = alone
        self._gathering = gathering
        self._weighing = weighing
        self._hits = hits

    def places(self, question: Question, sides: Sequence[Side]) -> Answer | None:
        """What is to be said of each place, verified; None where nothing is."""
        with stage(Stage.CHOOSE):
            compared = (
                self._comparing.together(question, sides)
                or self._figures(question, sides)
                or self._each_side(question, sides)
            )
        with stage(Stage.COMPOSE):
            return _beside(question, compared)

    def _figures(self, question: Question, sides: Sequence[Side]) -> Compared | None:
        """The same measure of each place: the number asked for, or its share where only that is told of all."""
        compared = self._filled(question, sides, self._comparing.figures(question, sides))
        if (compared is None or compared.lacking) and is_told_as_share(question):
            shares = self._comparing.figures(replace(question, percent=True), sides)
            return shares if shares and not shares.lacking else compared
        return compared

    def years(self, question: Question, scope: Scope | None, whole: Scope | None) -> Answer | None:
        """How a measure moved between the years asked, else one statement a year; None where nothing is said.

        `whole` may answer where a figure stands a sentence behind the name that `scope` asks for.
        """
        changed = next(
            filter(None, (self.change(one, scope) for one in (question, *as_share(question)))), None
        )
        if changed:
            return changed
        chosen = self._figures_of_years(question, whole)
        for year in sorted(question.years) if not chosen else ():
            of_year = replace(question, years=frozenset({year}))
            found = choose(of_year, self._weighing(of_year, self._hits(question, scope), scope))
            chosen.extend(one for one in found[:1] if one not in chosen)
        return verified(compose(question, chosen)) if chosen else None

    def _figures_of_years(self, question: Question, scope: Scope | None) -> list[Evidence]:
        """The figure of each year, where it is asked how something moved; empty where one is lacking."""
        if not asks_change(question.plain):
            return []
        asked = replace(measuring(question), kind=Kind.FIGURE, compares=False)
        found: list[Evidence] = []
        for year in sorted(question.years):
            of_year = replace(asked, years=frozenset({year}))
            told = choose(of_year, self._weighing(of_year, self._hits(of_year, scope), scope))[:1]
            if not told or told[0].figure is None:
                return []
            found.extend(one for one in told if one not in found)
        return found

    def before_after(self, question: Question, scope: Scope | None) -> Answer | None:
        """What a measure was before and after; None where that is not asked, or not told."""
        if not asks_before_after(question.plain):
            return None
        compared = self._comparing.before_after(question, scope)
        return verified(compose(question, compared.chosen)) if compared else None

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
        asked = measuring(question)
        sorts = {_sort(question, one) for one in compared.chosen if one.figure}
        chosen, lacking = list(compared.chosen), list[Place]()
        for side in (side for side in sides if side.place in compared.lacking):
            found = self._alone.figure(asked, side)
            fits = bool(
                found
                and found.figure
                and _sort(question, found) in sorts
                and (
                    found.coverage >= _SAME_MEASURE or (asked.counted and found.figure.counts(asked.counted))
                )
            )
            chosen.extend([found] if found and fits else [])
            lacking.extend([] if fits else [side.place])
        # What is computed was computed without them.
        return Compared(tuple(chosen), tuple(lacking)) if len(chosen) > len(compared.chosen) else compared

    def _each_side(self, question: Question, sides: Sequence[Side]) -> Compared:
        """One statement a place, some more where that is told in several."""
        chosen: list[Evidence] = []
        lacking: list[Place] = []
        of_models = asks_models_of_each(question)
        for side in sides:
            of_side = replace(without_other_bodies(question, side.place), places=(side.place,))
            models = self._gathering.models(without_comparing(of_side), side.scope) if of_models else None
            if models:
                chosen.extend(one for one in models.chosen[:_OF_EACH] if one not in chosen)
                continue
            found = choose(of_side, self._weighing(of_side, self._hits(of_side, side.scope), side.scope))
            several = question.kind in {Kind.LIST, Kind.TEXT, Kind.OVERVIEW} or question.facet
            chosen.extend(one for one in (found[:_OF_EACH] if several else found[:1]) if one not in chosen)
            lacking.extend([] if found else [side.place])
        return Compared(tuple(chosen), tuple(lacking))


def _beside(question: Question, compared: Compared) -> Answer | None:
    """The verified answer; what was computed from figures is said only where all of them are."""
    if not compared.chosen:
        return None
    of_figures = any(one.figure for one in compared.chosen)
    missing = partly_missing(compared.lacking, of_figures=of_figures)
    answer = verified(compose(question, compared.chosen, missing))
    if answer is None or not compared.verdict or len(answer.statements) < len(compared.chosen):
        return answer
    return replace(answer, lead=" ".join(filter(None, (missing, compared.verdict))))


def _sort(question: Question, told: Evidence) -> tuple[bool, bool, bool]:
    """Whether the figure told is a share, money, and money given each day where no such rate is asked."""
    figure = told.figure
    if figure is None:
        return False, False, False
    return figure.percent, figure.money, not asks_rate(question.plain) and is_rate(told.text, figure)
