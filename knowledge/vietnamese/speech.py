"""What people say as they speak at home, put as it is written: `chừ quỹ được mấy đồng rồi hè` asks how much the fund has now."""

import re

from knowledge.vietnamese.normalising import is_plain

_END = r"(?=\W*$|\W*[?!.]|,)"
# Central and Southern words. What stands around decides: mô hình is no mô, răng hàm mặt no răng, chi bộ no chi.
_SAID = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\b(?:bây )?chừ\b", "bây giờ"),
        (r"\b(?:tới|đến) mô rồi\b", "thế nào rồi"),
        (r"\b(ở|đi|tới|đến|ngoài|trong) mô\b(?! h[iì]nh| phạm| tả| tô| phỏng| men| đất| đun)", r"\1 đâu"),
        (r"(?<!quy )\bmô\b(?! h[iì]nh| phạm| tả| tô| phỏng| men| đất| đun|-)", "nào"),
        (r"\b(?:vì|tại) răng\b|^răng(?: mà)?(?= )", "vì sao"),
        (r"\bkiểu răng\b", "kiểu gì"),
        (r"\bra răng\b", "ra sao"),
        (r"\b(là|làm|như|cách|nói) răng\b", r"\1 thế nào"),
        (rf"\brăng{_END}|\brăng(?= (?:rứa|hè|hỉ|vậy)\b)", "thế nào"),
        (r"\b(dạo|bữa|hôm|đợt|lần|xã|thôn|chỗ|bên) ni\b", r"\1 này"),
        (r"\bnớ\b", "ấy"),
        (
            r"(?<!thu )(?<!khoản )(?<!mức )\bchi(?=\W*$|\W*[?!]| (?:nữa|rứa|vậy|rồi|không|hè|hỉ|chưa|mà)\b)",
            "gì",
        ),
        (
            r"\b(có|cái|làm|việc|chuyện|những) chi\b(?! (?:bộ|hội|đoàn|phí|trả|tiêu|nhánh|cục|ủy|uỷ|ngân|hỗ|cho)\b)",
            r"\1 gì",
        ),
        (r"\b(mấy|các|những|một|cái) o\b", r"\1 cô"),
        (r"\bo(?= nào\b)", "cô"),
        (rf"(?:,? \b(?:rứa|hè|hỉ|hén|nhen|nhể|hầy|vậy (?:ta|cà|hè|hỉ)|ấy nhỉ|thế nhỉ)\b)+{_END}", ""),
        (r"\brứa\b", "vậy"),
        (r"\bmần\b", "làm"),
        (r"(?:,? |^)\b(?:dạo|hồi|độ|đợt) này\b,?(?= (?:\w+ ){2})", ""),
        (
            r"(?<!ước )(?<!tạm )(?<!bảng )(?<!cách )(?<!tác )(?<!giới )(?<!thử )\btính (?=(?:sẽ |còn |có )?làm (?:thêm |tiếp |những |mấy |các )?(?:gì|chi|sao|việc|chuyện|thế nào)\b)",
            "dự định ",
        ),
        (r"\bnhứt\b", "nhất"),
        (r"\b(hết|tốn|mất|được|giá|còn) bao (?=tiền|đồng|người|cái)", r"\1 bao nhiêu "),
        (r"\bhổng\b", "không"),
        (r"\b(phải|đúng|rồi|được|có) hôn\b", r"\1 không"),
        (r"\bvô (?=(?i:đảng|đoàn|hội|chi bộ|tổ|hợp tác xã|nhóm)\b)", "vào "),
        (r"\bổng\b", "ông ấy"),
        (r"\bbả\b", "bà ấy"),
        (r"\b(?:tụi|bọn|sắp|lũ) (?:nhỏ|trẻ|nhóc|con nít)\b|\bcon nít\b|\btrẻ con\b", "trẻ em"),
        (r"^(?:cái (?:chuyện|vụ|việc)|chuyện) (?=\w+ \w+ \w+ \w+)", ""),
        (r"^cái (?=(?:anh|chị|ông|bà|cô|chú|bác|cụ|thầy)\b)", ""),
        (r"^mấy (?=(?!năm|ngày|ra)(?:\w+ ){1,2}nào\b)", "các "),
    )
)
# "nghỉ hè", "vỉa hè" end in no particle.
_SUMMER = re.compile(r"\b(?:nghỉ|vỉa|mùa|dịp|kỳ|ngày|trại|khóa|lớp|tình nguyện) hè\b")
# "Mấy chị … được mấy tiền": who is several and not how many, where something else asks behind.
_SEVERAL = re.compile(
    r"(?:^|\b(?:của|cho|do|quỹ|ở(?: [^\W\d_]+){1,4}) )(mấy) (?=(?:chị|anh|ông|bà|cô|chú|bác|cụ|thầy|dì|mế|mệ)\b.*"
    r"(?:\b(?:bao nhiêu|mấy|gì|nào|sao|đâu|ai|bao giờ|nhiêu|bn|j|bao lăm)\b|\b(?:không|chưa)\W*$))"
)

# "Mấy đội … được bao nhiêu lượt?": one thing is asked, and it is asked last; in a clause of its own each asks.
_OF_SEVERAL = re.compile(
    r"(?P<before>^|\b(?:được|duoc) (?=\w+ (?:mẹ|me|chị|chi|anh|cô|co|bác|bac|ông|ong|bà|ba)\b))(?P<many>mấy|may)"
    r"(?= (?!(?:năm|nam|ngày|ngay|tháng|thang|giờ|gio|phút|phut|phần|phan|lần|lan|đồng|dong|tiền|tien|triệu|trieu|tỷ|ty|chục|chuc|trăm|tram|móc|moc|tính|tinh)\b)"
    r"(?:(?!(?:và|va|còn|con|thì|thi|mỗi|moi)\b)\w+ ){2,14}(?:bao nhiêu|bao nhieu|bn)\b)",
    re.IGNORECASE,
)

# "Làm mấy năm rút được bài học gì?": how many years is not asked.
_OVER_YEARS = re.compile(
    r"(?P<before>\b(?:làm|lam|qua|sau|trong) )(?P<many>mấy|may)(?= (?:năm|nam)\b(?: nay)? (?!rồi|roi).*\b(?:gì|gi|nào|nao|sao|ai|đâu|dau)\b)",
    re.IGNORECASE,
)


def as_written(text: str) -> str:
    """NFC `text`, typed with marks, in the words of the written language; what is written so already comes back as it is."""
    text = _OVER_YEARS.sub(_several, _OF_SEVERAL.sub(_several, text))
    if is_plain(text):
        return text
    first = text[:1]
    # A name hardly opens with one of these words.
    opened = told = first.lower() + text[1:]
    summers = _SUMMER.search(told)
    for pattern, written in _SAID:
        if not (summers and "hè" in pattern.pattern):
            told = pattern.sub(written, told)
    told = _SEVERAL.sub(lambda match: match[0][: match.start(1) - match.start()] + "các ", told)
    told = " ".join(told.split())
    if told == opened:
        return text
    return first + told[1:] if told[:1] == first.lower() else told[:1].upper() + told[1:]


def _several(match: re.Match[str]) -> str:
    """What says that there are several, typed as the word that it is put for."""
    several = "cac" if is_plain(match["many"]) else "các"
    return match["before"] + (several.capitalize() if match["many"][0].isupper() else several)
