"""Persons in a sentence: their names and the offices they hold."""

import re
from collections.abc import Iterator, Sequence

from knowledge.entities.places import place_mentions
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_TITLE = (
    "đồng chí|đ/c|ông|bà|anh|chị|cô|chú|thầy|cụ|em|bác sĩ|kỹ sư|tiến sĩ|thạc sĩ|nhà giáo|nghệ nhân|già làng|luật sư|doanh nhân|"
    "thiếu úy|trung úy|thượng úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|trung tướng|hòa thượng|thượng tọa|đại đức|"
    "linh mục|mục sư|đảng viên|hội viên|đoàn viên|cựu chiến binh"
)
# The commonest family names and the first parts of names of some peoples of the highlands.
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Trịnh|Mai|Lương|Trương|Đoàn|Hà|Tạ|Cao|Thái|"
    "Châu|Quách|La|Lâm|Tô|Tống|Thạch|Sơn|Kim|Danh|Vi|Lò|Lường|Quàng|Cầm|Hà|Giàng|Sùng|Vàng|Thào|Hạng|Lầu|Mùa|Ma|Nông|Hứa|Triệu|"
    "Chu|Bế|Phùng|Tăng|Từ|Vương|Lại|Khuất|Kiều|Nghiêm|Doãn|Đàm|Văn|Ông|Rơ|Siu|Ksor|Nay|Rah|Rmah|Ama|Y|A|H['’]\\w+|Điểu|Thị|K['’]\\w+"
)
# The youth union, and what else begins like a family's name.
_NO_FAMILY = r"Đoàn (?:Thanh [Nn]iên|TN|Kinh|Khối|Trường|Cơ sở|Phường|Xã|Đại biểu)|Y [Tt]ế|Văn (?:Phòng|Hóa|Hoá)|Công an"
_REST = rf"(?:\s+[{UPPER}][\w'’]*)"
NAMESAKE = "Hồ Chí Minh"
"""Whom the movement is named after: nobody's answer, and the holder of no office of a place."""
# Whoever has an office told behind the name is a person, whatever the family is called.
_WITH_OFFICE = (
    rf"\b[{UPPER}](?![{UPPER}]|\b)[\w'’]*(?:\s+[{UPPER}](?![{UPPER}])[\w'’]*){{1,3}}"
    r"(?=\s*[,(–-]\s*(?:[Nn]guyên )?(?:[Pp]hó )?(?:Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Trưởng|Đội trưởng|Tổ trưởng|Chủ nhiệm|Ủy viên))"
)
TITLE = re.compile(rf"^(?i:(?:{_TITLE})\s+)+")
"""The titles that a name may open with."""
NAME = re.compile(
    rf"(?:(?i:(?<!\bthầy )\b(?:{_TITLE}))\s+[{UPPER}][\w'’]*{_REST}{{1,4}}|\b(?!{_NO_FAMILY})(?:{_FAMILY}){_REST}{{1,3}}|{_WITH_OFFICE})"
)
"""A person's name, with the title before it where it has one."""

