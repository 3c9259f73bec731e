"""Persons in a sentence: their names and the offices they hold."""

import re
from collections.abc import Sequence

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
_REST = rf"(?:\s+[{UPPER}][\w'’]*)"
NAME = re.compile(rf"(?:(?i:\b(?:{_TITLE}))\s+[{UPPER}][\w'’]*{_REST}{{1,4}}|\b(?:{_FAMILY}){_REST}{{1,3}})")
"""A person's name, with the title before it where it has one."""

_OFFICES = tuple(
    tuple(office.split())
    for office in (
        "bi thu", "chu tich", "giam doc", "tong giam doc", "truong ban", "truong phong", "truong thon", "truong ap", "truong khu pho",
        "to truong", "truong doan", "truong cong an", "hieu truong", "vien truong", "doi truong", "chi huy truong", "chinh tri vien",
        "chinh uy", "thu truong", "truong tram", "chu nhiem", "truong ban nhan dan", "tru tri", "tong bien tap", "chanh van phong",
        "cuc truong", "truong xom", "truong ban cong tac mat tran", "chi cuc truong", "nguoi dung dau",
    )
)  # fmt: skip
_FILLERS = frozenset("ten lam giu chuc vu dang hien la hien nay ai ong ba dong chi".split())
# Said of an office without its body, the head of a part is not the head of the whole.
_PART_OF = frozenset("chi doan hoi".split())
_WINDOW = 14


def holds_office(wanted: Sequence[str], sentence: str) -> bool:
    """Whether the office in `wanted` (syllables of the question) stands in `sentence` as it is.

    Not as a deputy's, not of another body: the words beside the office must stand near it.
    """
    asked = [folded(word) for word in wanted]
    office = max((one for one in _OFFICES if _position(asked, one) is not None), key=len, default=())
    words = [folded(canonical(token.text)) for token in tokens(expanded(sentence))]
    if not office:
        return bool(asked) and _position(words, tuple(asked)) is not None
    place = _position(asked, office)
    deputy = bool(place) and asked[(place or 0) - 1] == "pho"
    body = [word for word in asked if word not in office and word not in _FILLERS and word != "pho"]
    at = _position(words, office)
    while at is not None:
        end = at + len(office)
        near = words[max(0, at - 2) : end + _WINDOW]
        whole = bool(body) or not _PART_OF.intersection(words[end : end + 1])
        if (at > 0 and words[at - 1] == "pho") == deputy and whole and all(word in near for word in body):
            return True
        at = _position(words, office, end)
    return False


def names_with_office(name: Sequence[str], sentence: str) -> bool:
    """Whether `sentence` tells an office right beside the person whose folded syllables are `name`."""
    words = [folded(canonical(token.text)) for token in tokens(expanded(sentence))]
    at = _position(words, tuple(name))
    if at is None:
        return False
    near = words[max(0, at - _WINDOW // 2) : at + len(name) + _WINDOW // 2]
    return any(_position(near, office) is not None for office in _OFFICES)


def _position(words: Sequence[str], run: Sequence[str], start: int = 0) -> int | None:
    return next(
        (at for at in range(start, len(words) - len(run) + 1) if tuple(words[at : at + len(run)]) == tuple(run)),
        None,
    )
