"""Without marks, mấy and máy are written alike: before what can be counted it asks how many."""

import re

from knowledge.vietnamese.normalising import folded

_MACHINE = re.compile(r"\bmáy\b(?= ([^\W\d_]+(?: [^\W\d_]+)?))")
_COUNTED = re.compile(
    r"(?:(?:hoc|dang|doan|hoi) vien|hoc sinh|hinh thuc|ho|nguoi|em|chau|chi (?:bo|hoi)|mo hinh|lan|buoi|cuoc|dot|can|tuyen|cach|viec|"
    r"nam|thang|xa|thon|ap|ban|dieu|noi dung|nhiem vu|tieu chi|to|tap the|ca nhan|dai bieu|trieu|ty|diem|bai|cau lac)\b"
)


def asking_many(typed: str, marked: str) -> str:
    """`marked`, NFC `typed` with its marks restored, with mấy for a máy that was typed without its mark before what can be counted."""
    if len(typed) != len(marked):
        return marked
    for match in _MACHINE.finditer(marked):
        if typed[slice(*match.span())].isascii() and _COUNTED.match(folded(match[1])):
            marked = f"{marked[: match.start()]}mấy{marked[match.end() :]}"
    return marked
