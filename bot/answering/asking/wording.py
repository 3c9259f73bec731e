"""The words of questions: what asks, and for what. Patterns read folded text with single blanks."""

import re
from enum import StrEnum

from bot.answering.asking.asked_for import NAME_OF_OFFICE, OFFICE


class Kind(StrEnum):
    """What a question asks for."""

    FIGURE = "figure"
    LIST = "list"
    PERSON = "person"
    TIME = "time"
    DOCUMENT = "document"
    DOCUMENT_NUMBER = "document number"
    OVERVIEW = "overview"
    ISSUER = "issuer"
    PLACES = "places"
    TEXT = "text"


_DOCUMENT_NUMBER = re.compile(
    r"\b(?:chi thi|ket luan|nghi quyet|quy dinh|quyet dinh|quy che|ke hoach|huong dan|van ban|chuong trinh hanh dong|de an|cong van|thong bao|thong tri|chuong trinh phoi hop|quy che)\b.*\b(?:mang )?so (?:may|bao nhieu|nao|gi|hieu)\b"
    r"|\bso hieu\b"
)
_ISSUER = re.compile(
    r"\b(?:(?:do|cua) )?(?:ai|co quan nao|noi nao|cap nao|don vi nao|to chuc nao)(?: \w+){0,2} (?:ban hanh|ra|ky|dua ra)\b"
    r"|\b(?:cua|do) (?:\w+ ){1,2}nao (?:ra|ban hanh|ky)\b"
    r"|\b(?:ban hanh|ra|ky) boi ai\b|\b(?:do|cua|la cua) (?:ai|co quan nao|cap nao)\b(?! (?:truc tiep )?(?:chu tri|trinh bay|phat bieu|doc|dieu hanh|khai mac|trao|chi dao|phu trach|lam|dung dau)\b)|\bwhich body\b|\bwho issued\b|\bai ban hanh\b"
)
_ABOUT = re.compile(
    r"\bla (?:gi|van ban gi|cai gi|sao)\b|\b(?:noi|quy dinh|de cap|viet|(?<!van )ban) (?:ve )?(?:(?:noi dung|viec|van de|dieu|chuyen|cai) )?gi\b"
    r"|\bve (?:viec|van de|noi dung|dieu|cai|chuyen|chu de|chuyen de|linh vuc)? ?gi\b|\bnoi dung\b|\bwhat (?:is|are|does)\b|\babout\b"
)
_FIGURE = re.compile(
    r"\b(?:bao nhieu|thu may (?:ty|trieu|dong|ngan|nghin|tien)|(?<!\bkhoa )(?<!\bthu )may(?! man| moc| tinh| (?:(?!(?:o|cua|tai(?! nao)|thuoc|trong|xa|chi|ap|thon|ban|bao)\b)\w+ ){1,4}(?:gi|nao)\b)|ty le|so luong|tong so|tong kinh phi|(?:nhieu|it|dong) (?:\w+ ){1,3}hon|(?:cao|thap|lon|nhieu|it|dong) hon|chenh nhau|so sanh (?:so|ty le|muc)|how many|how much|percent\w*)\b|%"
)
_NAMES = re.compile(
    r"\b(?:ke ten|liet ke|danh sach|tong hop (?:giup|gium|lai|cac|nhung|ho|cho)|list|(?:ke|neu|diem) (?:giup|ra|het|du|gium|cac|nhung|may|vai|ro cac))\b"
    # "Rút ra mấy bài học, là gì?"
    r"|\bmay(?: \w+){1,6}, (?:do |cu the )?(?:la|gom) (?:nhung )?(?:cai |viec |dieu )?gi\W*$"
)
# How many of them there are is told by naming them.
_HOW_MANY_PLACES = re.compile(r"\b(?:bao nhieu|may) (?:noi(?! dung\b)|dia phuong|don vi|cho)\b")
_PLACES = re.compile(
    r"\b(?:noi nao|(?<!khac nhau )(?<!khac )(?<!yeu )(?<!nhau o )(?<!khac o )(?<!giong o )cho nao|(?<!tien )(?<!phi )o dau(?! ra\b)(?! co(?= *$|\W*$))|dau co|(?:xa|phuong|thi tran|thi xa|huyen|tinh|dia phuong|don vi|(?<!bi thu )chi bo|noi) nao)\b|\bwhere\b"
)
_LIST = re.compile(
    r"\b(?:hai|ba|bon|nam|sau|bay|tam|[2-9]) (?!(?:nam|thang|ngay|tuan|xa|huyen|tinh)\b)(?:\w+ ){1,5}(?:nao|gi)\b|\b(?:nhung|cac)\b(?: \w+){1,5} (?:nao|gi)\b|\b(?:bao gom|(?<!\bthu )gom)\b"
    r"|\b(?:mo hinh|phong trao|chi thi|van ban|ket luan|nghi quyet|hinh thuc|viec|quỹ|quy|to)(?: rieng| chuyen de| cua minh)* (?:nao|gi)\b"
    r"|\b(?:nhung|cac) mo hinh\b|\bwhich\b"
)
_PERSON = re.compile(
    r"\b(?:ai|nguoi nao|dong chi nao|who)\b"
    r"|(?<!\bco )(?<!\btieu )(?<!\bdia )\b(?:ngu dan|nong dan|dan quan|doan vien|hoi vien|dang vien|can bo|giao vien|thay giao|co giao|gia lang|nghe nhan|nguoi dan|ca nhan|"
    r"bi thu(?: chi bo)?|bac si|chien si|cong nhan|ky su|hoc sinh|cuu chien binh|lanh dao|chi|anh|ong|ba|cu) nao\b(?! khong\b)"
)
# "Có ai tái phạm không?", "có khai trừ đảng viên nào không?": whether, and not who.
_WHETHER = re.compile(r"\bco (?:\w+ ){0,4}?(?:ai|nao)\b.*\b(?:khong|chua)\W*$")
# Read with its marks: máy is no mấy.
_NO_MANY = re.compile(r"\bmáy\b")
# "Cho mấy đứa nhỏ", "mấy anh ở đồn": several, where something else is asked.
_SEVERAL = re.compile(
    r"\bmay (?=(?:anh|chi(?! bo| hoi| doan)|em|chau|co(?= (?!so|quan|cau|phan))|chu|bac|ong|ba|cu|dua|thay|ban(?= (?:tre|nho))|dong chi|bon|nguoi ta)\b(?: \w+){2})"
)
_ASKS_ELSE = re.compile(r"\b(?:bao nhieu|may|ai|nao|gi|sao)\b")
_CALLED = re.compile(rf"{NAME_OF_OFFICE}|\b{OFFICE}\b.*\bten (?:la )?gi\b|\bten (?:la )?gi\b.*\b{OFFICE}\b")
_MODEL_CALLED = re.compile(
    r"\b(?:mo hinh|phong trao|to|quy|cau lac bo|cach lam)\b.*\bten (?:la )?gi\b|\bten (?:la )?gi\b"
)
_TIME = re.compile(
    r"\b(?:khi nao|bao gio|luc nao|bua nao|han chot|hom nao|(?:ngay|thang|nam|mua|quy|giai doan|nhiem ky) (?:nao|may|bao nhieu)(?! (?:(?!bao nhieu|may)\w+ ){0,3}cung\b)|ngay thang nam nao|mua \w+ nam nao|thoi (?:gian|diem) nao|(?<!lan )thu may(?! (?:ty|trieu|dong|ngan|nghin|tien)\b)|tu nam nao|ngay thang (?:the nao|nao)|when)\b"
)
# Read with its marks: without them it is hội nào as well.
_EACH_TIME = re.compile(
    r"\b(?:mỗi|một|hàng|hằng|1) (?:ngày|tuần|tháng|quý|năm) (?:được |hết |là )?(?:mấy|bao nhiêu|nhiêu)\b"
)
# Read with its marks: "thấy nào" and "cỡ nào" ask for nobody.
_WHICH_OF_THEM = re.compile(r"\b(?:thầy|cô|cậu|chú|dì|em|o) nào\b(?! không\b)")
_BACK_WHEN = re.compile(r"\bhồi nào\b")
_OVERVIEW = re.compile(
    r"\b(?:tom tat|khai quat|tong quan|gioi thieu|diem chinh|noi bat nhat|noi ngan gon|ngan gon|noi so|vai net|net chinh|tom luoc|tom lai|y chinh|noi gon|buc tranh(?: chung)?|ke (?:\w+ ){0,2}nghe ve|ket qua chinh|so luoc|diem qua|lam duoc (?:nhung )?gi|co gi (?:noi bat|hay|dang chu y)|overview|summar\w+)\b"
)
# "Hai hình thức kiểm tra ở …": what is announced by number is to be told.
_SO_MANY = re.compile(
    r"^(?!nam (?:\d|qua\b|nay\b|ngoai\b|truoc\b|hoc\b))(?:hai|ba|bon|nam|sau|[2-9]) (?!nam\b|thang\b|ngay\b|tuan\b)\w+ \w+"
)
# "Anh hiến máu mấy chục lần là ai?": how often only says whom.
_WHO_IS_IT = re.compile(r"\bmay (?:chuc|tram|ngan|nghin)\b.*\bla ai\W*(?:(?:vay|the|ha|nhi|a)\W*)?$")
_NAMELY = re.compile(r"\b(?:nhung|gom) ai\b")
# Phrases that ask and carry nothing to look for.
ASKING = tuple(
    tuple(phrase.split())
    for phrase in (
        "cho biết tên", "cho e hỏi", "cho mình hỏi", "cho biết", "cho tôi biết", "cho em biết", "cho hỏi", "cho tôi hỏi", "cho em hỏi", "xin hỏi", "xin cho biết",
        "hãy cho biết", "bao nhiêu", "bao nhiêu phần trăm", "phần trăm", "tỷ lệ", "số lượng", "tổng số", "như thế nào",
        "thế nào", "ra sao", "thì sao", "sao", "là gì", "gì", "nào", "trường hợp nào", "đối tượng nào", "những", "nhưng gì", "nhưng nào", "các", "ai", "khi nào", "bao giờ", "lúc nào", "ngày nào",
        "năm nào", "tháng nào", "năm ngoái", "ở đâu", "đâu", "tại sao", "vì sao", "có phải", "phải không", "đúng không", "có đúng",
        "không", "không biết", "chẳng biết", "chả biết", "hay không", "kể tên", "liệt kê", "bao gồm", "gồm", "mấy", "là", "có", "được", "đã", "thì", "của",
        "ở", "tại", "về", "và", "với", "cho", "hãy", "vậy", "thế", "ạ", "nhé", "nhỉ", "ơi", "trong", "này", "đó",
        "bạn", "tôi", "em", "mình", "chúng tôi", "nói về", "nói gì", "nội dung gì", "điều gì", "việc gì", "giúp tôi",
        "giúp em", "xem", "theo tài liệu", "nơi nào", "một", "so sánh", "cao hơn", "thấp hơn", "nhiều hơn", "ít hơn",
        "số mấy", "số nào", "còn", "bên", "giúp", "giùm", "giùm tôi", "v", "z", "r", "ủa", "à", "dạ thưa", "kính thưa", "thưa", "phải hôn", "đi", "thôi", "nghe nói", "ad", "nha", "nghen", "hả", "hen", "nè",
        "đi", "thử", "nhắc đến", "có nhắc", "có nhắc đến", "mỗi nơi", "mỗi bên", "mỗi", "nói ngắn gọn", "ngắn gọn", "sơ lược", "chuyện gì",
        "kiểu gì", "nhằm mục đích gì", "với mục đích gì", "mục đích là gì", "mục đích gì", "đặt ở đâu", "nằm ở đâu", "đặt tại đâu", "nằm tại đâu", "nằm chỗ nào", "chưa", "chuẩn chưa", "đúng chưa", "số này", "bao lâu", "hồi nào", "hôm nào", "chỗ nào", "chỗ",
        "tự thấy", "được mấy", "chừng bao nhiêu", "khoảng bao nhiêu", "chừng mấy", "khoảng mấy", "bao nhiêu người", "khác gì", "khác nhau", "khác", "so", "so với", "giữa", "tốn bao nhiêu tiền", "tốn bao nhiêu", "hết bao nhiêu tiền", "hết bao nhiêu", "bao nhiêu tiền", "mấy tiền", "tốn mấy tiền", "tổng cộng",
        "thực ra", "thế này", "mà", "vào", "cỡ nào", "đông cỡ nào", "năm nào", "ngày bao nhiêu", "kể hết", "thì kể hết", "kể đủ", "tên gì", "tên là gì", "tên đầy đủ", "đồng chí nào", "giữ chức gì", "giữ chức vụ", "chức vụ", "chức danh", "giữ chức", "bữa nào", "cỡ", "cỡ bao nhiêu", "bây giờ còn", "còn bao nhiêu", "được bao nhiêu", "được mấy", "dạ", "anh chị", "đồng chí cho", "hơn", "bao nhiêu nơi", "mấy nơi", "nơi", "địa phương nào", "chênh nhau", "chênh lệch", "chênh", "hai xã", "hai nơi", "hai bên", "hai huyện", "trong hai xã", "dùng để làm gì", "để làm gì", "làm gì", "cụ thể", "hiện nay",
        "hiện tại", "hiện", "bây giờ", "rồi", "nữa", "á", "ấy", "ông nào", "bà nào", "cụ nào", "cụ ông nào", "cụ bà nào", "anh nào", "chị nào", "cô nào", "thầy nào", "chú nào", "tới giờ", "đến giờ", "giờ còn", "giờ có", "giờ được", "giờ đã", "giờ bao nhiêu", "giờ ra sao", "giờ thế nào", "xã", "huyện", "tỉnh", "phường", "chúng ta", "đang", "cái",
        "chỉ có", "chỉ còn", "how many", "how much", "what", "which", "who", "when", "the", "of", "is", "are", "did", "does", "do",
        "how", "a", "there", "has", "have", "was", "were", "for", "and", "percent", "percentage",
    )
)  # fmt: skip


