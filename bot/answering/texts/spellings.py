"""One word written two ways, and two words that are one without their marks."""

import re

from knowledge.vietnamese.normalising import canonical, folded

# The same sound may end in i or in y; reports and question words have these.
_USUAL = (
    (re.compile(r"\b(t)ỉ(?= lệ\b)", re.IGNORECASE), "ỷ"),
    (re.compile(r"\b(t)i(?= le\b)", re.IGNORECASE), "y"),
    (re.compile(r"\b(l)í(?= do\b)", re.IGNORECASE), "ý"),
    (re.compile(r"\b(k)ỉ(?= (?:luật|niệm|cương)\b)", re.IGNORECASE), "ỷ"),
    (re.compile(r"\b(k)ĩ(?= (?:năng|thuật|sư)\b)", re.IGNORECASE), "ỹ"),
    (re.compile(r"\b(qu)í(?= (?:nào|mấy|[1-4IV]))", re.IGNORECASE), "ý"),
    (re.compile(r"\b((?:bác|chiến|liệt|hạ) s)ỹ\b", re.IGNORECASE), "ĩ"),
)
# Who is spoken to is not spoken of: "cb ơi", "mọi người ơi".
_ADDRESSED = re.compile(
    r"^\W*(?:(?:dạ|da|alo|này|ê),? )?(?:(?:cb|ad|admin|bot|bạn|ban|anh|chị|em|sếp|mn|mọi người|moi nguoi|cả nhà|ca nha|các bác|đồng chí|đc|trợ lý) ){1,2}(?:ơi|oi)\b[\s,!.]*(?=\w)",
    re.IGNORECASE,
)
# A document's short name and its number typed in one word: KL01, CT05.
_KINDS = {
    "kl": "Kết luận",
    "ct": "Chỉ thị",
    "nq": "Nghị quyết",
    "qđ": "Quyết định",
    "kh": "Kế hoạch",
    "hd": "Hướng dẫn",
}
_IN_ONE = re.compile(r"\b(KL|CT|NQ|QĐ|KH|HD)(\d{1,3})\b(?![/-])", re.IGNORECASE)
# These ask for nothing, though without marks they look like words that do: hơn, quý.
_ASKS_NOT = re.compile(
    r"\b(?:(?:tảo|kết|ly|tái|hứa) hôn|hôn (?:nhân|lễ|phối)|quỹ(?= (?:nào|mấy|bao nhiêu)))\b"
)


def in_usual_spelling(text: str) -> str:
    """NFC `text` with words of two spellings in the one that reports and question words have."""
    text = _ADDRESSED.sub("", text)
    for other, usual in _USUAL:
        text = other.sub(rf"\g<1>{usual}", text)
    return _IN_ONE.sub(lambda match: f"{_KINDS[match[1].lower()]} {match[2]}", text)


def with_marks_that_tell(plain: str, marked: str) -> str:
    """The folded text with the marks of words that ask only without them; `marked` is as long, or all is left as it is."""
    if len(plain) != len(marked):
        return plain
    said = canonical(marked)
    for match in _ASKS_NOT.finditer(said):
        start, end = match.span()
        if plain[start:end] == folded(match[0]):
            plain = plain[:start] + match[0] + plain[end:]
    return plain
