"""Which person a question is about, and which articles speak of that person."""

import re
from functools import lru_cache

from bot.answering.persons import NAME
from knowledge.records import Article
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_TITLES = "ông|bà|anh|chị|cô|chú|thầy|cụ|đồng chí|đ/c|bác sĩ|b|o"
# After a title even one capital is a name: bà Liếng, đồng chí Út.
_TITLED = re.compile(rf"(?i:\b(?:{_TITLES}))\s+((?:[{UPPER}][\w'’]*)(?:\s+[{UPPER}][\w'’]*){{0,4}})")
# Typed small: only what an article names so is taken for a name.
_SMALL = re.compile(r"\b(?:ong|ba|anh|chi|co|chu|thay|cu|dong chi|b|o) (\w+(?: \w+){0,3})")
_OF_AN_OFFICE = frozenset({"bi", "chu", "giam", "truong", "pho", "hieu"})
_KEPT = 512


def named_person(text: str, *, plain: bool) -> tuple[str, ...]:
    """The folded names, longest first, of a person that NFC `text` may be about; `plain` if it has no marks."""
    match = NAME.search(text)
    titled = _TITLED.search(text)
    if match:
        words = [token.text for token in tokens(match[0]) if token.text[0].isupper()]
        return (folded(canonical(" ".join(words))),) if len(words) > 1 else ()
    if titled:
        return (folded(canonical(titled[1])),)
    if not plain and not text.islower():
        return ()
    found = _SMALL.search(folded(text))
    words = found[1].split() if found else []
    return tuple(
        " ".join(words[:length])
        for length in range(len(words), 0, -1)
        if len(words[0]) > 1 and words[0] not in _OF_AN_OFFICE
    )


def is_about(article: Article, names: tuple[str, ...]) -> bool:
    """Whether `article` names a person by one of the folded `names`, whole or by the last part of the name."""
    return any(name in _names(article) for name in names)


@lru_cache(maxsize=_KEPT)
def _names(article: Article) -> frozenset[str]:
    found: set[str] = set()
    for match in NAME.finditer(article.text):
        words = [folded(canonical(token.text)) for token in tokens(match[0]) if token.text[0].isupper()]
        found.update(" ".join(words[at:]) for at in range(len(words)))
    found.update(folded(canonical(match[1])) for match in _TITLED.finditer(article.text))
    return frozenset(found)
