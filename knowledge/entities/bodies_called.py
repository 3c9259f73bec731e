"""What people call a body by those who are in it: the soldiers of a border post or of a regiment, the young people of a province."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from knowledge.entities.bodies import NUMBERED
from knowledge.vietnamese.normalising import folded

_SOLDIERS = (
    "bộ đội biên phòng", "lính biên phòng", "chiến sĩ biên phòng", "cán bộ biên phòng", "anh em biên phòng", "bộ đội đồn biên phòng",
    "lính đồn biên phòng", "biên phòng đồn", "bộ đội đồn", "lính đồn", "chiến sĩ đồn", "anh em đồn", "biên phòng",
)  # fmt: skip
_YOUNG = ("đoàn thanh niên", "thanh niên", "tuổi trẻ", "đoàn")
# The youth union of a level has a name of its own: Tỉnh đoàn.
_OF_LEVEL = {
    "tỉnh": "tỉnh đoàn",
    "huyện": "huyện đoàn",
    "thành phố": "thành đoàn",
    "thị xã": "thị đoàn",
    "quận": "quận đoàn",
}
_POST = (("đồn", "biên", "phòng"), ("đồn",))
# "Đơn vị 305", "lính 305": the number says which.
_OF_UNIT = (
    "đơn vị", "chỗ đơn vị", "bên đơn vị", "lính", "bộ đội", "chiến sĩ", "anh em", "cán bộ chiến sĩ", "chỗ", "bên",
)  # fmt: skip
# Ways to call, longest first, with the heads of the bodies that may be meant.
_CALLED = sorted(
    (
        *((tuple(name.split()), _POST) for name in _SOLDIERS),
        *((tuple(name.split()), NUMBERED) for name in _OF_UNIT),
        *(
            ((*name.split(), *level.split()), (tuple(union.split()),))
            for name in _YOUNG
            for level, union in _OF_LEVEL.items()
        ),
        *(
            (tuple(name.split()), tuple(tuple(union.split()) for union in _OF_LEVEL.values()))
            for name in _YOUNG
        ),
    ),
    key=lambda way: -len(way[0]),
)


@cache
def _by_first() -> Mapping[str, Sequence[tuple[tuple[frozenset[str], ...], tuple[tuple[str, ...], ...]]]]:
    """The ways to call by the word that they open with, with marks or without: a question is asked at each of its words."""
    found = defaultdict(list)
    for way, heads in _CALLED:
        spelled = tuple(frozenset({word, folded(word)}) for word in way)
        for first in spelled[0]:
            found[first].append((spelled, heads))
    return dict(found)


def heads_called(words: Sequence[str], start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ways in which canonical `words` from `start` may call a body: how many of them, and the head that they stand for."""
    for spelled, heads in _by_first().get(words[start], ()):
        said = words[start : start + len(spelled)]
        if len(said) == len(spelled) and all(one in word for one, word in zip(said, spelled, strict=True)):
            yield from ((len(spelled), head) for head in heads)
