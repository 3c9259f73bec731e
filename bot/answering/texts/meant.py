"""Where the person is named whom a sentence calls "ông", "bà", "chị"."""

import re

from bot.answering.texts.persons import NAME
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical

# As a subject: "ông đã quay mũi tàu"; not "ông Năm", "ông bà ta".
_PRONOUN = re.compile(
    r"(?:^|[,;:] |\b(?:mà|khi|để|nên|nhưng|và|rồi|thì) )(?i:ông|bà|anh|chị|cụ|cô)(?: ấy| ta)? (?!bà\b|em\b|chị\b|cha\b)[a-zà-ỹđ]"
)
_BACK = 2


def speaker_before(passage: Passage, number: int) -> int | None:
    """The sentence that names the one person meant by sentence `number`, which only says "ông"; None if none does.

    It stands at most two before, in the same paragraph, and names nobody else.
    """
    own = passage.sentences[number]
    text = own.of(passage.text)
    if NAME.search(text) or not _PRONOUN.search(text):
        return None
    for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
        span = passage.sentences[before]
        if "\n" in passage.text[span.start : own.start]:
            return None
        said = span.of(passage.text)
        named = {canonical(match[0]).split()[-1] for match in NAME.finditer(said)}
        if named:
            return before if len(named) == 1 else None
    return None
