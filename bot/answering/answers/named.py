"""What speaks of the names in a question, among what may answer for its places."""

import operator
from collections.abc import Sequence
from functools import reduce

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.comparing.sides import Side
from bot.answering.evidence.hamlet_models import with_going_on
from bot.answering.evidence.other_items import without_other_items
from bot.answering.texts.known import KnownNames
from index.scopes import Scope
from knowledge.records import Passage


def of_all(scopes: Sequence[Scope]) -> Scope | None:
    """What speaks of all at once; None when nothing does, or there are none."""
    if not scopes:
        return None
    both = reduce(operator.and_, scopes)
    return both if both.sentences else None


class Named:
    """Finds it in one snapshot."""

    def __init__(self, passages: Sequence[Passage], known: KnownNames) -> None:
        self._passages = passages
        self._known = known

    def scope(self, question: Question, scope: Scope | None) -> Scope | None:
        """Of what `scope` lets through, what speaks of the names in the question; all of it where nothing does."""
        # Asked where something is, what is called so for short is there as well.
        of_places = question.kind is Kind.PLACES
        named = of_all([self._known.scope(name, longer=of_places) for name in question.names])
        if named is None or scope is None:
            return named or scope
        both = without_other_items(self._passages, question.names, named & scope)
        both = with_going_on(self._passages, question, both)
        return both if both.sentences else scope

    def sides(self, question: Question, sides: Sequence[Side]) -> list[Side]:
        """`sides`, each with what speaks there of the names in the question."""
        return [Side(side.place, self.scope(question, side.scope) or side.scope) for side in sides]
