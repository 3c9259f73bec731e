"""What people earn and what a business sells, as it is asked at home: "lương tháng bao nhiêu", "bán được bao nhiêu tiền"."""

import re

from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import folded

_SEAM = re.compile(r"[;.:,]\s")
# What is asked in folded text, and what is written of it before its figure.
_TOLD_AS = (
    (
        re.compile(r"\b(?:kiem (?:them )?(?:duoc )?|lam (?:ra|duoc) (?:\w+ ){0,5}|luong (?:\w+ ){0,3}|linh (?:luong )?)(?:duoc )?(?:khoang )?(?:bao nhieu|may)\b"),
        re.compile(r"\b(?:thu nhap|tien luong|luong|tien cong)\b"),
    ),
    (
        re.compile(r"\bban (?:hang |chung )?(?:ra )?(?:duoc )?(?:bao nhieu|may) (?:tien|trieu|ty)\b"),
        re.compile(r"\b(?:doanh thu|doanh so|tien ban|ban duoc)\b"),
    ),
)  # fmt: skip


def is_earned(plain: str, sentence: str, figure: Figure) -> bool:
    """Whether the folded question asks what is earned or sold, and the clause of `sentence` before `figure` says that it is that."""
    if not figure.money:
        return False
    said = folded(_SEAM.split(sentence[: figure.span.start])[-1])
    return any(asked.search(plain) and told.search(said) for asked, told in _TOLD_AS)
