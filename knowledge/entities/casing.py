"""How a corpus writes its runs of words: what it never writes large is hardly a name."""

from collections import Counter
from collections.abc import Callable, Iterable

from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens

_LENGTHS = (2, 3)


def count_casing(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often `texts` write each canonical run of two and three words all small, and how often all capitalised."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        words = [token.text for token in tokens(text)]
        forms = [canonical(word) for word in words]
        small.update(_runs(words, forms, str.islower))
        large.update(_runs(words, forms, _is_capitalised))
    return small, large


def _runs(words: list[str], forms: list[str], written: Callable[[str], bool]) -> Iterable[str]:
    fits = [written(word) for word in words]
    for length in _LENGTHS:
        for at in range(len(words) - length + 1):
            if all(fits[at : at + length]):
                yield " ".join(forms[at : at + length])


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()
