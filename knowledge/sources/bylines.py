"""Who wrote an article, where it was taken from, and who took the pictures, as lines of a page say it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import folded

_AUTHOR = re.compile(
    r"(?:tac gia(?: bai viet)?|nguoi (?:viet|dang|gui|thuc hien|dua tin|soan)|(?:tin|bai)(?: viet)?"
    r"|(?:tin|bai)(?:(?:,| va| -|/|;) ?(?:tin|bai|anh|video|clip))+|bien soan|thuc hien)\s*[::]\s*(?=\S)"
    r"|(?:post(?:ed)? by|dang boi|viet boi|written by)\s*[::]?\s+(?=\S)"
)
_SOURCE = re.compile(r"\(?\s*(?:(?:nguon|nguon (?:tin|bai|bai viet))\s*[::]\s*|theo\s*[::]?\s+)(?=\S)")
_MEDIUM = re.compile(
    r"(?:theo )?(?:bao|tap chi|ban tin|ttxvn|vov|vtv|cong (?:thong tin|ttdt)|trang (?:thong tin|ttdt|tin)|dai (?:ptth|phat thanh|truyen)"
    r"|website|vietnamplus|vietnam\+|[\w.-]+\.(?:vn|com|net|org)\b)"
)
_EDITOR = re.compile(
    r"(?:bien tap(?: vien)?|btv|nguoi duyet|duyet(?: bai)?|kiem duyet|nguoi kiem duyet|ky thuat)\s*[::]\s*\S.{0,60}"
)
_PHOTO = re.compile(
    r"\(?\s*(?:nguon )?(?:anh|hinh(?: anh)?|clip|video|do hoa)(?: (?:minh hoa|tu lieu|internet|st|suu tam|bia))*\s*(?:[::]\s*(?P<by>[^.]{0,60}))?[.)]*\s*"
)
_CREDIT_IN_BRACKETS = re.compile(
    r"\s*[(\[]\s*(?:nguồn )?(?:ảnh|hình|hình ảnh|clip)(?: minh h[oọ][aạ]| tư liệu)*\s*(?:[::][^()\[\]]{0,80})?[)\]]",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    r"(?<=[\s.”\")])[-–—|/]?\s*(?:nguồn )?(?:Ảnh|ẢNH|Nguồn ảnh)(?: minh h[oọ][aạ]| tư liệu)*\s*[::]\s*[^.:]{1,60}\.?\s*$"
)
_CAPTION = re.compile(r"^(?:Ảnh|Hình|Trong ảnh)\s?\d{0,2}\s*[::]\s*(?=\S)")
_DESK_MARK = re.compile(
    r"^\((?:[A-ZĐ]{2,8}|Cổng TTĐT|Cổng thông tin điện tử|Trang TTĐT)\)\s*[-–—:]?\s*(?=\S)"
)
_INITIALS = re.compile(rf"^([A-ZĐ]{{2,6}})\s[-–—]\s(?=[{UPPER}])")
_AGENCY = re.compile(r"^\(?(TTXVN|VOV|VTV|TTXVN/Vietnam\+)\)?\s*(?:[-–—:]\s*)(?=\S)")
_NAME_WORD = rf"[{UPPER}][^\W\d_]*(?:[’'][^\W\d_]+)?"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ -]{_NAME_WORD}){{1,5}}")
_NOBODY_IN_PARTICULAR = re.compile(r"(?:nhom )?(?:pv|bbt|btv|ctv|phong vien|ban bien tap|cong tac vien)\.?")
_DESK = re.compile(r"(?:ban tuyen giao.{0,40}|van phong (?:dang uy|huyen uy|tinh uy|ubnd).{0,30})\.?")
_NOBODY = frozenset(
    "admin administrator super user superuser quantri quan tri quan tri vien webmaster root bbt".split()
)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says besides the article: an author or a publisher, or neither where it is a mere credit."""

    author: str | None = None
    publisher: str | None = None


