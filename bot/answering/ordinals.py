"""The second, the third of a list whose items bear no numbers: by their order in the part of the report asked for."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.evidence import Evidence, admits
from bot.answering.facets import Facet, is_item
from bot.answering.outline import offset_of, outline_of
from bot.answering.question import Question
from bot.answering.stated import StatedFacts
from bot.answering.told import Told
from index.scopes import Scope
from knowledge.entities.places import place_chain
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses

# What opens the first and the following sentences of a list.
_FIRST = re.compile(r"^(?:trước hết|trước tiên|đầu tiên|thứ nhất|một là|việc đầu|nhiệm vụ đầu)\b")
_NEXT = re.compile(
    r"^(?:kế đó|kế đến|tiếp đó|tiếp đến|tiếp theo|thêm nữa|thêm vào đó|hơn nữa|ngoài ra|bên cạnh đó|cùng với đó|đồng thời|mặt khác|sau nữa|sau cùng|cuối cùng|thứ \w+|\w+ là)\b"
)
_BULLET = re.compile(r"^\s*[-–—+•*]\s")
_FEWEST = 2

Items = Sequence[tuple[int, Span]]
"""The items of a list, each with the number of its sentence."""


class Ordinals:
    """Counts the items of such lists in one snapshot."""

    def __init__(self, stated: StatedFacts) -> None:
        self._passages = stated.passages

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The item asked for by its place; None if none is, or the report numbers its items itself."""
        facet = question.facet
        if not question.ordinal or facet is None or scope is None or not question.places:
            return None
        found: list[tuple[Passage, int, Items]] = []
        for row in sorted(scope.sentences):
            passage = self._passages[row]
            # What another place, or a part of this one, reports has an order of its own.
            own = place_chain(passage.article.place or "")[:1]
            if not own or own[0].key != question.places[0].key:
                continue
            found += [
                (passage, row, items)
                for items in _lists(facet, passage)
                if all(
                    number in scope.sentences[row] and admits(question, span.of(passage.text), passage)
                    for number, span in items
                )
            ]
        # Under "Hạn chế và nhiệm vụ" stand lists of both: one that says itself what it lists comes first.
        found.sort(key=lambda one: not _says_itself(facet, one[0], one[2]))
        return _item(question.ordinal, found)


def _item(ordinal: int, lists: Sequence[tuple[Passage, int, Items]]) -> Told | None:
    """Item `ordinal` of the first of `lists` that is long enough; None where items bear numbers themselves."""
    for passage, row, items in lists:
        if any(is_item(ordinal, canonical(span.of(passage.text))) for _, span in items):
            return None
        if max(ordinal, _FEWEST) <= len(items):
            number, span = items[ordinal - 1]
            return Told((Evidence(passage, row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0),))
    return None


def _says_itself(facet: Facet, passage: Passage, items: Items) -> bool:
    return facet.holds(canonical(passage.sentences[items[0][0]].of(passage.text)))


def _lists(facet: Facet, passage: Passage) -> Iterator[Items]:
    """The lists of the part in `passage`, each item with the number of its sentence."""
    outline, offset = outline_of(passage.article), offset_of(passage)
    run: list[tuple[int, Span]] = []
    in_part = False
    for number, sentence in enumerate(passage.sentences):
        said = sentence.of(passage.text)
        plain = canonical(said)
        if outline.is_heading(offset + sentence.start):
            continue
        here = facet.heads(outline.over(offset + sentence.start)) or facet.holds(plain)
        parts = clauses(said)
        if here and len(parts) >= _FEWEST and ":" in parts[0].of(said):
            yield [(number, Span(sentence.start + part.start, sentence.start + part.end)) for part in parts]
        opens = bool(_FIRST.search(plain)) and (here or in_part)
        if opens or (run and _NEXT.search(plain)):
            run = [*([] if opens else run), (number, sentence)]
        elif run:
            yield run
            run = []
        in_part = here
    if run:
        yield run
    bullets = [
        (number, sentence)
        for number, sentence in enumerate(passage.sentences)
        if _BULLET.match(sentence.of(passage.text)) and facet.heads(outline.over(offset + sentence.start))
    ]
    if bullets:
        yield bullets
