"""What a question can be put to: the Answerer, one that rewrites its answers, a scripted one in tests."""

from typing import Protocol

from bot.answering.records import Answer, Asked
from knowledge.records import Passage


class Answering(Protocol):
    """Answers questions and finds cited passages again. Both are synchronous and are called from threads."""

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question; never raises for what a person may type."""

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `bot.answering.keys.passage_key`, or None when it is no longer there."""
