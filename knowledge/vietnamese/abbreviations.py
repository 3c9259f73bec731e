"""Abbreviations of cadres and of phone keyboards, written out where the reading is sure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, tokens

# Read so only when typed in capitals: in small letters they are words.
_CAPITALS_ONLY = frozenset({"tư", "hu", "đu"})
# A number beside them, or a question for one before them, makes them units or something else: 5k, 3 kg, mấy kg.
_NOT_BY_NUMBERS = frozenset({"k", "kg"})
# Without their marks these are other words as well, nhiều and the name Hồng: read so only where the question ends.
_AT_END = frozenset({"nhieu", "hong"})
_LAST_WORDS = frozenset("v z vay the a ha ad nhi nao".split())
_MONEY = " đồng"
_CB = "cb"
_OF_A_CELL = ("bi thu", "pho bi thu", "truc thuoc", "cac dang bo")
_CELLS = frozenset("ap thon ban buon khom khu kp tdp truong tram quan".split())
_WITH_CADRES = frozenset("dv dang cc cong chu lanh".split())
# Read so only before one of these (folded): thu nhập bình quân and thanh niên, Chủ tịch UBND and Chỉ thị 05.
_BEFORE = {
    "tn": (frozenset({"bq", "binh", "dau", "nguoi"}), "thu nhập"),
    "cđ": (frozenset({"nam", "toan"}), "chuyên đề"),
    "ct": (
        frozenset(
            {
                "ubnd",
                "hdnd",
                "mttq",
                "hoi",
                "uy",
                "xa",
                "huyen",
                "tinh",
                "phuong",
                "nuoc",
                "ub",
                "hpn",
                "hlhpn",
                "hnd",
                "hccb",
                "ccb",
                "mt",
                "cong",
                "lien",
            }
        ),
        "chủ tịch",
    ),
}
# Read so only behind one of these: đoàn TN is no thu nhập, nhận bao nhiêu hs at the counter is no học sinh.
_BEHIND = {
    "đc": (frozenset({"la", "cac", "nhung"}), "đồng chí"),
    "tn": (frozenset({"doan"}), "thanh niên"),
    "dt": (frozenset({"tieng", "dong bao", "nguoi"}), "dân tộc"),
    "du": (frozenset({"bt", "bi thu"}), "Đảng ủy"),
    # Of those who are counted: bao nhiêu tv, mấy tt, 2 tt và 3 cn.
    "tv": (frozenset({"bao nhieu", "may", "bn", "nhieu"}), "thành viên"),
    "tt": (frozenset({"bao nhieu", "may", "bn", "nhieu"}), "tập thể"),
    "cn": (frozenset({"bao nhieu", "may", "bn", "nhieu", "tt", "tt va"}), "cá nhân"),
}
# The papers of a counter, where the question speaks of its work.
_AT_COUNTER = re.compile(
    r"\b(?:giai quyet|tiep nhan|xu ly|nop|tra|truc tuyen|online|(?:mot|1) cua|qua mang|dung han|tre hen|thu tuc|hanh chinh)\b"
)
_PAPERS = "hồ sơ"
# "Cb A có bn đv": what has members is a cell.
_MEMBERS_ASKED = re.compile(
    r"^(?!dv|dang|cc|cong|chu|lanh)\w+(?: \w+){0,4} (?:co|duoc|con) (?:bao nhieu|bn|may) (?:dv|dang vien)\b"
)
_OF_WORKERS = frozenset({"luong", "cong ty", "cty", "nha may"})
# A document by its kind before its number.
_BEFORE_NUMBER = {
    "nq": "nghị quyết",
    "kh": "kế hoạch",
    "ct": "chỉ thị",
    "kl": "kết luận",
    "qđ": "quyết định",
    "qd": "quyết định",
}
_NUMBER_ASKED = frozenset({"so may", "so bao", "so gi", "so nao", "may", "nao"})
# Read so only behind a number, or behind what asks for one.
_BEHIND_NUMBERS = {"tr": "triệu", "th": "tháng", "tỉ": "tỷ", "ng": "người"}
_ASKING_FOR_NUMBERS = frozenset({"nhieu", "may", "bn"})


@cache
def _table() -> Mapping[str, str]:
    """Canonical short form → long form; a folded short form reads as its marked one unless it has its own entry."""
    text = files("knowledge").joinpath("registry/abbreviations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    marked = {canonical(short): long for short, long, *_ in rows}
    plain = {folded(short): long for short, long in marked.items() if short not in _CAPITALS_ONLY}
    return plain | marked


@lru_cache(maxsize=4096)
def expanded(text: str) -> str:
    """`text` with its abbreviations written out; everything else stays as typed."""
    written, at = [], 0
    for token, long in _abbreviations(text):
        written.append(text[at : token.span.start] + long)
        at = token.span.end
    return "".join([*written, text[at:]])


def _abbreviations(text: str) -> Iterator[tuple[Token, str]]:
    found = tokens(text)
    for place, token in enumerate(found):
        short = canonical(token.text)
        long = _table().get(short) or (_MONEY if _is_of_money(text, found, place) else None)
        if short == _CB:
            long = _cb(found, place)
        if short in _told_by_neighbours():
            long = _by_neighbours(found, place) or long
        if long is None or (short in _CAPITALS_ONLY and not token.text.isupper()):
            continue
        if place and f" {folded(found[place - 1].text)} {folded(short)} " in f" {folded(long)} ":
            continue  # "bao nhiêu" has its "nhiêu" written out already
        if (short in _NOT_BY_NUMBERS and _is_by_number(found, place)) or (
            short in _AT_END and not _is_at_end(found, place)
        ):
            continue
        yield token, long


def _is_of_money(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether word `place` is the đ right behind an amount: 0đ, 20.000đ; 5đ/c is none."""
    token = found[place]
    return (
        canonical(token.text) == "đ"
        and place > 0
        and found[place - 1].text[-1].isdigit()
        and found[place - 1].span.end == token.span.start
        and not text.startswith("/", token.span.end)
    )


