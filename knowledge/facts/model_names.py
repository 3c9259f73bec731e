"""Which words of a sentence are the name of a model.

A quotation mark alone says little: slogans, books, contests and speeches stand in them too. What stands before the
quote decides, or, without quotation marks, what stands around the word `mô hình`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.reading import NAME, TIME, Reading
from knowledge.records import Span
from knowledge.vietnamese.tokens import count_syllables

# What may be set up and given a name; a movement, a campaign, a contest or a theme is no model.
_THING = (
    r"(?:mô hình|câu lạc bộ|clb|cách làm|quỹ|tổ|đội|đội hình|nhóm|công trình|phần việc|tuyến đường|con đường|đoạn đường|tuyến phố|hàng cây"
    r"|bếp|tủ|kệ sách|ngân hàng|chi hội|vườn|góc|gian hàng|phiên chợ|chợ|thùng|hũ gạo|ống tiết kiệm|máy atm|cổng|điểm|hòm|ngôi nhà|lớp học|đường dây|tuyến kênh|tuyến kinh|trạm)"
)
_BEFORE_QUOTE = re.compile(rf"(?<![^\W_]){_THING}(?P<more>(?: [^\W_]+){{0,4}}?) $")
_NO_MODEL_WORDS = re.compile(
    r"(?<![^\W_])(?:về|theo|thi|phong trào|vận động|chủ đề|chuyên đề|hội thi|chương trình|khẩu hiệu|phương châm|tác phẩm|sách|bài|bài viết|ca khúc|đạt|chuẩn|danh hiệu|mừng|kỷ niệm|cuộc|tiêu chí|lời|câu|nghị quyết|học bổng)(?![^\W_])"
)
_LIST_OPENS = re.compile(r"mô hình[^.;“”\"]{0,120}?(?::|như|là|gồm|trong đó có|có)\s*$")
_IN_OPEN_LIST = re.compile(
    r"mô hình[^“”\".;:]{0,60}:(?=[^.]*$).*?(?:với|có|thực hiện|duy trì|triển khai|xây dựng|,|;|và) $",
    re.DOTALL,
)
_FOUNDS = re.compile(
    r"(?:duy trì|ra mắt|nhân rộng|thành lập|lập|mở|vận hành|đặt|hình thành|sáng lập) (?:được )?$"
)
# After these verbs it is the name itself that says what was set up: thực hiện “Tủ bánh mì 0 đồng”.
_DOES = re.compile(r"(?:thực hiện|xây dựng|triển khai|có|tổ chức|phụ trách|khánh thành) (?:được )?$")
_THING_FIRST = re.compile(rf"{_THING}(?![^\W_])")
_IS_A_MODEL = re.compile(r"\s*là (?:một |một trong những |những )?mô hình")
_LINK = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?(?:(?:của|ở|tại|do|với|trong|trên|dành cho|cho)\s[^“”\";.]{1,90}?)?\s*(?:,|và|cùng|hay|hoặc|, và)\s*"
    rf"(?:{_THING}(?: [^\W_]+){{0,4}}\s*)?$"
)
_LINK_IN_LIST = re.compile(r";\s*(?:và |[^.;“”\"]{0,60}\scó\s)?$")
_NO_NAME = re.compile(
    r"(?:học tập và làm theo|học và làm theo|làm theo|tự diễn biến|tự chuyển hóa|nói đi đôi|nói không đi đôi)"
    r"|(?:phong trào|hình thức|điểm|kiểu mẫu|mẫu|đối phó|khép kín|nhóm)$"
)
_UNQUOTED_REST = re.compile(
    r"[,;](?P<items>(?: [^\W\d_]+)+(?:(?:,| và)(?: [^\W\d_]+)+)*?)\s*(?:[,;.…]| và|, và|\.\.\.)*\s*"
)
_ITEM = re.compile(r"(?:^|, | và )\s*(?P<item>[^,]+?)(?=,| và |$)")
_NO_ITEM = re.compile(
    r"(?<![^\W_])(?:được|đã|lan|góp|giúp|phát|với|của|có|mang|tạo|nhằm|qua|là|trong|thu hút|các|những|nhiều|vv|v\.v|hoạt động|cùng|nhất là|đạt|cho)(?![^\W_])"
)
_LONGEST_ITEM = 6  # syllables
_LONGEST = 60  # syllables; party models bear names of forty

_PLURAL = re.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|số|mỗi|từng|vài|bao nhiêu|mấy|bất kỳ|thêm|loại|hàng trăm|hàng chục|\d|không có|chưa có|về|và|,) (?:mới )?$"
)
_UNQUOTED = re.compile(rf"(?<![^\W_])mô hình (?P<name>[^\W\d_{NAME}{TIME}][^,;.:()“”\"{NAME}{TIME}\d–-]*)")
# fmt: off
_STOP = frozenset(
    "của do với tại ở cho được có gồm trong đã để nhằm giúp từ mà là nhờ thì bằng khi sau theo đến qua hiện luôn ngày chưa đang sẽ này nêu như tới"
    " đạt hoạt ra vừa và hay trước ấy kia nên vì vẫn cũng mang góp thu phải cần bước nói bảo tuy".split()
)
_STOP_PAIRS = frozenset({
    ("vận", "động"), ("hoạt", "động"), ("ra", "mắt"), ("ra", "đời"), ("góp", "phần"), ("mang", "lại"), ("thu", "hút"), ("phát", "huy"), ("bước", "đầu"), ("nói", "trên"), ("bảo", "đảm"), ("trên", "địa"), ("trên", "toàn"), ("trên", "cơ"), ("trên", "các"), ("trên", "diện"), ("trên", "lĩnh"),
})
_PAIRED_ONLY = frozenset({"hoạt", "ra", "góp", "thu", "bước", "nói", "bảo", "mang", "có", "hay"})
_NO_FIRST = frozenset(
    "này trên đó ấy hay mới tốt hiệu tiêu điển học làm nào cụ thiết sáng riêng khác phù tương thí kiểu nêu về không còn nhưng chính đầu lớn nhỏ đặc thật rất tiên tự đẹp đơn giống mẫu văn hình sang nối cũ chung".split()
)
# fmt: on
_GENERIC = frozenset(
    {
        "điểm",
        "kinh tế",
        "sinh kế",
        "sản xuất",
        "dân vận",
        "kinh tế hiệu quả",
        "điểm về",
        "chính quyền",
        "quản lý",
    }
)
_SET_UP = r"(?:thành lập|lập ra|ra mắt|xây dựng|phụ trách|duy trì|khởi xướng)"
_GROUP = r"(?:tổ|đội|câu lạc bộ|clb|nhóm)"
_NO_GROUP = r"(?:công tác|giúp việc|kiểm tra|đảng|chỉ đạo|biên tập|thẩm định|soạn thảo|trưởng|phó|chức|dân phố|quốc|thi|viên|bầu|thư ký|điều hành|nhân dân tự quản số)"
_GROUP_NAME = rf"(?P<name>{_GROUP} (?!{_NO_GROUP}(?![^\W_]))[^\W\d_]+(?:(?:,(?= (?:chống|chữa cháy|cứu nạn|cứu hộ|xóa)))? (?!do |được |ở |tại |của |gồm |với |có |ra |và |đã )[^\W\d_]+){{0,8}})"
_FOUNDED = re.compile(
    rf"(?:^|[,;:] |– ){_GROUP_NAME}(?: (?:ở|tại|của) [^,;.“”\"]{{2,40}}?)? (?:do [^;.“”\"]{{3,80}}? {_SET_UP}|được [^,;.“”\"]{{0,40}}?(?:thành lập|ra mắt)|ra đời)"
)
_FOUNDS_GROUP = re.compile(
    rf"(?:thành lập|ra mắt|cho ra mắt) (?:được )?{_GROUP_NAME}(?= (?:ở|tại|của|gồm|với|có|để|do|\()|[,.;:]|$)"
)


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name and where it stands, without quotation marks; `outer` is the stretch with its marks and the noun before."""

    name: str
    span: Span
    outer: Span


