"""What a figure has to be of, besides its noun: women members are not all members, households that gave land not all households."""

import re
from collections.abc import Sequence

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.synonyms import synonyms

# Words behind a noun, folded, that set its members apart, with what says so in a report. What sets apart more comes first.
_ATTRIBUTES = {
    "can ngheo": r"cận nghèo",
    "ngheo": r"nghèo",
    "nu": r"nữ|phụ nữ|chị em",
    "du bi": r"dự bị",
    "mo coi": r"mồ côi",
    "uy tin": r"uy tín",
    "khuyet tat": r"khuyết tật|tàn tật",
    "cao tuoi": r"cao tuổi|già|cụ",
    "tre": r"trẻ|thanh niên|đoàn viên|dưới 3[05] tuổi",
    "dan toc": r"dân tộc|đồng bào|mông|dao|thái|tày|nùng|khmer|chăm|ê đê",
    "co giao": r"tôn giáo|công giáo|có đạo|giáo dân",
    "cong chuc": r"công chức|công nhân viên|biên chế",
    "cay xanh": r"cây(?! (?:cầu|số))",
    "truong hoc": r"trường(?! hợp)",
}
# Whoever has one of these is one of many.
_PARTS = ("ngheo", "nu", "mo coi", "du bi")
# What is held or done so many times is of some sort, said before or behind the count.
_EVENTS = frozenset({("cuoc",), ("buoi",), ("dot",)})
# Syllables behind a figure in which its noun is said.
_NEAR = 4
_SAYS = {attribute: re.compile(rf"\b(?:{said})\b") for attribute, said in _ATTRIBUTES.items()}
_PEOPLE_IN_ALL = r"dân số|nhân khẩu|khẩu|số dân|người dân sinh sống|\d[\d.,]* (?:nghìn |vạn )?dân"
# Measures that are called by a name of their own, folded, and what tells them: nothing else does.
_MEASURES = {
    r"bao nhieu dan(?=\W*$)": _PEOPLE_IN_ALL,
    "dan so": _PEOPLE_IN_ALL,
    "dien tich tu nhien": r"diện tích tự nhiên|diện tích đất tự nhiên|rộng",
    "thu ngan sach": r"thu ngân sách|thu trên địa bàn|ngân sách (?:nhà nước )?thu|tổng thu",
    "thu nhap": r"thu nhập|lương",
    # "thu nhập bình quân 7 triệu đồng/hộ/tháng" is a household's.
    "thu nhap (?:binh quan )?dau nguoi": r"đầu người|/ ?người|(?:một|mỗi) người|khẩu|thu nhập bình quân(?! \d[\d,.]* triệu(?: đồng)?/hộ)",
    "doanh thu": r"doanh thu|doanh số",
    "khuyen hoc": r"khuyến học|khuyến tài",
    "dan van kheo": r"dân vận khéo",
    "dam tang": r"tang",
    "dam cuoi": r"cưới",
    "so du": r"số dư|dư",
    "du no": r"dư nợ|nợ",
}
_TELLS = {
    measure: (re.compile(rf"\b{measure}\b"), re.compile(rf"\b(?:{said})\b"))
    for measure, said in _MEASURES.items()
}
# What is done to some of many, folded, and how reports say it: a count of all is none of these.
_DEEDS = {
    "ket nap|(?:vao|vo) dang(?! vien)": r"kết nạp|phát triển đảng|vào đảng|đứng vào hàng ngũ",
    "bo hoc|nghi hoc": r"bỏ học|nghỉ học|thôi học|ra lớp|chuyên cần",
    "hien mau": r"hiến máu|đơn vị máu",
    "tai pham": r"tái phạm|phạm (?:tội )?(?:lại|mới)",
    "khai tru": r"khai trừ",
    "ky luat": r"kỷ luật|xử lý|khai trừ|khiển trách|cảnh cáo",
    "kiem tra": r"kiểm tra|giám sát",
    "giam sat": r"kiểm tra|giám sát",
    "sinh nam": r"sinh (?:năm|ngày)|tuổi",
    "thoat ngheo": r"thoát|hết nghèo|vươn lên|xóa|giảm",
    "khen thuong": r"khen|biểu dương|tuyên dương|tặng|tôn vinh",
}
_DONE = {
    deed: (re.compile(rf"\b(?:{deed})\b"), re.compile(rf"\b(?:{said})\b")) for deed, said in _DEEDS.items()
}
# Behind a noun these say that only so many of them did or had it done.
_NARROWS = re.compile(
    r"\b(?:hiến|góp|đóng góp|tham gia|ký|đăng ký|cam kết|nhận|vay|thoát|hưởng|hưởng ứng|đạt|bị|được|thay phiên|thay nhau|luân phiên|thực hiện|trồng|nuôi"
    r"|dự|tham dự|tự nguyện|giúp|ủng hộ|vi phạm|hoàn thành|lắp|xây|tháo|tháo dỡ|di dời|chuyển|áp dụng|phụ trách|đảm nhận|bảo vệ|bán|gửi|nộp|làm nhà|mở|đồng thuận|tiểu thương)\b"
)
_NARROWS_PLAIN = re.compile(folded(_NARROWS.pattern))
_OF_SOME = re.compile(r"\b(?:của|thuộc|ở|tại) $")
# "thành lập 21 đội với 315 đoàn viên": those of the teams.
_IN_GROUPS = re.compile(
    r"(?:\d (?:lớp|cuộc|buổi|hội nghị|đợt)|\b(?:đội|tổ(?! chức)|nhóm|câu lạc bộ|mô hình|hợp tác xã))\b[^,;:.]{0,40}[ ”\"](?:với|có|gồm) $"
)
# What these head is counted, not what the words behind them say of them: 4 chi bộ trường học are no schools.
_HEADS = frozenset({("chi", "bo"), ("chi", "hoi"), ("chi", "doan")})
# "296 trong tổng số 301 đảng viên đăng ký": the whole is told, whatever a part of it did.
_OF_ALL = re.compile(r"\b(?:tổng|tổng số|toàn bộ|tổng cộng)\W*$")
_END_OF_CLAUSE = re.compile(r"[,;:.()“”\"]|\d")
# Parts of a sentence that share their subject.
_PART = re.compile(r"[;:]")

