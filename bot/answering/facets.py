"""What part of a report a question is after: shortcomings, lessons, next tasks, awards, causes."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """A part that every report of the genre has. Both patterns read folded text.

    `cue` says that a sentence belongs to the part unless `outside` says that it only speaks of it;
    `asks` that a question is about it.
    """

    name: str
    asks: re.Pattern[str]
    cue: re.Pattern[str]
    outside: re.Pattern[str] = re.compile("(?!)")

    def holds(self, plain: str) -> bool:
        """Whether the folded sentence belongs to the part."""
        return bool(self.cue.search(plain)) and not self.outside.search(plain)


_FACETS = (
    Facet(
        "cause",
        re.compile(r"\b(?:nguyen nhan|vi sao|tai sao|ly do|why|causes?)\b"),
        re.compile(r"\b(?:nguyen nhan|xuat phat tu|la do|boi|do (?:cap uy|nhan thuc|mot (?:so|bo phan)|thieu|chua))\b"),
    ),
    Facet(
        "shortcoming",
        re.compile(r"\b(?:han che|ton tai|khuyet diem|yeu kem|kho khan|vuong mac|bat cap|chua lam duoc|thieu sot|con yeu|yeu (?:cho|o|diem)|con vuong|vuong (?:chuyen|gi|o|cho)|chua (?:duoc|tot) (?:cho|gi)|shortcomings?|weakness\w*)\b"),
        re.compile(r"\b(?:han che|ton tai|khuyet diem|yeu kem|kho khan|vuong mac|bat cap|thieu sot|chua (?:nhieu|cao|dong deu|thuong xuyen|chu dong|sau|tot|manh|kip thoi))\b"),
        re.compile(r"\b(?:khac phuc|thoi gian toi|sap toi|tiep tuc)\b"),
    ),
    Facet(
        "lesson",
        re.compile(r"\b(?:bai hoc|kinh nghiem|lessons?)\b"),
        re.compile(r"\b(?:bai hoc|kinh nghiem)\b"),
    ),
    Facet(
        "task",
        re.compile(r"\b(?:thoi gian toi|sap toi|toi day|tiep theo|nhiem vu|giao viec|phuong huong|giai phap|ke hoach toi|dinh huong|next tasks?|plans?)\b"),
        re.compile(r"\b(?:thoi gian toi|sap toi|toi day|tiep theo|nhiem vu (?:tiep theo|trong tam|thoi gian)|phuong huong|tiep tuc|se (?!la\b)|yeu cau)\b"),
    ),
)  # fmt: skip


def facet_of(plain: str) -> Facet | None:
    """The part that the folded question asks for."""
    return next((facet for facet in _FACETS if facet.asks.search(plain)), None)