def model_names(reading: Reading) -> Iterator[ModelName]:
    """The models that a sentence names, in order, each name once."""
    found = [*_quoted(reading), *_unquoted(reading), *_groups(reading)]
    seen: set[str] = set()
    end = 0
    for name in sorted(found, key=lambda name: (name.span.start, -name.span.end)):
        if name.span.start >= end and name.name not in seen:
            seen.add(name.name)
            end = name.span.end
            yield name


def _quoted(reading: Reading) -> Iterator[ModelName]:
    last: Span | None = None
    in_list = is_enumerated = False
    for quote in reading.quotes:
        before = reading.plain[: quote.start]
        thing = _last_thing(before, max(0, quote.start - 80))
        opens = bool(_LIST_OPENS.search(before, max(0, quote.start - 160)))
        between = before[last.end :] if last else ""
        is_model = (
            (thing is not None and _may_head(thing))
            or opens
            or bool(_IN_OPEN_LIST.search(before) and not _NO_MODEL_WORDS.search(before[-40:]))
            or (last is not None and bool(_LINK.match(between) and not _NO_MODEL_WORDS.search(between[-30:])))
            or (in_list and bool(_LINK_IN_LIST.search(between)))
            or (bool(_FOUNDS.search(before)) and reading.text[quote.start + 1].isupper())
            or bool(_DOES.search(before) and _THING_FIRST.match(reading.plain, quote.start + 1))
            or bool(_IS_A_MODEL.match(reading.plain, quote.end))
        )
        if is_model and _may_name(reading, quote):
            in_list = in_list or opens or "mô hình" in before
            if last and is_enumerated:
                yield from _unquoted_items(reading, Span(last.end, thing.start() if thing else quote.start))
            is_enumerated = is_enumerated or (opens and before.rstrip().endswith(":"))
            last = quote
            start = thing.start() if thing else quote.start
            inner = Span(quote.start + 1, quote.end - 1)
            yield ModelName(inner.of(reading.text).strip(), inner, Span(start, quote.end))
    if last and is_enumerated:
        yield from _unquoted_items(reading, Span(last.end, len(reading.text)))


