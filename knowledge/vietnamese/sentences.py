"""Sentences and clauses of Vietnamese administrative prose.

Rules, not a trained model: the genre's full stops are few in kind (ranks, initials, numbers, enumerations,
quotes), and a citation must be cut the same way on every machine. What follows a mark decides as much as the
mark itself; tests/knowledge/sentences.labelled.txt holds the cases the rules were fitted on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from knowledge.records import Span

_END = re.compile(
    r"(?P<mark>\./\.|[.!?…]+)"
    r"(?P<closers>(?:\[\d{1,3}\]|[ ]?[”»)\]]|[’'\"])*(?:\./\.|[.!?…])*)"
)
_NEXT = re.compile(r"(?P<gap>\s*)(?:[-–—•+*]\s+)?[\"“‘«(\[']*\s?(?P<word>[^\W_]*)")
_CHUNK = re.compile(r"[^\s\"“”'‘’«»()\[\],;:]*$")
_LONGEST_CHUNK = 40  # code points; longer than any abbreviation or document number
_LONGEST_HEAD = 200  # code points looked back over; without a bound "A.A.A…" takes quadratic time
_LONGEST_ASIDE = 400  # code points; a pair of parentheses further apart is a slip of the pen

# fmt: off
_TITLES = frozenset({
    "tp", "tx", "tt", "kp", "đ/c", "đc", "t/p", "ts", "ths", "th.s", "pgs", "gs", "bs", "ks", "kts",
    "ls", "nsnd", "nsưt", "nxb", "mr", "mrs", "ms", "dr", "st",
})
# fmt: on
_BEFORE_DIGITS = frozenset({"tr", "no", "đt"})
_NO_INITIALS = frozenset({"T.Ư", "T.W"})
# Words that open a sentence and are no one's name: after them even an abbreviation's full stop ends one.
# fmt: off
_OPENERS = frozenset({
    "Các", "Những", "Trong", "Theo", "Tại", "Qua", "Đến", "Để", "Với", "Khi", "Sau", "Trước", "Ngoài",
    "Bên", "Đây", "Đó", "Nhờ", "Hiện", "Tuy", "Nhưng", "Và", "Việc", "Nhiều", "Mỗi", "Ông", "Bà", "Chị",
    "Hằng", "Hàng", "Cùng", "Đặc", "Riêng", "Còn",
})
# fmt: on
_ORDINAL = re.compile(r"(?:thứ|khóa|khoá|lần|kỳ|hạng|loại|nhóm|vitamin)\s+[A-ZĐ]$")
_ENUMERATOR = re.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[^\W\d_]|[IVX]+)$"
    r"|^\W*(?:Phần|Chương|Mục|Điều|Bài|Câu|Bước|Khoản)\s+(?:\d{1,3}|[IVX]+)$"
    r"|:\s*[\"“(]?[1aI]$|;\s*(?:\d{1,2}|[b-h]|[IVX]+)$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:ngày|tháng)\s+\d{1,2}$|\b\d{1,2}\.\s\d{1,2}$", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, in order.

    No sentence crosses a line break; none has outer white space; together they hold every other character
    exactly once. A sentence keeps its closing quote, parenthesis or footnote mark.
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        found.extend(_in_line(line, start))
        start += len(line) + 1
    return tuple(found)


def clauses(sentence: str) -> tuple[Span, ...]:
    """Spans of the pieces of `sentence` between its semicolons, those inside quotes and parentheses aside.

    Pieces have no outer white space and are never empty; the semicolons themselves are in none of them.
    """
    held = _enclosures(sentence, ("“", "”"), ("«", "»"), ("(", ")"), ('"', '"'))
    cuts = [match.start() for match in re.finditer(";", sentence) if not _holding(held, match.start())]
    edges = zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(sentence)], strict=True)
    return tuple(span for start, end in edges for span in _trimmed(sentence, start, end))


def _in_line(line: str, offset: int) -> Iterator[Span]:
    asides = _enclosures(line, ("(", ")"))
    start = 0
    for match in _END.finditer(line):
        end = _after_closers(line, match)
        if _ends_sentence(line, start, match, end, asides):
            yield from _trimmed(line, start, end, offset)
            start = end
    yield from _trimmed(line, start, len(line), offset)


def _after_closers(line: str, match: re.Match[str]) -> int:
    """Where the mark with what closes after it ends; a straight quote closes only if one is open."""
    quote = line.find('"', match.start("closers"), match.end())
    if quote >= 0 and line.count('"', 0, quote) % 2 == 0:
        return quote
    return match.end()


def _ends_sentence(line: str, start: int, match: re.Match[str], end: int, asides: tuple[Span, ...]) -> bool:
    head = line[max(start, match.start() - _LONGEST_HEAD) : match.start()]
    following = _NEXT.match(line, end)
    word = following["word"] if following else ""
    if not word or word[0].islower() or not any(map(str.isalnum, head)):
        return False
    aside = _holding(asides, match.start())
    if aside and (end < aside.end or any(map(str.isalnum, line[start : aside.start]))):
        return False  # a sentence inside the sentence; it ends one only where the aside stands alone
    if following and not following["gap"]:
        return _ends_glued(head, match, line[match.end("mark") : end], word)
    mark = match["mark"]
    if "…" in mark or ".." in mark:
        return not word[0].isdigit()
    return mark != "." or end > match.end("mark") or not _belongs_to_word(head, word)


def _ends_glued(head: str, match: re.Match[str], closers: str, word: str) -> bool:
    """Whether a mark with no blank after it ends the sentence: `nhiệm vụ.Các`, not `1.778` or `TP.HCM`."""
    last = head[-1:]
    chunk = _chunk(head)
    if word[0].isdigit() or _ADDRESS.search(chunk) or _ENUMERATOR.search(head):
        return False
    if match["mark"] == "./.":
        return True
    if match["mark"] != "." or closers or last in "”»\")'’":
        return bool(closers) or not last.isupper()
    if word in _OPENERS:
        return True
    part = chunk.rpartition(".")[2]
    if last.isdigit() or last in "%‰":
        return len(word) > 1 and word[1:].islower()
    return last.islower() and len(part) > 1 and part.lower() not in _TITLES


def _belongs_to_word(head: str, word: str) -> bool:
    """Whether the full stop after `head` is part of an abbreviation, an initial, an enumerator or a date."""
    if _ENUMERATOR.search(head):
        return True
    if word[0].isdigit() and _DAY.search(head):
        return True
    chunk = _chunk(head)
    if word in _OPENERS or chunk in _NO_INITIALS:
        return False
    part = chunk.rpartition(".")[2]
    if {chunk.lower(), part.lower()} & _TITLES:
        return True
    if part.lower() in _BEFORE_DIGITS:
        return word[0].isdigit()
    return len(part) == 1 and part.isupper() and not _ORDINAL.search(head)


def _chunk(head: str) -> str:
    """What stands unbroken before the mark: `ThS`, `PGS.TS`, `05-CT/TW`."""
    found = _CHUNK.search(head[-_LONGEST_CHUNK:])
    return found[0] if found else ""


def _enclosures(text: str, *pairs: tuple[str, str]) -> tuple[Span, ...]:
    """The outermost stretches between matching marks, marks included; a mark without its partner opens none."""
    found: list[Span] = []
    for opening, closing in pairs:
        opened: list[int] = []
        for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
            if match[0] == closing and opened:
                span = Span(opened.pop(), match.end())
                if span.end - span.start <= _LONGEST_ASIDE:
                    found.append(span)
            elif match[0] == opening:
                opened.append(match.start())
    outermost: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return tuple(outermost)


def _holding(enclosures: tuple[Span, ...], place: int) -> Span | None:
    """The enclosure around `place`."""
    last = bisect_right(enclosures, place, key=lambda span: span.start) - 1
    return enclosures[last] if last >= 0 and place < enclosures[last].end else None


def _trimmed(text: str, start: int, end: int, offset: int = 0) -> Iterator[Span]:
    """The span from `start` to `end` without outer white space, moved by `offset`; nothing if it is blank."""
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = offset + start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(bare))
