"""Two measures of one place in one question: "số mô hình duy trì và số mô hình mới của xã A là bao nhiêu?"."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.answering.asking.question import Question
from bot.answering.texts.place_chains import FoundPlace
from knowledge.vietnamese.normalising import folded

_NUMBER = r"(?<!mot )(?<!da )(?<!trong )(?<!ngoai )\bso (?!\d|voi\b|sanh\b|lieu\b|hoa\b|nay\b|do\b|may\b|hieu\b|hai\b|ba\b)(?:luong )?"
_MORE = r"(?:thi )?(?:nhieu|it|cao|thap|dong|lon) hon"
# A measure, the word between, another measure, and what is asked of both.
_TWO = re.compile(
    rf"{_NUMBER}(?P<one>\w.*?)(?: {_MORE})?,? (?:va|voi|hay|hoac|hay la)(?: la)? {_NUMBER}(?P<other>\w.*?)"
    rf"(?:,? (?:la|thi|co|moi ben|moi loai|lan luot|ben nao|cai nao|so nao|dang)?\b ?(?:la )?(?:bao nhieu|may|nhieu hon|it hon|cao hon|thap hon|dong hon|lon hon|chenh\b.*|khac\b.*|ra sao|the nao|{_MORE}))?"
    r"(?: (?:vay|a|nhi|nhe|the|ha|ạ))?\W*$"
)
# "… mở nhiều cuộc A hơn hay nhiều cuộc B hơn?"
_MORE_OF_WHICH = re.compile(
    r"\b(?:nhieu|it|dong) (?P<one>\w.*?)(?: hon)?,? (?:hay|hoac)(?: la)?(?: \w+)? (?:nhieu|it|dong) (?P<other>\w.*?)(?: hon)?(?: (?:vay|a|nhi|nhe|the|ha))?\W*$"
)
# What is asked of them is no number.
_ASKS_ELSE = re.compile(r"\b(?:nao|gi|ai|dau|sao|khong|chua|bao gio|tai|vi)\b")
# What joins a measure to its place.
_OF = re.compile(r"^\W*(?:o|tai|cua|ben|trong)\b|\b(?:o|tai|cua|ben|trong|toan|ca)\W*$")
_LEAST_WORDS = 2


def measures_beside(typed: str, read: Callable[[str, tuple[str, ...]], Question]) -> tuple[str, ...]:
    """The two questions that NFC `typed` asks of its one place; empty where it asks no two measures of one.

    `read` reads a question that follows no other.
    """
    if not _asked_in(typed):
        return ()
    question = read(typed, ())
    text = question.text
    match = _asked_in(text)
    if match is None or not question.found or not _is_one(text, question.found):
        return ()
    start, end = question.found[0].span.start, question.found[-1].span.end
    place = text[start:end]
    measures = [_without(text, *match.span(name), start, end) for name in ("one", "other")]
    if any(len(measure.split()) < _LEAST_WORDS or _ASKS_ELSE.search(folded(measure)) for measure in measures):
        return ()
    return tuple(f"Ở {place} có bao nhiêu {measure}?" for measure in measures)


def _asked_in(text: str) -> re.Match[str] | None:
    """Where two measures are asked for; "nhiều … hơn hay nhiều … hơn" says of both that it is about how many."""
    plain = folded(text)
    more = _MORE_OF_WHICH.search(plain)
    return _TWO.search(plain) or (more if more and plain.count(" hon") else None)


def _is_one(text: str, found: Sequence[FoundPlace]) -> bool:
    """Whether the places are one address: nothing but a comma or a bracket stands between."""
    return all(text[one.span.end : other.span.start].strip(" ,(-–") == "" for one, other in pairwise(found))


def _without(text: str, start: int, end: int, place_start: int, place_end: int) -> str:
    """The measure from `start` to `end` without the place in it and the word that joins it to the place."""
    if not start <= place_start < end:
        return text[start:end].strip()
    before = text[start:place_start].rstrip()
    joint = _OF.search(folded(before))
    if joint and joint.end() == len(before):
        before = before[: joint.start()]
    return f"{before.strip()} {text[place_end:end].strip()}".strip()
