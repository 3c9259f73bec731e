"""What else a figure may count than what is asked for in so many words: land, people, the instances of a name; or those of which it is not so."""

import re
from itertools import pairwise

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import folded

# Who is one of "bao nhiêu người", whatever he is called.
_PEOPLE = re.compile(
    r"(?:hoc vien|hoi vien|doan vien|dang vien|hoc sinh|sinh vien|phu nu|thanh nien|nong dan|ngu dan|cong nhan|lao dong|benh nhan|can bo|chien si|nguoi|chi em|ba con|chau|em|dong chi|thanh vien|ca nhan|cu)\b"
)
_NOT = re.compile(r"\b(?:chua|khong|chang)\b")
_DENIED, _NEAR_BEHIND = 0.4, 4
_OF_AREA = frozenset("m2 m² ha hecta sao cong mau met".split())
_HEAD_OF_NAME = 0.8
# A household is a nhà too; what is built is a house.
_BUILT = frozenset("xay dung sua lam cat trao".split())
_AS_COMRADES = 0.9
_CHILDREN = frozenset({("chau",), ("em",), ("tre",)})
# What a team is for follows its noun; tổ chức is none.
_TEAM, _ORGANISATION = ("to",), ("chuc",)


def counts_otherwise(question: Question, figure: Figure, *, stock: bool) -> float:
    """How surely (0-1) the figure counts in other words what is asked; `stock` says that it is asked how many there are at all."""
    return max(
        _of_named(question, figure),
        _of_land(question, figure),
        _of_people(question, figure, stock=stock),
        _of_teams(question, figure),
        _of_comrades(question, figure, stock=stock),
        _of_children(question, figure),
        _of_houses(question, figure),
    )


def share_denied(question: Question, figure: Figure) -> float:
    """Less than 1 where the figure counts those of which what is asked is not so."""
    return _DENIED if _is_denied(question, figure) else 1.0


def _of_named(question: Question, figure: Figure) -> float:
    """How surely the figure counts what a name says that is asked for: of “Tổ tàu đoàn kết” there are "14 tổ"."""
    is_one = any(folded(name).split()[:2] == list(question.counted[:2]) for name in question.names)
    is_head = is_one and not figure.percent and figure.after[:1] == question.counted[:1]
    return _HEAD_OF_NAME if is_head else 0.0


def _of_land(question: Question, figure: Figure) -> float:
    """How surely the figure is of land where land is asked for: "hiến 1.500 m² nương" need not say đất."""
    measured = question.counted[:1] == ("dat",) and figure.after[:1] and figure.after[0] in _OF_AREA
    return _HEAD_OF_NAME if measured and not figure.percent else 0.0


def _of_people(question: Question, figure: Figure, *, stock: bool) -> float:
    """How surely the figure counts people who did what is asked: "bao nhiêu người đã biết chữ" are "38 học viên"."""
    people = question.counted[:1] == ("nguoi",) and _PEOPLE.match(" ".join(figure.after[:2]))
    return _HEAD_OF_NAME if people and not stock and not figure.percent else 0.0


def _of_children(question: Question, figure: Figure) -> float:
    """How surely the figure counts children by another name for them: "mấy cháu" are "143 trẻ mồ côi"."""
    is_one = question.counted[:1] in _CHILDREN and figure.after[:1] in _CHILDREN
    return _HEAD_OF_NAME if is_one and not figure.percent else 0.0


def _of_teams(question: Question, figure: Figure) -> float:
    """How surely the figure counts teams for what is asked: "tổ giữ gìn môi trường" are "60 tổ bảo vệ môi trường"."""
    if question.counted[:1] != _TEAM or figure.after[:1] != _TEAM or figure.percent:
        return 0.0
    words = list(map(folded, question.content))
    if _TEAM[0] not in words or _ORGANISATION in {question.counted[1:2], figure.after[1:2]}:
        return 0.0
    behind = words[words.index(_TEAM[0]) + 1 :]
    return _HEAD_OF_NAME if set(pairwise(behind)) & set(pairwise(figure.after[1:])) else 0.0


def _of_houses(question: Question, figure: Figure) -> float:
    """How surely the figure counts houses where "xây nhà mới bao nhiêu căn" is asked: "xây mới 37 nhà"."""
    if (
        question.counted not in {("can",), ("ngoi",)}
        or figure.percent
        or "nha" not in map(folded, question.content)
    ):
        return 0.0
    return _HEAD_OF_NAME if figure.after[:1] == ("nha",) and _BUILT.intersection(figure.before) else 0.0


def _of_comrades(question: Question, figure: Figure, *, stock: bool) -> float:
    """How surely the figure counts party members by the name they have for each other: "281 đồng chí, chiếm 97,91%"."""
    if stock or question.counted[:2] != ("dang", "vien"):
        return 0.0
    said = figure.before[-3:-1] if figure.percent else figure.after[:2]
    return _AS_COMRADES if said == ("dong", "chi") else 0.0


def _is_denied(question: Question, figure: Figure) -> bool:
    """Whether the figure counts those of which what is asked is not so: "12 hẻm chưa tham gia", asked how many take part."""
    not_so = _NOT.search(" ".join(figure.after[:_NEAR_BEHIND]))
    return bool(not_so) and not question.claimed and not _NOT.search(question.plain)
