"""Letters that Vietnamese spelling never puts together, as people type them: "ngèo" is nghèo, "nghành" ngành."""

import re

from knowledge.vietnamese.normalising import folded

# Before e, ê and i ng is written ngh, and nowhere else; "nghoè" is nghèo with its letters changed over.
_SYLLABLE = re.compile(r"\b(ngh?)(?=([^\W\d_]))")
_SOFT = frozenset("ei")


def spelled_right(text: str) -> str:
    """NFC `text` with ng and ngh, at the beginning of small words, written as the vowel behind them asks for."""
    return _SYLLABLE.sub(_before_its_vowel, text)


def _before_its_vowel(match: re.Match[str]) -> str:
    vowel = folded(match[2])
    if vowel not in "aeiu":
        return match[0]
    return "ngh" if vowel in _SOFT else "ng"
