"""Which places the corpus has articles about: asked by whoever opens the bot for the first time."""

import re
from collections.abc import Iterator

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_places
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import Told, within
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from knowledge.entities.places import place_chain
from knowledge.records import Passage, Span
from knowledge.vietnamese.sentences import clauses

_UNIT = r"(?:noi|cho|dia phuong|don vi|xa|phuong|huyen|tinh) nao"
_ASKS = re.compile(
    rf"\b{_UNIT} (?:\w+ ){{0,5}}(?:duoc viet bai|co bai(?: viet| bao)?|trong kho(?: bai| tu lieu)?)\W*$"
    rf"|\b(?:co|gom) (?:\w+ ){{0,2}}bai(?: viet| bao)? (?:ve|cua) (?:nhung |cac )?{_UNIT}\W*$"
    rf"|\bkho(?: tu lieu| bai) (?:\w+ ){{0,2}}(?:co|gom|noi ve) (?:\w+ ){{0,3}}{_UNIT}\W*$"
)
_MOST = 12
# A larger corpus is no list to be read.
_MOST_PASSAGES = 5000


class ShelfContents:
    """Names the places of one snapshot's articles."""

    def __init__(self, stated: StatedFacts) -> None:
        self._passages = stated.passages

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """A sentence of each article about a place of the sort asked for; None if that is not asked, or there are none."""
        if not _ASKS.search(question.plain) or (scope is None and len(self._passages) > _MOST_PASSAGES):
            return None
        found = dict(self._of_each(question, scope))
        kept = within(list(found.values()), _MOST)
        if not kept:
            return None
        all_told = len(kept) == len(found) and len(kept) > 1
        return Told(tuple(kept), f"Kho tư liệu có bài về {len(kept)} nơi:" if all_told else "", all_told)

    def _of_each(self, question: Question, scope: Scope | None) -> Iterator[tuple[str, Evidence]]:
        """The places' names, each with the first clause of its article that says it, else with its opening."""
        levels = asks_places(question.plain) or frozenset()
        asked = {place.key for place in question.places}
        found: dict[str, Evidence | None] = {}
        first: dict[str, Evidence] = {}
        for row in range(len(self._passages)) if scope is None else sorted(scope.sentences):
            passage = self._passages[row]
            chain = place_chain(passage.article.place or "")
            if not chain or (levels and chain[0].level not in levels):
                continue
            if asked and not asked & {place.key for place in chain}:
                continue
            name = chain[0].text
            if found.get(name) is None:
                found[name] = next(_naming(passage, row, chain[0].name), None)
                first.setdefault(name, found[name] or next(_naming(passage, row, ""), _opening(passage, row)))
        yield from ((name, one or first[name]) for name, one in found.items())


def _opening(passage: Passage, row: int) -> Evidence:
    return Evidence(passage, row, 0, passage.sentences[0], 1.0, 1.0, 0.0, 1.0, 1.0)


def _naming(passage: Passage, row: int, name: str) -> Iterator[Evidence]:
    """The clauses of `passage` that say the name, headings aside."""
    outline, offset = outline_of(passage.article), offset_of(passage)
    for number, span in enumerate(passage.sentences):
        said = span.of(passage.text)
        if name not in said or outline.is_heading(offset + span.start):
            continue
        clause = next((one for one in clauses(said) if name in one.of(said)), Span(0, len(said)))
        unit = Span(span.start + clause.start, span.start + clause.end)
        yield Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0)
