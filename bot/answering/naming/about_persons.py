"""Which person a question is about, and which articles speak of that person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.texts.persons import NAME, NAMESAKE, TITLE
from knowledge.records import Article, Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_TITLES = "ông|bà|anh|chị|cô|chú|thầy|cụ|đồng chí|đ/c|bác sĩ|b|o"
# After a title even one capital is a name: bà Liếng, đồng chí Út.
# … but "thầy cô Trà Lung" are the teachers of that school.
_TITLED = re.compile(
    rf"(?i:(?<!\bthầy )\b(?:{_TITLES}))\s+((?:[{UPPER}][\w'’]*)(?:\s+[{UPPER}][\w'’]*){{0,4}})"
)
# Typed without marks, but with the capitals of a name.
_PLAIN_TITLED = re.compile(
    rf"(?i:(?<!\bthay )\b(?:ong|ba|anh|chi|co|chu|thay|cu|dong chi|bac si))\s+((?:[{UPPER}](?![{UPPER}])[^\W\d_]*)(?:\s+[{UPPER}](?![{UPPER}])[^\W\d_]*){{0,3}})"
)
# Typed small: only what an article names so is taken for a name.
_SMALL = re.compile(r"\b(?:ông|bà|anh|chị|cô|chú|thầy|cụ|đồng chí|b|o) (\w+(?: \w+){0,3})")
# Behind a title these begin an office, or what is told of somebody: "ông nói gì".
_NOBODY = frozenset(
    "bi chu giam truong pho hieu noi co la nao gi ay do nay duoc da dang lam giu em con va chia ke cho ve".split()
)
_KEPT = 512
# "Ông A đã làm việc tốt gì?" asks for whatever he did.
_OF_DEEDS = frozenset("lam viec duoc tot hay gi nhung dong gop nghia cu thanh tich noi bat dieu".split())


def asks_deeds(content: Sequence[str]) -> bool:
    """Whether the canonical syllables of a question ask of somebody no more than what was done."""
    return all(folded(word) in _OF_DEEDS for word in content)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Who a question is about: folded names, longest first, and where the name stands; no span if it is only guessed."""

    names: tuple[str, ...] = ()
    span: Span | None = None


NOBODY = NamedPerson()


def named_person(text: str, marked: str, *, plain: bool) -> NamedPerson:
    """The person that NFC `text` may be about; `plain` if it has no marks, `marked` is the same with them."""
    titled = _TITLED.search(text) or (_PLAIN_TITLED.search(text) if plain else None)
    match = None if plain and titled else NAME.search(text)
    if match:
        words = [token.text for token in tokens(TITLE.sub("", match[0])) if token.text[0].isupper()]
        name = folded(canonical(" ".join(words)))
        return (
            NamedPerson((name,), Span(*match.span()))
            if words and name != folded(canonical(NAMESAKE))
            else NOBODY
        )
    if titled:
        return NamedPerson((folded(canonical(titled[1])),), Span(*titled.span()))
    if not plain and not text.islower():
        return NOBODY
    found = _SMALL.search(canonical(marked))
    words = folded(found[1]).split() if found else []
    return NamedPerson(
        tuple(
            " ".join(words[:length])
            for length in range(len(words), 0, -1)
            if len(words[0]) > 1 and words[0] not in _NOBODY
        )
    )


def is_about(article: Article, names: tuple[str, ...]) -> bool:
    """Whether `article` names a person by one of the folded `names`, whole or by the last part of the name."""
    return any(name in _names(article) for name in names)


@lru_cache(maxsize=_KEPT)
def _names(article: Article) -> frozenset[str]:
    found: set[str] = set()
    for match in NAME.finditer(article.text):
        named = TITLE.sub("", match[0])
        words = [folded(canonical(token.text)) for token in tokens(named) if token.text[0].isupper()]
        found.update(" ".join(words[at:]) for at in range(len(words)))
    found.update(folded(canonical(match[1])) for match in _TITLED.finditer(article.text))
    return frozenset(found)
