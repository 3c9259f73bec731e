"""What part of a report a question is after: shortcomings, lessons, next tasks, awards, causes."""

import re
from dataclasses import dataclass

from knowledge.vietnamese.normalising import canonical, folded

_REACHED = re.compile(r"\b(?:tac dong|ket qua|hieu qua|chuyen bien)\b")
_RESULTS_TOO = re.compile(
    r"\b(?:ket qua|thanh tich|uu diem|diem sang|dieu da lam duoc)(?: \w+){0,3} (?:va|cung) \w"
)
_COMES = re.compile(
    r"\b(?:thoi gian toi|sap toi|toi day|tiep theo|trong tam|phuong huong|dinh huong|giai phap)\b"
)


_MENDED = re.compile(
    r"\bkhac phuc (?:nhung |cac |duoc )?(?:ton tai|han che|khuyet diem|yeu kem|kho khan|vuong mac|bat cap)\b"
)


@dataclass(frozen=True, slots=True)
class Facet:
    """A part that every report of the genre has.

    `asks` reads a folded question, `cue` and `outside` a canonical sentence with its marks: `cue` says that it belongs
    to the part unless `outside` says that it only speaks of it.
    """

    name: str
    asks: re.Pattern[str]
    cue: re.Pattern[str]
    outside: re.Pattern[str] = re.compile("(?!)")

    @property
    def is_of_what_comes(self) -> bool:
        """Whether it is the part that tells what is to be done."""
        return self.name == "task"

    def opens(self, sentence: str) -> bool:
        """Whether the canonical sentence says outright that what is to be done is told from here on."""
        return self.is_of_what_comes and bool(_OUTRIGHT.search(sentence))

    def holds(self, sentence: str) -> bool:
        """Whether the canonical sentence belongs to the part by what it says itself."""
        return bool(self.cue.search(sentence)) and not self.outside.search(sentence)

    def heads(self, heading: str) -> bool:
        """Whether what stands under `heading` belongs to the part: a heading, an interviewer's question, the opening of a list."""
        said = folded(heading)
        if self.is_of_what_comes and _REACHED.search(said) and not _COMES.search(said):
            return False  # "Tác động đến nhiệm vụ chính trị": of what has been done
        return bool(self.asks.search(said) or self.cue.search(canonical(heading)))


