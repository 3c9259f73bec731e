"""Ports as far as an answering, an index and a folder of articles carry them: what runs where nothing better is wired."""

from collections.abc import Callable, Sequence
from typing import Final

from bot.answering.records import Answer, Asked
from bot.telegram import texts

_MOST: Final = 2


class AskedCatalogue:
    """Lists by asking: each listing is the answer to the question that names it."""

    def __init__(self, ask: Callable[[Asked], Answer]) -> None:
        self._ask = ask

    def directives(self) -> Answer:
        """The directives that the movement rests on."""
        return self._ask(Asked(texts.ASK_DIRECTIVES))

    def models(self, place: str) -> Answer:
        """The models of a place, or of all places where `place` is empty."""
        return self._ask(Asked(texts.ask_models(place)))

    def results(self, place: str) -> Answer:
        """The results of a place, or of all places where `place` is empty."""
        return self._ask(Asked(texts.ask_results(place)))


class TemplateRelated:
    """What else may be asked of the places that an answer is about.

    Only what the answering does answer, and with something that this answer does not say yet.
    """

    def __init__(self, ask: Callable[[Asked], Answer]) -> None:
        self._ask = ask

    def related(self, question: str, answer: Answer) -> Sequence[str]:
        """At most two questions."""
        places = dict.fromkeys(
            citation.passage.article.place for citation in answer.citations if citation.passage.article.place
        )
        said = {statement.text for statement in answer.statements}
        found: list[str] = []
        for place in places:
            short = place.partition(",")[0]
            for text in (texts.ask_models(short), texts.ask_results(short)):
                if len(found) < _MOST and text.casefold() != question.casefold() and self._adds(text, said):
                    found.append(text)
        return found

    def _adds(self, text: str, said: set[str]) -> bool:
        statements = self._ask(Asked(text)).statements
        return any(statement.text not in said for statement in statements)
