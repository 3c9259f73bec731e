"""How a follow-up that only goes on is put: "thế đầu sách thì bao nhiêu", "còn năm trước đó", "Ban Tuyên giáo thì sao"."""

import re

from bot.answering.asking.content_units import UNION
from bot.answering.conversation.exchanging import bodies_in
from knowledge.vietnamese.normalising import folded, is_plain

# What is counted stands before the asking word.
_COUNTED_FIRST = re.compile(
    r"^\W*(?:(?:con|the|vay|roi|rieng|so) )*(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,3}?) thi (?:co |duoc |la )?(?:bao nhieu|may)(?: nguoi)?\W*$"
)
# What is no noun that can be counted: whose it is, when, what was done, a measure.
_NOT_COUNTED = re.compile(
    r"^(?:cua|o|ben|do|nam|thang|quy|da|duoc|tong|cap|trong|ngoai|theo|nhu|neu|den|tu|kinh|thu nhap|ty le|ti le|dien tich|doanh thu|dan so|gia|tien|von|muc|luong|thu|chi phi|no|ho|toan|ca|moi)\b(?! (?:ngheo|can|gia dinh|dan)\b)"
)
# "Riêng cấp cơ sở thì sao?" goes on as "còn cấp cơ sở" does.
_ALONE = re.compile(r"^riêng\s+|^rieng\s+(?!le\b)", re.IGNORECASE)
_THEN = re.compile(r"\bthi (?:sao|the nao|nhu the nao|ra sao|bao nhieu|may(?: \w+)?)\W*$")
_OF_PLACE = re.compile(
    r"\b(?:bi thu|pho bi thu|chu tich|pho chu tich|truong (?:thon|ap|ban|khu pho|cong an))\b"
)
_UNION = re.compile(rf"\b(?:{UNION}|xa doan|mat tran)\b")


# After "… có bao nhiêu chi bộ?" what else every report counts is asked for as a number: "còn đảng viên?".
_COUNTED_TOO = re.compile(
    r"^\W*(?:(?:con|the|vay|roi|ma) )+(?:so (?:luong )?)?(?P<noun>(?:(?:dang|hoi|doan|giao|thanh) vien|can bo|hoc sinh|ho (?:can )?ngheo|ho dan|chi (?:bo|hoi|doan)"
    r"|mo hinh|cau lac bo|thon|ap|to|tap the|ca nhan)(?: (?:nu|moi|du bi|tre|dan toc))?)(?: thi (?:sao|the nao|nhu the nao))?\W*$"
)
_HOW_MANY = re.compile(r"^(?!.*(?:%|\bphan tram\b|\bty le\b|\bti le\b|\btien\b)).*\b(?:bao nhieu|may)\b")


def restated(typed: str, before: str) -> str:
    """NFC `typed` with what is counted behind the asking word: "thế đầu sách thì bao nhiêu" → bao nhiêu đầu sách.

    So also where the question `before` asked how many, and this names something else that is counted. As it is where it
    names nothing that can be counted; with "còn" for "riêng".
    """
    typed = _ALONE.sub("con " if is_plain(typed) else "còn ", typed)
    counts = _HOW_MANY.search(folded(before))
    match = (_COUNTED_TOO.match(folded(typed)) if counts else None) or _COUNTED_FIRST.match(folded(typed))
    if match is None or _NOT_COUNTED.match(match["noun"]):
        return typed
    noun = typed[slice(*match.span("noun"))]
    words = noun.split()
    if len(bodies_in(words)) == len(words):
        return typed  # "còn Huyện đoàn thì bao nhiêu?" puts one body in the place of another
    return f"{'bao nhieu' if is_plain(typed) else 'bao nhiêu'} {noun}?"


def asks_on(plain: str) -> bool:
    """Whether the folded question says only of what else the same is asked: "Ban Tuyên giáo Trung ương thì sao?"."""
    return bool(_THEN.search(plain))


def asks_head_of_place(plain: str) -> bool:
    """Whether the folded question is after who leads a place: its secretary, its chairman."""
    return bool(_OF_PLACE.search(plain))


def is_of_place_before(plain: str) -> bool:
    """Whether the folded question is after an office or a union that every place has, and says no place: "hội phụ nữ có mô hình gì?"."""
    return bool(_OF_PLACE.search(plain) or _UNION.search(plain))
