"""A claim about who holds an office: borne out where any sentence tells it, else put right by the holder and by what the person is."""

from collections.abc import Callable, Sequence

from bot.answering.asking.question import Question, of_the_person
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.decide import is_enough
from bot.answering.texts.persons import names_with_office
from knowledge.vietnamese.normalising import folded

Gathered = Callable[[Question], Sequence[Evidence]]
"""What the passages found hold for a question, best first."""


def put_right(
    question: Question, chosen: Sequence[Evidence], gathered: Gathered
) -> tuple[Question, list[Evidence]]:
    """The question as it is answered, and what is said to it, where `chosen` tells who holds the office claimed."""
    name = question.claimed_holder
    if not name or not question.identity or not chosen or _tells(name, chosen[0]):
        return question, list(chosen)
    borne = [one for one in gathered(question) if _tells(name, one) and is_enough(question, one)]
    if borne:
        return question, borne[:1]
    of_person = of_the_person(question)
    told = [one for one in gathered(of_person) if _tells(name, one) and is_enough(of_person, one)][:1]
    if not question.places:
        # Somebody somewhere holds such an office: that says nothing of the person.
        return of_person, told
    return question, [chosen[0], *(one for one in told if one.text != chosen[0].text)]


def _tells(name: str, one: Evidence) -> bool:
    return one.fit == 1.0 and name in folded(one.text) and names_with_office(name.split(), one.text)
