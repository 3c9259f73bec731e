"""Ports as far as an answering carries them: what runs where nothing better is wired."""

from collections.abc import Callable

from bot.answering.records import Answer, Asked
from bot.telegram import texts


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
