"""What an amount counts: the noun phrase behind it, or the one before it."""

import re

from knowledge.facts.reading import NAME, TIME
from knowledge.records import Span

# fmt: off
# A noun ends before these …
_STOP = frozenset(
    "của cho với tại ở do được đã là có trong trên từ để về đạt chiếm gồm nhằm giúp bằng và hoàn đăng cam ký dự nghe nắm hiến góp đóng sử đoạt giành"
    " nhận gặp sửa vay chưa không còn sẽ phải đang vẫn đều luân quyên phục đi đến nhờ theo như khi mà thì nên rồi vì bị này đó ấy kia tích lắp mở"
    " trồng nộp ra mỗi cùng hưởng tăng giảm hay hoặc nay so trước sau nhất tham phát cả vào qua lên xuống nguyên cũng tặng bàn xây làm bỏ dọc hằng"
    " vượt dài rộng lập viết rà dạy tới áp đỡ hỏi mua bán rửa hiện chung nhưng cần vừa nấu nuôi khám ngoài thuộc tiếp thực vận hỗ".split()
)
# … and before these pairs, whose first word may stand in one.
_STOP_PAIRS = frozenset({
    "tổ chức", "phụ trách", "tự nguyện", "tự tháo", "bảo đảm", "quản lý", "liên tục", "liên quan", "đầu tư", "đầu năm", "hướng tới", "hàng năm", "hàng tháng", "hàng ngày",
    "hàng tuần", "hòa giải thành", "chỉ đạo", "thu được", "thu hút", "giao nộp", "tiêu biểu", "trị giá", "tiết kiệm được", "ủng hộ", "đồng tình", "ngay sau", "đầu tiên", "đảm nhận", "tình nguyện",
    "trung bình", "kết nạp", "gây quỹ", "giải quyết", "thoát nghèo", "tiêu thụ", "gương mẫu", "cấp ủy",
})
# These end even a noun that has not begun.
_NEVER = frozenset({
    "đầu năm", "đầu nhiệm", "cuối nhiệm", "cuối năm", "đầu tiên", "hàng năm", "hàng tháng", "hàng ngày", "hàng tuần", "trị giá", "thu được", "bổ sung", "hài lòng", "gây quỹ", "thăm hỏi", "thăm tặng",
})
# But these are nouns, or go on in one.
_NOUNS = frozenset({
    "hướng dẫn", "tiêu chí", "tiêu chuẩn", "phát thanh", "phát triển", "dự án", "mở rộng", "hiện vật", "thực phẩm", "thực hành", "vận động viên", "làm việc", "cần câu", "nuôi dưỡng", "vận tải", "tiêu thụ", "hỗ trợ",
    "hưởng lợi", "áp phích", "dự thi",
})
# fmt: on
# After a comma the noun goes on with these: cán bộ, đảng viên.
_COORDINATED = "công nhân viên|cán bộ|đảng viên|công chức|viên chức|người lao động|chiến sĩ|giáo viên|nhân viên|hội viên|đoàn viên|công nhân|học sinh|sinh viên|quần chúng|nhân dân|người dân|việc tốt|hạ sĩ quan"
_SYLLABLE = re.compile(r"[ ]([^\W\d_]+(?:-[^\W\d_]+)?)")
_GOES_ON = re.compile(rf", (?=(?:{_COORDINATED})(?![^\W_]))|(?: và)(?= (?:{_COORDINATED}|cá nhân)(?![^\W_]))")
_OF_ALL = re.compile(r" (?:trong|trên)(?: tổng số| số| tổng) \d[\d.]*(?= [^\W\d_])")
_LONGEST, _LONGEST_BEFORE, _LONGEST_VERB = 8, 12, 4  # syllables
_LINK = re.compile(" với ")
_CLAUSE_LINK = re.compile(
    r" (?:với|để(?! dành)|là|đã|sẽ|nhằm|nên|kêu gọi|giúp|mà|xã(?! hội)|phường|huyện|tỉnh) "
)
_SUM = re.compile(
    r"(?<![^\W_])(?:(?:tổng )?(?:trị giá|kinh phí|số tiền|giá trị|chiều dài|diện tích|nguồn vốn|mức đầu tư)|dài|rộng)$"
)
_MEASURED = re.compile(
    r"(?<![^\W_])(?:tổng|thu nhập|doanh thu|lợi nhuận|tỷ lệ|tỉ lệ|giá trị|kinh phí|quỹ|thu ngân sách|ngân sách|nộp ngân sách|số|tốc độ|mức|diện tích|chiều dài|năng suất|sản lượng|nguồn|vốn|mức độ|sản phẩm|tội phạm|dư nợ|học phí|độ che phủ)(?![^\W_])"
)
_ASIDE = re.compile(r"\([^()]*\)")
_BOUNDARY = re.compile(rf"[,;:.()“”\"–…{NAME}]| - |\d")
# fmt: off
_TRAILING = re.compile(
    r"(?: |^)(?:đạt|còn|xuống|lên|là|ước|chiếm|bằng|được|hiện|từ|đến|tới|có|giảm|tăng|vượt|hơn|trên|gần|thêm|khoảng|ít nhất|(?<!thu nhập )bình quân|trung bình|với|đã|chỉ|về|mức|trị|gồm|cho|thấp|cao|cả|vào|xuống còn|và|nay|hiện nay|của|mỗi|tỷ lệ|nhưng|theo|sẽ|để|tại|ở|lại|(?:mỗi|hằng|hàng|một) (?:tháng|năm|ngày|tuần|quý))$"
)
_LEADING = re.compile(
    r"^(?:đến nay|hiện nay|hiện|kết quả|qua đó|nhờ đó|nhờ vậy|trong đó|trong|theo|và|với|có|đã|còn|bình quân|trung bình|ước|riêng|toàn|cũng|nay|mỗi|từ|nhưng|cuối|đầu|năm|để|sẽ|sau|đặc biệt|tổng cộng|được)(?: |$)"
)
# fmt: on


