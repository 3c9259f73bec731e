"""Documents that a sentence cites, with what it says of them: date, issuer, term, subject, and who carries them out."""

import re
from collections.abc import Iterator

from knowledge.entities.documents import DocumentMention
from knowledge.facts.reading import Reading
from knowledge.facts.records import Directive, Proof
from knowledge.facts.stated import read_stated
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical

_ISSUING = re.compile(
    r"\s*(?:đã |vừa |cũng |kịp thời )*(?:ban hành|ra|xây dựng|có|đề ra|cụ thể hóa bằng)\s(?:(?!về |thực |triển |tiếp |của |theo )[^\W\d_]+ ){0,6}$"
)
_CODE = re.compile(
    r"(?P<number>\d{1,4})(?P<year>/(?:19|20)\d\d)?\s?[-/]\s?(?P<sign>[^\W\d_]+)\s?[-/]\s?(?P<issuer>[^\W\d_]+(?:\.[^\W\d_]+)?)$"
)
_SIGNS = {"qd": "QĐ", "qđi": "QĐ", "qđ": "QĐ", "ctr": "CTr", "da": "ĐA", "đa": "ĐA", "nđ": "NĐ"}
_ISSUERS = {"tw": "TW", "tư": "TW", "t.ư": "TW", "ttg": "TTg"}
_THEME = re.compile(
    r"(?<![^\W_])chuyên đề (?:\"[^“”\"]{3,300}\" )?(?:học tập )?năm (?P<year>(?:19|20)\d\d)(?!\d)"
)
_THEME_NAME = re.compile(
    r"[^“”\".;]{0,90}?(?:là|:|với (?:tên|chủ đề)|mang tên|chủ đề)?\s*(?P<quote>[“\"][^“”\"]{3,400}[”\"])"
)
_THEME_AT_ONCE = re.compile(r"\s*,?\s*(?P<quote>[“\"][^“”\"]{3,400}[”\"])")
_APPLYING = re.compile(
    r"thực hiện|triển khai|quán triệt|học tập|bám sát|cụ thể hóa|căn cứ|tiếp tục|chấp hành|vận dụng|sinh hoạt"
)
_COMMENDING = re.compile(r"(?<![^\W_])(?:tặng|khen thưởng|biểu dương|tuyên dương)(?![^\W_])")
_OPENING = re.compile(
    r"^(?:thực hiện|triển khai|quán triệt|căn cứ|bám sát|cụ thể hóa|học tập|theo|trên cơ sở|tiếp tục)"
)


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
    stated = read_stated(reading, mention.span.end, until)
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
        stated = read_stated(reading, match.end(), len(reading.text), is_theme=True)
        yield Directive(
            proof=_proof(reading, Span(*match.span())),
            kind="chuyên đề năm",
            number=match["year"],
            issuer=stated.issuer,
            subject=_theme_name(reading, match, stated.end),
            applied_by=_applied_by(reading, Span(*match.span()), stated.issuer, stated.end),
        )


def _theme_name(reading: Reading, theme: re.Match[str], after: int) -> str | None:
    inside = re.search('[“"]([^“”"]+)[”"]', reading.text[slice(*theme.span())])
    if inside:
        return inside[1]
    named = _THEME_AT_ONCE.match(reading.text, theme.end()) or _THEME_NAME.match(reading.text, after)
    if named is None:
        return None
    between = reading.text[after : named.start("quote")]
    if between.strip(" ,:") not in {"", "là", "với chủ đề", "chủ đề", "mang tên"}:
        return None
    return named["quote"][1:-1].strip()
