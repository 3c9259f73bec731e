"""What models are for: the fields in which reports of the genre put them, and the words by which each is known."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A field: `asks` reads a folded question, `cue` a canonical clause with its marks."""

    asks: re.Pattern[str]
    cue: re.Pattern[str]


_THEMES = (
    Theme(
        re.compile(r"\b(?:(?:bao ve |ve sinh |giu gin )?moi truong(?: (?:bien|song|nuoc|nong thon|do thi|du lich|song xanh))?|(?:chong |giam )?rac thai(?: nhua)?|rac nhua|(?:ve|thu gom|phan loai|xu ly) rac|xanh sach dep)\b"),
        re.compile(r"\b(?:môi trường|rác|phế liệu|ve chai|ni lông|túi nhựa|vỏ (?:bao bì|thuốc|chai)|cây xanh|trồng (?:cây|hoa)|đường hoa|vệ sinh|(?<!đan )lục bình|rơm rạ|(?<!rau )(?<!thực phẩm )(?<!nước )(?<!trong )sạch)\b"),
    ),
    Theme(
        re.compile(r"\b(?:an ninh(?:,? trat tu)?|trat tu(?: an toan xa hoi)?|phong(?:,? chong)? toi pham)\b"),
        re.compile(r"\b(?:an ninh|trật tự|camera|tội phạm|trộm|tệ nạn|ma túy|tự quản|tuần tra|đường biên|hòa giải|bình yên|phòng cháy)\b"),
    ),
    Theme(
        re.compile(r"\b(?:khuyen hoc|(?:giup|giup do|ho tro|cho|nang buoc) (?:cac |em |cac em )?(?:hoc sinh|tre em|chau|hoc tro)(?: (?:ngheo|kho khan|mo coi|co hoan canh kho khan))*|giao duc)\b"),
        re.compile(r"\b(?:học sinh|học bổng|khuyến học|em nhỏ|trẻ em|bỏ học|đến trường|tới trường|xóa mù|học bài)\b"),
    ),
    Theme(
        re.compile(r"\b(?:(?:nguoi|ho|dan|gia dinh|nong dan) ngheo|(?:giam|thoat|xoa) (?:ho )?ngheo)\b"),
        re.compile(r"\b(?:(?<!hiểm )nghèo|hũ gạo|tình thương|mái ấm|sinh kế)\b"),
    ),
    Theme(
        re.compile(r"\b(?:an sinh(?: xa hoi)?|(?:nguoi|hoan canh|gia dinh|hoi vien|ho|dong bao) (?:co hoan canh |gap )?(?:kho khan|yeu the|neo don)|tu thien|nhan dao)\b"),
        re.compile(r"\b(?:hộ nghèo|cận nghèo|người nghèo|(?:giảm|thoát|xóa) nghèo|khó khăn|neo đơn|mồ côi|đỡ đầu|hũ gạo|cháo|suất (?:ăn|cơm)|bếp ăn|bữa (?:sáng|cơm)|mái ấm|bảo hiểm y tế|bệnh nhân|tình thương|0 đồng)\b"),
    ),
    Theme(
        re.compile(r"\b(?:cai cach hanh chinh|thu tuc hanh chinh|mot cua|chuyen doi so)\b"),
        re.compile(r"\b(?:cải cách hành chính|một cửa|thủ tục|hồ sơ|trực tuyến|chứng thực|công nghệ số|chuyển đổi số|không hẹn|giấy hẹn|không tiền mặt|chính quyền (?:thân thiện|số))\b"),
    ),
    Theme(
        re.compile(r"\b(?:(?:phat trien |lam )kinh te|san xuat|sinh ke)\b"),
        re.compile(r"\b(?:kinh tế|sản xuất|sinh kế|hợp tác xã|tổ hợp tác|con giống|bò giống|chăn nuôi|trồng|vườn|vốn|thu nhập|cánh đồng)\b"),
    ),
)  # fmt: skip


_ASKS_MODELS = re.compile(r"\bmo hinh\b.*\b(?:la gi|(?<!the )nao|co gi)\b")


def asks_models_of_theme(plain: str) -> bool:
    """Whether the folded question asks which models there are in a field: `Mô hình cải cách hành chính của xã là gì?`."""
    return theme_of(plain) is not None and bool(_ASKS_MODELS.search(plain))


def theme_of(plain: str) -> Theme | None:
    """The field that the folded question asks models of; None if it names none."""
    return next((theme for theme in _THEMES if theme.asks.search(plain)), None)
