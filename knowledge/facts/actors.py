"""Who does things in this genre: committees, cells, unions, units, schools, hospitals, enterprises, parishes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER

_UY = "(?:ủy|uỷ)"
_BODY = rf"(?:huyện|tỉnh|thành|thị|quận|quân|đảng) {_UY}"
# fmt: off
_CENTRAL = (
    "chủ tịch nước", "(?:thủ tướng )?chính phủ", "bộ chính trị", "ban bí thư", "quốc hội", "ban chấp hành trung ương",
    rf"quân {_UY} trung ương", "trung ương đoàn", "trung ương hội", r"trung ương(?! \d)", "tổng liên đoàn", "bộ trưởng",
    "bộ tư lệnh", "bộ chỉ huy", "bộ tham mưu", "bộ quốc phòng", "bộ công an", "bộ y tế", "bộ giáo dục", "bộ nội vụ",
    "bộ tài chính", "bộ nông nghiệp", "bộ xây dựng", "bộ công thương", "bộ văn hóa", "bộ lao động", "tổng cục",
)
_PARTY = (
    rf"ban thường vụ (?:{_BODY}|(?:huyện|tỉnh|thành|thị|quận) đoàn)", "ban thường vụ", "ban chấp hành",
    rf"{_BODY}", "đảng bộ bộ phận", "đảng bộ", "chi bộ", rf"chi {_UY}", r"ban tuyên giáo(?: đảng ủy)?", "ban dân vận", "ban tổ chức",
    "ban nội chính", rf"{_UY} ban kiểm tra", rf"văn phòng {_BODY}", "văn phòng", "khối dân vận", "khối vận",
)
_STATE = (
    r"(?:phó )?chủ tịch (?:ubnd|hđnd|ủy ban nhân dân)", "ubnd", "hđnd", rf"{_UY} ban nhân dân", "hội đồng nhân dân", "công an", "đồn biên phòng",
    "ban chỉ huy quân sự", "bộ đội biên phòng", "hải quan", "kho bạc", "tòa án", "toà án", "viện kiểm sát", "viện", "cục", "chi cục", "sở",
    "phòng", "trạm y tế", "trung tâm", "bệnh viện", "học viện", "trường", "khoa", "bảo hiểm xã hội", "bưu điện", "ngân hàng",
    "ban quản lý", "thanh tra", "đài truyền thanh", "điện lực",
)
_UNIONS = (
    rf"(?:{_UY} ban )?(?:mttq|mặt trận tổ quốc|ubmttq)(?: việt nam)?", r"hội (?:liên hiệp phụ nữ|lhpn|lh phụ nữ|phụ nữ|pn)",
    "hội liên hiệp thanh niên", r"hội (?:cựu chiến binh|ccb|nông dân|người cao tuổi|chữ thập đỏ|khuyến học|luật gia|cựu giáo chức|sinh viên|đông y|làm vườn|người mù|cựu thanh niên xung phong|nhà báo)",
    r"đoàn (?:thanh niên|tncs hồ chí minh|thanh niên cộng sản hồ chí minh|cơ sở|viên chi đoàn)", r"(?:huyện|tỉnh|thành|thị|quận|xã) đoàn", "công đoàn",
    "liên đoàn lao động", r"chi hội(?: (?:phụ nữ|nông dân|cựu chiến binh|người cao tuổi|thanh niên))?", "chi đoàn", "đội thiếu niên", "hội đồng",
)
_OTHERS = (
    "quân khu", "quân đoàn", "sư đoàn", "lữ đoàn", "trung đoàn", "tiểu đoàn", "đại đội", "trung đội", "hải đội", "hải đoàn", "vùng cảnh sát biển",
    "tổng công ty", "công ty", "tập đoàn", "xí nghiệp", "nhà máy", "nông trường", "lâm trường", "hợp tác xã", "doanh nghiệp", "cảng hàng không", "cảng",
    "giáo xứ", "giáo họ", "họ đạo", "giáo hội", "ban trị sự", "ban quản trị", "ban hộ tự", "chùa", "nhà thờ", "tịnh xá", "thánh thất", "thiền viện",
)
# These words are also plain nouns or verbs: only with a capital are they somebody.
_GROUPS = (*_CENTRAL, *_PARTY, *_STATE, *_UNIONS, *_OTHERS)
# Words in small letters that may stand inside the name of a body.
_INSIDE = (
    "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "ấp", "thôn", "bản", "buôn", "khóm", "xóm", "làng",
    "khu phố", "tổ dân phố", "khu dân cư", "nhà trường", "công ty", "bộ phận", "cơ quan", "khối", "các cơ quan", "ngành", "khu vực", "cấp", "số",
    "nhân dân", "quân sự", "nhà nước", "chính sách", "xã hội", "cơ sở", "đa khoa", "y học", "cổ truyền", "cửa khẩu", "quốc tế", "tổng hợp", "bộ", "sở", "phòng", "trường", "chi bộ", "đảng bộ", "đồn", "trạm", "bệnh viện", "đồn biên phòng", "quân đội", "doanh nghiệp", "chợ",
)
# Of a compound only the first syllable has a capital: Phòng Giáo dục và Đào tạo.
_COMPOUNDS = (
    "Giáo dục", "Đào tạo", "Nông nghiệp", "Nông thôn", "Phát triển", "Dịch vụ", "Thủy sản", "Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch", "Đầu tư",
    "Y tế", "Xây dựng", "Công thương", "Kinh tế", "Hạ tầng", "Văn hóa", "Thông tin", "Truyền thông", "Thể thao", "Lao động", "Thương binh", "Xã hội", "Dân tộc",
    "Tôn giáo", "Tài nguyên", "Môi trường", "Khoa học", "Công nghệ", "Giao thông", "Vận tải", "Du lịch", "Ngoại vụ", "Nước sạch", "Cấp nước", "Thoát nước",
    "Quân sự", "Chính trị", "Hậu cần", "Kỹ thuật", "Tham mưu", "Biên phòng", "Cảnh sát", "Cổ phần", "Tiểu học", "Mầm non", "Mẫu giáo", "Đại học", "Cao đẳng", "Trung học",
    "Sư phạm", "Lịch sử", "Phật giáo", "Công giáo", "Thủy lợi", "Thủy nông", "Cao su", "Lâm nghiệp", "Kiểm lâm", "Thống kê", "Hàng không", "Chính sách", "Kiểm sát", "Kiểm tra",
    "Tuyên giáo", "Dân vận", "Tổ chức", "Cơ quan", "Doanh nghiệp", "Nhân dân", "Điều dưỡng", "Phục hồi", "Y học", "Viễn thông", "Môi trường", "Đô thị", "Công ích", "Công trình", "Thi hành", "Dự phòng", "Cứu hỏa",
    "Sản xuất", "Thương mại", "Ngoại ngữ", "Dân lập", "Bán trú", "Nội trú", "Dân số", "Phụ sản", "Tâm thần", "Pháo binh", "Thông tin", "Tăng thiết giáp", "Công binh", "Hải quân", "Đặc công", "Bộ binh", "Phòng không", "Không quân",
    "Cựu chiến binh", "Người cao tuổi", "Nông dân", "Phụ nữ", "Thanh niên", "Chữ thập đỏ", "Liên hiệp", "Hữu nghị", "Đội xe", "Kế toán", "Hành chính công", "Hành chính", "Chính trị viên", "Pháp luật", "Tổng hợp",
    "Cộng sản", "Quốc phòng", "Đối ngoại", "Cửa khẩu", "Vật tư", "Điện tử", "Bảo vệ", "Bảo tàng", "Thư viện", "Nghệ thuật", "Bảo hiểm", "Tiêu chuẩn", "Vệ sinh", "Trực thuộc",
)
# fmt: on
_HEAD = "|".join(sorted(_GROUPS, key=len, reverse=True))
_FIRST = f"[{UPPER}]"
_WORD = rf"[{UPPER}][^\W_]*(?:[-'.’][^\W_]+)*"
_LOWER = "|".join(sorted(_INSIDE, key=len, reverse=True))
_TAIL = (
    rf"(?: (?:(?={_FIRST})(?i:{_HEAD})(?![^\W_])|(?:{'|'.join(_COMPOUNDS)})(?![^\W_])|{_WORD}|(?:{_LOWER})(?![^\W_])|\d{{1,4}}(?![\d%/]|[.,]\d| (?:năm|tháng|tuần|ngày|lần|đảng viên|cán bộ|tập thể|cá nhân|đồng chí|mô hình|hộ)(?![^\W_])))"
    rf"|(?:,| và)(?= (?:Đào tạo|Du lịch|Thể thao|Môi trường|Phát triển|Xã hội|Truyền thông|Công nghệ|Truyền hình|Đầu tư)))*"
)
_ACTOR = re.compile(rf"(?<![^\W_])(?<![-/])(?={_FIRST})(?i:{_HEAD})(?![^\W_]| viên){_TAIL}")
# In small letters, but with a name of its own behind it: chi bộ thôn Lạc Sơn, chùa Phước Long.
_SMALL = re.compile(
    r"(?<![^\W_])(?:chi bộ|chi hội(?: phụ nữ| nông dân)?|chi đoàn|đảng bộ|đảng ủy|chùa|công ty|bệnh viện|nhà thờ|hội nông dân|hội phụ nữ|trường)"
    rf"(?: (?:{_LOWER}))* {_FIRST}[^\W_]*{_TAIL}"
)

# Alone these are plain nouns or verbs at the head of a sentence: Phòng, chống …
_BARE = frozenset("phòng sở viện khoa cục trường cảng chùa".split()) | {
    "trung tâm",
    "văn phòng",
    "doanh nghiệp",
    "hội đồng",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A body as written, and where."""

    name: str
    span: Span


def actors(text: str) -> Iterator[Actor]:
    """The bodies that `text` names, in order and apart."""
    found = [match.span() for match in _ACTOR.finditer(text)]
    found += [match.span() for match in _SMALL.finditer(text)]
    end = 0
    for start, stop in sorted(found):
        if start >= end and text[start:stop].strip(" ,").lower() not in _BARE:
            end = start + len(text[start:stop].rstrip(" ,"))
            yield Actor(text[start:end], Span(start, end))
