"""Models that a passage names: those its facts tell of, and names in quotes that stand where models do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.facts.records import Fact, Model
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical

_QUOTED = re.compile(r"[“\"«]([^”\"»]{4,110})[”\"»]")
_REACH = 45  # code points before a quote that tell what it is
# What stands right before a model's name …
_CUE = re.compile(
    r"(?:^\W*|mô hình|phong trào|quy tắc|chương trình|câu lạc bộ|quỹ|tổ|đội|nhóm|hệ thống|cách làm|phần việc|công trình|hũ|trực|đưa|có|là|chọn|"
    r"với|duy trì|thực hiện|xây dựng|triển khai|lập|ra mắt|phát động|nhờ|thứ (?:nhất|hai|ba|tư|năm)|vào|và|giữ|quản lý|khởi xướng|[,;–-]|:)\s*$"
)
# … and what says that the quote is a document's subject, a saying, a contest, a column.
_OTHER = re.compile(
    r"(?:\bvề|về việc|chuyên đề|chuyên mục|hội thi|cuộc thi|lời (?:dạy|bác)|\bcâu|khẩu hiệu|phương châm|phiếu|hộp|danh hiệu|chủ đề|tinh thần|"
    r"lưu ý|nói|bảo|kể|cho biết|chia sẻ|khẳng định|nhấn mạnh|nhận xét|tâm sự|tư duy|kiểu như|biểu hiện|học|tác phẩm|bài|tên)(?: (?:của )?[\w ]{0,12})?:?\s*$"
)
_ENDS = re.compile(r"[.?!,;:…]$")
_MOST_WORDS, _LEAST_WORDS = 14, 2
_BEFORE_MANY = re.compile(r"[”\"»](?:,| và| hay|;)? *$")


@dataclass(frozen=True, slots=True)
class Initiative:
    """A model's canonical name, where it stands in the passage, and the keys of the places it is told of."""

    name: str
    at: Span
    places: frozenset[str]


def initiatives(passage: Passage, facts: Iterable[Fact]) -> list[Initiative]:
    """The models that `passage`, which states `facts`, names, in order."""
    known = [
        Initiative(canonical(fact.name), fact.proof.at, frozenset(place.key for place in fact.places))
        for fact in facts
        if isinstance(fact, Model) and not canonical(fact.name).startswith("cấp ")
    ]
    named = {one.name for one in known}
    others = [one for one in _quoted(passage) if one.name not in named]
    return sorted([*known, *others], key=lambda one: one.at.start)


def _quoted(passage: Passage) -> Iterator[Initiative]:
    for sentence in passage.sentences:
        text = sentence.of(passage.text)
        last = False
        for match in _QUOTED.finditer(text):
            name = match[1].strip()
            before = canonical(text[max(0, match.start() - _REACH) : match.start()])
            goes_on = last and bool(_BEFORE_MANY.search(before))
            last = _is_name(name) and (goes_on or (bool(_CUE.search(before)) and not _OTHER.search(before)))
            if last:
                at = Span(sentence.start + match.start(1), sentence.start + match.end(1))
                yield Initiative(canonical(name), at, frozenset())


def _is_name(text: str) -> bool:
    """Whether it looks like a name and not like speech."""
    words = text.split()
    return _LEAST_WORDS <= len(words) <= _MOST_WORDS and text[0].isupper() and not _ENDS.search(text)
