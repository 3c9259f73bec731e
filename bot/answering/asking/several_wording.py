"""What questions say that ask for several things at once: which end of a scale, which limit, which units, which models.

Patterns read folded text with single blanks.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.texts.amount_values import Amount, amount


class End(StrEnum):
    """Which end of a scale is asked for."""

    HIGH = "high"
    LOW = "low"


_HIGH = "cao|nhieu|dong|lon|dai|nang|rong|day|ngheo|hon"
_LOW = "thap|it|nho|ngan|kem|nhe|hep"
# Of "xã Bình Ngạn cao nhất" the word next to "nhất" counts, not one that a name may be.
_OTHER = r"(?!(?:cao|thap|nhieu|it|dong|lon) (?:hon|nhat)\b)"
_MOST = re.compile(
    rf"(?<!hang )\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))(?:,? (?!hon\b|nhat\b){_OTHER}\w+){{0,5}} nhat\b(?! (?:la )?\d)"
)
_MORE = re.compile(
    rf"\b(?:(?P<high>{_HIGH.removesuffix('|hon')})|(?P<low>{_LOW}))(?: (?!nhat\b){_OTHER}\w+){{0,3}} hon\b"
)
_SET_BESIDE = re.compile(
    r"^so\b|[,;?] so\b|\b(?:so sanh|so voi|so (?:giup|gium|thu|xem)|hon kem|chenh(?: lech| nhau)?|dat canh(?: nhau)?|doi chieu)\b|\bhon\b|\btang hay giam\b"
)
_IN_WORDS = re.compile(
    r"\b(?:khac|giong|lam (?:gi|sao|the nao|toi dau|duoc gi)|co gi|nhu the nao|the nao|ra sao|vuong|han che|bai hoc|kinh nghiem|"
    r"nguyen nhan|nhiem vu|huong)\b"
)

# Asked for places: the noun and what the units of it are called.
_ANY = "noi|cho|khu vuc|dia phuong|don vi|dang bo|co so|tap the"
_LEVELS = {
    "xa": frozenset({"xã", "phường", "thị trấn", "đặc khu"}),
    "phuong": frozenset({"phường", "xã", "thị trấn"}),
    "huyen": frozenset({"huyện", "quận", "thị xã", "thành phố"}),
    "tinh": frozenset({"tỉnh", "thành phố"}),
}
_PLACES = re.compile(
    rf"\b(?P<noun>{_ANY}|{'|'.join(_LEVELS)}) nao\b|\bo dau\b|\bdau (?:co|lam)\b|\b(?:nhung|cac) (?P<nouns>{_ANY}|{'|'.join(_LEVELS)})\b(?! (?:nao )?duoc nhac)"
)
# Units and bodies inside a place.
_PARTS = re.compile(
    r"\b(?:nhung |cac |may |tung )?(?P<part>chi bo|chi hoi|chi doan|to dan pho|khu pho|khu dan cu|ap|thon|ban|buon|khom|lang|xom|to tu quan|to) nao\b"
    r"|\b(?:nhung|cac) (?P<parts>chi bo|to dan pho|khu pho|ap|thon|buon|khom|xom)\b(?=.*\b(?:nao|ke|liet ke|ten|gi)\b)"
    r"|^\W*(?:ke|liet ke|neu)(?: ten| ra)? (?:nhung|cac) (?P<told>chi bo|to dan pho|khu pho|ap|thon|buon|khom|xom)\b"
)
_MODELS = re.compile(
    r"\b(?:mo hinh|cach lam(?: hay)?)(?: \w+){0,6} (?:nao|gi|ke (?:ra|het|du)|liet ke|ten gi)\b|\b(?:nhung|cac|may|tung|het|du|bon|ba|hai|nam|sau|bay|tam|\d+) (?:mo hinh|cach lam hay)\b"
    r"|\b(?:mo hinh|cach lam)\b(?: \w+){0,12} (?:co|gom|la) (?:nhung|cac) (?:cai |mo hinh |viec )?(?:nao|gi)\b"
    r"|\b(?:ten|ke|liet ke|danh sach|diem|neu)(?: \w+){0,4} mo hinh\b|\bmo hinh thi sao\b|\bmo hinh (?:nao|gi)\b"
    # "Mô hình hay ở xã A?" asks for their names, whatever else it leaves out.
    r"|^\W*(?:mot so |cho biet |xem )?mo hinh(?: (?:hay|tieu bieu|noi bat|hieu qua|tot|dien hinh|hoc tap|hoc bac|lam theo bac|lam theo|dang co))*"
    r" (?:o|cua|tai|ben)\b(?!.*\b(?:bao nhieu|may|ai|khi nao|the nao|ra sao|lam gi|giup|tu)\b)"
)

_COMPARATOR = r"(?P<over>tren|hon|vuot(?: qua)?|qua|tu|it nhat|toi thieu|khong duoi|>=?)|(?P<under>duoi|chua (?:toi|den|day)|khong qua|toi da|kem|<=?)"
_LIMIT = re.compile(
    rf"\b(?:{_COMPARATOR}) (?P<number>\d+(?:[.,]\d+)*) ?(?P<unit>%|phan tram|(?:(?:nghin|ngan|trieu|ty) )?dong\b|trieu|ty|m2|met vuong|ha|km|m\b|kg|tan)?"
    r"(?P<up> (?:tro len|tro di|do len)| (?:dang vien|nguoi|ho|chi bo|mo hinh)? ?tro len)?(?P<down> tro xuong)?"
)
_NO_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY_SCALES = frozenset({"trieu", "ty"})


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a figure: `is_least` (at least, or more than) or at most; `strict` leaves the bound itself out."""

    amount: Amount
    is_least: bool
    strict: bool

    def holds(self, found: Amount) -> bool:
        """Whether a figure of the same unit keeps to it."""
        if self.amount.unit and self.amount.unit != found.unit:
            return False
        if found.value == self.amount.value:
            return not self.strict
        return (found.value > self.amount.value) is self.is_least


