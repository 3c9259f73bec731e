"""What is to be said where several things are asked for at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answering.asking.question import Question
from bot.answering.evidence.evidence import Evidence
from index.records import Hit
from index.scopes import Scope
from knowledge.records import Span

Search = Callable[[Question, Scope | None, int], Sequence[Hit]]
"""Finds so many passages for a question in a scope."""

LONGEST = 1_350
"""Code points that the items of one list may take together."""
_LEAST = 40


@dataclass(frozen=True, slots=True)
class Told:
    """The evidence to say, in order, under a `lead`; without evidence the answer is that there is none.

    `counts` says that the lead tells how many they are: it is true of all of them only.
    """

    chosen: tuple[Evidence, ...]
    lead: str = ""
    counts: bool = False


def within(chosen: Sequence[Evidence], most: int) -> list[Evidence]:
    """As many of `chosen`, from the first, as make no more than `most` items and a list that can be read.

    Where all of them are too long together, each is cut behind its first clause.
    """
    several = list(chosen[:most])
    if sum(len(one.text) for one in several) > LONGEST:
        several = [_first_clause(one) for one in several]
    kept: list[Evidence] = []
    length = 0
    for one in several:
        length += len(one.text)
        if kept and length > LONGEST:
            break
        kept.append(one)
    return kept


def _first_clause(one: Evidence) -> Evidence:
    """The item up to a semicolon or colon outside quotes, if it says enough by then; with its figure still in it."""
    least = max(_LEAST, one.figure.span.end if one.figure else 0)
    depth = 0
    for at, letter in enumerate(one.text):
        depth += (letter in "“«(") - (letter in "”»)")
        if letter in ";:" and depth == 0 and at >= least:
            return replace(one, span=Span(one.span.start, one.span.start + at))
    return one
