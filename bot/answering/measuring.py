"""What is measured or counted, taken out of a question that compares."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.question import Question
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
_MANY = re.compile(r"\b(?:dong|nhieu|it) (?:hon|nhat)\b")
_APART = re.compile(r"\b(?:chenh|hon|kem|cach)\b")


def measuring(question: Question) -> Question:
    """`question` with only that content left which says what is measured."""
    read = question.read
    points = "điểm" in read and bool(_APART.search(question.plain))
    kept = [
        at
        for at, word in enumerate(read)
        if (word not in _MEASURING or _is_kept(read, at)) and not (points and word == "điểm")
    ]
    content = tuple(question.content[at] for at in kept)
    counted = () if set(question.counted) <= _NO_COUNT else question.counted
    said = tuple(map(folded, content))
    return replace(
        question,
        content=content,
        read=tuple(read[at] for at in kept),
        # "Đảng viên xã A hay xã B đông hơn?": what there is more of stands before the places.
        counted=said if not counted and said in _MEMBERS and _MANY.search(question.plain) else counted,
        percent=question.percent or points,
        money=question.money or ("tiền" in read and not question.percent),
    )


def _is_kept(read: Sequence[str], at: int) -> bool:
    """Whether the word belongs to a pair that names something."""
    return any(" ".join(read[start : start + 2]) in _KEPT_PAIRS for start in (at - 1, at) if start >= 0)
