"""Models that a passage names: those its facts tell of, and names in quotes that stand where models do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.facts.records import Fact, Model
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical

_QUOTED = re.compile(r"[“\"«]([^”\"»]{4,110})[”\"»]")
_REACH, _LONG_REACH = 45, 110  # code points before a quote that tell what it is, or that it is called so
# What stands right before a model's name …
_CUE = re.compile(
    r"(?:^\W*(?:(?:[a-zđ]|\d{1,2})[.)]\W*)?|mô hình|phong trào|quy tắc|chương trình|câu lạc bộ|quỹ|tổ|đội|nhóm|hệ thống|cách làm|phần việc|công trình|hũ|trực|đưa|có|là|chọn|"
    r"với|duy trì|thực hiện|xây dựng|triển khai|lập|ra mắt|phát động|nhờ|thứ (?:nhất|hai|ba|tư|năm)|vào|và|giữ|quản lý|khởi xướng|áp dụng|"
    r"mở|góp|nuôi|nấu|trao|tặng|vẽ|dựng|làm|(?<!trở )thành|tuyến|còn|"
    r"\d[\d.]*(?: [^\W\d_]+){0,3}|[,;–-]|:)\s*$"
)
# A name that itself says what was set up needs nothing before it.
_THING = re.compile(r"(?:Tổ|Đội|Câu lạc bộ|CLB|Nhóm|Quỹ|Tủ|Bếp|Nồi|Hũ|Ống|Ngân hàng)\b")
# … and what says that the quote is a document's subject, a saying, a contest, a column.
_OTHER = re.compile(
    r"(?:\bvề|về việc|chuyên đề|chuyên mục|chuyên trang|trang|hội thi|cuộc thi|giải|cuộc vận động|lời (?:dạy|bác)|\bcâu|khẩu hiệu|phương châm|phiếu|hộp|danh hiệu|chủ đề|tinh thần|"
    r"lưu ý|nói|bảo|(?<!đáng )kể|hỏi|đáp|dặn|cho biết|chia sẻ|khẳng định|nhấn mạnh|nhận xét|tâm sự|tư duy|kiểu như|biểu hiện|học|tác phẩm|bài|tên|trở thành|thi đua)"
    r"(?: (?:của )?[\w ]{0,12})?:?\s*$|\b(?:chủ đề|chuyên đề|khẩu hiệu|phương châm|hội thi|cuộc thi)\b[^.;:“”\"]{0,40}$"
)
_NAMED_SO = re.compile(r"(?:mô hình|phần việc|cách làm|công trình)\b[^.;“”\"]{0,90} tên(?: gọi)?(?: là)?\s*$")
# What is said, not named: behind it stands who says it.
_SAID = re.compile(
    r"[”\"»],? (?:(?:[^\W\d_]+ ){0,6}?|(?:đồng chí|ông|bà|anh|chị|bác|cụ|cô|thầy|em) [^.;:“\"]{2,90})\b(?:nói|kể|cười|chia sẻ|bộc bạch|tâm sự|cho biết|cho hay|bày tỏ|nhấn mạnh|khẳng định|phấn khởi|giản dị|nhớ lại)\b"
)
# Unquoted, these words after `mô hình` tell of one and name none.
_NO_NAME = re.compile(r"^(?:nòng cốt|ra|đi|đến|hoạt động|bắt đầu)\b|\b(?:còn|chưa|đã|sẽ)\b")
_QUOTE_MARKS = '“"«'
_ENDS = re.compile(r"[.?!,;:…]$")
_MOST_WORDS, _LEAST_WORDS = 14, 2
# "Chuyên đề năm 2022 là “…”; năm 2023 là “…”": what the first is, the others are.
_AGAIN_ONE = re.compile(r"^[”\"»][,;]? (?:và |còn )?(?:năm|quý|tháng|giai đoạn) [\d/–-]+ (?:là|chọn)\s*$")
_CHIDES = re.compile(r"\b(?:chưa|còn|hạn chế|tồn tại|hình thức|kiểu)\b")
_BEFORE_MANY = re.compile(r"[”\"»](?:,| và| hay|;)? *$")


@dataclass(frozen=True, slots=True)
class Initiative:
    """A model's canonical name, where it stands in the passage, and the keys of the places it is told of."""

    name: str
    at: Span
    places: frozenset[str]


def initiatives(passage: Passage, facts: Iterable[Fact]) -> list[Initiative]:
    """The models that `passage`, which states `facts`, names, in order."""
    beside = _others(passage)
    known = [
        Initiative(canonical(fact.name), fact.proof.at, frozenset(place.key for place in fact.places))
        for fact in facts
        if isinstance(fact, Model) and _is_named(passage.text, fact) and fact.proof.at.start not in beside
    ]
    named = {one.name for one in known}
    others = [one for one in _quoted(passage, beside) if one.name not in named]
    return sorted([*known, *others], key=lambda one: one.at.start)


def _is_named(text: str, fact: Model) -> bool:
    """Whether the words the fact was read from are a name: any in quotes are."""
    name, start = canonical(fact.name), fact.proof.at.start
    if name.startswith("cấp "):
        return False
    return text[start - 1 : start] in _QUOTE_MARKS or not _NO_NAME.search(name)


def _others(passage: Passage) -> frozenset[int]:
    """Where in the passage names in quotes begin that only go on a row of others, or chide: `có mô hình “đánh trống bỏ dùi”`."""
    found: set[int] = set()
    for sentence in passage.sentences:
        text = sentence.of(passage.text)
        end, is_other = 0, False
        for match in _QUOTED.finditer(text):
            before = canonical(text[max(0, match.start() - _REACH) : match.start()])
            is_row = is_other and bool(_AGAIN_ONE.match(canonical(text[max(0, end - 1) : match.start()])))
            is_other = is_row or bool(_OTHER.search(before))
            chides = match[1][:1].islower() and bool(_CHIDES.search(canonical(text[end : match.start()])))
            if is_row or chides:
                found.add(sentence.start + match.start(1))
            end = match.end()
    return frozenset(found)


def _quoted(passage: Passage, others: frozenset[int]) -> Iterator[Initiative]:
    for sentence in passage.sentences:
        text = sentence.of(passage.text)
        last = False
        for match in _QUOTED.finditer(text):
            name = match[1].strip()
            before = canonical(text[max(0, match.start() - _REACH) : match.start()])
            goes_on = last and bool(_BEFORE_MANY.search(before))
            is_said = bool(_SAID.match(text, match.end() - 1))
            named_so = bool(
                _NAMED_SO.search(canonical(text[max(0, match.start() - _LONG_REACH) : match.start()]))
            )
            last = (
                _is_name(name)
                and not is_said
                and sentence.start + match.start(1) not in others
                and (goes_on or named_so or _is_model_here(name, before))
            )
            if last:
                at = Span(sentence.start + match.start(1), sentence.start + match.end(1))
                yield Initiative(canonical(name), at, frozenset())


def _is_model_here(name: str, before: str) -> bool:
    """Whether what stands canonical `before` a name in quotes, or its first word, makes it a model's."""
    return not _OTHER.search(before) and bool(_CUE.search(before) or _THING.match(name))


def _is_name(text: str) -> bool:
    """Whether it looks like a name and not like speech."""
    words = text.split()
    return _LEAST_WORDS <= len(words) <= _MOST_WORDS and text[0].isupper() and not _ENDS.search(text)
