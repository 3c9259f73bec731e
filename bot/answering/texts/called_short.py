"""Whether a question calls something by the first words of its name: "Tổ thợ hồ" is the “Tổ thợ hồ tình nguyện”."""

from collections.abc import Sequence
from functools import lru_cache

from knowledge.entities.own_names import quoted_names

# So many syllables in a row open one name, and hardly anything else.
_LEAST = 3
_MOVEMENT = ("học", "tập")
_KEPT = 512


def calls_by_beginning(content: Sequence[str], passage: str) -> bool:
    """Whether the canonical syllables `content` hold the first three of a name that `passage` gives in quotes."""
    openings = _openings(passage)
    return any(tuple(content[at : at + _LEAST]) in openings for at in range(len(content) - _LEAST + 1))


@lru_cache(maxsize=_KEPT)
def _openings(passage: str) -> frozenset[tuple[str, ...]]:
    names = (tuple(name.split()) for name in quoted_names(passage))
    return frozenset(
        name[:_LEAST] for name in names if len(name) > _LEAST and name[: len(_MOVEMENT)] != _MOVEMENT
    )
