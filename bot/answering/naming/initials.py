"""Places called by their initials, as a phone types them: "tỉnh TG", "xã TMH"."""

import re
from collections.abc import Callable

from knowledge.entities.names import Name
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import folded

# A bản CK is a pledge, a hamlet of those initials nothing that anybody writes.
_CALLED_SO = ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
_LEVELS = {folded(level): level for level in _CALLED_SO} | {"tp": "thành phố"}
# Only in capitals, and only behind a level: HU and NTM are no places.
_SHORT = re.compile(
    rf"\b(?i:(?P<level>{'|'.join(sorted({*_CALLED_SO, *_LEVELS}, key=len, reverse=True))})) (?P<letters>[{UPPER}]{{2,4}})\b"
)


def with_names(text: str, named: Callable[[str, str], list[Name]]) -> str:
    """NFC `text` with the name for each place that is called by its initials, where just one can be meant.

    `named` gives the names of the corpus by their folded initials and their level. Of several the one is meant that the
    text says besides; then the level goes to where the name stands, so that one place is named once.
    """
    for match in reversed(list(_SHORT.finditer(text))):
        level = _LEVELS.get(folded(match["level"]), match["level"].lower())
        names = named(folded(match["letters"]), level)
        said = [name for name in names if _position(name, text) >= 0]
        if len(said) == 1:
            at = _position(said[0], text)
            bracketed = _in_brackets(said[0], text)
            if bracketed:
                # "bệnh viện tỉnh HĐ … (Hưng Định)": the brackets only write it out.
                start, end = bracketed
                text = text[:start].rstrip() + text[end:]
                text = text[: match.start("letters")] + said[0].shown + text[match.end() :]
                continue
            first, last = sorted(((match.start(), match.end()), (at, at)))
            put = f"{match['level']} "
            opens = put if first[0] == at else ""
            closes = put if last[0] == at else ""
            text = text[: first[0]] + opens + text[first[1] : last[0]] + closes + text[last[1] :]
        elif len(names) == 1:
            text = text[: match.start("letters")] + names[0].shown + text[match.end() :]
    return text


def _position(name: Name, text: str) -> int:
    """Where `text` says the name, marks aside; less than 0 where it does not."""
    found = re.search(rf"\b{re.escape(folded(name.key))}\b", folded(text))
    return found.start() if found else -1


def _in_brackets(name: Name, text: str) -> tuple[int, int] | None:
    """Where `text` says nothing but the name in brackets behind, marks aside."""
    found = re.search(rf"\(\s*{re.escape(folded(name.key))}\s*\)", folded(text))
    return found.span() if found else None
