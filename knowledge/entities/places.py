"""Places as articles write them: a level and a capitalised name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

# From the smallest to the largest; the sort of unit that a name belongs to.
LEVELS = (
    "tổ dân phố", "khu dân cư", "khu phố", "ấp", "thôn", "bản", "buôn", "khóm", "làng", "xóm",
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh",
)  # fmt: skip

_TIERS = {
    level: frozenset(tiers)
    for tiers, levels in (
        ((0,), LEVELS[:10]),
        ((1,), ("xã", "phường", "thị trấn", "đặc khu")),
        ((2,), ("huyện", "quận", "thị xã")),
        ((2, 3), ("thành phố",)),
        ((3,), ("tỉnh",)),
    )
    for level in levels
}

_UPPER = f"[{UPPER}]"
_SYLLABLE = rf"{_UPPER}[^\W\d_]*(?:'[^\W\d_]+)?"
_NAME = rf"{_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,4}}(?: \d{{1,2}}(?![\d/%]|[.,]\d))?|\d{{1,2}}(?![\d/%]|[.,]\d)"
# A committee or a youth union names its place without the level: Huyện ủy Tuy An, Tỉnh đoàn Phú Yên.
_BODIES = {"huyện": "huyện", "tỉnh": "tỉnh", "thành": "thành phố", "thị": "thị xã", "quận": "quận"}
_BODY = rf"(?P<body>{'|'.join(_BODIES)}) (?:ủy|đoàn|uỷ)"
_LEVEL = "|".join(sorted(LEVELS, key=len, reverse=True))
# A hợp tác xã is a cooperative, a già làng a person, nông thôn the country and văn bản a document.
# What sort of unit it is may stand before its name: "xã vùng cao A", "huyện đảo B".
_SORT = "vùng cao|vùng sâu|vùng biên|vùng xa|miền núi|trung du|đồng bằng|biên giới|ven biển|ven sông|bãi ngang|cù lao|đảo|thuần nông|anh hùng"
_NO_LEVEL = "".join(
    rf"(?<!(?i:{word}) )" for word in "hợp tác,già,nông,văn,kịch,phiên,căn,cơ,biên,ấn,xuất".split(",")
)
_MENTION = re.compile(
    rf"(?<![^\W_]){_NO_LEVEL}(?:(?i:(?P<level>{_LEVEL}))|(?i:{_BODY}))(?: (?:{_SORT}))? (?P<name>{_NAME})"
)
_SORT_BEFORE = re.compile(rf"^(?:{_SORT}) (?={_UPPER})")
# After a level these begin the name of an organisation, not of a place: xã Đoàn, huyện Hội.
_ORGANISATION = frozenset(
    "đoàn đội hội ủy đảng ban mặt ubnd hđnd mttq ubmttq công quân phòng sở trạm chi tổ".split()
)
# Of "8 chi bộ ấp 8 tủ sách" the second number counts bookcases.
_COUNTED = re.compile(r"(?<![\d/.-])\d{1,3} (?:chi bộ|chi hội|chi đoàn|bí thư|trưởng) $")
# A commune may be called Trường Sơn; what goes on like this is a school in it.
_SCHOOL = re.compile(
    r"Trường (?:Tiểu|Mầm|Mẫu|Trung|Phổ|Đại|Cao|Chính|Dân|TH|PT|MN|THCS|THPT|Quân|Sĩ|Nội|Bồi)\b|Trường$"
)
_NUMBERED = frozenset({"phường", "quận", "khu phố", "khóm", "tổ dân phố", "ấp", "thôn", "xóm", "bản", "buôn"})


# What may stand before the place a sentence is about: a body of its own or a turn of phrase, in code points.
_LONGEST_OPENING = 40
# … and behind these stands what it lies in: "A là xã của huyện B".
_TURNS_ASIDE = re.compile(r"[,;:“]|\b(?:là|thuộc|nằm)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its level in lower case, None where the text does not say, and its name as written.

    `within` are the larger units around it, the smallest first, as far as they are named; two places are the same
    whatever is said of that.
    """

    level: str | None
    name: str
    within: tuple["Place", ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The name in the form that names are compared in. A number names nothing without its level."""
        key = canonical(self.name)
        return f"{self.level} {key}" if key.isdigit() else key

    @property
    def text(self) -> str:
        """Level and name, as a reader expects them: `xã An Bình`."""
        return f"{self.level} {self.name}" if self.level else self.name

    @property
    def full(self) -> str:
        """The same with the units around it: `xã An Bình, huyện Cao Lãnh`."""
        return ", ".join([self.text, *(larger.text for larger in self.within)])

    @property
    def tiers(self) -> frozenset[int]:
        """How large it may be: 0 a hamlet, 1 a commune, 2 a district, 3 a province; all where no level is stated."""
        return _TIERS.get(self.level or "", frozenset(range(4)))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place and where the text names it; the span covers level and name."""

    place: Place
    span: Span


def place_mentions(text: str) -> Iterator[PlaceMention]:
    """Places that NFC `text` names with their level and capitals, in order."""
    for match in _MENTION.finditer(text):
        name, level = match["name"], match["level"] or _BODIES[match["body"].lower()]
        if canonical(name.split(" ")[0]) in _ORGANISATION or _SCHOOL.match(name):
            continue
        if name.isdigit() and (level.lower() not in _NUMBERED or _COUNTED.search(text, 0, match.start())):
            continue
        yield PlaceMention(Place(level.lower(), name), Span(*match.span()))


def place_chain(place: str) -> tuple[Place, ...]:
    """An article's place field, smallest unit first, each within those after it: `xã A, huyện B`, `xã A (B)`."""
    parts = [part.strip() for part in re.split(r"[,()]", place)]
    chain: tuple[Place, ...] = ()
    for part in reversed([part for part in parts if part]):
        chain = (replace(_place(part), within=chain), *chain)
    return chain


def _place(part: str) -> Place:
    level = next((level for level in LEVELS if part.lower().startswith(level + " ")), None)
    name = part[len(level) + 1 :] if level else part
    return Place(level, _SORT_BEFORE.sub("", name) if level else name)


def topic_of(sentence: str) -> Place | None:
    """The place that an NFC sentence is about where it names a single one and opens with it; None if unsure.

    "Xã A vận động …" goes on in the next sentence; "… của 73 hộ ở ấp A" does not.
    """
    named = list(place_mentions(sentence))
    opening = sentence[: named[0].span.start] if named else ""
    if len(named) != 1 or len(opening) > _LONGEST_OPENING or _TURNS_ASIDE.search(opening):
        return None
    return named[0].place