# How to reach somebody is told by a number or an address alone.
_ASKS_CONTACT = re.compile(r"\b(?:so dien thoai|sdt|hotline|email|thu dien tu)\b(?! (?:khong|nong|cua dan))")
_IS_CONTACT = re.compile(r"\d[\d .]{6,}\d|@")


def tells_contact(plain: str, sentence: str) -> bool:
    """Whether `sentence` gives a telephone number or an address, if the folded question asks for one."""
    return not _ASKS_CONTACT.search(plain) or bool(_IS_CONTACT.search(sentence))


# "Xã A thành lập năm nào?" asks about the place itself.
_FOUNDING = frozenset("thanh lap ra doi chia tach".split())
_FOUNDED = r"(?:được )?(?:chính thức )?(?:thành lập|ra đời|chia tách|tách)"


def tells_founding(question: Question, sentence: str) -> bool:
    """Whether `sentence` tells of the founding of the place itself, where nothing but that is asked."""
    content = set(map(folded, question.content))
    if not content or not question.places or question.documents or not content <= _FOUNDING:
        return True
    names = "|".join(re.escape(place.key) for place in question.places)
    said = canonical(sentence)
    return bool(
        re.search(rf"\b(?:{names}|xã|phường|huyện|tỉnh|thị trấn) {_FOUNDED}\b", said)
        # Behind what a body grew from it stands with a comma: tiền thân là Nông trường A, thành lập năm 1965.
        or re.search(rf"\b(?:{names}), {_FOUNDED} (?:từ |vào )?(?:ngày|tháng|năm|quý) ?\d", said)
    )


def lacks_attribute(counted: Sequence[str], sentence: str, figure: Figure) -> bool:
    """Whether the noun is set apart by a word that is said neither with the figure nor in its part of the sentence.

    `counted` are the folded syllables of what is asked for: dang, vien, nu.
    """
    wanted = f" {' '.join(counted)} "
    asked = next((attribute for attribute in _ATTRIBUTES if f" {attribute} " in wanted), None)
    return asked is not None and not _SAYS[asked].search(canonical(_part(sentence, figure)))


