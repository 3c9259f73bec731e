"""What else may be asked after an answer: of the facts at hand, and only what is answered with something new."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.answering.records import Answer, Asked, Status
from bot.telegram.framing import frame_of
from knowledge.entities.places import Place
from knowledge.facts.book import FactBook
from knowledge.facts.records import Fact, Model, Result
from knowledge.facts.records import Status as Holds
from knowledge.vietnamese.normalising import canonical, folded

_MOST: Final = 2
# Each candidate is asked before it is offered, which costs an answer.
_TRIED: Final = 5


class FactRelated:
    """Offers what the facts of the cited passages and of their places lead to."""

    def __init__(self, facts: Callable[[], FactBook], ask: Callable[[Asked], Answer]) -> None:
        self._facts = facts
        self._ask = ask

    def related(self, question: str, answer: Answer) -> Sequence[str]:
        """At most two questions, in the answer's language, that the corpus answers and that go on from this answer."""
        said = {citation.quote for citation in answer.citations}
        asked = _bare(question)
        found: list[str] = []
        for tried, text in enumerate(self._candidates(answer, asked)):
            if len(found) == _MOST or tried == _TRIED:
                break
            if _bare(text) != asked and self._adds(text, said):
                found.append(text)
        return found

    def _candidates(self, answer: Answer, asked: str) -> Iterator[str]:
        """Questions that some fact at hand answers, the closest first."""
        facts = self._facts()
        passages = dict.fromkeys(citation.passage.id for citation in answer.citations)
        near = [fact for id_ in passages for fact in facts.in_passage(id_)]
        wording = frame_of(answer.language)
        for place in dict.fromkeys(fact.places[0] for fact in near if fact.places):
            if self._has(Model, place):
                yield wording.models.format(place=_begun(place))
            if self._has(Result, place):
                yield wording.results.format(place=_begun(place))
        for fact in near:
            if isinstance(fact, Model) and fact.does and fact.places and _bare(fact.name) not in asked:
                yield wording.model.format(name=fact.name, place=fact.places[0].text)

    def _has(self, kind: type[Fact], place: Place) -> bool:
        found = self._facts().select(kind, place, inside=False)
        return any(not (isinstance(fact, Result) and fact.status is Holds.PLANNED) for fact in found)

    def _adds(self, text: str, said: set[str]) -> bool:
        """Whether it is answered, and with something that this answer does not cite yet."""
        answer = self._ask(Asked(text))
        if answer.status is not Status.ANSWERED:
            return False
        return any(citation.quote not in said for citation in answer.citations)


def _begun(place: Place) -> str:
    return f"{place.text[:1].upper()}{place.text[1:]}"


def _bare(text: str) -> str:
    return folded(canonical(text)).strip(" ?.!")
