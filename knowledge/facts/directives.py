"""Documents that a sentence cites, with what it says of them: date, issuer, term, subject, and who carries them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.entities.documents import DocumentMention
from knowledge.facts.periods import iso_day
from knowledge.facts.reading import Reading
from knowledge.facts.records import Directive, Proof
from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
_MORE_LETTERS = re.compile(r"-[^\W\d_]+")
_DATE = re.compile(rf"(?:(?:được )?ban hành )?(?:ký )?(?:ngày )?(?P<day>{_DAY})")
_BY = re.compile(r"(?:của|do) ")
# A party organisation carries documents out, its committee issues them; a yearly theme it has of its own.
_NO_ISSUER = re.compile("đảng bộ")
_ISSUED = re.compile(r"\s*(?:\(?khóa (?P<term>[xiv]+)\)? )?(?:ký )?ban hành")
_TERM = re.compile(r"\(?khóa (?P<term>[xiv]+)\)?(?![^\W_])")
_ABOUT = re.compile(r"(?:quy định )?(?:về(?: việc)? |\")")
_ISSUING = re.compile(
    r"\s*(?:đã |vừa |cũng |kịp thời )*(?:ban hành|ra|xây dựng|có|đề ra|cụ thể hóa bằng)\s(?:[^\W\d_]+ ){0,6}$"
)
# What follows a subject and is none of it.
_ALL_QUOTED = re.compile('[“"](?P<inner>[^“”"]+)[”"]')
_SUBJECT_END = re.compile(
    r"[;.:…]|\s[-–]\s| của (?=đảng bộ|cán bộ|chi bộ|địa phương)"
    r"|,? (?:gắn với|gắn liền|nhằm|được|đã|để|là|cho|trong toàn|tại|bằng|vẫn|cùng với|kết hợp|tới|đến \d|giao|với \d)(?= |$)"
    r"| và (?=duy trì|thực hiện|tổ chức|triển khai|xây dựng|phát động|ban hành|đã |kế hoạch|hướng dẫn|nghị quyết|chỉ thị)"
    r"|, (?=\d|có |với |qua |trong |toàn |các |từ |phát động|nhân |đồng thời|yêu cầu|theo |tỉnh |huyện |xã |chi bộ |đảng |ban |hội |địa phương|mỗi |hơn |trên |chính quyền|phường )"
)
_LISTED = re.compile(r"(?:,|;|và|cùng|với|theo)\s*$")
_NOT_BEING_DONE = re.compile(r"không $")
_CODE = re.compile(
    r"(?P<number>\d{1,4})(?P<year>/(?:19|20)\d\d)?\s?[-/]\s?(?P<sign>[^\W\d_]+)\s?[-/]\s?(?P<issuer>[^\W\d_]+(?:\.[^\W\d_]+)?)$"
)
_SIGNS = {"qd": "QĐ", "qđi": "QĐ", "qđ": "QĐ", "ctr": "CTr", "da": "ĐA", "đa": "ĐA", "nđ": "NĐ"}
_ISSUERS = {"tw": "TW", "tư": "TW", "t.ư": "TW", "ttg": "TTg"}
_THEME = re.compile(
    r"(?<![^\W_])chuyên đề (?:\"[^“”\"]{3,300}\" )?(?:học tập )?năm (?P<year>(?:19|20)\d\d)(?!\d)"
)
_THEME_NAME = re.compile(
    r"[^“”\".;]{0,90}?(?:là|:|với (?:tên|chủ đề)|mang tên|chủ đề)?\s*(?P<quote>“[^“”\"]{3,400}”)"
)
_THEME_AT_ONCE = re.compile(r"\s*,?\s*(?P<quote>“[^“”\"]{3,400}”)")
_APPLYING = re.compile(
    r"thực hiện|triển khai|quán triệt|học tập|bám sát|cụ thể hóa|căn cứ|tiếp tục|chấp hành|vận dụng|sinh hoạt"
)
_COMMENDING = re.compile(r"(?<![^\W_])(?:tặng|khen thưởng|biểu dương|tuyên dương)(?![^\W_])")
_OPENING = re.compile(
    r"^(?:thực hiện|triển khai|quán triệt|căn cứ|bám sát|cụ thể hóa|học tập|theo|trên cơ sở|tiếp tục)"
)
_CAPITAL = re.compile(f"[{UPPER}]")


@dataclass(slots=True)
class _Stated:
    """What the words behind a mention say of the document."""

    end: int
    is_theme: bool = False
    date: str | None = None
    issuer: str | None = None
    terms: list[str] = field(default_factory=list)
    subject: str | None = None


def directives(reading: Reading) -> Iterator[Directive]:
    """The documents that the sentence cites, each once, in order."""
    seen: set[tuple[str, str, str | None]] = set()
    mentions = reading.documents
    for number, mention in enumerate(mentions):
        until = mentions[number + 1].span.start if number + 1 < len(mentions) else len(reading.text)
        for directive in _read(reading, mention, until):
            key = (directive.kind, directive.number, directive.term)
            if key not in seen:
                seen.add(key)
                yield directive
    for theme in _themes(reading):
        key = (theme.kind, theme.number, None)
        if key not in seen:
            seen.add(key)
            yield theme


def _read(reading: Reading, mention: DocumentMention, until: int) -> Iterator[Directive]:
    document = mention.document
    stated = _stated(reading, mention.span.end, until)
    issuer = stated.issuer or _issuer_before(reading, mention.span.start)
    terms = sorted(document.terms) or stated.terms[:1]
    for term in terms or [""]:
        yield Directive(
            proof=_proof(reading, mention.span),
            kind=document.kind_shown.lower(),
            number=document.number if document.kind.endswith("uong") else document.number.zfill(2),
            sign=_sign(mention.span.of(reading.text)),
            term=term.upper() if term else None,
            date=stated.date,
            issuer=issuer,
            subject=stated.subject,
            applied_by=_applied_by(reading, mention.span, issuer, stated.end),
        )


def _proof(reading: Reading, at: Span) -> Proof:
    return Proof(passage=reading.passage, span=reading.span, at=reading.moved(at))


def _stated(reading: Reading, start: int, until: int, *, is_theme: bool = False) -> _Stated:
    """Date, issuer, term and subject in whatever order they follow, up to the first thing that is none of them."""
    stated = _Stated(start, is_theme=is_theme)
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


def _take_issuer(reading: Reading, plain: str, at: int, stated: _Stated) -> int | None:
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


def _issuer_before(reading: Reading, start: int) -> str | None:
    actor = next((actor for actor in reversed(reading.actors) if actor.span.end <= start), None)
    if actor and _ISSUING.match(reading.plain[actor.span.end : start]):
        return actor.name
    return None


def _applied_by(reading: Reading, mention: Span, issuer: str | None, stated_end: int) -> str | None:
    """Who carries the document out: the body before it with a verb of doing between, or, where the sentence opens with the document, the one after it."""
    before = [actor for actor in reading.actors if actor.span.end <= mention.start]
    for actor in before:
        if (
            actor in reading.doers
            and actor.name != issuer
            and not _COMMENDING.search(reading.plain, actor.span.end, mention.start)
            and _APPLYING.search(reading.plain, actor.span.end, mention.start)
        ):
            return actor.name
    if not before and _OPENING.match(reading.plain):
        after = (actor for actor in reading.doers if actor.span.start >= stated_end)
        follower = next(after, None)
        if follower and "," in reading.text[mention.end : follower.span.start]:
            return follower.name
    return None


def _sign(written: str) -> str | None:
    code = _CODE.search(written)
    if code is None:
        return None
    sign = _SIGNS.get(canonical(code["sign"]), code["sign"].upper())
    issuer = _ISSUERS.get(canonical(code["issuer"]), code["issuer"])
    return f"{code['number'].zfill(2)}{code['year'] or ''}-{sign}/{issuer}"


def _themes(reading: Reading) -> Iterator[Directive]:
    """The yearly themes that the sentence names: they are set by each locality, so the year is their number."""
    for match in _THEME.finditer(reading.plain):
        if reading.in_quote(match.start()):
            continue
        stated = _stated(reading, match.end(), len(reading.text), is_theme=True)
        yield Directive(
            proof=_proof(reading, Span(*match.span())),
            kind="chuyên đề năm",
            number=match["year"],
            issuer=stated.issuer,
            subject=_theme_name(reading, match, stated.end),
            applied_by=_applied_by(reading, Span(*match.span()), stated.issuer, stated.end),
        )


def _theme_name(reading: Reading, theme: re.Match[str], after: int) -> str | None:
    inside = re.search('“([^“”"]+)”', reading.text[slice(*theme.span())])
    if inside:
        return inside[1]
    named = _THEME_AT_ONCE.match(reading.text, theme.end()) or _THEME_NAME.match(reading.text, after)
    if named is None:
        return None
    between = reading.text[after : named.start("quote")]
    if between.strip(" ,:") not in {"", "là", "với chủ đề", "chủ đề", "mang tên"}:
        return None
    return named["quote"][1:-1].strip()
