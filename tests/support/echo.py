"""An answering that says what it was asked: for tests in which only the way of a question counts."""

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from knowledge.records import Article, Passage, Span

_SENTENCE = "Toàn xã có 16 chi bộ."
_PASSAGE = Passage(Article("xa", "Một xã", _SENTENCE), 1, _SENTENCE, (Span(0, len(_SENTENCE)),))


class Echo:
    """Answers every question with its own words, cited."""

    def answer(self, asked: Asked) -> Answer:
        """The question back."""
        return Answer(
            Status.ANSWERED, "", (Statement(asked.text, (1,)),), (Citation(1, _PASSAGE, _SENTENCE),)
        )

    def passage_by_key(self, _key: str) -> Passage:
        """The one passage."""
        return _PASSAGE

    def related(self, _question: str, _answer: Answer) -> tuple[str, ...]:
        """Nothing."""
        return ()