_OFFICES = tuple(
    tuple(office.split())
    for office in (
        "bi thu", "chu tich", "giam doc", "tong giam doc", "truong ban", "truong phong", "truong thon", "truong ap", "truong khu pho",
        "to truong", "truong doan", "truong cong an", "hieu truong", "vien truong", "doi truong", "chi huy truong", "chinh tri vien",
        "chinh uy", "thu truong", "truong tram", "chu nhiem", "truong ban nhan dan", "tru tri", "tong bien tap", "chanh van phong",
        "cuc truong", "don truong", "tram truong", "truong xom", "truong lang", "truong buon", "truong khom", "truong ban cong tac mat tran", "chi cuc truong", "nguoi dung dau",
    )
)  # fmt: skip
# Whom it is asked of may be told before the office: "người … làm bí thư chi bộ".
_HOLDING = frozenset({"lam", "giu"})
_TITLES = frozenset("chi anh ong ba co chu bac cu thay nu".split())
_FILLERS = frozenset("ten lam giu chuc vu dang hien la hien nay ai ong ba dong chi".split())
# Said of an office without its body, the head of a part is not the head of the whole.
_PART_OF = re.compile(r"(?:chi|doan|hoi|cong doan|lien doan|(?:uy ban )?mat tran|hop tac xa)\b")
# Whoever's act stands between an office and a name, the name is not his: "Chủ tịch … tỉnh tặng Bằng khen, ông A".
_ACTS = re.compile(r"\b(?:tang|trao|khen|bieu duong|tuyen duong|cong nhan|chi dao|giao|de nghi)\b")
# Words before and behind a name among which its office stands.
_AHEAD, _BEHIND = 12, 8
# How much of the body's name must be said; code points that an office's body and the way to a name may take.
_BODY_WORDS, _REACH, _GAP = 2, 90, 4
# Syllables of a name with its family and middle part.
_WHOLE_NAME = 3
_UNIT = re.compile(
    rf"\b(?:xã|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|thôn|ấp|bản|khu phố|buôn) ([{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
)
# Between a name and an office: a comma or a dash, and other offices of the same person.
_BESIDE = re.compile(
    r"\s*[,(–-]?\s*(?:la )?(?:(?:nguyen )?(?:pho )?(?:bi thu|chu tich|truong|(?:\w+ )?uy vien|(?:tong )?giam doc|chi huy|chu nhiem)[^;:.“]{0,80}?(?:[,–-]|\bva\b|\bkiem\b)\s*)*(?:truc tiep )?(?:la |nguyen |lam )?"
)
# Between an office and a name: another office of the same person.
_ALSO = re.compile(
    r"\s*(?:[,–-]|\bva\b|\bkiem\b)\s*(?:pho )?(?:bi thu|chu tich|truong|giam doc|chi huy|chu nhiem)(?: \w+){0,4}[\s,:–-]*"
)
# "… do đồng chí A, Bí thư Huyện ủy, làm Trưởng ban": between a person and the office given by a body.
_BODY_BY = re.compile(r"([^,;:.(“\"]{4,60}),? do (?:(?:ong|ba|dong chi|anh|chi) )?$")
_MADE = re.compile(r"\s*(?:,[^;:.“]{3,60},)?\s*(?:lam|giu chuc|dam nhiem|la)\s*")
# "Bà A, bán vải ở dãy B, giữ chức Bí thư": what she is besides stands between.
_HOLDS = re.compile(
    r"\s*, [^;:.“]{3,60}, (?:hien |dang |nay )?(?:giu chuc(?: vu)?|giu cuong vi|dam nhiem|lam) "
)


def persons_in(sentence: str) -> Iterator[re.Match[str]]:
    """The persons that `sentence` names, with their titles: Sơn and Hà are family names, and begin the names of communes."""
    places = [mention.span for mention in place_mentions(sentence)]
    for match in NAME.finditer(sentence):
        if not any(place.start <= match.start() < place.end for place in places):
            yield match


def holds_office(wanted: Sequence[str], sentence: str, places: Sequence[str] = ()) -> bool:
    """Whether the office in `wanted` (syllables of the question) stands in `sentence` as it is.

    Not as a deputy's, not of another body: the words beside the office must stand near it. `places` are the canonical
    names of those asked for: of another place's unit it is another office.
    """
    asked = (
        " ".join(folded(word) for word in wanted)
        .replace("nguoi dung dau", "bi thu")
        .replace("dung dau", "bi thu")
        .split()
    )
    office = max((one for one in _OFFICES if _position(asked, one) is not None), key=len, default=())
    if not office:
        # "Người lái tàu cứu người là ai?": whoever the sentence names; what it must tell of him is weighed elsewhere.
        return True
    place = _position(asked, office) or 0
    deputy = bool(place) and asked[place - 1] == "pho"
    behind = [word for word in asked[place + len(office) :] if word not in _FILLERS]
    ahead = (
        asked[:place]
        if _HOLDING.intersection(asked[:place])
        else [w for w in asked[:place] if w not in _FILLERS]
    )
    if (behind and _HOLDING.intersection(ahead)) or (len(ahead) == 1 and ahead[0] in _TITLES):
        # "Người phụ nữ đầu tiên làm bí thư chi bộ", "chị chủ tịch": who it is, not of what.
        ahead = []
    body = [
        word for word in (*ahead, *behind) if word not in office and word not in _FILLERS and word != "pho"
    ]
    return any(
        is_deputy == deputy
        and not (places and unit and not any(name in unit for name in places))
        and (_says_body(told, body[:_BODY_WORDS]) if body else not _PART_OF.match(" ".join(told)))
        for is_deputy, told, unit in _held(office, expanded(sentence))
    )


