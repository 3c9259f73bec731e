"""Words with two letters changed over, one struck twice or left out, as fingers slip on a phone: `phườgn`, `khôngg`, `đảg`."""

import re
from collections.abc import Container, Iterator

from knowledge.vietnamese.frequency import everyday_rarity, is_syllable
from knowledge.vietnamese.news import news_counts
from knowledge.vietnamese.normalising import canonical, folded

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,8}(?![^\W_])")
_SHORTEST = 4
# How a Vietnamese syllable may be spelled, its marks aside: what is spelled so may be a name or a rare word.
_POSSIBLE = re.compile(
    r"(?:(?:b|ch?|d|gi?|h|kh|l|m|ng?|nh|ph?|r|s|th?|tr?|v|x)?(?=[aouy])|(?:b|ch|d|gh|gi|h|kh?|l|m|n|ngh|nh|ph?|r|s|th?|tr?|v|x)?(?=[eiy])|q(?=u))"
    r"(?:[aeiouy]|ia|ieu?|iu|oai|oay|oao|oeo|oa|oe|oi|oo|uai|uay|uoi|uou|uya|uye|uyu|ua|ue|ui|uo|uu|uy|ai|ao|au|ay|eo|eu|yeu?)"
    r"(?:ch?|m|ng?|nh|p|t)?"
)


def untransposed(text: str, known: Container[str]) -> str:
    """NFC `text` with such words put right: those that no syllable is spelled like, and of which just this slip makes one.

    Words with a capital past the first word may be names, and words whose folded form is `known` are what they are.
    """
    opens = re.search(r"\w", text)

    def written(match: re.Match[str]) -> str:
        word = match[0]
        is_first = opens is not None and match.start() == opens.start()
        if not (word.islower() or (is_first and word[1:].islower())):
            return word
        meant = _meant(word.lower(), known)
        return meant.capitalize() if meant and word[0].isupper() else meant or word

    return _WORD.sub(written, text)


def _meant(word: str, known: Container[str]) -> str | None:
    if is_syllable(canonical(word)) or folded(word) in known or _POSSIBLE.fullmatch(folded(word)):
        return None
    syllables = [one for one in _slips(word) if _is_known(one, known)]
    return min(syllables, key=lambda one: everyday_rarity(canonical(one)), default=None)


def _is_known(word: str, known: Container[str]) -> bool:
    """Whether `word` is a common syllable, or spelled like one and at least written by the news or `known`."""
    if is_syllable(canonical(word)):
        return True
    is_written = canonical(word) in news_counts().syllables or folded(word) in known
    return is_written and bool(_POSSIBLE.fullmatch(folded(word)))


def _slips(word: str) -> Iterator[str]:
    """What `word` may have been meant as."""
    if len(word) >= _SHORTEST:
        for at in range(len(word) - 1):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if word[at] == word[at + 1]:
                yield word[:at] + word[at + 1 :]
    if word.endswith("g") and word[-2] not in "ng":
        yield f"{word[:-1]}ng"