_FACETS = (
    Facet(
        "unions",
        re.compile(r"^(?!.*\b(?:yeu cau|de nghi|giao|phai(?! (?:khong|hong|hon|vay)\b))\b).*\b(?:cac|nhung|tung|moi|may) (?:hoi,? )?(?:doan the|hoi doan|to chuc chinh tri|ban nganh)\b.*\b(?:moi (?:ben|noi|hoi)|tung|lam|lam duoc|noi bat|gi|nao|ra sao)\b|^(?!.*\b(?:yeu cau|de nghi|giao|phai(?! (?:khong|hong|hon|vay)\b))\b).*\b(?:moi|tung) (?:doan the|hoi)\b"),
        re.compile(r"\b(?:hội (?:liên hiệp )?(?:phụ nữ|nông dân|cựu chiến binh|chữ thập đỏ|người cao tuổi)|đoàn thanh niên|(?:huyện|tỉnh|xã|thành|phường) ?đoàn|đoàn (?:xã|phường)|công đoàn|liên đoàn lao động|mặt trận tổ quốc|mttq)\b"),
        re.compile(r"\b(?:thời gian tới|sắp tới|tới đây|yêu cầu|phối hợp với|được [^,;.]{3,50} (?:khen thưởng|tặng|biểu dương))\b"),
    ),
    Facet(
        "cause",
        re.compile(r"\b(?:nguyen (?:nhan|do)|vi sao|tai sao|ly do|(?<!me )(?<!nhan )(?<!duoc )(?<!nao )(?<!ai )do dau(?= (?:ma|co|vay|the)\b|,|\W*$)|^do dau|vi dau|tai dau ma|goc re|ly giai|giai thich|can nguyen|(?<!ra )(?<!lam )sao (?:\w+ ){1,8}(?:chua|van|lai|con)|why|causes?)\b"),
        re.compile(r"\b(?:nguyên nhân|nguyên do|căn nguyên|gốc (?:của|rễ)|nằm ở chỗ|bắt nguồn|xuất phát từ|là do|là vì|bởi vì|bởi|lý do|(?:khó|chưa|không|chậm|ít|thiếu)\b[^,;.:]{1,40} vì|nên (?:khó|chưa|không)|do (?:cấp ủy|nhận thức|một (?:số|bộ phận)|thiếu|chưa))\b"),
    ),
    Facet(
        "shortcoming",
        re.compile(r"\b(?:han che|ton tai|khuyet diem|yeu kem|(?:gap|con|nhung|co) (?:nhung |gi )?kho khan|(?:gap|con) (?:cai )?kho (?:gi|nao|cho|o|nhung|dieu)\b|kho khan (?:gi|nao|lon|chinh|vuong|han|(?:cua|o|ben|trong|khi)\b.*\b(?:gi|nao)\b)|(?:cho|mat|diem|khau|viec) nao (?:\w+ ){0,2}(?:chua (?:tot|duoc|on|dat)|yeu|kem|vuong)|vuong mac|bat cap|chua lam duoc|thieu sot|con (?:gi |dieu gi )?yeu(?: kem)?|yeu (?:cho|o|diem|gi)|con vuong|(?:dang|con|bi) ket (?:gi|chuyen|o|cho|cai|khau|viec|dieu|nhung)|(?:chuyen|viec|cai|cho|khau|dieu) (?:gi|nao) (?:\w+ )?(?:dang |con |bi )+ket|benh (?:hinh thuc|thanh tich)|vuong (?:chuyen|gi|o|cho|cai|kho|dieu|viec|nhung)|chua (?:duoc|tot) (?:cho|gi)|con (?:kha )?(?:do|non|kem|cham|lung tung)(?: \w+)? (?:o )?(?:cho|khau|mat|diem|viec|cai|dieu) (?:nao|gi)|con (?:do|non|kem|cham|lung tung) (?:o dau|gi|nhung gi)(?=\W*$)|tu nhan (?:\w+ )?con|(?:(?<!doan )(?<!lien )(?<!cam )(?<!chung )ket|vuong|yeu|kem) nhat (?:la |o )?(?:chuyen|cho|khau|viec|dieu|gi|cai|diem|mat)|bi (?:che|phe binh|phe|gop y|nhac nho|trach)(?: \w+){0,2} (?:gi|nao)\b|chua (?:ung|vua) (?:y|long|bung|cho|dieu|cai)|mat (?:nao )?(?:chua|yeu|ton)|diem yeu|(?<!nao )(?<!phai )(?<!toi )(?<!toi day )lo (?:lang |ngai )?(?:nhung |ve )?(?:gi|chuyen|dieu|viec|nhat)|tran tro|ban khoan|con (?:(?:viec|cai|dieu|chuyen) )?(?:gi|chi) (?:ma )?(?:lam )?chua (?:xong|tot|duoc|on|dat|toi)|chua (?:on|yen tam|lam tot|dat yeu cau|hai long)|khoang trong|nhin nhan|thua nhan|(?:con|nhung|may|chuyen) chua lam duoc|chua lam duoc|con thieu|shortcomings?|weakness\w*)\b"),
        re.compile(r"\b(?:(?<!nhằm )(?<!để )(?<!phần )(?<!giúp )(?<!nên )hạn chế|(?<!đã )tồn tại(?! (?:hơn|từ|lâu|trên|nhiều))|khuyết điểm|yếu kém|điểm yếu|chưa được, |điều chưa được|việc chưa được|mặt (?:chưa|còn)\b|không né tránh|(?:còn|những|một số) (?:nhiều |không ít )?khó khăn|khó khăn, (?:hạn chế|vướng mắc)|khó khăn (?:(?:hiện nay|lớn nhất|nhất|chính|chủ yếu|trước mắt) ){0,3}là\b|(?:khó khăn|cái khó) (?:vẫn )?còn nhiều|khó nhất (?:\w+ ){0,2}là|(?:có|những|nhiều|mấy) cái khó\b|(?:chuyện|điều|việc|chỗ|nỗi) (?:vẫn )?(?:còn|đang) (?:vướng|kẹt|khó|lo)\b|(?:còn|vẫn) gặp (?:nhiều |không ít |một số )?khó khăn|(?:còn|vẫn) lo\b|gặp (?:nhiều |không ít )?khó khăn(?=:)|điều còn (?:khó|trăn trở)|vướng mắc|bất cập|thiếu sót|thừa nhận|tự soi|thẳng thắn|băn khoăn|trăn trở|lo nhất|nhìn thẳng|mặt yếu|khoảng trống|không giấu|chưa (?:thật sự|bền vững|đều|đạt|quan tâm|phát huy|có (?!trong)|gắn|làm|nhiều|cao|đồng đều|thường xuyên|chủ động|sâu|tốt|mạnh|kịp thời|rõ|như mong muốn|theo kịp|đi sâu|coi trọng)|vẫn còn (?:\d+|những|tình trạng|một số|không ít)|còn (?:để xảy ra|xảy ra|tình trạng|cầm chừng|sao chép|dàn trải|thưa|hình thức|chung chung|chậm|ít|lúng túng|mờ nhạt|thiếu|né tránh|qua loa|nặng))\b"),
        re.compile(r"(?<!thu )(?<!phục )(?<!khôi )(?<!vãn )\bhồi (?!phục|hương|sinh|kết)|^\W*(?:ban đầu|lúc đầu|những ngày đầu|thời gian đầu)\b|\b(?:khắc phục|thời gian tới|sắp tới|tiếp tục|cách đây|đáng (?:quý|khen|mừng)|cuộc (?:trò chuyện|trao đổi|phỏng vấn))\b"),
    ),
    Facet(
        "lesson",
        re.compile(r"\b(?:bai hoc|kinh nghiem|(?:duc ket|duc rut|rut ra)(?: \w+){0,2} (?:gi|nao)|lessons?)\b"),
        re.compile(r"\b(?:bài học|kinh nghiệm)\b"),
        re.compile(r"\b(?:(?:rút|chia sẻ|trao đổi|học hỏi) kinh nghiệm)\b"),
    ),
    Facet(
        "task",
        re.compile(r"\b(?:thoi gian toi|sap toi|toi day|tiep theo|(?<!thanh )(?<!tot )(?<!xuat sac )nhiem vu|giao viec|phuong huong|(?<!bang )giai phap|bang giai phap (?:gi|nao)|ke hoach (?:toi|nam toi|sang nam|cho nam|(?:\w+ ){0,4}tu (?:gio|nay)|tiep)|tu (?:gio|nay) (?:den|toi|ve sau|tro di)|dinh huong|du dinh|du kien|dinh (?:se )?lam|se lam|huong toi(?! muc dich)|(?:nam toi|sang nam|cuoi nam(?: nay)?)\b.{0,40}\b(?:lam|gi|nao)|(?:chi tieu|muc tieu)(?: gi| nao)? (?:cho|nam|den|thoi gian|giai doan)|dat (?:ra )?(?:chi tieu|muc tieu)|de ra (?:viec|nhung|nhiem)|phai lo (?:nhung |may )?(?:viec |chuyen )?(?:gi|nao)|(?:nam (?:nay|toi|sau|20\d\d)|sap)\b.{0,40}\bphai lam (?:nhung |may )?(?:viec )?(?:gi|nao)(?=\W*$)|nam (?:nay|toi|sau|20\d\d)\b.{0,60}\btap trung (?:vao |lo |lam )?(?:nhung |may |hai |ba |bon |nam )?(?:viec|khau|dieu) (?:gi|nao)|next tasks?|plans?)\b"),
        re.compile(r"\b(?:thời gian tới|sắp tới|tới đây|tiếp theo|những tháng cuối năm|nhiệm vụ (?:tiếp theo|trọng tâm|thời gian|năm (?:\d{4}|tới|sau))|(?:thực hiện|đặt ra|đề ra|tập trung)\b.{0,40}\b(?:nhiệm vụ|giải pháp|việc)|phương hướng|(?<!về )(?<!về việc )tiếp tục|sẽ (?!là\b)|yêu cầu|đặt (?:ra )?(?:chỉ tiêu|mục tiêu)|phấn đấu|hướng tới|giai đoạn tới|năm tới|sang năm)\b"),
        re.compile(r"\b(?:trước đây|trước kia|ngày trước|hồi trước)\b"),
    ),
)  # fmt: skip
# What is to come is told outright, by these words.
_OUTRIGHT = re.compile(
    r"\b(?:thời gian tới|sắp tới|tới đây|những tháng cuối năm|nhiệm vụ (?:tiếp theo|trọng tâm|thời gian tới)|phương hướng|giai đoạn tới|năm tới|sang năm)\b"
)
# "Phụ nữ trẻ đi làm ăn xa nên khó tập hợp" is a shortcoming; by these words causes are given.
_GIVES = re.compile(
    r"\b(?:nguyên (?:nhân|do)|căn nguyên|lý do|bắt nguồn|xuất phát từ|là do|là vì|gốc (?:của|rễ))\b"
)
# What goes on listing what the sentence before it began.
_GOES_ON = re.compile(
    r"^\W*(?:\d+[.)]|(?:một|hai|ba|bốn|năm|sáu|bảy) là\b|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)\b|(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|cạnh đó|cuối cùng|trước hết|trước tiên|kế đó|kế đến|tiếp đó|tiếp đến|thêm nữa|thêm vào đó|hơn nữa|mặt khác|sau cùng|sau nữa)\b)|^\s*[-–+•]"
)
_ORDINALS = {
    "nhat": 1,
    "dau": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
}
_ASKED_ORDINAL = re.compile(
    r"\bthu (nhat|hai|ba|tu|nam|sau|bay|\d)\b(?! (?:bay|hai|tu|nam) )|\b(?:y|nhiem vu|giai phap|bai hoc|muc) (?:so )?(\d|mot|hai|ba|bon|nam)\b(?= (?:la|gi|nao|noi|cua|ma))"
)
_NUMBERED = tuple(
    re.compile(rf"^\W*(?:{word} là\b|{number}[.)])|\bthứ {ordinal}\b|^\W*{word},")
    for number, (word, ordinal) in enumerate(
        (
            ("một", "nhất"),
            ("hai", "hai"),
            ("ba", "ba"),
            ("bốn", "tư"),
            ("năm", "năm"),
            ("sáu", "sáu"),
            ("bảy", "bảy"),
        ),
        start=1,
    )
)
_BECAUSE = re.compile(r"(?<!là )(?<!bởi )\bvì\b")


