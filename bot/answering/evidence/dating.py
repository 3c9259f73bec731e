"""When: whether a sentence tells the day that is asked for, a document's own, or since when something goes on."""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.carried_out import kind_carried_out
from bot.answering.texts.signatures import may_have_signed
from knowledge.entities.documents import DocumentMention, document_mentions
from knowledge.vietnamese.normalising import canonical, folded

_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?<![\d/])\d{1,2}[/-](?:0?[1-9]|1[0-2])(?![\d/])(?! (?:xã|phường|huyện|tiêu chí|chi bộ|thôn|bản|ấp|khu|tổ|hộ|đơn vị|trường|đảng viên|chỉ tiêu))|(?:ngày|tháng|năm|quý|giai đoạn|mồng|mùng|thứ|nhiệm kỳ|từ)\s+\S*\d|\d+ (?:giờ|h)\b|(?:sáng|chiều|tối|ngày) (?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật",
    re.IGNORECASE,
)
# A document's own date stands right behind it, at most its issuer between.
_DATED = re.compile(
    r"(?: ?\([^)]*\))?(?: (?:của|do) (?:(?! và )[^,;.\d“\"«]){3,70}?)?(?: (?:ban hành|ký))?,? ?\(?(?:ngày )?\d{1,2}[/-]\d{1,2}[/-]\d{2,4}",
    re.IGNORECASE,
)
# "Ngày 15/7/2021, Ban Thường vụ Huyện ủy ban hành Kế hoạch số 46": or before it, where it is issued.
_ISSUED_ON = re.compile(
    r"\bngày \d{1,2}[/-]\d{1,2}[/-]\d{2,4},? (?:(?!thực hiện|triển khai|căn cứ|theo)[^;.“\"«\d]){0,80}\b(?:ban hành|ký|ra) (?:[^\W\d_]+ ){0,2}$",
    re.IGNORECASE,
)
# "Khi nào thì họp?": how often it goes on tells that as well.
_ASKS_ANY_TIME = re.compile(r"\b(?:khi nao|luc nao|bao gio|bao lau)\b")
_EVERY = re.compile(r"\b(?:hàng|hằng|mỗi) (?:ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE)
# When a place became a new-style commune is told by the clause that says so, not by its figures of that year.
_ASKS_RECOGNISED = re.compile(r"\b(?:dat|cong nhan) (?:\w+ ){0,3}nong thon moi\b")
_RECOGNISED = re.compile(
    r"\b(?:đạt chuẩn|công nhận|về đích|cán đích|đạt danh hiệu|đón (?:nhận )?bằng)\b[^.;]*\b(?:nông thôn mới|ntm)\b|\bnông thôn mới\b[^.;]*\b(?:công nhận|về đích|đã đạt|đạt (?:được )?(?:vào|năm|từ))\b"
    r"|\bđạt (?:\w+ ){0,2}nông thôn mới(?: \w+){0,3} (?:vào|năm|từ|tháng)\b"
)
_ASKS_SINCE = re.compile(
    r"\btu (?:khi|bao|luc|hoi|nam|thang|ngay)(?: nao| gio| may)\b(?!.*\bden (?:khi|bao|nam|thang|ngay)\b)|\bbat dau (?:tu )?(?:khi|bao|luc)\b"
)
_SINCE = re.compile(
    r"(?i:\b(?:từ|bắt đầu|thành lập|ra đời|ra mắt|phát động|khởi xướng|triển khai|hình thành|(?:lần )?đầu tiên)\b[^.;]{0,40}?(?:ngày|tháng|năm|quý|đầu|cuối|giữa) [^.;]{0,12}?\d)"
    r"|\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý) \S*\d[^.;]{0,60}\b(?:thành lập|ra đời|ra mắt|phát động|bắt đầu|lập|khởi xướng|(?:được )?công nhận|đạt chuẩn|về đích|khánh thành|đưa vào)\b"
)
_NO_BEGINNING = 0.5
# "Họp ngày nào?": a month still helps, a year or how many of them does not.
_ASKS_DAY = re.compile(r"\b(?:ngay|hom|bua) (?:nao|mo|may)\b(?! (?:cung|do)\b)")
_DAY = re.compile(
    r"\d{1,2}[/-]\d{1,2}|\b(?:ngày|tháng|mồng|mùng) (?:\d|mồng|mùng|rằm)|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b|\bchủ nhật\b"
    r"|\b(?:rằm|(?:đầu|giữa|cuối|hàng|hằng|mỗi|từng) (?:tháng|tuần|ngày))\b",
    re.IGNORECASE,
)
_NO_DAY = 0.5
_OF_ISSUING = frozenset(
    "ra doi ban hanh ky ngay thang nam tinh huyen thanh thi uy thuong vu co quan don vi nao do may e hoi dung chu hieu luc biet bo chinh tri trung uong dang dong chi vao tuyen giao dan van nhan dan mat tran to quoc".split()
)


def asks_own_date(question: Question) -> bool:
    """Whether it is asked when a document is from."""
    return (
        question.kind is Kind.TIME
        and bool(question.documents)
        and _OF_ISSUING.issuperset(map(folded, question.content))
    )


def fit_time(question: Question, sentence: str) -> float:
    """How well (0-1) `sentence` tells the time that `question` asks for."""
    kind = kind_carried_out(question)
    if kind:
        return float(
            any(
                mention.document.kind == kind
                and may_have_signed(question.plain, mention.document)
                and _is_dated(sentence, mention)
                for mention in document_mentions(sentence)
            )
        )
    if not asks_own_date(question):
        # "Từ khi nào" asks for a beginning, and not how often.
        any_time = _ASKS_ANY_TIME.search(question.plain) and not _ASKS_SINCE.search(question.plain)
        regular = any_time and _EVERY.search(sentence)
        dated = bool(regular or _DATE.search(sentence))
        if _ASKS_RECOGNISED.search(question.plain) and not _RECOGNISED.search(canonical(sentence)):
            return 0.0
        if dated and not _tells_since(question, sentence):
            return _NO_BEGINNING
        return _NO_DAY if dated and _lacks_day(question, sentence) else float(dated)
    # Asked when a document is from, the date must be its own.
    return float(
        any(
            wanted.is_same(mention.document) and _is_dated(sentence, mention)
            for mention in document_mentions(sentence)
            for wanted in question.documents
        )
    )


def _is_dated(sentence: str, mention: DocumentMention) -> bool:
    """Whether `sentence` gives the document's own day, behind or before it."""
    return bool(_DATED.match(sentence, mention.span.end) or _ISSUED_ON.search(sentence[: mention.span.start]))


def _lacks_day(question: Question, sentence: str) -> bool:
    """Whether the day is asked and `sentence` tells a year at most."""
    return bool(_ASKS_DAY.search(question.plain)) and not _DAY.search(sentence)


def _tells_since(question: Question, sentence: str) -> bool:
    """Whether `sentence` tells since when, if that is asked: a day of the week or an hour is no beginning."""
    return not _ASKS_SINCE.search(question.plain) or bool(_SINCE.search(sentence))
