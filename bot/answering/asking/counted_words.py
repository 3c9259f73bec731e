"""What the words of a question say is counted: behind "bao nhiêu", behind a claimed figure, of what there is more. Folded but where said."""

import re
from collections.abc import Sequence

from knowledge.vietnamese.normalising import folded

# What is counted stands after one of these …
_COUNTING = (
    ("bao", "nhieu"), ("so", "luong"), ("tong", "so"), ("ty", "le"), ("how", "many"), ("may",), ("nhieu",), ("it",),
)  # fmt: skip
# … and these …
_MEASURES = frozenset("% luot so cai tram ty le".split())
# "Phần trăm" is one, the "phản" of "phản ánh" is not.
_SHARE = ("phan", "tram")
# … and ends before these. Typed without marks, some of them would be other words: đang and đảng, do and đỏ.
_ENDS = frozenset(
    "z v r ad một 1 hơn là thì có đã được đang ở tại trong của từ vào năm hằng hàng mỗi không vậy nhỉ ạ nào gì thuộc do để cho và rồi nữa đều nhờ".split()
)
_PLAIN_ENDS = frozenset(
    "z v r ad mot moi 1 hon la thi da duoc o tai trong cua vao khong nao gi thuoc cho roi nua deu nho".split()
)
# "Mấy tổ mấy thành viên": a second count is asked for.
_ASKS_AGAIN = frozenset({"may"})
# From one figure to the other.
_REACHES = frozenset("xuống lên tới đến xuong".split())
_LONGEST_COUNTED = 4
_PERSONS = frozenset("anh chi em chau chu bac ong ba cu dua".split())
_ASKS_LATER = re.compile(r"\b(?:bao nhieu|may)\b")
_AFTER_CLAIM = _PLAIN_ENDS | frozenset("dung phai ha hay mot moi chua sai chuan a hien nay bay gio".split())
_OF_MONEY = frozenset("tien dong ngan nghin trieu ty von".split())
_LED = re.compile(r"\b(\w+) (?:duoc )?(?:bao nhieu|may)\b")


def led_by(plain: str) -> str:
    """The folded word before the one that asks how many: `con bao nhieu` → con. Empty if none is."""
    match = _LED.search(plain)
    return match[1] if match else ""


# "Còn hội viên phụ nữ thì bao nhiêu?": whom one can count, not whose count it is.
_THEN_HOW_MANY = re.compile(
    r"^(?:(?:the|con|vay|roi|rieng|so) )*((?:(?:hoi|doan|dang|thanh|giao|sinh|hoc) (?:vien|sinh)|chi bo|can bo|mo hinh|tap the|ca nhan|ho|nguoi|phu nu|nam|nu|thanh nien)\b(?: (?!thi\b)[^\W\d]+){0,2}) "
    r"thi (?:co |duoc |la |co duoc )?(?:bao nhieu|may)\b"
)
_MORE_OF = re.compile(
    r"\b(?:nhieu|it|dong) ((?:\w+ ){1,3})hon\b|\bso (?!sanh|voi|luong)((?:\w+ ){1,3})(?:cua|o|giua|tai)\b"
    r"|^((?:\w+ ){2,3})(?:cua |o )?,+ (?:hay|va|voi|so voi) ,+ (?:ben |noi )?(?:nao )?(?:nhieu|it|dong) hon\b"
)


# "Hộ nghèo năm 2021 là bao nhiêu?": who is counted opens the question.
_OPENING = re.compile(
    r"^\W*(?:con |the |so |cho hoi )*(?P<noun>ho (?:can )?ngheo|(?:dang|doan|hoi|hoc) vien(?: (?:nu|moi|du bi))?|chi bo|chi hoi)\b[^?]*?\b(?:la|con|co|dat|duoc) (?:bao nhieu|may)\W*$"
)


