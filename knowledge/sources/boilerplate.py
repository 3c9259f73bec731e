"""Lines that a web page puts around an article: recognised by their wording, as portals in Vietnam print them.

Everything is matched whole, on the folded line without the ornaments around it, so a sentence that merely
contains such words stays.
"""

import re
from enum import Enum, auto

from knowledge.vietnamese.normalising import folded


class Kind(Enum):
    """What a line is for."""

    LABEL = auto()
    """A button or heading of the page: goes alone."""
    RELATED = auto()
    """A heading over links to other articles; text may follow them."""
    END = auto()
    """A heading under which nothing of the article follows."""
    FOOTER = auto()
    """Part of the page's foot, if it stands below the text."""
    SECTION = auto()
    """The name of a section, if it stands above the text."""


_LABELS = r"""
trang chu|trang nhat|gioi thieu|lien he|hoi dap|so do (?:cong|site|trang|website)|dang (?:nhap|ky|xuat)|tim kiem.{0,20}|menu|home
|(?:ve|len) dau trang|ve trang truoc|quay (?:lai|ve)(?: trang truoc)?|tro (?:ve|lai)(?: trang truoc)?|back|top|next|previous|prev|truoc|sau|tiep theo|trang truoc|trang sau
|in|in (?:bai viet|trang(?: nay)?|tin|an|ra|noi dung)|ban in|print|luu(?: (?:bai viet|tin|bai))?|gui (?:bai(?: viet)?|tin|mail|email|cho ban be|bai viet nay.{0,20})
|chia se(?: (?:bai viet|len|qua|voi|facebook|zalo|mang xa hoi).{0,30})?|facebook|messenger|zalo|twitter|tweet|linkedin|pinterest|google ?(?:\+|plus|news)?|youtube|tiktok|e-?mail|share(?: this.{0,20})?|like|thich|copy link|sao chep (?:link|lien ket)
|(?:theo doi|quan tam) .{0,60}(?:google news|zalo|fanpage|youtube|facebook|tiktok).{0,40}
|nghe (?:bai viet|doc bai|audio|noi dung).{0,20}|doc (?:bai viet|bao).{0,0}|giong (?:nam|nu|doc).{0,20}|(?:tang |giam )?(?:co|kich thuoc|kich co) chu.{0,20}|a ?[-+]|(?:a[-+]? ?){2,4}|(?:do )?tuong phan(?: cao)?
|skip to (?:main )?content|english|tieng viet|font ?size.{0,20}|luu(?: trang)?|ten|gui|e-?mail|website|dien thoai|doc tiep|chi tiet(?: tin| bai viet)?|xem (?:tat ca|chi tiet|tiep|nhieu hon)|tai (?:ve|xuong)|dinh kem|(?:tep|file|tap) (?:tin )?dinh kem(?: theo)?|download|thong bao|an|hien
|(?:click|bam|nhan|nhap)(?: chuot)?(?: vao day)? de (?:danh gia|xem|binh luan|phong to|tai).{0,40}|(?:hay )?danh gia (?:bai viet|tin|bai viet nay).{0,30}|chon so sao.{0,30}
|tong (?:so )?diem (?:cua )?bai viet(?: la)?:.{0,60}|xep hang: ?.{0,40}|\d(?:[.,]\d+)? ?(?:/|trong|tren|out of) ?(?:5|10|tong so).{0,60}(?:danh gia|phieu|binh chon|votes?).{0,30}|so (?:nguoi|luot) (?:danh gia|binh chon).{0,30}|diem trung binh.{0,40}|binh chon.{0,20}|user rating.{0,60}
|ban da khong su dung site.*|bam vao day de duy tri.*|thoi gian cho: ?\d+.{0,10}|.{0,60}duy tri trang thai dang nhap.{0,60}
|ma (?:bao mat|xac nhan|bao ve|chong spam|an toan|kiem tra)(?: .{0,20})?|captcha|nhap (?:ma|noi dung|ho ten|email).{0,40}|ho (?:va )?ten(?: \(?\*\)?)?|dia chi e-?mail|noi dung binh luan|gui (?:binh luan|y kien|phan hoi|nhan xet)|viet binh luan.{0,20}|huy|lam lai|gui di
|(?:hay la nguoi dau tien|chua co|khong co) .{0,20}(?:binh luan|y kien|phan hoi|nhan xet).{0,40}|(?:so|co) (?:luot )?binh luan: ?\d+|\(?\d+\)? binh luan|y kien cua ban.{0,40}|sap xep theo.{0,30}
|(?:so |tong )?(?:luot|lan) (?:xem|doc|truy cap|tai)(?: (?:bai viet|tin|trang))?:? ?[\d.,]*|da (?:xem|doc):? ?[\d.,]+(?: lan)?|[\d.,]+ ?(?:luot (?:xem|doc|truy cap)|lan (?:xem|doc)|views?|hits)|hits: ?\d+
|(?:video|hinh anh|anh) (?:lien quan|khac)|thu vien (?:anh|hinh anh|video)(?: khac)?|quang cao|advertisement|xem anh lon|anh \d+/\d+|zoom|phong to
""".replace("\n", "")
_ENDS = r"""
(?:(?:cac|nhung) )?(?:tin|bai)(?:[ ,/-]+bai)?(?: viet)?(?: (?:tuc|dang))? (?:khac|cu hon|moi hon|cu|moi nhat|moi dang|da dua|truoc do|cung (?:chuyen muc|chu de|loai|muc|nhom)|noi bat|(?:xem|doc|duoc xem|duoc doc) nhieu(?: nhat)?|tiep theo|quan tam)(?: (?:hon|khac|nhat))?
|(?:nhung|cac) tin (?:moi|cu) hon|(?:cac|nhung) (?:tin|bai)(?: viet)? da (?:dua|dang).{0,20}|cung (?:chuyen muc|chu de|tac gia|muc)|moi nhat|moi hon|cu hon|(?:doc|xem) nhieu(?: nhat)?|tin moi|tin hot
|co the ban (?:quan tam|cung thich|se thich)|ban co the quan tam|(?:co the )?quan tam|phan hoi|binh luan(?: \(?\d+\)?)?|(?:y kien|phan hoi|nhan xet|binh luan)(?: cua)? (?:ban doc|doc gia|nguoi dung|bai viet)|(?:the loai|danh muc|chuyen muc) khac
|(?:cac )?(?:lien ket|link)(?: (?:website|web|site|trang|nhanh|huu ich|cac|ngoai)).{0,30}|-+ ?lien ket.{0,20}|thong ke(?: truy cap)?|(?:so )?luot truy cap|bo dem|thong bao moi|van ban moi.{0,20}|lich cong tac|thu vien anh|nguoi gui ?/ ?dien thoai
""".replace("\n", "")
_RELATED = r"""
(?:(?:cac|nhung) )?(?:tin|bai|noi dung|su kien|chu de)(?:[ ,/-]+bai)?(?: viet)? (?:lien quan|cung su kien)(?: khac)?|lien quan|(?:xem|doc|tham khao) them(?: tai day)?|theo dong su kien|dong su kien|>>.{0,10}
""".replace("\n", "")
_LED = re.compile(r"(?:xem|doc|tham khao) them\s*[::]\s*\S.*|>>+\s*\S.*|(?:tin|bai) lien quan\s*[::]\s*\S.*")
_FOOTERS = r"""
(?:tu khoa|tags?|the|tu khoa tim kiem|hashtags?)(?:[::].*)?|#[^.]{1,60}|ban quyen.*|©.*|\(c\) ?.*|copyright.*|(?:thiet ke|phat trien|xay dung|van hanh)(?: va .{0,30})? boi.*|powered by.*|(?:vui long )?ghi ro nguon.*|.{0,40}khi (?:phat hanh|su dung|trich dan|dan) lai (?:thong tin|noi dung).*
|giay phep .*|.{0,20}chiu trach nhiem (?:noi dung|chinh|xuat ban|quan ly).*|co quan chu quan.*|don vi chu quan.*|(?:truong|pho truong) ban bien tap.*|tong bien tap.*|(?:so )?dien thoai.*|dt:.*|fax.*|e-?mail ?:.*|hotline.*|website ?:.*|https?://\S+|www\.\S+|dia chi ?:.*|tru so ?:.*
|(?:dang|so nguoi|khach) (?:truy cap|online|truc tuyen|vieng tham).*|(?:hom nay|hom qua|tuan nay|thang nay|thang truoc|nam nay|tat ca|tong cong|tong(?: so)? (?:luot )?truy cap|may chu tim kiem|khach vieng tham|thanh vien) ?:? ?[\d.,]*|trang \d+(?: ?/ ?\d+)?|\[?\d{1,3}(?:[ |,]+\d{1,3})+\]?
|(?:cong|trang) (?:thong tin|ttdt|tin)(?: dien tu)? .{0,80}|website .{0,60}
""".replace("\n", "")
_SECTIONS = r"""
tin tuc|(?:tin tuc|tin)(?: va | - |, ?|/)su kien|su kien|thoi su|thoi su chinh tri|chinh tri(?: - xa hoi)?|xay dung dang(?:,? (?:chinh quyen|he thong chinh tri|chinh don dang))?|(?:cong tac )?xay dung (?:dang|nong thon moi|chinh quyen)|dang - doan the|dang,? doan the|doan the|mat tran.{0,20}doan the
|kinh te(?: - xa hoi)?|van hoa(?: - xa hoi)?|xa hoi|giao duc|y te|phap luat|an ninh(?: -|,)? quoc phong|quoc phong.{0,20}|khoa hoc.{0,20}|the thao|nong nghiep.{0,20}|tin (?:dia phuong|trong tinh|trong huyen|co so|hoat dong|noi bat|moi)|hoat dong (?:cua )?.{0,30}|trong tinh|trong nuoc|dia phuong|nguoi tot(?:,)? viec tot|guong (?:nguoi tot|dien hinh).{0,20}|dien hinh tien tien
|(?:day manh )?hoc tap va lam theo (?:bac|(?:tam guong |tu tuong,? ?)?(?:tu tuong,? )?dao duc,? phong cach ho chi minh|tam guong dao duc ho chi minh|loi bac)|hoc (?:tap )?va lam theo bac|lam theo (?:guong )?bac|chi thi 05.{0,20}|tuyen giao|dan van|to chuc.{0,20}xay dung dang|chuyen muc.{0,40}|chuyen de.{0,0}|nghi quyet va cuoc song|goc nhin.{0,20}|ban doc|phong su.{0,20}|van ban(?: chi dao)?|thong tin tuyen truyen|tuyen truyen
""".replace("\n", "")
_PATTERNS = {
    Kind.LABEL: re.compile(_LABELS),
    Kind.END: re.compile(_ENDS),
    Kind.RELATED: re.compile(_RELATED),
    Kind.FOOTER: re.compile(_FOOTERS),
    Kind.SECTION: re.compile(_SECTIONS),
}
_ORNAMENT = " \t:.…•·*►▶»«>|<-–—_=+[]()#✓✔☆★♥"
_COUNT = re.compile(r"\s*\(\d+\)?$")
_BUTTON = r"(?:facebook|twitter|zalo|messenger|linkedin|google|tweet|e-?mail|print|ban in|in|chia se|luu|gui|like|thich|copy link)"
_BUTTONS = re.compile(rf"{_BUTTON}(?:[ ,/|]+{_BUTTON})+")
_CRUMBS = re.compile(r"\s*(?:»|›|>|→|\||/{1,2}|::)\s*")
_LONGEST = 200
_FEWEST_CRUMBS = 2


