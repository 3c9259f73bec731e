"""What stands around an answer, in its language: headings, buttons, questions that are offered.

Whoever asks in English reads English headings; the corpus' own words, and what the commands say, stay Vietnamese.
"""

from dataclasses import dataclass
from typing import Final

_ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of one language. Those with braces are filled in."""

    sources: str
    nearest: str
    not_found: str
    digest: str
    source: str
    more: str
    wrong_source: str
    models: str
    results: str
    model: str


_FRAMES: Final = {
    "vi": Frame(
        sources="Nguồn:",
        nearest="Gần nhất trong kho tư liệu:",
        not_found="Tôi chưa tìm thấy điều này trong kho tư liệu.",
        digest="tóm lược",
        source="Xem nguồn [{n}]",
        more="Xem thêm {count} mục",
        wrong_source="Sai nguồn",
        models="{place} có những mô hình nào?",
        results="{place} đạt kết quả gì?",
        model="Mô hình “{name}” ở {place} làm gì?",
    ),
    _ENGLISH: Frame(
        sources="Sources:",
        nearest="Closest in the collection:",
        not_found="I have not found this in the collection.",
        digest="digest",
        source="Open source [{n}]",
        more="{count} more",
        wrong_source="Wrong source",
        models="What models does {place} have?",
        results="What results did {place} achieve?",
        model="What does the model “{name}” in {place} do?",
    ),
}
VIETNAMESE: Final = _FRAMES["vi"]


def frame_of(language: str) -> Frame:
    """The frame for an answer's language; Vietnamese for any that has none."""
    return _FRAMES.get(language, VIETNAMESE)