def byline(line: str) -> Byline | None:
    """What `line` says about its makers, if that is all it says. For lines above and below the text."""
    plain = folded(line)
    if len(line) > 2 * _LONGEST_NAME + 40:
        return None
    if match := _AUTHOR.match(plain):
        return _made(line[match.end() :])
    if (match := _SOURCE.match(plain)) and (
        "nguon" in match[0] or _MEDIUM.match(plain[match.end() :]) is not None
    ):
        said = line[match.end() :].strip(" ().")
        return Byline(publisher=said) if 0 < len(said) <= _LONGEST_NAME + 40 else None
    if _EDITOR.fullmatch(plain):
        return Byline()
    if match := _PHOTO.fullmatch(plain):
        return (
            Byline() if _is_credit(line[match.start("by") : match.end("by")] if match["by"] else "") else None
        )
    return None


def signature(line: str) -> Byline | None:
    """The author in a last line that holds only a name: `Minh Trí`, `BÍCH NGỌC - THANH AN`, `Minh Trí/TTXVN`."""
    said = re.sub(r"\s*\((?=[A-ZĐ]{2,8}\)$)", "/", line.strip(" .*-–—")).strip(" .()")
    if not said or len(said) > 2 * _LONGEST_NAME:
        return None
    if _NOBODY_IN_PARTICULAR.fullmatch(folded(said)):
        return Byline()
    if _DESK.fullmatch(folded(said)):
        return Byline(author=said)
    first, _, second = said.partition("/")
    names = [part.strip(" ()") for part in re.split(r"\s[-–—]\s|,|;| và |&", first) if part.strip(" ()")]
    if names and all(_is_name(name) for name in names) and len(names) <= 4:  # noqa: PLR2004 - more is a list
        publisher = second.strip() if _AGENCY.match(f"{second.strip()} - x") else None
        return Byline(_as_name(first.strip()), publisher)
    return None


def without_credit(line: str) -> str:
    """A caption without the name of who took the picture, and without the word that says it is one."""
    return _CREDIT_AT_END.sub("", _CREDIT_IN_BRACKETS.sub("", _CAPTION.sub("", line))).strip()


def agency_of(line: str, text: Iterable[str] = ()) -> tuple[str | None, str]:
    """The agency that opens a report (`TTXVN - Chiều 9/5 …`), and the line without it.

    Newspapers open with their own initials (`BHG - Sáng …`); such letters stay if `text` uses them elsewhere.
    """
    if match := _AGENCY.match(line):
        return match[1], line[match.end() :]
    bare = _DESK_MARK.sub("", line)
    if (match := _INITIALS.match(bare)) and sum(each.count(match[1]) for each in text) <= 1:
        bare = bare[match.end() :]
    return None, bare


def is_somebody(author: str) -> bool:
    """Whether a stated author is more than the account that the page was posted under."""
    plain = folded(author).strip()
    return bool(plain) and plain not in _NOBODY and plain != "super user" and "@" not in plain


def _made(said: str) -> Byline | None:
    said = re.split(r"\s*[|•]\s*|\s{3,}", said.strip())[0].strip(" .()")
    first, _, second = said.partition("/")
    agency = second.strip() if _AGENCY.match(f"{second.strip()} - x") else None
    name = first.strip() if agency else said
    if not 0 < len(name) <= _LONGEST_NAME or re.search(r"\d{2}|[.!?]\s", name) or not name[0].isupper():
        return Byline() if folded(name) in _NOBODY else None
    return Byline(_as_name(name) if is_somebody(name) else None, agency)


def _is_credit(text: str) -> bool:
    """Whether what stands behind `Ảnh:` names somebody and describes nothing."""
    return all(
        _is_name(part) or part.isupper() or not part[:1].isalpha() or len(part.split()) == 1
        for part in re.split(r"\s*[/,–-]\s*", text.strip(" .()"))
    )


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _as_name(text: str) -> str:
    """Names set in capitals with one capital a word."""
    return " ".join(word.capitalize() for word in text.split()) if text.isupper() and " " in text else text
