"""What a message means by what was asked and answered before it: "xã đó", "ông ấy", "nói rõ hơn ý 2"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.wording import Kind
from bot.answering.conversation.going_on import restated
from bot.answering.conversation.item_of import asks_more, item_asked, more_on
from bot.answering.conversation.left_out import with_subject
from bot.answering.conversation.pointing import in_words, points_back
from bot.answering.conversation.said_before import told_before
from bot.answering.gate.verify import verified
from bot.answering.records import Answer, Asked, Status
from bot.answering.statements.compose import compose
from index.places import PlaceIndex
from knowledge.entities.places import Place
from knowledge.vietnamese.english import from_english, is_english
from knowledge.vietnamese.normalising import nfc


@dataclass(frozen=True, slots=True)
class Earlier:
    """Reads messages by the turns before them.

    `read` completes a question, `found` answers one from the corpus; `is_curated` says that an operator's answer was given.
    """

    reader: QuestionReader
    places: PlaceIndex
    read: Callable[[str, tuple[str, ...]], Question]
    found: Callable[[Question], Answer]
    is_curated: Callable[[Question, Asked], bool]

    def in_words(self, piece: str, turns: tuple[str, ...]) -> str:
        """`piece` with what the answer to the latest of `turns` told of, where it points there or leaves that out."""
        if not turns or self.reader.read(piece).places:
            return piece
        said = from_english(nfc(piece)) if is_english(nfc(piece)) else piece
        before = self.read(turns[-1], turns[:-1])
        put = (
            in_words(said, before, self.found, self._around)
            if points_back(said)
            else with_subject(said, before, self.found)
        )
        return piece if put == said else put

    def on_item(self, piece: str, turns: tuple[str, ...]) -> Answer | None:
        """More on an item of the answer to the question before; None where no item is asked for, or there is none such."""
        number = item_asked(piece) if turns else 0
        more = bool(turns) and not number and asks_more(piece)
        if not (number or more):
            return None
        before = self.read(turns[-1], turns[:-1])
        if self.is_curated(before, Asked(turns[-1], turns[:-1])):
            return None  # its items are not the corpus'
        answer = self.found(before)
        if more and len(answer.statements) > 1:
            return None  # on which of them, is not said
        told = more_on(answer, number or 1)
        return verified(compose(replace(before, kind=Kind.TEXT), told)) if told else None

    def told_beside(self, question: Question, piece: str, turns: tuple[str, ...]) -> Answer | None:
        """The figure that the answer before told beside what was asked then, if `question` asks for it; else None.

        Asked for more where nothing more is told, the answer itself.
        """
        own = self.reader.read(restated(nfc(piece), nfc(turns[-1])))
        if own.places or own.years or not (own.counted or asks_more(piece)):
            return None  # what it counts was said before: "còn năm 2024?"
        before = self.read(turns[-1], turns[:-1])
        if self.is_curated(before, Asked(turns[-1], turns[:-1])):
            return None
        answer = self.found(before)
        if asks_more(piece):
            return answer if answer.status is Status.ANSWERED else None
        told = told_before(question, piece, answer)
        return verified(compose(question, told)) if told else None

    def _around(self, place: Place) -> Sequence[Place]:
        """What a place lies in, where that is just one thing."""
        units = self.places.resolve(place).units
        return place.within or (units[0][0].within if len(units) == 1 else ())
