"""What a theme, a campaign or a motto is called: told by the sentence that gives its title in quotes right behind it."""

import re
from collections.abc import Sequence

from bot.answering.asking.question import Question
from bot.answering.evidence.evidence import Evidence
from knowledge.vietnamese.normalising import canonical, folded

_TITLED = "chuyên đề|chủ đề|phương châm|khẩu hiệu|thông điệp|phong trào thi đua"
_OTHER = re.compile(
    r"\b(?:mo hinh|ket qua|bao nhieu|may|ai|khi nao|ngay|hinh thuc|cach|y nghia|muc dich|muc tieu)\b"
)
_ASKS = re.compile(
    rf"\b(?P<head>{folded(_TITLED)})\b.*"
    r"\b(?:la (?:gi|sao|nhu the nao)|(?:noi dung|chu de|ten|ve(?: (?:viec|van de|dieu))?|mang ten|ten la|ten goi(?: la)?) (?:la )?gi|(?:noi ve|nhan manh|huong (?:toi|den)) (?:(?:dieu|viec|noi dung) )?gi|giong(?: nhau)?|khac(?: nhau| gi)?)\b"
    rf"|\b(?:hoc|trien khai|chon|thuc hien|sinh hoat|dat ra|neu|la) (?P<chosen>{folded(_TITLED)}) (?:gi|nao)\b"
)
# Between the word and the title stand at most its year and whose it is.
_BETWEEN = r"[^.;:“”\"]{0,45}:? ?(?:[“\"])"


def with_title(question: Question, found: Sequence[Evidence]) -> Evidence | None:
    """The sentence that gives the title asked for; None where none is asked for or given."""
    asked = _ASKS.search(question.plain)
    if asked is None or _OTHER.search(question.plain):
        return None
    head = asked["head"] or asked["chosen"]
    titled = re.compile(rf"\b{head}\b(?P<between>{_BETWEEN})")
    for one in found:
        match = titled.search(folded(canonical(one.text)))
        if match and (not question.years or any(str(year) in match["between"] for year in question.years)):
            return one
    return None