def facet_of(plain: str) -> Facet | None:
    """The part that the folded question asks for."""
    found = next((facet for facet in _FACETS if facet.asks.search(plain)), None)
    if found is not None and _MENDED.search(plain):
        # What is done about the shortcomings is no shortcoming.
        other = _MENDED.sub(" ", plain)
        return next(
            (facet for facet in _FACETS if facet.is_of_what_comes and facet.asks.search(other)), found
        )
    return found


def heads_several(heading: str) -> bool:
    """Whether more than one part stands under `heading`: `Hạn chế và nhiệm vụ thời gian tới`."""
    return sum(facet.heads(heading) for facet in _FACETS if facet.name != "unions") > 1


def heads_results(heading: str) -> bool:
    """Whether what has been reached stands under `heading` as well: `Kết quả và trăn trở`."""
    return bool(_RESULTS_TOO.search(folded(heading)))


def opens_other(own: Facet, sentence: str) -> bool:
    """Whether the canonical sentence opens another part than `own`."""
    # "… chưa thành nền nếp vì …" goes on with what is lacking.
    said = _BECAUSE.sub(" ", sentence)
    return any(
        facet.holds(said) and (facet.name != "cause" or own.name != "shortcoming" or _GIVES.search(sentence))
        for facet in _FACETS
        if facet is not own and facet.name != "unions"
    )


def goes_on(sentence: str) -> bool:
    """Whether the canonical sentence goes on listing what the one before it began."""
    return bool(_GOES_ON.search(sentence))


def ordinal_of(plain: str) -> int:
    """Which item of a list the folded question asks for, from 1; 0 if it asks for none in particular."""
    match = _ASKED_ORDINAL.search(plain)
    word = (match[1] or match[2]) if match else "0"
    return int(word) if word.isdigit() else _ORDINALS[word]


def is_item(number: int, text: str) -> bool:
    """Whether the canonical text is item `number` of a list, as by `Hai là` or `thứ hai`."""
    return 1 <= number <= len(_NUMBERED) and bool(_NUMBERED[number - 1].search(text))