# What decides first stands first; a document is asked about only where one is named.
_KINDS = (
    (Kind.DOCUMENT_NUMBER, _DOCUMENT_NUMBER),
    (Kind.OVERVIEW, _OVERVIEW),
    (Kind.TIME, _TIME),
    (Kind.PERSON, _NAMELY),
    (Kind.PERSON, _CALLED),
    (Kind.PERSON, _WHO_IS_IT),
    (Kind.LIST, _NAMES),
    (Kind.PLACES, _HOW_MANY_PLACES),
    (Kind.FIGURE, _FIGURE),
    (Kind.ISSUER, _ISSUER),
    (Kind.DOCUMENT, _ABOUT),
    (Kind.PLACES, _PLACES),
    (Kind.LIST, _LIST),
    (Kind.LIST, _MODEL_CALLED),
    (Kind.LIST, _SO_MANY),
    (Kind.PERSON, _PERSON),
)


# "Hạn chế về số lượng mô hình là gì?" asks for no number.
_OF_A_PART = re.compile(
    r"^(?:(?:nhung|cac) )?(?:han che|ton tai|khuyet diem|kho khan|bat cap|vuong mac|nguyen nhan|ly do|bai hoc|kinh nghiem)\b(?!.*\b(?:bao nhieu|may)\b).*\b(?:gi|nao|sao)\W*$"
)
# "Vì sao mấy chi bộ làm chưa tốt?": there "mấy" says only that there are several.
_ASKS_WHY = re.compile(r"^(?:vi|tai) sao\b(?!.*\bbao nhieu\b)")
_OF_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.ISSUER})


