"""Gathered over the whole corpus, or over all that lies in a place: who does something, who is above a limit, who has most of it."""

import re

from bot.answering.doing import Doing
from bot.answering.number_wording import ranks_units
from bot.answering.question import Question
from bot.answering.ranking import Ranking
from bot.answering.several_wording import (
    asks_parts,
    asks_places,
    asks_several,
    limit_of,
    more,
    most,
)
from bot.answering.told import Told
from bot.answering.wording import Kind
from index.scopes import Scope

_OF_SEVERAL = re.compile(r"\b(?:hai|ba|cac|nhung) (?:xa|phuong|huyen|tinh|noi|dia phuong|don vi)\b")
_OF_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.ISSUER, Kind.DOCUMENT_NUMBER, Kind.TIME, Kind.PERSON})


class Everywhere:
    """Looks through one snapshot for all that answers."""

    def __init__(self, ranking: Ranking, doing: Doing) -> None:
        self._ranking = ranking
        self._doing = doing

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What a question for places, or for the units of a place, is answered with; None if it is no such question."""
        levels = asks_places(question.plain)
        part = asks_parts(question.plain)
        limit, end = limit_of(question.plain), most(question.plain)
        if end is None and (_OF_SEVERAL.search(question.plain) or ranks_units(question.plain)):
            end = more(question.plain)
            levels = asks_several(question.plain) if levels is None else levels
        if (
            (question.kind in _OF_DOCUMENTS and limit is None)
            or question.documents
            or question.facet is not None
        ):
            return None
        if (limit or end) and (levels is not None or part or not question.places):
            found = self._ranking.told(question, scope, levels or frozenset(), limit, end)
            if found is not None or limit is not None:
                return found or Told(())
        if question.kind not in {Kind.PLACES, Kind.LIST, Kind.TEXT} or (levels is None and not part):
            return None
        if (part and not question.places) or (question.places and not (levels or part)):
            return None
        if question.quoted or question.names:
            return self._doing.named(question, scope, levels or frozenset())
        return self._doing.told(question, scope, levels or frozenset(), part)
