"""The second, the third of a list whose items bear no numbers: by their order in the part of the report asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asking.facets import Facet, is_item, opens_other
from bot.answering.asking.question import Question
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import Told
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
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


@dataclass(frozen=True, slots=True)
class _List:
    """The items of a list, each with the number of its sentence; `sure` if it says itself that it is of the part."""

    items: Sequence[tuple[int, Span]]
    sure: bool


class Ordinals:
    """Counts the items of such lists in one snapshot."""

    def __init__(self, stated: StatedFacts) -> None:
        self._passages = stated.passages

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The item asked for by its place; None if none is, or the report numbers its items itself."""
        facet = question.facet
        if not question.ordinal or facet is None or scope is None or not question.places:
            return None
        found: list[tuple[Passage, int, _List]] = []
        for row in sorted(scope.sentences):
            passage = self._passages[row]
            # What another place, or a part of this one, reports has an order of its own.
            own = place_chain(passage.article.place or "")[:1]
            if not own or own[0].key != question.places[0].key:
                continue
            found += [
                (passage, row, one)
                for one in _lists(facet, passage)
                if all(
                    number in scope.sentences[row] and admits(question, span.of(passage.text), passage)
                    for number, span in one.items
                )
            ]
        # Under "Hạn chế và nhiệm vụ" stand lists of both: one that says itself what it lists comes first.
        found.sort(key=lambda one: not one[2].sure)
        return _item(question.ordinal, found)


def _item(ordinal: int, lists: Sequence[tuple[Passage, int, _List]]) -> Told | None:
    """Item `ordinal` of the first of `lists` that is long enough; None where items bear numbers themselves."""
    for passage, row, one in lists:
        items = one.items
        if any(is_item(ordinal, canonical(span.of(passage.text))) for _, span in items):
            return None
        if max(ordinal, _FEWEST) <= len(items):
            number, span = items[ordinal - 1]
            return Told((Evidence(passage, row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0),))
    return None


def _lists(facet: Facet, passage: Passage) -> Iterator[_List]:
    """The lists of the part in `passage`: within one sentence, sentence after sentence, bullet after bullet."""
    outline, offset = outline_of(passage.article), offset_of(passage)
    run: list[tuple[int, Span]] = []
    run_is_sure = was_sure = was_here = False
    for number, sentence in enumerate(passage.sentences):
        plain = canonical(sentence.of(passage.text))
        if outline.is_heading(offset + sentence.start):
            continue
        heads = facet.heads(outline.over(offset + sentence.start))
        within = _within(facet, passage, number)
        if within and (heads or within.sure):
            yield within
        sure = _is_sure(facet, plain)
        if _FIRST.search(plain) and (heads or sure or was_here):
            run, run_is_sure = [(number, sentence)], sure or was_sure
        elif run and _NEXT.search(plain):
            run.append((number, sentence))
        elif run:
            yield _List(run, run_is_sure)
            run = []
        was_sure, was_here = sure, heads or sure
    if run:
        yield _List(run, run_is_sure)
    bullets = [
        (number, sentence)
        for number, sentence in enumerate(passage.sentences)
        if _BULLET.match(sentence.of(passage.text)) and facet.heads(outline.over(offset + sentence.start))
    ]
    if bullets:
        yield _List(bullets, sure=False)


def _within(facet: Facet, passage: Passage, number: int) -> _List | None:
    """What sentence `number` announces with a colon and lists behind it, one clause an item."""
    sentence = passage.sentences[number]
    said = sentence.of(passage.text)
    parts = clauses(said)
    opening, colon, _ = parts[0].of(said).partition(":") if parts else ("", "", "")
    if not colon or len(parts) < _FEWEST:
        return None
    items = [(number, Span(sentence.start + part.start, sentence.start + part.end)) for part in parts]
    return _List(items, _is_sure(facet, canonical(opening)))


def _is_sure(facet: Facet, plain: str) -> bool:
    """Whether the canonical sentence is of the part and of no other."""
    return facet.holds(plain) and not opens_other(facet, plain)
