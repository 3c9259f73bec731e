"""Who heads a body is asked by that word, and told by the office: "người đứng đầu Đảng ủy" is its Bí thư."""

import re

from knowledge.vietnamese.normalising import folded

_PARTY = r"(?:dang uy|huyen uy|tinh uy|thanh uy|thi uy|chi bo|dang bo|chi uy|cap uy)"
_OTHERS = r"(?:uy ban|ubnd|hdnd|hoi dong nhan dan|mat tran|hoi (?:lien hiep )?(?:phu nu|nong dan)|hoi cuu chien binh|lien doan lao dong|cong doan)"
_LED = r"(?:ban chi dao|ban van dong|ban (?:cong tac|phat trien|quan ly)|tieu ban|doan (?:cong tac|kiem tra|giam sat))"
_HEADING = re.compile(
    rf"\b(?:la )?(?:nguoi )?dung dau (?=(?P<party>{_PARTY})\b|(?P<other>{_OTHERS})\b|(?P<led>{_LED})\b)"
)
# Only where it is asked who that is: what is asked of the duty of those in charge is asked of nobody.
_WHO = re.compile(r"\b(?:ai|ten gi|ten la gi|(?:dong chi|nguoi|ong|ba|can bo) nao)\b")


def by_office(text: str) -> str:
    """NFC `text` with "người đứng đầu" of a body as the office, where it is asked who that is."""
    plain = folded(text)
    match = _HEADING.search(plain)
    if match is None or not _WHO.search(plain):
        return text
    office = "Bí thư" if match["party"] else "Trưởng" if match["led"] else "Chủ tịch"
    led = "" if match.start() == 0 else "là "
    return f"{text[: match.start()]}{led}{office} {text[match.end() :]}"
