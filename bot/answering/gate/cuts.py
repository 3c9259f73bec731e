"""Whether words taken from a text in a row still say there what they say in it."""

import re

from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import Token, tokens

_NEGATIONS = frozenset("không chưa chẳng chả đừng chớ".split())
# Before a figure these are part of it.
_ABOUT = frozenset("gần hơn trên dưới khoảng chừng độ nhất thiểu đa quá".split())
_SCALES = frozenset("nghìn ngàn triệu tỷ tỉ".split())
_SIGNS = frozenset("%‰")
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:/\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What ends a clause; a negation before it denies nothing behind it.
_BOUNDARY = re.compile(r"[.,;:!?…()\n–]")


def words_of(text: str) -> tuple[str, ...]:
    """The canonical words of NFC `text`, one for each of its `tokens`."""
    whole = canonical(text)
    return tuple(token.span.of(whole) for token in tokens(text))


def stands_whole(said: tuple[str, ...], text: str) -> bool:
    """Whether the canonical words `said` stand in a row in NFC `text`, no negation before them and no unit behind them cut off."""
    words, written = tokens(text), words_of(text)
    length = len(said)
    return any(
        written[at : at + length] == said
        and not _cut_before(text, words, at)
        and not _cut_behind(text, words, at + length)
        for at in range(len(words) - length + 1)
        if written[at] == said[0]
    )


def _cut_before(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether a cut before word `at` leaves out what turns or bounds it: a negation of its clause, "gần" of a figure."""
    if not at or not _follows(text, words, at):
        return False
    before, first = words[at - 1].text, words[at].text
    if _parts_name(before, first) or (first[0].isdigit() and canonical(before) in _ABOUT):
        return True
    while at and _follows(text, words, at):
        at -= 1
        if canonical(words[at].text) in _NEGATIONS:
            return True
    return False


def _cut_behind(text: str, words: tuple[Token, ...], end: int) -> bool:
    """Whether a cut before word `end` parts a number from what it counts: 98 | %, 46 | hộ, 1,5 | tỷ, tỷ | đồng."""
    if end >= len(words) or not _follows(text, words, end):
        return False
    last, following = words[end - 1].text, words[end].text
    if _YEAR.fullmatch(last):
        return following in _SIGNS
    if _PLAIN_NUMBER.fullmatch(last):
        return following in _SIGNS or following[0].isalpha()
    if _parts_name(last, following):
        return True
    return canonical(last) in _SCALES and canonical(following) == "đồng"


def _parts_name(one: str, other: str) -> bool:
    """Whether two neighbours look like one name: xã Long | Bình, Hội | Liên hiệp."""
    return one[0].isupper() and other[0].isupper()


def _follows(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether nothing that ends a clause stands before word `at`."""
    return not _BOUNDARY.search(text, words[at - 1].span.end, words[at].span.start)
