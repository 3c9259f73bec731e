"""What the corpus holds, from the extracted facts: directives, models, results; all of it or of one place.

What no fact tells of a place is left to the answering: it knows what became of the country's units, and says what is
missing.
"""

from collections.abc import Callable, Sequence
from typing import Final

from bot.answering.records import Answer, Status
from bot.catalogue.lines import around, listed
from bot.telegram.ports import Catalogue
from knowledge.entities.places import place_chain
from knowledge.facts.book import FactBook
from knowledge.facts.records import Fact
from knowledge.facts.records import Status as Holds
from knowledge.vietnamese.normalising import canonical, folded, nfc

_LONGEST_SHOWN: Final = 60


class FactCatalogue:
    """Lists facts; asks `otherwise` where they say nothing of a place."""

    def __init__(self, facts: Callable[[], FactBook], otherwise: Catalogue) -> None:
        self._facts = facts
        self._otherwise = otherwise

    def directives(self) -> Answer:
        """The documents that the movement rests on, most cited first, each with the sentence that says most of it."""
        documents = sorted(self._facts().directives(), key=lambda document: -len(document.facts))
        found = [document.facts[0] for document in documents]
        return listed(found, "Văn bản làm căn cứ") or self._otherwise.directives()

    def models(self, place: str) -> Answer:
        """The models of a place and of what lies in it, or of all places where `place` is empty."""
        facts = self._facts()
        of_all = [model.facts[0] for model in facts.models()] if not place.strip() else []
        named = facts.place(_typed(place))
        own = [model.facts[0] for model in facts.models(named)] if named else of_all
        return self._of(place, "Mô hình", own, self._otherwise.models)

    def results(self, place: str) -> Answer:
        """The figures and awards of a place and of what lies in it, or of all; what is only planned is no result."""
        facts = self._facts()
        named = facts.place(_typed(place))
        found = facts.results(named) if named or not place.strip() else ()
        return self._of(
            place,
            "Kết quả",
            [one for one in found if one.status is not Holds.PLANNED],
            self._otherwise.results,
        )

    def _of(
        self, place: str, heading: str, found: Sequence[Fact], otherwise: Callable[[str], Answer]
    ) -> Answer:
        typed = _typed(place)
        if not typed:
            return listed(found, f"{heading} của các nơi") or otherwise("")
        named = self._facts().place(typed)
        if named is not None:
            own = _within(found, typed)
            return listed(own, f"{heading} của {named.text}") or otherwise(typed)
        # A unit that was merged away or made, or that the corpus does not know; never another place's facts.
        told = otherwise(typed)
        return told if told.status is Status.NOT_FOUND or told.lead else _unknown(typed)


def _typed(place: str) -> str:
    return " ".join(nfc(place).split()).strip(" ?.!,;:")


def _unknown(typed: str) -> Answer:
    shown = typed if len(typed) <= _LONGEST_SHOWN else f"{typed[:_LONGEST_SHOWN].rstrip()}…"
    return Answer(
        Status.NOT_FOUND,
        f"Kho tư liệu chưa có nơi nào tên “{shown}”. Xem các tư liệu đang có: /nguon.",
    )


def _within(facts: Sequence[Fact], typed: str) -> list[Fact]:
    """Those that lie in the larger units which were typed after the place: `xã A, huyện B`."""
    wanted = [canonical(place.name) for place in place_chain(typed)[1:]]
    return [
        fact
        for fact in facts
        if all(any(_is_called(key, place.key) for place in around(fact)) for key in wanted)
    ]


def _is_called(typed: str, key: str) -> bool:
    """Whether `typed` names `key`: with its marks, or with none at all."""
    return typed == key or (typed == folded(typed) and typed == folded(key))
