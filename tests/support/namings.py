"""Questions that name a place in all the ways people write one; drawn from the country's own list, by a seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import folded

_SHORT = {
    "xã": "x.",
    "phường": "p.",
    "thị trấn": "tt",
    "huyện": "h.",
    "quận": "q.",
    "thị xã": "tx",
    "thành phố": "TP",
    "tỉnh": "t.",
}
_FRAMES = (
    "{} có bao nhiêu đảng viên?",
    "Cho hỏi {} có mấy chi bộ?",
    "bao nhiêu đảng viên ở {} đăng ký làm theo Bác",
    "Mô hình nào tiêu biểu của {}?",
    "Đảng bộ {} được khen thưởng thế nào",
    "tỷ lệ đảng viên đăng ký của {} là bao nhiêu?",
    "so sánh {0} với năm trước",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A question about `place`, the way it names it, and the earlier question it may go on from."""

    place: Place
    dress: str
    question: str
    turns: tuple[str, ...] = ()


def namings(places: Sequence[Place], seed: int, each: int) -> Iterator[Naming]:
    """`each` questions for every way of naming, about places drawn from `places`."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    for dress, worn in _DRESSES.items():
        for _ in range(each):
            place = chance.choice(places)
            frame = chance.choice(_FRAMES)
            named = worn(place)
            question = frame.format(named)
            if dress.startswith("plain"):
                question = folded(question)
            yield Naming(place, dress, question)
    for _ in range(each):
        place = chance.choice(places)
        yield Naming(place, "follow-up", f"còn {place.text} thì sao?", ("Chi bộ nào có mô hình hay?",))


def _level(place: Place, short: str | None = None) -> str:
    return f"{short or place.level} {place.name}"


def _short(place: Place) -> str:
    return _level(place, _SHORT[place.level or ""])


def _chain(place: Place) -> str:
    return ", ".join(unit.text for unit in (place, *place.within[:1]))


def _loose_chain(place: Place) -> str:
    return " ".join(unit.name for unit in (place, *place.within[:1]))


_DRESSES = {
    "full": _level,
    "full small": lambda place: _level(place).lower(),
    "full large": lambda place: _level(place).upper(),
    "short": _short,
    "short small": lambda place: _short(place).lower(),
    "name": lambda place: place.name,
    "chain": _chain,
    "chain small": lambda place: _chain(place).lower(),
    "whole chain": lambda place: place.full,
    "loose chain": _loose_chain,
    "half-marked": lambda place: f"{folded(place.level or '')} {place.name}",
    "plain full": _level,
    "plain short": _short,
    "plain chain": _chain,
}
