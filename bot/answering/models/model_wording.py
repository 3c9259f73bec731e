"""How models are asked for: the words around that say nothing of which, the bodies, how many."""

import re
from collections.abc import Sequence

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import without_units
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.bodies import bodies_of
from knowledge.vietnamese.normalising import canonical

# Who tells of them, by whose example, in the whole of which place: no model is told apart by that.
_AROUND = re.compile(
    r"\b(?:(?:tai |trong )?(?:hoi nghi|bao cao)(?: (?:so|tong) ket)?|bai (?:bao|viet)|(?:hoc )?theo (?:tam )?guong(?: cua)? (?:bac|nguoi)(?: ho)?|"
    r"(?:tren )?toan (?:xa|huyen|tinh|phuong|thi tran|thanh pho|thi xa|dang bo|nganh)|(?:ke|noi)(?: \w+){0,2} nghe|"
    r"(?:(?:nhung|cac|may) )?(?:cong trinh|phan viec|viec (?:lam|tot))|(?:cac|nhung|tung) chi bo|"
    r"(?<=mo hinh )chinh|(?:cac )?(?:to chuc )?(?:chinh tri xa hoi|doan the)(?! \w+ nao))\b"
)
_SO_MANY = re.compile(r"\b(hai|ba|bon|nam|sau|bay|[2-9]) (?:mo hinh|cach lam)\b")
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7}
_IN_ORDER = re.compile(
    r"^\W*(?:(?:mô hình )?thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:một|hai|ba|bốn|năm|sáu|bảy) là)\b"
)


# "Đồn A có những việc làm nào giúp dân?": what a body has set up is told by the names of it.
_ASKS_DEEDS = re.compile(r"\b(?:cong trinh|phan viec|viec (?:lam|tot)) (?:nao|gi)\b(?! (?:chua|con)\b)")


def asks_deeds(plain: str) -> bool:
    """Whether the folded question asks for deeds or works, which reports mostly call by names as they do models."""
    return bool(_ASKS_DEEDS.search(plain))


def without_frames(plain: str) -> str:
    """The folded question without what surrounds the models asked for."""
    return _AROUND.sub(" ", without_units(plain))


def each_body(question: Question) -> list[tuple[str, ...]]:
    """The words of each of the bodies whose models are asked for together; empty where there are fewer than two."""
    bodies = [
        one for one in bodies_of(question) if one.focus - {"huyện", "tỉnh", "xã", "cơ", "sở", "thôn", "ấp"}
    ]
    return (
        [tuple(word for word in one.content if word in one.focus) for one in bodies]
        if len(bodies) > 1
        else []
    )


def counted_off(question: Question, units: Sequence[Evidence]) -> frozenset[int]:
    """Which of `units` an article counts off as the number of models asked for: `Thứ nhất là …`; empty for none."""
    match = _SO_MANY.search(question.plain)
    if match is None:
        return frozenset()
    found = frozenset(
        at
        for at, one in enumerate(units)
        if _IN_ORDER.match(canonical(one.passage.sentences[one.number].of(one.passage.text)))
    )
    articles = {units[at].passage.article.id for at in found}
    number = _NUMBERS.get(match[1]) or int(match[1])
    return found if len(found) == number and len(articles) == 1 else frozenset()
