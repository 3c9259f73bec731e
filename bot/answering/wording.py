"""The words of questions: what asks, and for what."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a question asks for."""

    FIGURE = "figure"
    LIST = "list"
    PERSON = "person"
    TIME = "time"
    TEXT = "text"


# All patterns read folded text with single blanks.
_FIGURE = re.compile(
    r"\b(?:bao nhieu|may(?! man| moc| tinh)|ty le|so luong|tong so|how many|how much|percent\w*)\b|%"
)
_LIST = re.compile(
    r"\b(?:nhung|cac)\b(?: \w+){1,5} (?:nao|gi)\b|\b(?:ke ten|liet ke|gom nhung|bao gom|gom co|danh sach|noi nao|dau co|list)\b"
    r"|\b(?:mo hinh|phong trao|chi thi|van ban|ket luan|nghi quyet|hinh thuc|noi dung|viec|quy|to) (?:nao|gi)\b"
    r"|\b(?:nhung|cac) mo hinh\b|\bwhich\b"
)
_PERSON = re.compile(r"\b(?:ai|nguoi nao|dong chi nao|ten (?:la )?gi|who)\b")
_TIME = re.compile(r"\b(?:khi nao|bao gio|luc nao|ngay nao|thang nao|nam nao|ngay may|when)\b")
_PERCENT = re.compile(r"\b(?:phan tram|ty le|percent\w*)\b|%")
_MONEY = re.compile(r"\b(?:bao nhieu (?:tien|dong|trieu|ty|kinh phi)|kinh phi|so tien|tong tien)\b")

# What is counted stands after these …
_COUNTED = re.compile(
    r"(?:bao nhieu|may|so luong|tong so|ty le|how many)(?: (?:phan tram|%|ty le|luot|so|cai|nguoi(?= la)))*(?: |$)"
)
# … and ends before these.
_END_OF_COUNTED = re.compile(
    r"\b(?:la|thi|co|da|duoc|dang|o|tai|trong|cua|tu|vao|nam|hang|moi|khong|vay|nhi|a|nao|gi|thuoc|do|de|cho|theo|ra|va|tham)\b|[?.,;!]"
)

# Phrases that ask and carry nothing to look for.
ASKING = tuple(
    tuple(phrase.split())
    for phrase in (
        "cho biết", "cho tôi biết", "cho em biết", "cho hỏi", "cho tôi hỏi", "xin hỏi", "xin cho biết", "hãy cho biết",
        "bao nhiêu", "bao nhiêu phần trăm", "phần trăm", "tỷ lệ", "số lượng", "tổng số", "như thế nào", "thế nào",
        "ra sao", "là gì", "gì", "nào", "những", "các", "ai", "khi nào", "bao giờ", "lúc nào", "ở đâu", "đâu",
        "tại sao", "vì sao", "có phải", "phải không", "đúng không", "có đúng", "không", "hay không", "kể tên",
        "liệt kê", "bao gồm", "gồm", "mấy", "là", "có", "được", "đã", "thì", "của", "ở", "tại", "về", "và", "với",
        "cho", "hãy", "vậy", "thế", "ạ", "nhé", "nhỉ", "ơi", "trong", "tới", "này", "đó", "bạn", "tôi", "em", "mình",
        "chúng tôi", "nói về", "nói gì", "nội dung gì", "giúp", "xem", "theo tài liệu", "nơi nào", "một",
        "how many", "what", "which", "who", "when", "the", "of", "in", "is", "are", "did", "does", "do", "how",
    )
)  # fmt: skip


def kind_of(plain: str) -> Kind:
    """What the folded question asks for."""
    if _FIGURE.search(plain):
        return Kind.FIGURE
    if _TIME.search(plain):
        return Kind.TIME
    if _LIST.search(plain):
        return Kind.LIST
    return Kind.PERSON if _PERSON.search(plain) else Kind.TEXT


def asks_percent(plain: str) -> bool:
    """Whether a share is asked for."""
    return bool(_PERCENT.search(plain))


def asks_money(plain: str) -> bool:
    """Whether an amount of money is asked for."""
    return bool(_MONEY.search(plain))


def counted(plain: str) -> tuple[str, ...]:
    """The folded syllables of what is counted: `bao nhieu chi bo truc thuoc` → chi, bo, truc. Empty if not said."""
    match = _COUNTED.search(plain)
    if not match:
        return ()
    rest = plain[match.end() :]
    end = _END_OF_COUNTED.search(rest)
    return tuple(re.findall(r"\w+", rest[: end.start()] if end else rest)[:4])
