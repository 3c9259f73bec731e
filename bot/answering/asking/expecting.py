"""What a right sentence says besides being about the matter: how often, for how long, what for, under whom, by whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

# A sentence about the matter that does not say what is asked of it.
UNSAID = 0.7
# Asked only for that, a sentence without it is none at all.
_NO_ANSWER = 0.0


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is asked of a matter. `asks` reads a folded question, `says` a sentence as it is written.

    `carries_nothing` says that the question has no matter besides.
    """

    name: str
    asks: re.Pattern[str]
    says: re.Pattern[str]
    carries_nothing: bool = False

    def share(self, sentence: str) -> float:
        """1 where NFC `sentence` says it, less where it does not."""
        if self.says.search(sentence):
            return 1.0
        return _NO_ANSWER if self.carries_nothing else UNSAID


_SPAN_OF_TIME = r"(?:phút|giờ|ngày|tuần|tháng|quý|năm|buổi|nhiệm kỳ)"


def _superior(asked: str, said: str, *, is_outermost: bool = False) -> Expectation:
    """Asked for the unit in which a place lies, of the level `asked` (folded), which sentences write as `said`.

    In brackets behind a commune stand its district and, if it `is_outermost`, then its province: "(Suối Bạc, Lam Châu)".
    """
    one = rf"[{UPPER}](?![{UPPER}])\w[^()\d,]*"
    bracketed = rf"\({one}, {one}\)" if is_outermost else rf"\({one}(?:, {one})?\)"
    return Expectation(
        "superior",
        re.compile(
            rf"\b(?:thuoc|nam o|nam trong|truc thuoc|o)(?: ve)?(?: dia phan| dia ban)? (?:{asked}) (?:nao|gi|may)\b(?!(?: \w+)* (?:cao|thap|nhieu|it|lon|nho|dong|tot|kem) (?:\w+ ){{0,3}}(?:hon|nhat)\b)"
        ),
        re.compile(rf"\b(?:{said}) (?:ủy )?[{UPPER}]|{bracketed}"),
        carries_nothing=True,
    )


