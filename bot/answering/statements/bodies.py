"""Bodies of one place that are set side by side: the district's committee and the communes', the women's union and the farmers'."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.asking.question import Question
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.givers import is_from_centre
from bot.answering.measures.restrictions import of_those_below
from bot.answering.texts.place_chains import FoundPlace
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_BODY = re.compile(
    r"\b(?:cap (?:huyen|tinh|xa|co so|thon|ap)|(?:huyen|tinh|thanh|thi) uy|dang uy(?: xa| phuong)?|chi uy|ubnd(?: xa| huyen| tinh)?|"
    r"uy ban nhan dan(?: xa| huyen| tinh)?|(?:hoi )?(?:lien hiep )?phu nu|(?:hoi )?nong dan|(?:hoi )?cuu chien binh|(?:hoi )?nguoi cao tuoi|"
    r"(?:hoi )?chu thap do|(?:doan )?thanh nien|(?:huyen|tinh|xa|thanh) doan|cong doan|lien doan lao dong|mttq|mat tran(?: to quoc)?|"
    r"o (?:huyen|tinh|xa)(?= (?:va|voi|hay|so voi) (?:o )?(?:cap )?(?:co so|xa|huyen|thon)\b)|(?<=\bva )o (?:co so|xa|huyen|thon)|(?<=\bvoi )o (?:co so|xa|huyen|thon)|"
    r"cong an(?: xa| huyen| tinh)?|quan su|bo doi bien phong|thu tuong(?: chinh phu)?|chu tich nuoc|ban tuyen giao(?: trung uong)?|to chuc dang)\b"
)
# A body of the place whose name follows.
_BEFORE_PLACE = re.compile(
    rf"(?:{_BODY.pattern}|\b(?:chi|dang|huyen|tinh|xa|thanh)? ?doan(?: xa| phuong| huyen)?)(?: (?:cua|o|tai))?(?: (?:xa|phuong|huyen|tinh))?\W*$"
)
_UPPER_LEVELS = frozenset({"huyen", "tinh"})
_WHERE = frozenset({"cấp", "ở"})
# What stands between two bodies that are asked about together, and how many words may.
_JOINTS = frozenset({"va", "voi", "hay", "hoac", "cung"})
_NEAR = 3
_TWO = 2
_MOST = 4


def bodies_of(question: Question) -> list[Question]:
    """`question` asked of each of the bodies that it sets side by side; empty where it speaks of fewer than two."""
    words = tokens(question.text)
    plain = [folded(canonical(word.text)) for word in words]
    found = _spans(plain)
    names = {" ".join(plain[start:end]) for start, end in found}
    if not _TWO <= len(names) <= _MOST or len(names) != len(found):
        return []
    said = {word for start, end in found for word in plain[start:end]}
    rest = [at for at, word in enumerate(question.content) if folded(word) not in said]
    return [
        _of_body(question, rest, [canonical(word.text) for word in words[start:end]]) for start, end in found
    ]


def joins_bodies(question: Question) -> bool:
    """Whether the bodies that the question names stand beside each other: "Hội A và Hội B", not "Ban A của Huyện ủy B"."""
    plain = [folded(canonical(word.text)) for word in tokens(question.text)]
    return all(
        _JOINTS & set(plain[one[1] : other[0]]) and other[0] - one[1] <= _NEAR
        for one, other in pairwise(_spans(plain))
    )


def told_of_body(question: Question, found: Sequence[Evidence]) -> list[Evidence]:
    """Of `found` what names the body of a question from `bodies_of`; all where nothing does."""
    body = set(map(folded, question.focus))
    upper = body <= _UPPER_LEVELS
    named = [
        one
        for one in found
        if body <= set(folded(one.text).split())
        and not (upper and (of_those_below(one.text) or is_from_centre(one.text, question.plain)))
    ]
    return named or list(found)


def without_other_bodies(question: Question, place: Place) -> Question:
    """`question` asked of one of its places, without the bodies of the others: "Đoàn xã A so với Huyện đoàn B".

    A body before one of them alone is asked of all: "Hội Phụ nữ A và B".
    """
    kept = list(range(len(question.content)))
    before = {found: _before(question, found) for found in question.found}
    own = any(body for found, body in before.items() if found.place.key == place.key)
    for found, body in before.items() if own else ():
        if found.place.key == place.key:
            continue
        behind = all(found.span.start >= other.span.start for other in question.found)
        for word in body:
            said = [at for at in kept if folded(question.content[at]) == word]
            if said:
                kept.remove(said[-1] if behind else said[0])
    return replace(
        question,
        content=tuple(question.content[at] for at in kept),
        read=tuple(question.read[at] for at in kept),
    )


def _before(question: Question, found: FoundPlace) -> list[str]:
    """The folded words of the body that stands right before a place; none where none does."""
    body = _BEFORE_PLACE.search(folded(question.text[: found.span.start]))
    return body[0].split() if body else []


def _spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where among the folded words bodies stand, as word numbers."""
    starts: dict[int, int] = {}
    at = 0
    for number, word in enumerate(words):
        starts[at] = number
        at += len(word) + 1
    return [
        (starts[match.start()], starts[match.start()] + len(match[0].split()))
        for match in _BODY.finditer(" ".join(words))
        if match.start() in starts
    ]


def _of_body(question: Question, rest: Sequence[int], body: Sequence[str]) -> Question:
    own = [word for word in body if word not in _WHERE]
    return replace(
        question,
        content=(*own, *(question.content[at] for at in rest)),
        read=(*own, *(question.read[at] for at in rest)),
        focus=frozenset(own),
    )