@cache
def _told_by_neighbours() -> frozenset[str]:
    """The short forms that mean what those around them say."""
    return frozenset({"hs", *_BEFORE, *_BEHIND, *_BEFORE_NUMBER, *_BEHIND_NUMBERS})


def _cb(found: Sequence[Token], place: int) -> str | None:
    """CB is a cell where a hamlet follows or a secretary goes before, cadres before those who go with them; else unsure."""
    before = folded(" ".join(token.text for token in found[max(place - 2, 0) : place]))
    after = [folded(token.text) for token in found[place + 1 : place + 3]]
    if before.endswith(_OF_A_CELL) or _CELLS.intersection(after[:1]) or after == ["truc", "thuoc"]:
        return "chi bộ"
    if _MEMBERS_ASKED.search(folded(" ".join(token.text for token in found[place + 1 :]))):
        return "chi bộ"
    return "cán bộ" if _WITH_CADRES.intersection(after[:1]) else None


def _by_neighbours(found: Sequence[Token], place: int) -> str | None:
    """What the short form at `place` stands for by what goes before or after it."""
    short = canonical(found[place].text)
    following, long = _BEFORE.get(short, (frozenset(), ""))
    if long and following.intersection(folded(token.text) for token in found[place + 1 : place + 2]):
        return long
    before = found[max(place - 1, 0) : place]
    behind, long = _BEHIND.get(short, (frozenset[str](), ""))
    said = [folded(" ".join(token.text for token in found[max(place - back, 0) : place])) for back in (1, 2)]
    if long and behind.intersection(said):
        return long
    if short == "cn" and _OF_WORKERS.intersection(said):
        return "công nhân"
    if short == "hs" and _AT_COUNTER.search(folded(" ".join(token.text for token in found))):
        return _PAPERS
    asked = [folded(" ".join(token.text for token in found[place + 1 : place + 1 + on])) for on in (1, 2)]
    if _NUMBER_ASKED.intersection(asked) and short in _BEFORE_NUMBER:
        return _BEFORE_NUMBER[short]
    is_counted = any(token.text[0].isdigit() or folded(token.text) in _ASKING_FOR_NUMBERS for token in before)
    return _BEHIND_NUMBERS.get(short) if is_counted else None


def _is_at_end(found: Sequence[Token], place: int) -> bool:
    """Whether nothing but a closing word stands behind the one at `place`, which is typed small."""
    return found[place].text.islower() and all(
        folded(token.text) in _LAST_WORDS for token in found[place + 1 :]
    )


def _is_by_number(found: Sequence[Token], place: int) -> bool:
    before, after = found[max(place - 1, 0) : place], found[place + 1 : place + 2]
    return any(other.text[0].isdigit() for other in (*before, *after)) or any(
        folded(other.text) in _ASKING_FOR_NUMBERS for other in before
    )


def shortened(text: str) -> str:
    """NFC `text` with what has a short form written so, the longest first: what `expanded` reads back."""
    return _long_forms().sub(lambda match: _short_forms()[canonical(match[0])], text)


@cache
def _short_forms() -> Mapping[str, str]:
    """Canonical long form → the shortest form that reads so, rather one with marks."""
    shorts: dict[str, str] = {}
    for short, long in sorted(_table().items(), key=lambda row: (len(row[0]), folded(row[0]) == row[0])):
        if short not in _CAPITALS_ONLY | _NOT_BY_NUMBERS and expanded(short) == long:
            shorts.setdefault(canonical(long), short)
    return shorts


@cache
def _long_forms() -> re.Pattern[str]:
    longest_first = sorted(_short_forms(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
