"""How a claim is put: by "à?" as well as by "phải không?"; and that X lies in district Y asks in which X lies."""

import re
from collections.abc import Callable, Sequence

from bot.answering.texts.place_chains import FoundPlace
from knowledge.vietnamese.normalising import canonical, folded, is_plain

# What a statement is put by to be confirmed; folded, "ạ" is "a" as well and says nothing but respect.
_PUT = re.compile(r"\s+(?:à|hả|ư|hở|hử|chứ|nhỉ|phỏng)\s*[?.!]*\s*$", re.IGNORECASE)
# Whatever asks by itself is no claim.
_ASKS = re.compile(
    r"\b(?:gì|nào|ai|mấy|bao nhiêu|nhiêu|đâu|sao|bao giờ|bao lâu|không|chưa|khi nào|kể|cho biết|liệt kê|nêu)\b"
)
_CONFIRM = " phải không?"
_LEAST_WORDS = 5
_LEVEL = r"(?:thi xa|thanh pho|thi tran|tp|huyen|tinh|quan|xa|phuong)"
_LIES = re.compile(
    rf"^(?:co phai |co dung (?:la )?|nghe noi )?(?P<place>[^,?]{{3,60}}?) (?:truc thuoc|thuoc ve|thuoc|nam o|nam trong)(?: dia phan| dia ban)?"
    rf" (?P<level>{_LEVEL}) [^,?]{{2,30}}?,? (?:dung khong|phai khong|dung chu|dung chua|co dung khong|khong|ha|a)\W*$"
)

_BODY = r"(?:bo chinh tri|ban (?:bi thu|chap hanh trung uong|thuong vu (?:tinh|huyen|thanh|thi|dang) uy|tuyen giao(?: \w+ uy| trung uong)?)|(?:tinh|huyen|thanh|thi|dang) uy|ubnd|uy ban nhan dan|trung uong|quoc hoi|chinh phu|thu tuong)"
_ISSUED_BY = re.compile(
    rf"\b(?:do|la cua|cua) {_BODY}\b[^?]{{0,40}}? (?:ban hanh |ra |ky )*(?:dung|phai|co dung|chuan)\b(?! .*\d)"
)
# Of whom an office is claimed and no name: whoever did it holds it, or another.
_BY_OFFICE = re.compile(
    r"\bdo (?P<who>(?:dong chi )?(?:pho )?(?:bi thu|chu tich|truong|giam doc|hieu truong|chi huy)(?: (?!do\b)\w+){0,5}?) "
    r"(?P<act>(?:truc tiep )?(?:chu tri|trinh bay|phat bieu|doc|dieu hanh|khai mac|trao|chi dao|phu trach|khoi xuong|de xuat|sang lap)\b[^?]{0,30}?)"
    r"[ ,]*(?:co )?(?:dung|phai) (?:khong|chu|chua|vay khong)\W*$"
)

# The name of a police is a place's, and "Trưởng" stands before it.
_HEAD_OF = re.compile(r"\btruong $")


def heads_police(text: str, found: Sequence[FoundPlace]) -> bool:
    """Whether NFC `text` says the head of a police that was taken for a place."""
    return any(
        folded(place.place.name).startswith("cong an ") and _HEAD_OF.search(folded(text[: place.span.start]))
        for place in found
    )


def issuer_claimed(plain: str) -> bool:
    """Whether the folded question, a claim, is about nothing but who issued a document: "Chỉ thị A là của B phải không?"."""
    return bool(_ISSUED_BY.search(plain))


def as_claim(text: str) -> str:
    """NFC `text` with "phải không?" for another word that puts a statement to be confirmed; as it is where it asks otherwise."""
    match = _PUT.search(text)
    if match is None or len(text[: match.start()].split()) < _LEAST_WORDS:
        return text
    return text if _ASKS.search(canonical(text[: match.start()])) else text[: match.start()] + _CONFIRM


def by_whom(text: str) -> str:
    """NFC `text` asking who did it, where it is claimed that the holder of an office did: "do Phó Bí thư chủ trì phải không?"."""
    match = _BY_OFFICE.search(folded(text))
    if match is None:
        return text
    return text[: match.start("who")] + "ai" + text[match.end("who") : match.end("act")] + "?"


def where_it_lies(text: str, find: Callable[[str], Sequence[FoundPlace]]) -> str:
    """NFC `text` asking in which unit of that level a place lies, where it is claimed to lie in one; else as it is.

    `find` finds the places in a text: what is said to lie there must be one, and nothing besides.
    """
    match = _LIES.search(folded(text))
    if match is None:
        return text
    place = text[slice(*match.span("place"))]
    found = find(place)
    if len(found) != 1 or found[0].span.start > 0 or found[0].span.end < len(place):
        return text
    level = text[slice(*match.span("level"))]
    return f"{place} thuoc {level} nao?" if is_plain(text) else f"{place} thuộc {level} nào?"