# The peoples of the country, as reports name them; two at least make a list.
_PEOPLE = (
    r"\b(?:Kinh|Tày|Thái|Mường|Mông|H['’]?[Mm]ông|Dao|Nùng|Hoa|Khmer|Khơ[- ]?[Mm]e|Gia[- ]?[Rr]ai|Jrai|Ê[- ]?[Đđ]ê|Ba[- ]?[Nn]a|Xơ[- ]?[Đđ]ăng|Chăm|"
    r"Cơ[- ]?[Hh]o|K['’]?[Hh]o|M['’]?[Nn]ông|Sán Chay|Sán Dìu|Hrê|Ra[- ]?[Gg]lai|X['’]?[Tt]iêng|S['’]?[Tt]iêng|Bru|Vân Kiều|Thổ|Khơ[- ]?[Mm]ú|Cơ[- ]?[Tt]u|"
    r"Giáy|Tà[- ]?[Ôô]i|Mạ|Giẻ[- ]?[Tt]riêng|Co|Chơ[- ]?[Rr]o|Xinh[- ]?[Mm]un|Hà Nhì|Chu[- ]?[Rr]u|Lào|La Chí|Kháng|Phù Lá|La Hủ|La Ha|Pà Thẻn|Lự|Ngái|Chứt|Lô Lô|"
    r"Mảng|Cơ Lao|Bố Y|Cống|Si La|Pu Péo|Rơ Măm|Brâu|Ơ Đu)\b"
)
_EXPECTATIONS = (
    Expectation(
        "peoples",
        re.compile(r"\b(?:dan toc|dong bao) (?:nao|gi)\b"),
        re.compile(rf"{_PEOPLE}[^.;:]{{0,40}}{_PEOPLE}"),
        carries_nothing=True,
    ),
    _superior("tinh|tinh thanh|tinh, thanh", "[Tt]ỉnh|[Tt]hành phố|Thành ủy", is_outermost=True),
    _superior("huyen|thi xa|thanh pho|tp|quan", "[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|Thành ủy|Thị ủy"),
    _superior("xa|phuong|thi tran", "[Xx]ã|[Pp]hường|[Tt]hị trấn"),
    Expectation(
        "remedy",
        re.compile(r"\b(?:khac phuc|thao go|go (?:kho|vuong))\b.*\b(?:cach (?:nao|gi)|the nao|ra sao|bang gi|lam gi|(?:bang )?(?:viec|giai phap|bien phap) (?:gi|nao))\b"),
        re.compile(r"(?i:\b(?:khắc phục|tháo gỡ|gỡ (?:khó|vướng)|bằng cách|giải pháp|biện pháp|(?:để|nhằm) giải quyết|vì vậy|do đó|từ đó|trước (?:thực tế|tình hình|khó khăn))\b)"),
    ),
    Expectation(
        "term",
        re.compile(r"\bkhoa (?:may|nao|bao nhieu)\b"),
        re.compile(r"\b[Kk]h(?:óa|oá) (?:[IVXL]+|\d+)\b"),
    ),
    Expectation(
        "time of many",
        re.compile(r"\blan thu (?:may|bao nhieu)\b"),
        re.compile(r"(?i:\blần thứ (?:[ivxl]+|\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b)"),
    ),
    Expectation(
        "day of the week",
        re.compile(r"(?<!lan )\bthu may\b(?! (?:ty|trieu|dong|ngan|nghin|tien)\b)"),
        re.compile(r"(?i:\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b)"),
    ),
    Expectation(
        "frequency",
        re.compile(
            r"\bbao lau\b.{0,60}\b(?:mot|1) (?:lan|ky|buoi|cuoc)\b|\bmay (?:ngay|tuan|thang|quy|nam)(?: thi| moi| lai)*\b.{0,40}\b(?:mot|1) (?:lan|ky|buoi|cuoc)\b"
            r"|\b(?:moi|mot|1) (?:tuan|thang|quy|nam)\b.{0,40}\bmay (?:lan|ky|buoi|cuoc)\b|\bdinh ky (?:the nao|bao lau|ra sao|khi nao)\b|\bhow often\b"
        ),
        re.compile(
            rf"(?i:\b(?:hằng|hàng|mỗi|từng|một|0?1|\d+) {_SPAN_OF_TIME}\b|\b(?:định kỳ|thường kỳ|thường niên)\b|/{_SPAN_OF_TIME}\b|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b)"
        ),
    ),
    Expectation(
        "duration",
        re.compile(r"\b(?:trong|mat|keo dai|suot|toi da|cham nhat|sau) (?:vong )?bao (?:lau|nhieu (?:phut|gio|ngay|tuan|thang|nam))\b|\bbao lau\b|\bhow long\b(?! (?:is|are|was) the (?:\w+ )?(?:border|road|roads|route|coast|canal|canals|dyke|dike|line)\b)"),
        re.compile(rf"(?i:\d+ {_SPAN_OF_TIME}\b|\b(?:một|hai|ba|bốn|năm|sáu|nửa) {_SPAN_OF_TIME}\b)"),
    ),
    Expectation(
        "purpose",
        re.compile(
            r"\b(?:(?<!van )(?<!chuyen )de|vao|vo|cho) (?:lam gi|(?:viec|chuyen|muc dich|muc tieu|khoan) (?:gi|nao)|gi)\b|\bmuc dich\b|\bnham (?:lam )?gi\b|\b(?:(?<!noi )dung(?! dau\b)|xai|chi) (?:tien |quy )?(?:vao |vo |lam |cho |de )?(?:gi|dau)\b|\bwhat for\b"
        ),
        re.compile(
            r"(?i:\b(?:để(?! (?:dành|lại))|nhằm|dùng|phục vụ|hỗ trợ|giúp|thăm hỏi|trích|chi(?! (?:bộ|đoàn|hội|ủy|tiết|nhánh))|mua|xây|sửa|trao|tặng|góp phần|mục đích|hướng (?:đến|tới))\b)"
        ),
    ),
    Expectation(
        "hamlet",
        re.compile(r"\b(?:o|tai|cua) (?:thon|buon|ap|ban|lang|xom|bon|khom|khu pho|to dan pho) (?:nao|may)\b"),
        re.compile(rf"(?i:\b(?:thôn|buôn|ấp|bản|làng|xóm|bon|khóm|khu phố|tổ dân phố|tổ)) (?:số )?[{UPPER}\d]"),
    ),
)  # fmt: skip
_GIVEN_BY = re.compile(
    r"\b(?:ai|(?:cap|co quan|don vi|noi|to chuc|ban|hoi|doan) nao)\b(?: da)? (?:(?:trao |bieu duong |tuyen duong )?(?:tang|khen|thuong|vinh danh)|trao|bieu duong|tuyen duong)\b"
)
_GIVING = re.compile(r"\b(?:trao|tặng|khen|khen thưởng|biểu dương|tuyên dương|vinh danh|thưởng)\b")
_TAKING = re.compile(r"\b(?:được|nhận|đón nhận|vinh dự)\b")


def expectation_of(plain: str) -> Expectation | None:
    """What the folded question asks of its matter, if it is one of these."""
    return next((one for one in _EXPECTATIONS if one.asks.search(plain)), None)


def asks_giver(plain: str) -> bool:
    """Whether the folded question asks who gave an award."""
    return bool(_GIVEN_BY.search(plain))


def takes(sentence: str, names: Sequence[str]) -> bool:
    """Whether in `sentence` what bears one of the canonical `names` is given something, and does not give it."""
    said = canonical(sentence)
    for name in names:
        at = said.find(name)
        if at < 0:
            continue
        giving = _GIVING.search(said)
        if giving and giving.start() < at:
            return True
        if _TAKING.search(said, at):
            return True
    return not any(name in said for name in names)