def opening_count(plain: str) -> tuple[str, ...]:
    """The folded syllables of people or units that a question opens with and counts: `ho ngheo xa a con bao nhieu` → ho, ngheo."""
    match = _OPENING.match(plain)
    return tuple(match["noun"].split()) if match else ()


def more_of(plain: str) -> tuple[str, ...]:
    """The folded syllables of what one place has more of than another: `dong dang vien hon` → dang, vien."""
    match = _MORE_OF.search(plain)
    return tuple((match[1] or match[2] or match[3]).split()) if match else ()


def claimed_thing(after: Sequence[str]) -> tuple[str, ...]:
    """Of the folded syllables after a claimed figure those that say what it counts: `12 chi bo dung khong` → chi, bo."""
    found: list[str] = []
    for word in after[:_LONGEST_COUNTED]:
        if word in _AFTER_CLAIM:
            break
        found.append(word)
    return tuple(found)


def counted(words: Sequence[str], *, is_plain: bool) -> tuple[str, ...]:
    """The folded syllables of what is counted, from canonical `words`; empty if that is not said or is money.

    `is_plain` says that the question was typed without marks.
    `bao nhiêu chi bộ trực thuộc` gives chi, bo, truc; a comma among the words stands for a place taken out.
    """
    plain = [folded(word) for word in words]
    for phrase in _COUNTING:
        for at in range(len(plain) - len(phrase) + 1):
            if tuple(plain[at : at + len(phrase)]) == phrase and not _is_plural(plain, at):
                found = _counted_from(words, at + len(phrase), is_plain=is_plain)
                if found or found is None:
                    return found or ()
    return _counted_before(" ".join(plain))


def _is_plural(plain: Sequence[str], at: int) -> bool:
    """Whether the mấy at `at` only says that they are several, and another word asks: "mấy anh ở đồn có mấy người …"."""
    is_said_of_persons = plain[at] == "may" and bool(_PERSONS.intersection(plain[at + 1 : at + 2]))
    return is_said_of_persons and bool(_ASKS_LATER.search(" ".join(plain[at + 2 :])))


def _counted_before(plain: str) -> tuple[str, ...]:
    """What is put before "thì bao nhiêu", where it can be counted: `the hoi vien phu nu thi co bao nhieu` → hoi, vien, phu, nu."""
    match = _THEN_HOW_MANY.search(plain)
    return tuple(match[1].split()[:_LONGEST_COUNTED]) if match else ()


def _counted_from(words: Sequence[str], at: int, *, is_plain: bool) -> tuple[str, ...] | None:
    """What is counted from word `at` on, empty if that is not said there; None for money."""
    while at < len(words) and (folded(words[at]) in _MEASURES or _is_share(words, at)):
        at += 1
    if [folded(word) for word in words[at : at + 2]] == ["nguoi", "la"] and words[at + 2 :]:
        at += 2  # "bao nhiêu người là đảng viên"
    if [folded(word) for word in words[at : at + 2]] == ["bao", "nhieu"]:
        return ()  # "chiếm tỷ lệ bao nhiêu": of what is said elsewhere
    if words[at : at + 1] and (words[at] in _REACHES or words[at - 1] == "so"):
        return ()  # "giảm từ mấy xuống mấy hộ": said behind the second; "bớt được mấy so với năm ngoái"
    found: list[str] = []
    for word in words[at : at + _LONGEST_COUNTED]:
        plain = folded(word)
        if (
            word == ","
            or word[0].isdigit()
            or word in (_PLAIN_ENDS if is_plain else _ENDS)
            or (found and plain in _ASKS_AGAIN)
        ):
            break
        found.append(plain)
    if (
        found[:2] == ["kinh", "phi"]
        or found[1:3] == ["kinh", "phi"]
        or (found[:1] and found[0] in _OF_MONEY and found[:2] != ["dong", "chi"])
    ):
        return None
    return tuple(found)


def _is_share(words: Sequence[str], at: int) -> bool:
    return tuple(folded(word) for word in words[at : at + len(_SHARE)]) == _SHARE
