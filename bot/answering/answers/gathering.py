"""Whatever is gathered from many sentences: the models, the documents, the places that a question asks for."""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.answering.answers.counted_lists import CountedLists
from bot.answering.answers.divided import Divided, largest_of
from bot.answering.answers.documents_of import DocumentsOf
from bot.answering.answers.everywhere import Everywhere
from bot.answering.answers.ordinals import Ordinals
from bot.answering.answers.reports import Reports
from bot.answering.answers.shelf_contents import ShelfContents
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_each
from bot.answering.comparing.standings import Standings
from bot.answering.models.models_of import ModelsOf
from bot.answering.statements.bodies import bodies_of
from bot.answering.statements.said_by_office import SaidByOffice
from bot.answering.statements.told import Search, Told
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from index.terms import TermIndex

_SO_MANY_MODELS = re.compile(r"\b\d[\d.]+ mo hinh\b")


class Gatherer(Protocol):
    """Gathers the answers to questions of one sort."""

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What is gathered; None if the question is of another sort."""


def within_reports(stated: StatedFacts, terms: TermIndex, search: Search) -> tuple[Gatherer, ...]:
    """Those that gather from one report, in the order in which they are asked."""
    return (
        ShelfContents(stated),
        SaidByOffice(stated),
        Reports(stated),
        Ordinals(stated),
        Standings(stated),
        Divided(stated, terms, search),
        CountedLists(stated, terms, search),
    )


class Gathering:
    """Asks each of the gatherers in turn."""

    def __init__(
        self,
        within: Sequence[Gatherer],
        models: ModelsOf,
        documents: DocumentsOf,
        everywhere: Everywhere,
    ) -> None:
        """`within` gather from one report; they are asked in turn."""
        self._within = within
        self._models = models
        self._documents = documents
        self._everywhere = everywhere

    def models(self, question: Question, scope: Scope) -> Told | None:
        """The models of one place of several that are compared."""
        return self._models.named(question, scope)

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What is gathered for a question that asks for all of something; None if it is no such question."""
        if question.claimed is not None:
            return None
        # Whoever gives their number ("742 mô hình chia thế nào?") asks of it, not for all there are.
        # "Hội A và Hội B mỗi bên có mô hình gì?", "Nhóm mô hình nào nhiều nhất?": not all of them are asked for.
        of_each = len(bodies_of(question)) > 1 and asks_each(question.plain)
        is_other = of_each or largest_of(question.plain) or _SO_MANY_MODELS.search(question.plain)
        models = None if is_other else self._models.told(question, scope)
        return (
            models
            or next(filter(None, (one.told(question, scope) for one in self._within)), None)
            or self._documents.told(question, scope)
            or self._everywhere.told(question, scope)
        )
