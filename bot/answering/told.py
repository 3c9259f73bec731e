"""What is to be said where several things are asked for at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.evidence import Evidence
from bot.answering.question import Question
from index.records import Hit
from index.scopes import Scope

Search = Callable[[Question, Scope | None, int], Sequence[Hit]]
"""Finds so many passages for a question in a scope."""

LONGEST = 1_350
"""Code points that the items of one list may take together."""


@dataclass(frozen=True, slots=True)
class Told:
    """The evidence to say, in order, under a `lead`; without evidence the answer is that there is none."""

    chosen: tuple[Evidence, ...]
    lead: str = ""


def within(chosen: Sequence[Evidence], most: int) -> list[Evidence]:
    """As many of `chosen`, from the first, as make no more than `most` items and a list that can be read."""
    kept: list[Evidence] = []
    length = 0
    for one in chosen[:most]:
        length += len(one.text)
        if kept and length > LONGEST:
            break
        kept.append(one)
    return kept
