"""The same question typed otherwise: without marks, decomposed, in abbreviations."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.evaluation.gold import Gold
from knowledge.vietnamese.abbreviations import shortened
from knowledge.vietnamese.normalising import folded, is_plain


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "accented": str,
    "plain": folded,
    "nfd": _decomposed,
    "abbreviated": shortened,
}
"""How a question may be typed, by name; the first is as it was written."""


def can_vary(gold: Gold) -> bool:
    """Whether the question was typed with marks, so that there is something to vary."""
    return not is_plain(gold.question)


def varied(gold: Gold, write: Callable[[str], str]) -> Gold:
    """The question and its earlier turns, typed otherwise."""
    return replace(gold, question=write(gold.question), turns=tuple(map(write, gold.turns)))
