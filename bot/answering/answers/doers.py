"""A union or an office that is asked where it does something: only sentences in which it is the doer answer."""

import re
from collections.abc import Iterable, Iterator

from bot.answering.asking.question import Question
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import is_to_come
from index.records import Hit
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.normalising import canonical, folded

_BODIES = {
    "phu nu": r"hoi (?:lien hiep )?phu nu",
    "nong dan": r"hoi nong dan",
    "cuu chien binh": r"(?:hoi )?cuu chien binh",
    "chu thap do": r"hoi chu thap do",
    "nguoi cao tuoi": r"hoi nguoi cao tuoi",
    "khuyen hoc": r"hoi khuyen hoc",
    "thanh nien": r"(?:doan thanh nien|(?:huyen|tinh|xa|thanh|thi) ?doan|doan (?:xa|phuong|thi tran))",
    "cong doan": r"(?:cong doan|lien doan lao dong)",
    "lao dong": r"lien doan lao dong",
    "mat tran": r"(?:uy ban )?mat tran(?: to quoc)?",
    "cong an": r"cong an",
    "bien phong": r"(?:don|bo doi) bien phong",
    "quan su": r"(?:ban )?chi huy quan su",
}
_WHERE = r"(?:(?:noi|dia phuong|don vi|xa|phuong|huyen|tinh|cho) nao|(?:o )?dau)"
_ASKS = re.compile(
    rf"^\W*(?:cac |nhung )?(?P<body>(?:\w+ ){{1,6}}?)(?:(?:cua|o|tai) )?(?:(?:nhung|cac) )?{_WHERE} (?:da |dang |con )?"
    r"(?P<asks>co (?:nhung |cac )?(?:mo hinh|cach lam|hoat dong|phong trao|viec lam|phan viec)|lam (?:gi|duoc)|hoat dong)"
    r"(?: (?:gi|nao|hay|tot|tieu bieu|hieu qua|noi bat|theo bac|hoc bac|lam theo bac|hoc tap|va|lam|theo|bac))*\W*$"
)
_MODEL = re.compile(
    r"\bmo hinh\b|[“\"«]|\b(?:lap|thanh lap|xay dung|duy tri|ra mat) (?:\w+ ){0,2}(?:to|doi|quy|nhom|cau lac bo)\b"
)
# It does something where it opens the sentence, perhaps behind a time or among others, or is said to have done it …
_OPENS = re.compile(
    r"^\W*(?:(?:nam|thang|trong|tu|den|sau|nho|tai|o|vua qua|ben canh|ngoai ra|cung|hang|hien|tieu bieu|dien hinh|noi bat|de|thuc hien)\b[^.;]{0,110}[,:] )?"
    r"(?:(?:chinh quyen|uy ban nhan dan|dang uy|cap uy|chi bo|rieng|con|cac)(?: \w+){0,4}(?:, | va | cung ))*$"
)
_DONE_BY = re.compile(r"\b(?:do|duoc)\W*$|\bmo hinh\b[^.;]*\bcua\W*$|[;:]\W*$")
# … and not where it is asked to, or only is a part of something.
_IS_TOLD_TO = re.compile(r"^(?: \w+){0,6} (?:con )?duoc (?:yeu cau|giao|de nghi)\b")


def told_body(plain: str) -> tuple[str, bool] | None:
    """The pattern of the body that the folded question asks where it has models (true) or does things; None if it asks of none."""
    match = _ASKS.search(plain)
    if match is None:
        return None
    body = next((said for word, said in _BODIES.items() if match["body"].strip().endswith(word)), None)
    body = body or next((said for word, said in _BODIES.items() if word in match["body"]), None)
    return (body, "mo hinh" in match["asks"] or "cach lam" in match["asks"]) if body else None


def done_by(question: Question, hits: Iterable[Hit], body: str, *, models: bool) -> Iterator[Evidence]:
    """The sentences of `hits` in which the `body` does something; with `models`, in which it has set something up."""
    for hit in hits:
        for number, span in enumerate(hit.passage.sentences):
            text = span.of(hit.passage.text)
            if is_to_come(text) or not is_doer(body, text) or not admits(question, text, hit.passage):
                continue
            said = folded(canonical(text))
            if models and not _MODEL.search(said):
                continue
            worth = 1.0 + bool(_MODEL.search(said))
            yield Evidence(hit.passage, hit.row, number, span, worth, 1.0, 0.0, hit.sentences[number], 1.0)


def is_doer(body: str, text: str) -> bool:
    """Whether the sentence tells what the body did."""
    said = folded(canonical(expanded(text)))
    for match in re.finditer(rf"\b(?:{body})\b", said):
        before, behind = said[: match.start()], said[match.end() :]
        if _IS_TOLD_TO.match(behind):
            continue
        if _OPENS.match(before) or _DONE_BY.search(before):
            return True
    return False