def _held(office: Sequence[str], sentence: str) -> Iterator[tuple[bool, list[str], str]]:
    """Of each time a person in `sentence` bears the office: whether as deputy, the folded words behind it, and their unit.

    The unit is a canonical name, empty where they name none.
    """
    plain = folded(canonical(sentence))
    people = [match.span() for match in NAME.finditer(sentence) if match[0] != NAMESAKE]
    for match in re.finditer(rf"(?<!tong )\b(pho )?{' '.join(office)}\b", plain):
        behind = re.split(r"[,;:.(“\"–-]", sentence[match.end() : match.end() + _REACH])[0]
        named = _UNIT.search(behind)
        # "Chủ tịch Hội Phụ nữ phường Sơn Thị A": what follows the level is the person.
        unit = canonical(named[1]) if named and not _is_whole_name(named[1]) else ""
        told = re.split(r"[,;:.(“\"–-]|\bva\b|\bkiem\b", plain[match.end() : match.end() + _REACH])[0]
        before = [end for _, end in people if end <= match.start()]
        after = [start for start, _ in people if start >= match.end()]
        # "Hội … do ông Sơn A làm Chủ tịch": the body stands before the person …
        if before and _MADE.fullmatch(plain[max(before) : match.start()]):
            # Of several that one body names the first stands behind "do".
            starts = [begin for begin, end in people if end <= max(before)]
            body = next(
                (found for start in reversed(starts) if (found := _BODY_BY.search(plain[:start]))), None
            )
            if body:
                yield bool(match[1]), [*body[1].split(), *told.split()], unit
                continue
        # … and "Sơn A, Chủ tịch Hội …" or "Bí thư Đảng ủy, đồng chí Sơn A"; a verb between them makes it another's office.
        leading = plain[max(before) : match.start()] if before else ""
        beside = before and (_BESIDE.fullmatch(leading) or _HOLDS.fullmatch(leading))
        between = plain[match.end() + len(told) : min(after)] if after else ""
        to_name = plain[match.end() : min(match.end() + len(told), *after)] if after else ""
        ahead = after and not _ACTS.search(to_name) and (len(between) <= _GAP or _ALSO.fullmatch(between))
        if beside or ahead:
            yield bool(match[1]), told.split(), unit


def _is_whole_name(run: str) -> bool:
    """Whether a run of capitals is a person's name and no place's: places of three syllables begin with no family."""
    return len(run.split()) >= _WHOLE_NAME and bool(NAME.fullmatch(run))


def _says_body(told: Sequence[str], body: Sequence[str]) -> bool:
    """Whether the words of `body` stand in `told` in that order."""
    rest = iter(told)
    return all(any(word == other for other in rest) for word in body)


def names_office(plain: str) -> bool:
    """Whether the folded text says the name of an office."""
    words = plain.split()
    return any(_position(words, office) is not None for office in _OFFICES)


def names_with_office(name: Sequence[str], sentence: str) -> bool:
    """Whether `sentence` tells an office right beside the person whose folded syllables are `name`."""
    words = [folded(canonical(token.text)) for token in tokens(expanded(sentence))]
    at = _position(words, tuple(name))
    if at is None:
        return False
    near = words[max(0, at - _AHEAD) : at + len(name) + _BEHIND]
    return any(_position(near, office) is not None for office in _OFFICES)


def _position(words: Sequence[str], run: Sequence[str], start: int = 0) -> int | None:
    return next(
        (
            at
            for at in range(start, len(words) - len(run) + 1)
            if tuple(words[at : at + len(run)]) == tuple(run)
        ),
        None,
    )
