"""The police of a place as a phone writes it: "ca Gò Sen" is công an, where "ca" may be cả, cá, ca or cà as well."""

from collections.abc import Sequence

from bot.answering.texts.place_chains import FoundPlace
from knowledge.entities.places import LEVELS
from knowledge.vietnamese.normalising import folded

_SHORT = "ca "
_LONG = "công an "
# Before a level it is rather cả, the whole of it.
_LEVELS = tuple(f"{folded(level)} " for level in LEVELS)


def may_open_with_police(text: str) -> bool:
    """Whether NFC `text` opens with what may be short for the police."""
    return text.lower().startswith(_SHORT) and not folded(text[len(_SHORT) :]).startswith(_LEVELS)


def with_police(text: str, found: Sequence[FoundPlace]) -> str:
    """`text` with the police written out where the name of one of the places `found` in it follows at once."""
    return _LONG + text[len(_SHORT) :] if any(place.span.start == len(_SHORT) for place in found) else text