def noun_after(masked: str, at: int) -> Span | None:
    """The noun phrase that begins right at `at` of a masked sentence, None if a verb or a mark does.

    Of `296 trong tổng số 301 đảng viên` it is the one behind the whole.
    """
    of_all = _OF_ALL.match(masked, at)
    start = end = of_all.end() if of_all else at
    words: list[str] = []
    while len(words) < _LONGEST:
        match = _SYLLABLE.match(masked, end)
        if match and not _stops(masked, match, words):
            words.append(match[1])
            end = match.end()
            continue
        link = _GOES_ON.match(masked, end) if words else None
        if link is None:
            break
        end = link.end() - (masked[link.end() - 1] == " ")
    return Span(start + 1, end) if words else None


def _stops(masked: str, match: re.Match[str], before: list[str]) -> bool:
    """Whether the noun ends before this word."""
    word = match[1]
    following = _SYLLABLE.match(masked, match.end())
    pair = f"{word} {following[1]}" if following else word
    if before[-1:] == ["trực"] and word in {"thuộc", "tiếp"}:
        return False
    if before[-1:] == ["việc"] and word == "làm":
        return False
    if pair in _NOUNS and (
        not before or pair not in {"hướng dẫn", "hỗ trợ", "thực hành", "mở rộng", "nuôi dưỡng", "làm việc"}
    ):
        return False
    return word in _STOP or pair in _NEVER or (pair in _STOP_PAIRS and bool(before))


def noun_before(masked: str, at: int, since: int, *, is_money: bool = False) -> Span | None:
    """The phrase that ends at `at`, back to a mark, a name, a number or `since`; without the verb of being at its end.

    Before money it is short: the verb that spends or earns it, unless what it measures is named.
    """
    # What stands in parentheses does not part a subject from its figure.
    masked = masked[:since] + _ASIDE.sub(lambda aside: TIME * len(aside[0]), masked[since:at]) + masked[at:]
    start = since
    for boundary in _BOUNDARY.finditer(masked, since, at):
        start = boundary.end()
    phrase = masked[start:at].replace(TIME, " ")
    end = at
    while True:
        kept = phrase.rstrip()
        trail = _TRAILING.search(kept)
        if trail is None:
            break
        phrase = kept[: trail.start()]
    end = start + len(phrase.rstrip())
    phrase = masked[start:end].replace(TIME, " ")
    while phrase.strip():
        lead = len(phrase) - len(phrase.lstrip())
        match = _LEADING.match(phrase[lead:])
        cut = lead + (match.end() if match else 0)
        start += cut
        phrase = phrase[cut:]
        if match is None:
            break
    cut = _last_end(_CLAUSE_LINK if is_money else _LINK, phrase)
    start, phrase = start + cut, phrase[cut:]
    cut = _cut_at_measure(phrase) if is_money else 0
    start, phrase = start + cut, phrase[cut:]
    syllables = list(re.finditer(r"\S+", phrase.rstrip()))
    if not syllables:
        return None
    longest = _LONGEST_BEFORE if _MEASURED.match(phrase.lstrip()) or not is_money else _LONGEST_VERB
    if len(syllables) > longest:
        start += syllables[-longest].start()
    return Span(start, end) if end > start else None


def _last_end(links: re.Pattern[str], phrase: str) -> int:
    """Where the part behind the last linking word begins: of `là cơ sở để xã đầu tư` it is `đầu tư`."""
    ends = [match.end() for match in links.finditer(phrase) if phrase[match.end() :].strip()]
    return ends[-1] if ends else 0


def _cut_at_measure(phrase: str) -> int:
    """Where the name of what is measured begins: of `khánh thành nhà văn hóa trị giá` it is `trị giá`."""
    last = _SUM.search(phrase.rstrip())
    first = last or _MEASURED.search(phrase)
    return first.start() if first else 0
