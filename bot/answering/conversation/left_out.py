"""What a follow-up leaves out because the answer before it named it: "được bao nhiêu điểm?", once it was told which district."""

import re
from collections.abc import Callable

from bot.answering.asking.question import Question
from bot.answering.conversation.pointing import asks_for_person, person_told, place_told
from bot.answering.records import Answer
from knowledge.entities.places import LEVELS
from knowledge.vietnamese.normalising import canonical, folded, is_plain

# A message that opens with a verb leaves out of whom it speaks.
_OPENS_WITH_VERB = re.compile(
    r"^\W*(?:duoc|dat|co|la|thuoc|nam o|o|lam|giu|sinh|que|hien|nhan|da|trao|giup)\b"
)
_ASKED_PLACE = re.compile(
    rf"\b(?P<sort>{'|'.join(map(folded, sorted(LEVELS, key=len, reverse=True)))}) nao\b"
)
_ASKED_MODEL = re.compile(
    r"\b(?:mo hinh|phong trao|cach lam|quy|to|cau lac bo) (?:gi|nao|ten gi|ten la gi)\b"
)
_FIGURE = re.compile(r"\b(?:bao nhieu|may)\b")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{3,60})[”\"»]")
# "Có bao nhiêu chi bộ?": the place of whom it was told has them, and no person.
_OF_A_PLACE = re.compile(
    r"^\W*(?:co|gom) (?:bao nhieu|may) (?:chi bo|chi hoi|dang vien|hoi vien|doan vien|can bo|hoc sinh|ho\b|nhan khau|dan\b|thon|ap|ban|buon|xa|to\b|mo hinh)"
)
# What says more speaks for itself.
_MOST_WORDS = 10


def with_subject(typed: str, earlier: Question, answer: Callable[[Question], Answer]) -> str:
    """NFC `typed` with the place, the person or the model that the answer to `earlier` named put in; as it is where unsure.

    `typed` names no place, and leaves out of what it speaks.
    """
    plain = folded(typed)
    if len(plain.split()) > _MOST_WORDS or _QUOTED.search(typed):
        return typed
    opens = _OPENS_WITH_VERB.match(plain)
    asked = _ASKED_PLACE.search(earlier.plain)
    if opens and asked and len(earlier.places) < 2:  # noqa: PLR2004 - of one of two it was asked which
        told = place_told(answer(earlier), asked)
        return _opened(told.full, typed) if told else typed
    if opens and asks_for_person(earlier) and not _FIGURE.match(plain) and not _OF_A_PLACE.match(plain):
        name = person_told(answer(earlier))
        return _opened(f"đồng chí {name}", typed) if name else typed
    if (
        _ASKED_MODEL.search(earlier.plain)
        and _FIGURE.search(plain)
        and not earlier.quoted
        and not earlier.names
    ):
        model = _model_told(answer(earlier))
        return f"{typed.rstrip(' ?.!')} trong “{model}”?" if model else typed
    return typed


def _opened(subject: str, typed: str) -> str:
    said = folded(subject) if is_plain(typed) else subject
    return f"{said} {typed[:1].lower()}{typed[1:]}"


def _model_told(answer: Answer) -> str:
    """The one name in quotes that `answer` gives; empty if it gives none or several."""
    named = {canonical(name): name for one in answer.statements for name in _QUOTED.findall(one.text)}
    return next(iter(named.values())) if len(named) == 1 else ""
