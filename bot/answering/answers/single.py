"""What the passages found say of one thing: one sentence, one a body, or the items of one list."""

from collections.abc import Sequence

from bot.answering.answers.claim_leads import on_claim
from bot.answering.answers.enumerating import Enumerating
from bot.answering.answers.holders import put_right
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_each, more
from bot.answering.asking.wording import Kind
from bot.answering.comparing.alone import Search
from bot.answering.comparing.comparing import Comparing
from bot.answering.comparing.sides import Side
from bot.answering.conversation.rereading import other_readings
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.antecedents import with_antecedent
from bot.answering.statements.bodies import bodies_of, joins_bodies, told_of_body
from bot.answering.statements.choose import choose
from bot.answering.statements.compose import how_many
from bot.answering.statements.dated_before import with_beginning
from bot.answering.statements.elliptic import continued, is_of_same_sentence
from bot.answering.statements.pronouns import with_named
from bot.answering.statements.said_behind import with_asked_behind
from bot.answering.statements.told import Told
from bot.answering.statements.weighing import Weighing
from bot.answering.statements.workings import with_working
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex


class Single:
    """Tells from hits; `search` finds those of another reading."""

    def __init__(
        self,
        comparing: Comparing,
        enumerating: Enumerating,
        weighing: Weighing,
        terms: TermIndex,
        search: Search,
    ) -> None:
        self._comparing = comparing
        self._enumerating = enumerating
        self._weighing = weighing
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None, whole: Scope | None, hits: Sequence[Hit]) -> Told:
        """What the `hits` of `scope` say: one sentence, one a body, or the items of one list.

        `whole` is `scope` with what does not say the names in the question again.
        """
        told = self._worded(question, scope, hits)
        if not told.chosen and whole is not scope and question.kind is Kind.FIGURE and question.years:
            # Of one year after the other, the name of what it is about is said once, sentences before.
            told = self._worded(question, whole, self._search(question, whole))
        return told if told.chosen else self._read_anew(question, scope, hits)

    def _worded(self, question: Question, scope: Scope | None, hits: Sequence[Hit]) -> Told:
        """What their words find."""
        if asks_each(question.plain) and question.facet is None:
            said = self._of_bodies(question, scope)
            if said:
                return Told(said)
        chosen = choose(question, self._weighing(question, hits, scope))
        for other in other_readings(question) if not chosen else ():
            question, chosen = other, choose(other, self._weighing(other, hits, scope))
            if chosen:
                break
        if not chosen and question.facet is None and question.claimed is None and joins_bodies(question):
            # "Hội A và Hội B xã C giúp ai?": no sentence tells of both.
            chosen = list(self._of_bodies(question, scope))
        if not chosen and len(question.places) == 1 and scope is not None and more(question.plain):
            # "… thì cao hơn hay thấp hơn?": what it is to be set beside was said before, or is not said.
            compared = self._comparing.figures(question, [Side(question.places[0], scope)])
            return Told(compared.chosen if compared else ())
        if question.kind is Kind.FIGURE and (not chosen or question.years):
            # "… giảm từ 58% năm 2021 xuống 39% năm 2024; xã B từ 63% xuống 46%": the years are said of A alone.
            goes_on = continued(question, hits, scope, self._terms)
            if goes_on and is_of_same_sentence(goes_on[-1], chosen[:1]):
                return Told(tuple(goes_on))
        question, chosen = put_right(question, chosen, lambda one: self._weighing(one, hits, scope))
        chosen = with_asked_behind(question, self._enumerating.whole(question, chosen))
        chosen = with_working(question, chosen)
        chosen = with_beginning(question, with_antecedent(with_named(question, chosen)))
        return Told(tuple(chosen), on_claim(question, chosen) or how_many(question, chosen))

    def _read_anew(self, question: Question, scope: Scope | None, hits: Sequence[Hit]) -> Told:
        """What a reading of the nearest sentences finds where their words tell nothing."""
        return Told(tuple(with_named(question, self._weighing.anew(question, hits, scope))))

    def _of_bodies(self, question: Question, scope: Scope | None) -> tuple[Evidence, ...]:
        """One sentence for each of the bodies that the question names; none where one of them is not told of."""
        each = [
            choose(one, told_of_body(one, self._weighing(one, self._search(one, scope), scope)))[:1]
            for one in bodies_of(question)
        ]
        return tuple(dict.fromkeys(one for found in each for one in found)) if all(each) else ()