# "Thu nhập bình quân của xã A?": a measure alone asks how much it is.
_BARE_MEASURE = re.compile(
    r"^(?:(?:cho|xin) hoi |con )?(?:tong )?(?:thu nhap|dan so|dien tich|doanh thu|thu ngan sach|san luong|ty le|ti le|so luong|so (?:luot|cuoc)|tong so)\b"
    r"(?!.*\b(?:nao|sao|gi|ai|dau(?! nguoi)|khong|chua)\b)"
)


def kind_of(plain: str, marked: str, *, names_document: bool) -> Kind:
    """What the folded question asks for, `marked` with its marks; `names_document` if it gives a document's number."""
    if _BACK_WHEN.search(marked):
        return Kind.TIME
    if _EACH_TIME.search(marked):
        return Kind.FIGURE
    if "mấy" not in marked and _NO_MANY.search(marked):
        plain = re.sub(r"\bmay\b", "x", plain)
    several = _SEVERAL.search(plain)
    if several and _ASKS_ELSE.search(plain[: several.start()] + plain[several.end() :]):
        plain = _SEVERAL.sub("nhung ", plain)
    if marked.startswith("bà "):
        plain = f"ong{plain[2:]}"  # "Bà Lan …" are no three, and she is asked about as he is
    for kind, pattern in _KINDS:
        if (kind is Kind.PERSON and _WHETHER.search(plain)) or (
            kind is Kind.FIGURE and (_OF_A_PART.search(plain) or _ASKS_WHY.search(plain))
        ):
            continue
        if pattern.search(plain) and (names_document or kind not in _OF_DOCUMENTS):
            return kind
    if _WHICH_OF_THEM.search(marked) and not _WHETHER.search(plain):
        return Kind.PERSON
    return Kind.FIGURE if _BARE_MEASURE.search(plain) else Kind.TEXT
