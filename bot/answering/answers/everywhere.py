"""Gathered over the whole corpus, or over all that lies in a place: who does something, who is above a limit, who has most of it."""

import re
from dataclasses import replace

from bot.answering.answers.doing import Doing
from bot.answering.answers.told_in import ToldIn, tells_part
from bot.answering.asking.facets import Facet
from bot.answering.asking.number_wording import ranks_units
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import (
    asks_parts,
    asks_places,
    asks_several,
    limit_of,
    more,
    most,
)
from bot.answering.asking.wording import Kind
from bot.answering.comparing.ranking import Ranking
from bot.answering.models.model_places import ModelPlaces
from bot.answering.statements.told import Told
from index.scopes import Scope
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens

_OF_SEVERAL = re.compile(r"\b(?:hai|ba|cac|nhung) (?:xa|phuong|huyen|tinh|noi|dia phuong|don vi)\b")
_OF_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.ISSUER, Kind.DOCUMENT_NUMBER, Kind.TIME, Kind.PERSON})


class Everywhere:
    """Looks through one snapshot for all that answers."""

    def __init__(self, ranking: Ranking, doing: Doing, models: ModelPlaces, told_in: ToldIn) -> None:
        self._ranking = ranking
        self._doing = doing
        self._models = models
        self._told_in = told_in

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What a question for places, or for the units of a place, is answered with; None if it is no such question."""
        levels = asks_places(question.plain)
        limit, end = limit_of(question.plain), most(question.plain)
        if end is None and (_OF_SEVERAL.search(question.plain) or ranks_units(question.plain)):
            end = more(question.plain)
            levels = asks_several(question.plain) if levels is None else levels
        telling = None if limit or end else self._told_in.told(question)
        if telling is not None:
            return telling
        if question.facet and not question.places and levels is not None and not tells_part(question):
            # "Gắn với nhiệm vụ chính trị": no part of the report is asked for, but these words.
            question = _with_words_of(question, question.facet)
        if (
            (question.kind in _OF_DOCUMENTS and limit is None)
            or question.documents
            or question.facet is not None
        ):
            return None
        if (limit or end) and (levels is not None or asks_parts(question.plain) or not question.places):
            found = self._ranking.told(question, scope, levels or frozenset(), limit, end)
            if found is not None or limit is not None:
                return found or Told(())
        return self._done(question, scope, levels)

    def _done(self, question: Question, scope: Scope | None, levels: frozenset[str] | None) -> Told | None:
        """Who has a model or does something."""
        part, any_level = asks_parts(question.plain), levels or frozenset()
        if question.kind not in {Kind.PLACES, Kind.LIST, Kind.TEXT}:
            return None
        found = (
            (self._doing.by_body(question, scope, any_level) if levels is not None else None)
            or self._models.of_bodies(question, scope)
            or self._models.told(question, scope)
        )
        if found is not None or (levels is None and not part):
            return found
        if (part and not question.places) or (question.places and not (levels or part)):
            return None
        if question.quoted or question.names:
            return self._doing.named(question, scope, any_level)
        return self._doing.told(question, scope, any_level, part)


def _with_words_of(question: Question, facet: Facet) -> Question:
    """`question` with the words of `facet` among those to look for, where they stand in it."""
    inside = [match.span() for match in facet.asks.finditer(question.plain)]
    words = [
        canonical(token.text)
        for token in tokens(question.text)
        if any(start <= token.span.start < end for start, end in inside)
    ]
    return replace(
        question,
        facet=None,
        content=(*question.content, *words),
        read=(*question.read, *words),
    )