def _unquoted_items(reading: Reading, gap: Span) -> Iterator[ModelName]:
    """Names in small letters and without quotes in a list of quoted ones: “A”, thắp sáng đường quê; “B”."""
    match = _UNQUOTED_REST.fullmatch(reading.masked, gap.start, gap.end)
    if match is None:
        return
    items = [
        Span(match.start("items") + item.start("item"), match.start("items") + item.end("item"))
        for item in _ITEM.finditer(match["items"])
    ]
    named = [span.of(reading.plain) for span in items]
    if all(
        2 <= len(name.split()) <= _LONGEST_ITEM and not _NO_ITEM.search(name)  # noqa: PLR2004 - syllables
        for name in named
    ):
        yield from (ModelName(span.of(reading.text), span, span) for span in items)


def _may_head(thing: re.Match[str]) -> bool:
    """Whether the words before a quote make it a name: `con đường mới là “…”` only likens one thing to another."""
    more = thing["more"]
    likens = " là" in more and not thing[0].startswith("mô hình")
    return not likens and not _NO_MODEL_WORDS.search(more)


def _last_thing(before: str, since: int) -> re.Match[str] | None:
    """The noun nearest to the quote: in `Đội 2 lập tổ “…”` it is the second one."""
    found = None
    while match := _BEFORE_QUOTE.search(before, since):
        found, since = match, match.start() + 1
    return found


def _may_name(reading: Reading, quote: Span) -> bool:
    name = reading.plain[quote.start + 1 : quote.end - 1].strip()
    return bool(name) and not _NO_NAME.match(name) and count_syllables(name) <= _LONGEST


def _unquoted(reading: Reading) -> Iterator[ModelName]:
    for match in _UNQUOTED.finditer(reading.masked):
        start = match.start("name")
        if reading.in_quote(start) or _PLURAL.search(
            reading.plain, max(0, match.start() - 14), match.start()
        ):
            continue
        words = match["name"].split()
        kept = _until_stop(words)
        if len(kept) < 2 or len(kept) > 10 or kept[0] in _NO_FIRST or " ".join(kept) in _GENERIC:  # noqa: PLR2004 - syllables
            continue
        length = len(" ".join(kept))
        if len(kept) == len(words) and reading.text[start + length : start + length + 2].strip().startswith(
            ("“", '"')
        ):
            continue  # the quote behind it is the name
        span = Span(start, start + length)
        yield ModelName(span.of(reading.text), span, Span(match.start(), span.end))


def _until_stop(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if (word, following) in _STOP_PAIRS or (word in _STOP and word not in _PAIRED_ONLY):
            return words[:at]
    return words


def _groups(reading: Reading) -> Iterator[ModelName]:
    for pattern in (_FOUNDED, _FOUNDS_GROUP):
        for match in pattern.finditer(reading.plain):
            span = Span(*match.span("name"))
            name = span.of(reading.text)
            if not reading.in_quote(span.start) and not name.endswith(" “"):
                following = reading.text[span.end : span.end + 2].strip()
                if not following.startswith(("“", '"')):
                    yield ModelName(name, span, span)
