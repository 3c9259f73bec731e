"""Whether a figure counts all there are of something, which is asked for, or only what was done to some."""

import re

from bot.answering.asking.content_units import body_words
from bot.answering.asking.question import Question
from bot.answering.measures.restrictions import (
    counts_other_head,
    is_narrowed,
    is_of_groups,
    is_other_event,
    lacks_attribute,
    narrows,
)
from bot.answering.measures.to_come import is_to_come
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# Of these a place has a number, of which an inspection or a prize concerns a part; books are there as they are given.
_LASTING = frozenset(
    tuple(noun.split())
    for noun in (
        "chi bo",
        "dang vien",
        "to chuc",
        "doan vien",
        "hoi vien",
        "can bo",
        "dan so",
        "ho",
        "xa",
        "ap",
        "thon",
        "nguoi",
    )
)
# What says that there are so many …
_HAS = frozenset("co gom voi tong la hien con tuc toan dat len".split())
_JUST_BEFORE = 8
# "Hiện nay 62 hộ tự nguyện …" tells when, "hiện 62 hộ" that there are so many.
_NOW = re.compile(r"\bhien nay\b")
# … and what says that something was done to so many.
_DONE = re.compile(
    r"\b(?:kiem tra|giam sat|huong dan|van dong|ho tro|khen|tang|trang bi|cung cap|giup|nhac nho|xu ly|ky luat|ket nap|phan cong|cu|cho(?! biet| hay| rang)|toi|tham gia|tham du)\b"
)
_ATTENDING = frozenset("du tham mat toi den".split())
# So many attendances are not so many people.
_TIMES = ("luot",)
# Words that say of whom a count is, not what is counted.
_OWNERS = frozenset(
    "so tong tat ca luong dang bo uy chi xa phuong huyen tinh ap thon don vi toan cong chuc vien nguoi lao dong".split()
)
# "Ba là, 52 đảng viên trẻ …" says which point it is, not that there are so many.
_ORDER = re.compile(r"^\s*(?:(?:một|hai|ba|bốn|năm|sáu) là|thứ (?:nhất|hai|ba|tư|năm))\b[,:]?", re.IGNORECASE)


def asks_stock(question: Question) -> bool:
    """Whether it is asked how many people or units there are, with no word of what they did or what was done to them."""
    rest = set(map(folded, question.content)) - set(question.counted) - _OWNERS - body_words(question.content)
    lasting = bool({question.counted[:1], question.counted[:2]} & _LASTING)
    plain_count = not question.percent and not question.money and not narrows(question.counted)
    return lasting and plain_count and not rest


def is_stock(before: str) -> bool:
    """Whether the words before a figure say that a place has so many, not that it did something to so many."""
    clause = _ORDER.sub("", re.split(r"[;:]", before)[-1])
    said = " ".join(folded(canonical(token.text)) for token in tokens(clause))
    words = _NOW.sub("x", said).split()
    return (clause == before and not words) or (
        bool(_HAS.intersection(words[-_JUST_BEFORE:])) and not _DONE.search(" ".join(words[-_JUST_BEFORE:]))
    )


def is_all(question: Question, sentence: str, figure: Figure, *, stock: bool) -> bool:
    """Whether the figure counts just what is asked for, and all of them where that is asked."""
    if lacks_attribute(question.counted, sentence, figure):
        return False
    if is_other_event(question.counted, sentence, figure) or counts_other_head(question.counted, figure):
        return False
    if _is_whole_of_those(question, sentence, figure):
        return False
    return not stock or (
        figure.after[:1] != _TIMES
        and is_stock(sentence[: figure.span.start])
        and not is_narrowed(question.counted, sentence, figure)
        and not is_of_groups(sentence, figure)
        and not is_to_come(sentence)
    )


def _is_whole_of_those(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure tells how many there are, where it is asked how many of them did something that is not said with it."""
    did = set(question.counted[1:])
    # A meeting has as many as came to it.
    is_lasting = bool({question.counted[:1], question.counted[:2]} & _LASTING) and did.isdisjoint(_ATTENDING)
    if figure.percent or question.claimed or not is_lasting or not narrows(question.counted):
        return False
    if not is_stock(sentence[: figure.span.start]):
        return False
    return did.isdisjoint(figure.after) and not is_narrowed(question.counted, sentence, figure)
