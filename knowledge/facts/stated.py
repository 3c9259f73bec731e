"""What the words behind a document's number say of it: date, issuer, term, subject, in whatever order they come."""

import re
from dataclasses import dataclass, field

from knowledge.facts.periods import iso_day
from knowledge.facts.reading import Reading

_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
_MORE_LETTERS = re.compile(r"-[^\W\d_]+")
_DATE = re.compile(rf"(?:(?:được )?ban hành )?(?:ký )?(?:ngày )?(?P<day>{_DAY})")
_BY = re.compile(r"(?:của|do) ")
# A party organisation carries documents out, its committee issues them; a yearly theme it has of its own.
_NO_ISSUER = re.compile("đảng bộ")
_ISSUED = re.compile(r"\s*(?:\(?khóa (?P<term>[xiv]+)\)? )?(?:ký )?ban hành")
_TERM = re.compile(r"\(?khóa (?P<term>[xiv]+)\)?(?![^\W_])")
_ABOUT = re.compile(r"(?:quy định )?(?:về(?: việc)? |\")")
_ALL_QUOTED = re.compile('[“"](?P<inner>[^“”"]+)[”"]')
# What follows a subject and is none of it.
_SUBJECT_END = re.compile(
    r"[;.:…]|\s[-–]\s| của (?=đảng bộ|cán bộ|chi bộ|địa phương)"
    r"|,? (?:gắn với|gắn liền|nhằm|được|đã|để|là|cho|trong toàn|tại|bằng|vẫn|cùng với|kết hợp|tới|đến \d|giao|với \d)(?= |$)"
    r"| và (?=duy trì|thực hiện|tổ chức|triển khai|xây dựng|phát động|ban hành|đã |kế hoạch|hướng dẫn|nghị quyết|chỉ thị)"
    r"|, (?=\d|có |với |qua |trong |toàn |các |từ |phát động|nhân |đồng thời|yêu cầu|theo |tỉnh |huyện |xã |chi bộ |đảng |ban |hội |địa phương|mỗi |hơn |trên |chính quyền|phường )"
)
_LISTED = re.compile(r"(?:,|;|và|cùng|với|theo)\s*$")
_NOT_BEING_DONE = re.compile(r"không $")


@dataclass(slots=True)
class Stated:
    """What the words behind a mention say of the document."""

    end: int
    is_theme: bool = False
    date: str | None = None
    issuer: str | None = None
    terms: list[str] = field(default_factory=list)
    subject: str | None = None


def read_stated(reading: Reading, start: int, until: int, *, is_theme: bool = False) -> Stated:
    """Date, issuer, term and subject in whatever order they follow, up to the first thing that is none of them."""
    stated = Stated(start, is_theme=is_theme)
    plain = reading.plain[:until]
    # A second part of the issuer's letters, HD/HĐTN-BTG, is no word.
    letters = _MORE_LETTERS.match(plain, start)
    at = letters.end() if letters else start
    while True:
        while at < len(plain) and plain[at] in " \n,()":
            at += 1
        if not stated.date and (match := _DATE.match(plain, at)):
            stated.date = iso_day(match["day"])
            at = stated.end = match.end()
        elif match := _TERM.match(plain, at):
            stated.terms.append(match["term"])
            at = stated.end = match.end()
        elif not stated.issuer and (end := _take_issuer(reading, plain, at, stated)):
            at = stated.end = end
        elif not stated.subject and (about := _ABOUT.match(plain, at)):
            stated.subject, at = _subject(reading, about)
            stated.end = at
        else:
            return stated


def _take_issuer(reading: Reading, plain: str, at: int, stated: Stated) -> int | None:
    """Note who issued the document, if `của …` or `do … ban hành` stands at `at`; where it ends."""
    by = _BY.match(plain, at)
    if by is None:
        return None
    actor = next((actor for actor in reading.actors if actor.span.start == by.end()), None)
    if actor is None or actor.span.end > len(plain):
        return None
    if not stated.is_theme and _NO_ISSUER.match(plain, actor.span.start):
        return None
    issued = _ISSUED.match(plain, actor.span.end)
    if by[0] == "do " and not issued:
        return None
    stated.issuer = actor.name
    if issued and issued["term"]:
        stated.terms.append(issued["term"])
    return issued.end() if issued else actor.span.end


def _subject(reading: Reading, about: re.Match[str]) -> tuple[str | None, int]:
    """The words after `về`, or the title in quotes, and where they end."""
    quote = next((quote for quote in reading.quotes if quote.start == about.start()), None)
    if quote:
        return reading.text[quote.start + 1 : quote.end - 1].strip(), quote.end
    start = about.end()
    end = reading.clause(about.start()).end
    # Another document may be what this one is about; in a list it begins with a comma or an and.
    others = [mention.span.start for mention in reading.documents if mention.span.start > start]
    listed = [at for at in others if _LISTED.search(reading.plain, start, at)]
    end = min([end, *listed])
    for match in _SUBJECT_END.finditer(reading.plain, start, end):
        if not reading.in_quote(match.start()) and not _NOT_BEING_DONE.search(
            reading.plain, start, match.start() + 1
        ):
            end = match.start()
            break
    subject = reading.text[start:end].strip(" ,")
    if quoted := _ALL_QUOTED.fullmatch(subject):
        subject = quoted["inner"]
    for tail in (" và", ", và", " gắn với", " cùng", " với", " theo"):
        subject = subject.removesuffix(tail)
    return subject or None, end
