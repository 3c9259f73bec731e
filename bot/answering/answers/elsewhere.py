"""A model put to be confirmed as one place's, of which the corpus tells only elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_

from bot.answering.asking.asked_for import checks
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.statements.choose import choose
from bot.answering.statements.told import Search, Told
from bot.answering.statements.weighing import Weighing
from bot.answering.texts.known import KnownNames
from index.scopes import Scope
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses
from knowledge.vietnamese.tokens import tokens

_HITS = 10
# "Ông A ở xã B phải không?": with nothing but a place said of somebody, a view of him is all that is asked.
_OF_CLAIMS = frozenset({Kind.TEXT, Kind.OVERVIEW})
_LEAD = "Kho tư liệu không ghi như vậy mà ghi:"


class Elsewhere:
    """Tells where a name of the corpus is spoken of; `hits` searches what may answer."""

    def __init__(
        self, known: KnownNames, weighing: Weighing, hits: Search, passages: Sequence[Passage]
    ) -> None:
        self._known = known
        self._passages = passages
        self._weighing = weighing
        self._hits = hits

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What is told of the name where `scope`, that of the place claimed, says nothing of it; None where that is not asked."""
        is_claim = question.kind in _OF_CLAIMS and checks(question.plain) and len(question.places) == 1
        if not is_claim or question.claimed or scope is None:
            return None
        if question.person.span and not question.names:
            return self._of_person(question, scope)
        if question.kind is not Kind.TEXT or not question.names:
            return None
        named = reduce(and_, map(self._known.scope, question.names))
        if not named.sentences or self._is_said(question.names[0], question.places[0], named & scope):
            return None
        anywhere = replace(question, places=(), found=())
        chosen = choose(anywhere, self._weighing(anywhere, self._hits(anywhere, named, _HITS), named))
        says = [one for one in chosen if question.names[0] in _said(one.text)]
        return Told(tuple(says[:1]), _LEAD) if says else None

    def _of_person(self, question: Question, scope: Scope) -> Told | None:
        """What is told of a person claimed to be of a place that says nothing of him, if nothing but that is claimed."""
        name = question.person.names[0]
        told = question.content and question.kind is Kind.TEXT
        if told or any(name in folded(text) for text in self._paragraphs(scope)):
            return None
        anywhere = replace(question, kind=Kind.TEXT, places=(), found=(), content=question.person.names)
        found = self._weighing(anywhere, self._hits(replace(anywhere, spelled=name), None, _HITS), None)
        says = [one for one in found if name in folded(one.text)]
        return Told(tuple(says[:1]), _LEAD) if says else None

    def _paragraphs(self, scope: Scope) -> Iterator[str]:
        for row, numbers in scope.sentences.items():
            for number in numbers:
                yield _paragraph(self._passages[row], number)

    def _is_said(self, name: str, place: Place, scope: Scope) -> bool:
        """Whether a paragraph of any sentence in `scope` says the name, and not as that of another place beside `place`."""
        return any(
            name in _said(text) and not _is_of_other(name, place, text) for text in self._paragraphs(scope)
        )


def _is_of_other(name: str, place: Place, paragraph: str) -> bool:
    """Whether each clause of `paragraph` that says the name gives it to another place of the level of `place`."""
    told = [clause.of(paragraph) for clause in clauses(paragraph) if name in _said(clause.of(paragraph))]
    named = [[mention.place for mention in place_mentions(text)] for text in told]
    return bool(named) and all(
        any(other.level == place.level for other in places)
        and all(other.key != place.key for other in places)
        for places in named
    )


def _paragraph(passage: Passage, number: int) -> str:
    start = passage.text.rfind("\n", 0, passage.sentences[number].start) + 1
    return passage.text[start:].partition("\n")[0]


def _said(text: str) -> str:
    """The canonical words of `text` in a row."""
    return " ".join(canonical(token.text) for token in tokens(text))
