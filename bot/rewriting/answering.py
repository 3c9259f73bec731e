"""An answering whose answers a language model may put into smoother words."""

from bot.answering.outside.curated import KIND
from bot.answering.ports import Answering
from bot.answering.records import Answer, Asked, Status
from bot.rewriting.rewriter import Rewriter
from knowledge.records import Passage


class RewritingAnswerer:
    """Answers as another answering does, in the model's words where the gate lets them through."""

    def __init__(self, answering: Answering, rewriter: Rewriter) -> None:
        self._answering = answering
        self._rewriter = rewriter

    def answer(self, asked: Asked) -> Answer:
        """The verified answer, rewritten if that goes well; never raises for what a person may type."""
        answer = self._answering.answer(asked)
        own_words = any(citation.passage.article.source_kind == KIND for citation in answer.citations)
        if answer.status is not Status.ANSWERED or own_words:
            return answer
        return self._rewriter.rewritten(asked.text, answer)

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage with this key, or None when it is no longer there."""
        return self._answering.passage_by_key(key)
