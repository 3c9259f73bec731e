"""What else a question says besides its kind: a share, money, a name, an office, a document, a claim, a comparison.

Patterns read folded text with single blanks.
"""

import re
from collections.abc import Sequence

from knowledge.vietnamese.normalising import folded

OFFICE = (
    r"(?:bi thu|chu tich|giam doc|truong (?:ban|phong|thon|ap|doan|cong an)|hieu truong|thu truong|vien truong|doi truong|"
    r"to truong|chi huy|chinh tri vien|chinh uy|don truong|hai doi truong|tram truong|ong|(?:^|nguoi )(?:anh|chi|co|chu|bac|cu|thay)(?! (?:bo|hoi|uy|doan|quan|so|tich|luong|cach|the|hinh)\b)|bac si|nguoi|dong chi|can bo|ca nhan|cong an vien|(?:hoi|dang|doan) vien|gia lang|nghe nhan)"
)
"""Who may be asked for, in folded words: an office, or how one calls somebody."""
NAME_OF_OFFICE = r"\bten (?:cua )?(?:nu |dong chi )?(?:pho )?(?:bi thu|chu tich|giam doc|hieu truong|truong (?:ban|phong|thon|ap|cong an))\b"
_PERCENT = re.compile(r"\b(?:phan tram|ty le|percent\w*)\b|%")
_MONEY = re.compile(
    r"\b(?:(?:bao nhieu|may) (?:k\b|tien|dong(?! chi)|trieu|ty(?! le)|kinh phi|ngan(?! hang)|nghin|chuc trieu|von)|kinh phi|so tien|tong tien|thu nhap|(?<!chat )(?<!so )(?<!luc )(?<!dung )luong (?:binh quan|thang|mot|1|bao nhieu|la|nguoi|cua|(?:cong nhan|can bo|cn)\b)|doanh thu|thu ngan sach|tri gia|how much money)\b"
    # "nuôi heo đất mỗi người bao nhiêu một tháng": what is put by is money.
    r"|\b(?:heo dat|khui heo|nuoi heo|bo ong|lon (?:dat|nhua)|(?<!hang )(?<!moi )quy (?!\d|[ivx]+\b|nao|dinh|che|hoach|uoc|trinh|mo\b|dau|cuoi|vua|nay|toc))\b[^?]{0,60}?\b(?:duoc|co|con) bao nhieu\W*$"
    r"|\b(?:moi|tung) (?:\w+ ){1,3}(?:gop|dong|dong gop|bo|ung ho|nop|de danh|tiet kiem|duoc (?:cho|ho tro|vay|tang)) (?:bao nhieu|may)\W*$"
    r"|\b(?:nuoi heo|heo dat|tiet kiem|bo ong|de danh|quyen gop)\b(?: (?!duoc\b)\w+){0,4} bao nhieu(?= *$|\W*$| (?:moi|mot|1|/) ?(?:ngay|tuan|thang|quy|nam))"
)
# "Hỗ trợ bao nhiêu một căn": "bao nhiêu một ha" may ask for a crop, "bao nhiêu một hộ" for cattle.
_PRICE = re.compile(
    r"\b(?:cho|ho tro|tra|linh|lanh|kiem|gop|dong) (?:them )?(?:duoc )?(?:bao nhieu|may) (?:mot|moi|1) thang\b|\b(?:bao nhieu|may) (?:mot |moi |1 |/ ?)(?:can|ngoi|suat|khoi|m3|em|chau|dua|bong|chiec|cai|the)\b"
)
_IDENTITY = re.compile(
    rf"\b(?<!nhat )la ai\b|\b(?:ai|dong chi nao|nguoi nao) (?:la nguoi )?dung dau\b|\bai (?:la|lam|dang lam|giu chuc|giu) (?:chuc )?(?:bi thu|chu tich|giam doc|truong|pho|hieu truong|nguoi dung dau)\b|\b{OFFICE}\b.*\bten (?:la )?gi\b|{NAME_OF_OFFICE}|\bla (?:dong chi|ong|ba|chi|anh|co|thay|bac|chu|cu|nguoi) nao\b|\bwho is\b"
)
_CHECKS = re.compile(
    r"\b(?:dung khong|phai khong|dung chu|dung chua|chuan chua|co phai|co dung|co that|dung vay khong|(?:phai|dung) (?:hon|hong|hem|hok|vay|ha)|ha(?=\W*$)|sai khong|is it true)\b"
)
_COMPARES = re.compile(
    r"\b(?:so sanh|so voi|(?:cao|thap|nhieu|it|lon|dong|kem) (?:\w+ ){0,3}hon|hon kem|chenh nhau|khac (?:nhau|gi|sao)|giong nhau|compare)\b"
)


