"""Why somebody asks, said along with the question: "Mai họp chi bộ, …", "… cho tôi báo cáo"; nothing of it is asked.

Patterns read folded text with single blanks.
"""

import re
from collections.abc import Callable, Sequence

from bot.answering.texts.place_chains import FoundPlace
from knowledge.vietnamese.normalising import folded

_WHEN = (
    r"(?:(?:sang|trua|chieu|toi|dem) (?:mai|nay|mot)|(?:ngay|bua) (?:mai|mot)|mai|(?:hom|bua) nay|(?:tuan|thang) (?:toi|sau|nay)|cuoi tuan(?: nay| toi)?|"
    r"sap(?: toi)?(?! nhap)|chuan bi)"
)
_WHAT = r"(?:(?:di )?hop|sinh hoat|noi chuyen|thuyet trinh|(?:di )?bao cao|len lop|giao ban|di thi|viet (?:bai|bao cao)|lam bao cao|tiep doan)"
# The clause before the question: who meets may stand in it, and is whom the question is about.
_BEFORE = re.compile(
    rf"^\W*(?:(?:vi|do|nhan) )?{_WHEN} (?P<who>(?:(?!{_WHAT}\b)[^\s,:;.?!]+ ){{0,9}}?){_WHAT}\b(?P<object>[^,:;.?!]{{0,60}})[,:;.] *(?=\S)"
    r"|^\W*(?:toi|tui|em|minh|chung (?:toi|em)) (?:dang|can|phai|sap) [^,:;.?!]{0,60}?\b(?:bao cao|phat bieu|viet bai|bai viet)\b[^,:;.?!]{0,40}[,:;.] *(?=\S)"
    rf"|^\W*(?P<first>(?:[^\s,:;.?!]+ ){{1,9}}?){_WHEN} {_WHAT}\b(?P<of>[^,:;.?!]{{0,40}})[,:;.] *(?=\S)"
)
# "Tôi cần viết vài dòng về …": what is written of is what is asked.
_WRITES_OF = re.compile(
    r"^\W*(?:toi|tui|em|minh|chau|chung (?:toi|em)) (?:(?:dang|can|phai|sap|muon|dinh|duoc giao) )+(?:viet|soan|lam|noi)(?: (?:vai|may|mot|it|cai|dong|y|bai|tin|bao cao|doan|tham luan|phat bieu|ngan|doi cau)){0,5} (?:noi )?ve (?=(?:\w+ ){2}\w)"
)
_REQUEST = re.compile(r"\b(?:cho|giup|gium|ho|xin|gui)\b")
_BEHIND = re.compile(
    rf",? (?:de|cho) (?:(?:toi|em|minh|tui|chau|anh|chi|kip) )?(?:{_WHEN} )?(?:co cai )?{_WHAT}(?: (?:chi bo|dang uy|co quan|lanh dao|chi uy|cap tren|(?:voi|truoc|trong) [^,:;.?!]{{2,30}}))?\W*$"
)
_ASKS = re.compile(r"\b(?:gi|nao|ai|dau|may|bao nhieu|sao|khong|chua|khi nao|the nao)\b")


def without_occasion(text: str, find: Callable[[str], Sequence[FoundPlace]]) -> str:
    """NFC `text` without what tells on which occasion it is asked; a place that `find` sees in that is kept."""
    plain = folded(text)
    if len(plain) != len(text):
        return text
    writes = _WRITES_OF.match(plain)
    if writes:
        text, plain = text[writes.end() :], plain[writes.end() :]
    behind = _BEHIND.search(plain)
    if behind and _REQUEST.search(plain[: behind.start()]) and not find(text[behind.start() :]):
        text, plain = text[: behind.start()], plain[: behind.start()]
    match = _BEFORE.match(plain)
    if match is None or _ASKS.search(match[0]):
        return text
    who, beside = ("who", "object") if match["first"] is None else ("first", "of")
    # What somebody is writing of has no such parts, and is looked at whole.
    spans = (
        [match.span(group) for group in (who, beside)] if match[who] is not None else [(0, 0), match.span()]
    )
    kept = [text[slice(*span)].strip() for span in spans]
    if not find(kept[1]):
        kept.pop()
    return ", ".join([*filter(None, [" ".join(filter(None, kept))]), text[match.end() :]])