def is_narrowed(counted: Sequence[str], sentence: str, figure: Figure) -> bool:
    """Whether only some of what is asked for are counted: "61 hộ dân hiến 4.300 m2 đất", "12 hộ nghèo"."""
    around = f" {' '.join(figure.before)} ; {' '.join(figure.after[:_NEAR])} "
    if any(f" {attribute} " in around and attribute not in " ".join(counted) for attribute in _PARTS):
        return True
    if _OF_ALL.search(canonical(sentence[: figure.span.start])):
        return False
    behind = canonical(_END_OF_CLAUSE.split(sentence[figure.span.end :], maxsplit=1)[0])
    # "286 hộ của 6 bản": those of some hamlets.
    return bool(_NARROWS.search(behind) or _OF_SOME.search(behind))


def is_of_groups(sentence: str, figure: Figure) -> bool:
    """Whether the people counted are those in groups counted right before: "21 đội với 315 đoàn viên"."""
    return bool(_IN_GROUPS.search(canonical(sentence[: figure.span.start])))


def counts_other_head(counted: Sequence[str], figure: Figure) -> bool:
    """Whether cells or branches are counted where what they are of is asked for, by its folded syllables."""
    head = tuple(figure.after[:2])
    return head in _HEADS and bool(counted) and not {*head, "to", "dang", "co"} & set(counted[:2])


def is_other_event(counted: Sequence[str], sentence: str, figure: Figure) -> bool:
    """Whether a count of meetings or visits is told of others than are asked for: "tuyên truyền được 54 cuộc", asked for cuộc sinh hoạt.

    `counted` are the folded syllables of what is asked for.
    """
    asked = tuple(counted[1:3])
    if tuple(counted[:1]) not in _EVENTS or not asked or figure.percent:
        return False
    said = canonical(_part(sentence, figure))
    words = set(folded(said).split())
    others = {folded(" ".join(other)) for other in synonyms(asked)}
    return words.isdisjoint(asked) and not any(other in folded(said) for other in others)


def narrows(counted: Sequence[str]) -> bool:
    """Whether the folded syllables of what is asked for say themselves what those counted did: dang, vien, tham, gia."""
    return bool(_NARROWS_PLAIN.search(" ".join(counted)))


# "Cấp cơ sở khen thưởng 17 tập thể": what those below a district did is not what it did itself.
_OF_THOSE_BELOW = re.compile(
    r"\W*(?:(?:ở|tại) )?(?:cấp (?:cơ sở|xã)|cơ sở)\b(?! (?:giáo dục|y tế|sản xuất|kinh doanh))"
)
_ASKS_ONLY_BELOW = re.compile(r"^(?!.*\b(?:huyen uy|tinh uy|(?:cap|ubnd) (?:huyen|tinh))\b).*\bcap co so\b")
_OF_UPPER = re.compile(
    r"^(?!.*\bcơ sở\b).*\b(?:huyện ủy|tỉnh ủy|ubnd (?:huyện|tỉnh)|cấp (?:huyện|tỉnh))\b", re.DOTALL
)
_ASKS_BELOW = re.compile(
    r"\b(?:co so|cap (?:xa|nao|duoi)|cac (?:xa|cap)|cac don vi|tong (?:so|cong)|tat ca|toan (?:huyen|tinh))\b"
)


def of_those_below(sentence: str) -> bool:
    """Whether `sentence` tells what the units below a place did, all together."""
    return bool(_OF_THOSE_BELOW.match(canonical(sentence)))


def tells_measure(plain: str, sentence: str) -> bool:
    """Whether `sentence` speaks of the measures and deeds that the folded question names: thu ngân sách is no thu nhập."""
    said = canonical(sentence)
    if of_those_below(sentence) and not _ASKS_BELOW.search(plain):
        return False
    if _ASKS_ONLY_BELOW.search(plain) and _OF_UPPER.search(said):
        return False
    return all(
        told.search(said) for asked, told in (*_TELLS.values(), *_DONE.values()) if asked.search(plain)
    )


def _part(sentence: str, figure: Figure) -> str:
    """The part of the sentence, between semicolons, in which the figure stands."""
    start = max((match.end() for match in _PART.finditer(sentence, 0, figure.span.start)), default=0)
    end = _PART.search(sentence, figure.span.end)
    return sentence[start : end.start() if end else len(sentence)]
