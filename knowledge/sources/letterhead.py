"""The head and foot of an official document: issuer, number, place and date, kind and subject; recipients, signature.

A document of a party committee or an office opens with a letterhead in capitals and closes with "Nơi nhận" and a
signature. What these state becomes title, publisher, date and place; the body is what lies between.
"""

import re
from collections.abc import Sequence

from knowledge.entities.places import place_mentions
from knowledge.sources.dates import day_in
from knowledge.sources.placing import titled
from knowledge.sources.records import Stated
from knowledge.vietnamese.normalising import folded

_MOTTO = re.compile(
    r"(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc)[\s*_.–-]*"
)
_NUMBER = re.compile(r"(?:so|so:)\s*[::]?\s*(\d{1,5}\s?[-/–]\s?[^\s,;]{2,30})")
_DATED = re.compile(
    r"(?P<place>[^\d,]{2,60}),\s*(?P<date>ngay\s*\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*(?:19|20)\d\d)"
)
_KINDS = {
    "bao cao": "Báo cáo", "ke hoach": "Kế hoạch", "chi thi": "Chỉ thị", "ket luan": "Kết luận",
    "nghi quyet": "Nghị quyết", "huong dan": "Hướng dẫn", "thong bao": "Thông báo", "chuong trinh": "Chương trình",
    "quyet dinh": "Quyết định", "quy dinh": "Quy định", "quy che": "Quy chế", "thong tri": "Thông tri",
    "to trinh": "Tờ trình", "de an": "Đề án", "cong van": "Công văn", "thong tu": "Thông tư",
}  # fmt: skip
_ISSUER = re.compile(
    r"(?:ban chap hanh|ban thuong vu|dang bo|dang uy|chi bo|chi uy|huyen uy|tinh uy|thanh uy|thi uy|quan uy|bo chinh tri|ban bi thu|ban tuyen giao"
    r"|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|mat tran|uy ban mttq|ubmttq|hoi |doan |lien doan|cong doan|truong |so |phong |ban |van phong)"
)
_RECIPIENTS = re.compile(r"noi nhan\s*:?.*")
_SIGNED = re.compile(r"(?:t/m|tm\.?|thay mat|k/t|kt\.?|t/l|tl\.?)\s.{2,60}")
_RULE = re.compile(r"[-_*–—=.\s]{1,40}")
_FARTHEST = 30  # lines: a letterhead stands on the first page's upper half
_NEAREST_END = 40
_LONGEST_SUBJECT = 400


def read_letterhead(lines: Sequence[str]) -> tuple[list[str], Stated]:
    """`lines` without letterhead and signature, and what those state; `lines` as they are if it is no document.

    It is one if its first lines hold the Party's or the State's heading or a document number, and its kind on a
    line of its own.
    """
    head = [(at, line) for at, line in enumerate(lines[: _FARTHEST * 2]) if line][:_FARTHEST]
    kind_at = next((at for at, line in head if _kind(line)), None)
    if kind_at is None:
        return list(lines), Stated()
    above = [line for at, line in head if at < kind_at]
    if not any(_MOTTO.search(folded(line)) or _NUMBER.search(folded(line)) for line in above):
        return list(lines), Stated()
    subject, rest = _subject(lines, kind_at)
    number = next((found for line in above if (found := _number(line))), None)
    named = f"{_kind(lines[kind_at])} số {number}:" if number else _kind(lines[kind_at])
    title = f"{named} {subject}".strip(" :")
    issuer, place = _issuer(above)
    date = next((day for line in above if _DATED.search(folded(line)) and (day := day_in(line))), None)
    body = _without_foot(lines[rest:])
    return body, Stated(title=title, publisher=issuer, published=date, place=place)


def _kind(line: str) -> str | None:
    return _KINDS.get(folded(line).strip(" :*-_"))


def _number(line: str) -> str | None:
    match = _NUMBER.search(folded(line))
    return re.sub(r"\s", "", line[match.start(1) : match.end(1)]).replace("–", "-") if match else None


def _subject(lines: Sequence[str], kind_at: int) -> tuple[str, int]:
    """What the document is about, from the lines under its kind, and where its text begins."""
    said: list[str] = []
    at = kind_at + 1
    while at < len(lines):
        line = lines[at]
        if (not line or _RULE.fullmatch(line)) and said:
            break
        if line and not _RULE.fullmatch(line):
            is_text = re.match(r"(?:căn cứ|thực hiện|[IVX]+\.|\d+\.|[-–] )", line, re.IGNORECASE)
            if said and (is_text or sum(map(len, said)) + len(line) > _LONGEST_SUBJECT):
                break
            said.append(line)
        at += 1
    return " ".join(said), at


def _issuer(above: Sequence[str]) -> tuple[str | None, str | None]:
    """The issuing body and its place, from lines in capitals; the body above it is its parent."""
    bodies = [
        line
        for line in above
        if _ISSUER.match(folded(line)) and not _MOTTO.search(folded(line)) and line.isupper()
    ]
    if not bodies:
        return None, None
    issuer = _lowered(bodies[-1].strip(" *-_"))
    places = [mention.place for line in reversed(bodies) for mention in place_mentions(_lowered(line))]
    chain = list(dict.fromkeys(place.text for place in places))
    return issuer, ", ".join(chain) or None


def _lowered(line: str) -> str:
    """`ĐẢNG ỦY XÃ AN KHÊ` as `Đảng ủy xã An Khê`; names are what follows a level."""
    text = line.lower()
    spelled = re.search(
        r"(?<![^\W_])(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|huyện ủy|tỉnh ủy|thành ủy|thị ủy|ấp|thôn|bản)\s+(?!ủy|đoàn)(.+)$",
        text,
    )
    if spelled:
        text = text[: spelled.start(1)] + titled(spelled[1].upper())
    return text[:1].upper() + text[1:]


def _without_foot(lines: Sequence[str]) -> list[str]:
    """The body without recipients and signature, which close a document."""
    start = max(0, len(lines) - _NEAREST_END)
    for at in range(start, len(lines)):
        plain = folded(lines[at]).strip()
        if _RECIPIENTS.fullmatch(plain) or (_SIGNED.fullmatch(plain) and lines[at].isupper()):
            return list(lines[:at])
    return list(lines)
