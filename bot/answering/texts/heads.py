"""What bodies and offices are asked by, and what reports call them: "người đứng đầu Đảng ủy" is its Bí thư, "Đoàn Thanh niên huyện" the Huyện đoàn."""

import re

from knowledge.vietnamese.normalising import canonical, folded

_PARTY = r"(?:dang uy|huyen uy|tinh uy|thanh uy|thi uy|chi bo|dang bo|chi uy|cap uy)"
_OTHERS = r"(?:uy ban|ubnd|hdnd|hoi dong nhan dan|mat tran|hoi (?:lien hiep )?(?:phu nu|nong dan)|hoi cuu chien binh|lien doan lao dong|cong doan)"
_LED = r"(?:ban chi dao|ban van dong|ban (?:cong tac|phat trien|quan ly)|tieu ban|doan (?:cong tac|kiem tra|giam sat))"
_HEADING = re.compile(
    rf"\b(?:la )?(?:nguoi )?dung dau (?=(?P<party>{_PARTY})\b|(?P<other>{_OTHERS})\b|(?P<led>{_LED})\b)"
)
# Only where it is asked who that is: what is asked of the duty of those in charge is asked of nobody.
_WHO = re.compile(r"\b(?:ai|ten gi|ten la gi|(?:dong chi|nguoi|ong|ba|can bo) nao)\b")
# A district's or a province's youth union is called by its level first.
_YOUTH = re.compile(
    r"\b(?:đoàn thanh niên|đoàn tncs hồ chí minh|đoàn tn|doan thanh nien|doan tncs ho chi minh|doan tn) "
    r"(?P<level>huyện|tỉnh|quận|thành phố|thị xã|huyen|tinh|thanh pho|thi xa)(?= (?!ủy\b|uy\b))"
)
_YOUTHS = {
    "huyen": "Huyện đoàn", "tinh": "Tỉnh đoàn", "quan": "Quận đoàn", "thanh pho": "Thành đoàn", "thi xa": "Thị đoàn",
}  # fmt: skip

# Called so at school; marks or none, the deputy is not the head.
_DEPUTY = re.compile(r"\b(?:hiệu phó|hieu pho)\b", re.IGNORECASE)


def by_level(text: str) -> str:
    """NFC `text` with the youth union of a district or a province called as reports call it."""
    match = _YOUTH.search(canonical(text))
    if match is None:
        return text
    return f"{text[: match.start()]}{_YOUTHS[folded(match['level'])]}{text[match.end() :]}"


def by_office(text: str) -> str:
    """NFC `text` with "người đứng đầu" of a body as the office, where it is asked who that is."""
    text = _DEPUTY.sub("phó hiệu trưởng", text)
    plain = folded(text)
    match = _HEADING.search(plain)
    if match is None or not _WHO.search(plain):
        return text
    office = "Bí thư" if match["party"] else "Trưởng" if match["led"] else "Chủ tịch"
    led = "" if match.start() == 0 else "là "
    return f"{text[: match.start()]}{led}{office} {text[match.end() :]}"