def most(plain: str) -> End | None:
    """Which end of a scale the folded question asks for: `nơi nào cao nhất`; None if it asks for none."""
    return _end(_MOST.search(plain))


def more(plain: str) -> End | None:
    """Which of some is asked for: `nơi nào thấp hơn`; None if that is not asked."""
    return _end(_MORE.search(plain)) or most(plain)


def _end(match: re.Match[str] | None) -> End | None:
    if match is None:
        return None
    return End.HIGH if match["high"] else End.LOW


def sets_beside(plain: str) -> bool:
    """Whether figures are to be set side by side."""
    return bool(_SET_BESIDE.search(plain)) or most(plain) is not None


_EACH = re.compile(
    r"\bcap \w+(?: \w+)? (?:va|voi|,) cap\b|\b(?:moi (?:ben|noi|to chuc|hoi|cap|don vi)|ben nao|hai ben|con\b.*\b(?:bao nhieu|may|gi|sao)|khac|giong|so sanh|so voi|hon)\b"
)


def asks_each(plain: str) -> bool:
    """Whether each of several is asked about."""
    return bool(_EACH.search(plain))


_CHANGE = re.compile(
    r"\b(?:thay doi|tang|giam|so voi|chuyen bien|len xuong|bien dong|tu (?:nam )?\d{4} (?:den|toi|qua|sang))\b"
)


def asks_change(plain: str) -> bool:
    """Whether it is asked how something moved through the years."""
    return bool(_CHANGE.search(plain))


_DOCUMENT_KINDS = (
    "van ban|chi thi|ket luan|nghi quyet|quy dinh|quyet dinh|ke hoach|huong dan|chuong trinh|cong van"
)
_DOCUMENTS = re.compile(
    rf"\b(?:nhung|cac|may|hai|ba|bon|\d+) (?P<kind>{_DOCUMENT_KINDS})\b|\b(?P<asked>{_DOCUMENT_KINDS}) (?:nao|gi)\b"
    rf"|\b(?:ke|liet ke|danh sach|neu|ten)(?: \w+){{0,3}} (?P<named>{_DOCUMENT_KINDS})\b"
)


