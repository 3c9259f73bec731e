"""What one of many costs or is given: asked for "bao nhiêu một căn", a sum over all of them is no answer."""

import re

from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical

_ONE = r"(?:can|ngoi|suat|khoi|m3|em|chau|dua|con|cay|bong|chiec|cai|the|ha|hec ta|sao|nguoi|ho|hoi vien|dang vien|buoi|lop)"
_ASKS = re.compile(
    rf"\b(?:bao nhieu|may)(?: (?:tien|dong|trieu|nghin|ngan))? (?:mot |moi |1 |/ ?)(?P<behind>{_ONE})\b"
    rf"|\b(?:moi|mot) (?P<before>{_ONE})\b(?: (?!bao\b|may\b)\w+){{0,5}} (?:bao nhieu|may)(?= (?:tien|dong|trieu|nghin|ngan)\b|\W*$)"
)
_SAME = {
    "khoi": r"m³|m3|khối|mét khối",
    "m3": r"m³|m3|khối",
    "ha": r"ha|héc-ta|hecta|héc ta",
    "hec ta": r"ha|héc-ta|hecta|héc ta",
}
_EACH = re.compile(r"\b(?:mỗi|một|từng)\b")
_PEOPLE = r"em|cháu|trẻ|người|hội viên|đảng viên|thành viên|học sinh|bạn"
_OF_PEOPLE = frozenset("em chau dua nguoi".split())
_MARKED = {
    "can": "căn|ngôi|nhà", "ngoi": "ngôi|căn|nhà", "suat": "suất", "con": "con", "cay": "cây", "bong": "bóng", "chiec": "chiếc",
    "cai": "cái|chiếc", "the": "thẻ", "sao": "sào", "ho": "hộ|gia đình", "hoi vien": "hội viên|người|thành viên", "dang vien": "đảng viên|người|đồng chí",
    "buoi": "buổi", "lop": "lớp",
}  # fmt: skip


def price_asked(plain: str) -> str:
    """The folded word for what one of is asked about: "bao nhiêu một căn" → can; empty where none is."""
    match = _ASKS.search(plain)
    return (match["behind"] or match["before"]) if match else ""


def is_of_one(one: str, sentence: str, figure: Figure) -> bool:
    """Whether the figure of NFC `sentence` is told for each of what `one` (folded) names."""
    said = _PEOPLE if one in _OF_PEOPLE else _SAME.get(one) or _MARKED[one]
    behind = canonical(sentence[figure.span.end :])
    if re.match(rf" ?/ ?(?:{said})(?!\w)| (?:một|mỗi) (?:{said})\b", behind):
        return True
    before = canonical(sentence[: figure.span.start])
    told = [match.end() for match in _EACH.finditer(before)]
    return bool(told) and bool(re.match(rf" (?:\w+ )?(?:{said})\b(?:(?!\d)[^;:.])*$", before[told[-1] :]))
