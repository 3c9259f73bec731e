"""Which figure of a claim is put to be confirmed: none in a name, and none that only says how long something lasted."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.texts.figures import Figure, figures
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded

_IN_QUOTES = re.compile(r"[“\"«][^”\"»]+[”\"»]")
# "Hội nghị sơ kết 2 năm", "sau 3 năm thực hiện": when it was, or what it was about.
_SINCE = re.compile(r"\b(?:so ket|tong ket|ky niem|sau|qua|trong|suot)\W*$")
_SPAN = re.compile(r"\W*(?:nam|thang)\b(?! (?:tu|tuoi))")
_FOR = re.compile(r"\W*nam (?:thuc hien|trien khai|hoc tap|nhin lai|qua\b|ket luan|chi thi)")
_SCALES = frozenset("ngan nghin trieu ty k".split())
_NOTHING_COUNTED = frozenset("mot moi 1 dung phai ha khong hang co thang nam".split())


def claimed_figures(text: str, names: Sequence[str]) -> Iterator[Figure]:
    """The figures of NFC `text` that are put to be confirmed, in order; `names` are canonical: "Phụ nữ 5 tiết kiệm" claims none."""
    said = canonical(text)
    inside = [Span(*match.span()) for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", said)]
    inside += [Span(*match.span()) for match in _IN_QUOTES.finditer(text)]
    plain = folded(text)
    for one in figures(text):
        if any(span.start <= one.span.start < span.end for span in inside):
            continue
        behind = plain[one.span.end :]
        if _FOR.match(behind) or (_SPAN.match(behind) and _SINCE.search(plain[: one.span.start])):
            continue
        yield one


def is_money(claimed: Figure, plain: str) -> bool:
    """Whether a claimed figure is money: by its unit, or as 50 ngàn, 2 triệu that nothing follows that is counted."""
    scaled = folded(claimed.span.of(plain)).split()[-1:]
    return claimed.money or (
        scaled[0] in _SCALES and (not claimed.after or claimed.after[0] in _NOTHING_COUNTED)
    )