def asks_documents(plain: str) -> str:
    """The folded kind of the documents that are to be named: `van ban`; empty if none are."""
    match = _DOCUMENTS.search(plain)
    return (match["kind"] or match["asked"] or match["named"]) if match else ""


def is_in_words(plain: str) -> bool:
    """Whether what is done, not how much of it, is to be set side by side."""
    return bool(_IN_WORDS.search(plain))


def limit_of(plain: str) -> Limit | None:
    """The bound that the folded question puts on a figure; None if it puts none."""
    for match in _LIMIT.finditer(plain):
        if not match["unit"] and (_NO_YEAR.fullmatch(match["number"]) or not match["up"]):
            continue
        unit = match["unit"]
        if unit in _MONEY_SCALES:
            unit = f"{unit} dong"
        bound = amount(match["number"], unit)
        if bound is None:
            continue
        is_least = bool(match["over"]) and not match["down"]
        strict = (match["over"] or match["under"]) in {
            "tren",
            "hon",
            "vuot",
            "vuot qua",
            "qua",
            "duoi",
            ">",
            "<",
        }
        return Limit(bound, is_least, strict and not match["up"])
    return None


def without_limit(plain: str) -> str:
    """The folded question with its bound blotted out, letter for letter."""
    return _LIMIT.sub(lambda match: " " * len(match[0]), plain)


def asks_places(plain: str) -> frozenset[str] | None:
    """The levels of the places that are asked for, empty for any; None if no places are asked for."""
    match = _PLACES.search(plain)
    if match is None:
        return None
    return _LEVELS.get(match["noun"] or match["nouns"] or "", frozenset())


_SEVERAL_UNITS = re.compile(r"\b(?:hai|ba|cac|nhung) (xa|phuong|huyen|tinh)\b")


def asks_several(plain: str) -> frozenset[str] | None:
    """The levels of the places that are set beside each other without being named: `hai xã`."""
    match = _SEVERAL_UNITS.search(plain)
    return _LEVELS[match[1]] if match else None


def asks_parts(plain: str) -> str:
    """The folded name of the units inside a place that are asked for: `chi bo`; empty if none are."""
    match = _PARTS.search(plain)
    return (match["part"] or match["parts"] or match["told"]) if match else ""


_UNIT = "xa|phuong|huyen|thi tran|thi xa|thanh pho"
_OF_UNITS = re.compile(
    rf"\b(?:nhung|cac|may|hai|ba|bon|nam) (?P<units>(?:{_UNIT})(?:(?:, | va | hay | hoac )(?:{_UNIT}))*)\b(?! (?:nao|gi|khac|doan|uy)\b)"
    # "Đoàn thể cấp huyện": those of the district itself.
    rf"|\b(?:doan the|to chuc|hoi|co quan|don vi) cap (?P<level>{_UNIT})\b"
)
_OWN_LEVELS = {
    "xa": frozenset({"xã"}),
    "phuong": frozenset({"phường"}),
    "huyen": frozenset({"huyện"}),
    "thi tran": frozenset({"thị trấn"}),
    "thi xa": frozenset({"thị xã"}),
    "thanh pho": frozenset({"thành phố"}),
}


def of_units(plain: str) -> frozenset[str]:
    """The levels of the units whose own is asked for: `mô hình của các phường ở …`; empty if it is asked of none."""
    match = _OF_UNITS.search(plain)
    named = re.findall(rf"\b(?:{_UNIT})\b", match["units"] or match["level"]) if match else []
    # "Ở các xã huyện A" is anywhere in it; "của các xã" are the communes' own.
    of_level = _LEVELS if match and plain[: match.start()].endswith(("o ", "tai ")) else _OWN_LEVELS
    return frozenset[str]().union(*(of_level.get(unit, _OWN_LEVELS[unit]) for unit in named))


def without_units(plain: str) -> str:
    """The folded question with those units blotted out."""
    return _OF_UNITS.sub(" ", plain)


def asks_models(plain: str) -> bool:
    """Whether the names of models are asked for."""
    return bool(_MODELS.search(plain))
