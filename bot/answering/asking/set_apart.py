"""What is set apart in the text of a question: names in quotes, runs of capitals, numbers, units called by a number."""

import re

from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded

# At least two words: a name somebody gave, not a word somebody stressed.
_QUOTED = re.compile(r"[“\"«]\s*([^”\"»]+?\s[^”\"»]+?)\s*[”\"»]")
_CAPITALS = re.compile(rf"\b[{UPPER}](?![{UPPER}]|\b)[^\W\d_]*(?:\s+[{UPPER}](?![{UPPER}]|\b)[^\W\d_]*)+")
_NUMBER = re.compile(r"(?<![\w./,-])\d[\d.,]*\d(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Units that are called by a number: tổ dân phố số 7, ấp 3, khu phố 12.
_NUMBERED = re.compile(
    r"\b(?:so|to|ap|thon|khu pho|khom|khu|doi|chi bo) \d{1,3}\b(?! ?(?:%|nam|thang|lan|dang vien|nguoi|ho))"
)


def quoted(text: str) -> tuple[str, ...]:
    """The names in quotes, folded."""
    return tuple(match[1] for match in _QUOTED.finditer(folded(text)))


def without_quotes(plain: str) -> str:
    """The folded text with blanks for quoted names: the "ai" of “Không để ai bị bỏ lại” asks for nobody."""
    return _QUOTED.sub(lambda match: match[0] if "?" in match[0] else " " * len(match[0]), plain)


def capitals(text: str) -> tuple[str, ...]:
    """The runs of words with capitals, canonical."""
    return tuple(canonical(match[0]) for match in _CAPITALS.finditer(text))


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of more than one digit, as typed; years are none."""
    return tuple(match[0] for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match[0]))


def numbered(text: str) -> tuple[str, ...]:
    """The units called by a number, folded: `so 7`."""
    return tuple(match[0] for match in _NUMBERED.finditer(folded(text)))