def kind_of(line: str) -> Kind | None:
    """What `line` is for, if it belongs to the page and not to the article."""
    if len(line) > _LONGEST:
        return None
    plain = folded(line).strip()
    bare = _COUNT.sub("", plain.strip(_ORNAMENT)).strip(_ORNAMENT)
    if not bare:
        return Kind.LABEL
    if _LED.fullmatch(plain) or _BUTTONS.fullmatch(bare) or line.lstrip().startswith("»"):
        return Kind.LABEL
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(bare) or (kind is Kind.FOOTER and pattern.fullmatch(plain)):
            return kind
    return Kind.LABEL if _is_bar(line) else Kind.SECTION if _is_crumbs(line) else None


def _is_bar(line: str) -> bool:
    """Several buttons on one line: `In bài viết | Gửi email | Chia sẻ`."""
    parts = [part for part in re.split(r"\s*[|•·]\s*|\s{2,}", folded(line).strip()) if part.strip(_ORNAMENT)]
    return len(parts) > 1 and all(_PATTERNS[Kind.LABEL].fullmatch(part.strip(_ORNAMENT)) for part in parts)


def _is_crumbs(line: str) -> bool:
    """A path through the site: `Trang chủ » Tin tức » Xây dựng Đảng`."""
    # Split before folding, which makes » a quotation mark.
    parts = [folded(part) for part in _CRUMBS.split(line.strip(" »›>/|")) if part]
    known = [
        part for part in parts if any(_PATTERNS[kind].fullmatch(part) for kind in (Kind.LABEL, Kind.SECTION))
    ]
    return len(parts) >= _FEWEST_CRUMBS and bool(known) and (known[0] == parts[0] or len(known) == len(parts))
