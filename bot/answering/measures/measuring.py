"""What is measured or counted, taken out of a question that compares."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from knowledge.vietnamese.normalising import folded

# Words that say that something is measured or compared, not what.
_MEASURING = frozenset(
    "nhất cao thấp nhiều ít đông lớn nhỏ dài ngắn kém trở lên xuống trên dưới từ đạt hơn tăng giảm chênh lệch tổng số mức kho tư liệu "
    "tiền bằng hay năm còn với hiện giùm nhau nào bên cùng từng mỗi cái loại đối chiếu giữa hẳn nằm kể từng đủ hết liệt kê danh sách nêu ra hai ba bốn thay đổi tới đến trước kia sau".split()
)
_KEPT_PAIRS = frozenset(
    {
        "giảm nghèo",
        "số hóa",
        "bằng khen",
        "từ thiện",
        "bằng cấp",
        "tư tưởng",
        "số liệu",
        "trở lại",
        "tổng kết",
    }
)
# Units of a difference: nothing that is counted.
_NO_COUNT = frozenset({"diem", "phan", "tram", "lan", "don", "vi"})
# Whom a place has many or few of.
_MEMBERS = frozenset(
    tuple(noun.split())
    for noun in ("dang vien", "doan vien", "hoi vien", "chi bo", "can bo", "mo hinh", "ho dan")
)
_MANY = re.compile(r"\b(?:dong|nhieu|it) (?:(?!hon\b|nhat\b)\w+ ){0,3}(?:hon|nhat)\b")
_TOLD_AS_SHARE = frozenset({("ho", "ngheo"), ("ho", "can", "ngheo")})
_COUNTED = _MEMBERS | _TOLD_AS_SHARE
_LEVEL = re.compile(r"\b(?:cao|thap) (?:hon|nhat)\b")
_SAVES = re.compile(
    r"\b(?:tiet kiem|gop|quyen gop|ung ho)(?: duoc| ra)? (?:nhieu|it) (?:hon|nhat)\b"
    # "Heo đất của A và B, bên nào được nhiều hơn?", "Quỹ của A và B hơn kém nhau ra sao?", "Mức góp của A và B"
    r"|\bheo dat\b.*\b(?:duoc|thu) (?:nhieu|it) (?:hon|nhat)\b"
    r"|^\W*(?:so sanh )?(?:so (?:du|tien) )?quy\b.*\b(?:hon kem|chenh|nhieu hon|it hon|lon hon)\b"
    r"|\bmuc (?:dong gop|gop|quyen gop|dong|ho tro)\b"
)
# Words that ask for what is newest, and of whom.
_EMPTY = (("so", "lieu"), ("moi", "nhat"), ("gan", "nhat"), ("giup", "toi"), ("giup", "minh"), ("cho", "toi"))
_MORE_OF = re.compile(r"\b(?:nhieu|it|dong) ((?:\w+ ){1,6})hon\b")
_MOST_COUNTED = 4
_OPENS_WITH_NUMBER = re.compile(
    r"^\W*(?:so sanh )?so (?:luong )?(?!sanh|voi|giup|gium|lieu|thu\b|xem|may|nay|do\b|luong)(\w+ \w+)"
)
_IN_KIND = re.compile(r"\b(?:gao|thoc|dien|nuoc|xang|giay|dat|ngay cong|mau)\b(?<!heo dat)(?<!lon dat)")
_APART = re.compile(r"\b(?:chenh|hon|kem|cach)\b")


def measuring(question: Question) -> Question:
    """`question` with only that content left which says what is measured."""
    read = question.read
    points = "điểm" in read and bool(_APART.search(question.plain))
    empty = _empty(tuple(map(folded, question.content)))
    kept = [
        at
        for at, word in enumerate(read)
        if at not in empty
        and (word not in _MEASURING or _is_kept(read, at))
        and not (points and word == "điểm")
    ]
    content = tuple(question.content[at] for at in kept)
    counted = () if set(question.counted) <= _NO_COUNT else question.counted
    said = tuple(map(folded, content))
    counted = counted or _more_of(question.plain, said) or _number_of(question, said)
    # "Hộ nghèo nơi nào thấp hơn?": what is high or low of them is their share.
    of_poor = said in _TOLD_AS_SHARE and bool(_LEVEL.search(question.plain))
    return replace(
        question,
        content=content,
        read=tuple(read[at] for at in kept),
        # "Đảng viên xã A hay xã B đông hơn?": what there is more of stands before the places.
        counted=said if not counted and said in _COUNTED and _MANY.search(question.plain) else counted,
        percent=question.percent or points or of_poor,
        money=question.money or (("tiền" in read or _saves(question)) and not question.percent),
    )


def _empty(content: Sequence[str]) -> set[int]:
    """Where in the folded `content` words stand that carry nothing."""
    return {
        place
        for at in range(len(content) - 1)
        if tuple(content[at : at + 2]) in _EMPTY
        for place in (at, at + 1)
    }


def _more_of(plain: str, content: Sequence[str]) -> tuple[str, ...]:
    """What it is asked of what there is more: "Nơi nào có nhiều tổ tàu hơn?"; empty where that is not said."""
    match = _MORE_OF.search(plain)
    words = match[1].split() if match else []
    return tuple(word for word in words if word in content)[:_MOST_COUNTED]


_MOST_OF = re.compile(r"\b(?:nhieu|it|dong) ((?:[a-z]+ ){1,3})nhat\b")


def most_of(plain: str) -> tuple[str, ...]:
    """What the folded question asks for most of: "nơi nào đông tàu nhất" → tau; empty where that is not said."""
    match = _MOST_OF.search(plain)
    return tuple(match[1].split()) if match else ()


def is_told_as_share(question: Question) -> bool:
    """Whether it is asked where there are more poor households, which mostly is told as a share of all."""
    said = tuple(map(folded, measuring(question).content))
    return said in _TOLD_AS_SHARE and bool(_MANY.search(question.plain)) and not question.percent


def _number_of(question: Question, content: Sequence[str]) -> tuple[str, ...]:
    """What a question typed without marks asks the number of: "so ho so cua A va B"."""
    match = _OPENS_WITH_NUMBER.search(question.plain) if question.is_plain else None
    words = match[1].split() if match else []
    return tuple(words) if words and set(words) <= {*content, "so"} else ()


def _saves(question: Question) -> bool:
    """Whether it is asked who saved more, and not more of what: that is money."""
    return bool(
        not question.counted and _SAVES.search(question.plain) and not _IN_KIND.search(question.plain)
    )


def counts_members(question: Question) -> bool:
    """Whether it is asked of whom or what a place has more, in number: đảng viên, chi bộ; `question` is of its measure alone."""
    return bool(
        not question.percent
        and tuple(map(folded, question.content)) in _MEMBERS
        and _MANY.search(question.plain)
    )


def _is_kept(read: Sequence[str], at: int) -> bool:
    """Whether the word belongs to a pair that names something."""
    return any(" ".join(read[start : start + 2]) in _KEPT_PAIRS for start in (at - 1, at) if start >= 0)