_GENERAL = frozenset(
    "hay dang hoc tap chu y tot kho bai tu lieu noi bat dien hinh tieu bieu don vi dia phuong lam theo bac ke thanh tich guong mau "
    "buc tranh chung viet bai xin nghe tinh hinh chuyen viec y chinh hay hoc hoi trong ngoai ve o cua nhac den cach moi gioi thieu y tuong hai".split()
)


def is_general(content: Sequence[str]) -> bool:
    """Whether the canonical syllables of a question are too general to look for anything in particular."""
    return all(folded(word) in _GENERAL for word in content)


_PERSONS = re.compile(
    r"\b(?:nhung|cac|may|ke ten|liet ke|danh sach)(?: \w+){0,2} (?:guong|ca nhan|dien hinh|nguoi|dong chi)\b"
)


def asks_persons(plain: str) -> bool:
    """Whether those are to be named who stand out: no view of the whole."""
    return bool(_PERSONS.search(plain))


_LISTED = re.compile(r"\b(?:nhung|cac|may)? ?((?:\w+ ){0,2}\w+) (?:nao|gi)\b")
_NO_NOUN = frozenset("nhung cac may co lam la ve noi viec dieu".split())


def listed(plain: str) -> str:
    """The folded noun whose instances are asked for: `nhung chi bo nao` → chi bo. Empty if there is none."""
    match = _LISTED.search(plain)
    words = match[1].split() if match else []
    while words and words[0] in _NO_NOUN:
        words.pop(0)
    return " ".join(words[-2:])


_NOT_WANTED = re.compile(r"\b(?:khong|chu khong|ko) (?:can|phai|lay|tinh|hoi) (?:[^\W_]+ ?){1,4}")


_ASKS_DOCUMENT = re.compile(
    r"\b(?:van ban|chi thi|ket luan|nghi quyet|ke hoach|huong dan|chuong trinh|quy dinh|quyet dinh)(?: rieng| chuyen de| cua minh)* (?:nao|gi)\b"
)


def asks_document(plain: str) -> bool:
    """Whether it is asked which document."""
    return bool(_ASKS_DOCUMENT.search(plain))


def asks_percent(plain: str) -> bool:
    """Whether a share is asked for."""
    return bool(_PERCENT.search(_NOT_WANTED.sub(" ", plain)))


def asks_money(plain: str) -> bool:
    """Whether an amount of money is asked for."""
    return bool(_MONEY.search(plain) or _PRICE.search(plain))


def asks_identity(plain: str) -> bool:
    """Whether the name of somebody is asked for."""
    return bool(_IDENTITY.search(plain))


_ASKS_OFFICE = re.compile(
    r"\b(?:giu|lam|dam nhan|nam) (?:chuc|cuong vi)\b|\bchuc (?:vu|danh|gi)\b|\bla ai\b|\blam gi\b"
)


def asks_office(plain: str) -> bool:
    """Whether it is asked what office somebody holds."""
    return bool(_ASKS_OFFICE.search(plain))


def checks(plain: str) -> bool:
    """Whether a claim is put to be confirmed or put right."""
    return bool(_CHECKS.search(plain))


_DATE_CLAIMED = re.compile(
    r"\b(?:ban hanh|ra doi|ra|ky|co) (?:vao )?(?:ngay |hom )?\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b"
)


def claims_date(plain: str) -> bool:
    """Whether the day on which a document was issued is put to be confirmed."""
    return checks(plain) and bool(_DATE_CLAIMED.search(plain))


def compares(plain: str) -> bool:
    """Whether places are to be set side by side."""
    return bool(_COMPARES.search(plain))
