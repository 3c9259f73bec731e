"""Whether a sentence has anything to do with the question: a name or a day alone is no answer, whatever its place.

Patterns read folded text with single blanks.
"""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import asks_own_date
from bot.answering.evidence.evidence import Evidence
from knowledge.entities.documents import document_mentions
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

# A place's reports are full of persons, days and enumerations: those of the deed asked about hold so much of it (0-1) …
_LEAST = {Kind.PERSON: 0.33, Kind.TIME: 0.24, Kind.LIST: 0.33}
# … less where they are near it in meaning, more where they are not: so much for each unit of cosine from the middle on.
_NEARNESS, _MIDDLE = 2.0, 0.85
# From such log-odds on a sentence is read as an answer, however few words it shares with the question.
_READ_AS_RELATED = 1.0
# "Mô hình nào liên quan đến môi trường?": whatever is named must be about that.
_OF_THEME = re.compile(r"\b(?:lien quan (?:den|toi)|thuoc linh vuc|trong linh vuc|ve linh vuc|ve mang)\b")
_OF_WEIGHT = 0.45
# What a document brings that others do not is told by whoever sets it beside them.
_ASKS_DIFFERENCE = re.compile(
    r"\b(?:khac|giong) (?:nhau|gi|nhung gi|the nao|ra sao|cho nao|o cho nao|(?:o )?diem (?:gi|nao)|voi)\b|\bco (?:(?:diem|noi dung|cai|dieu) )?(?:gi|nao) (?:moi|khac)\b"
)
_TELLS_DIFFERENCE = re.compile(
    r"\b(?:khác|giống|so với|điểm mới|bổ sung|thay thế|thay cho|mở rộng|kế thừa)\b"
)

# "Chi bộ nào làm tốt?": one must be named, by its hamlet, its office or its number.
_ASKS_CELL = re.compile(r"^(?!.*\bco chi bo nao\b.*\b(?:khong|chua)\W*$).*\b(?<!bi thu )chi bo nao\b")
_NAMES_CELL = re.compile(
    rf"\b[Cc]hi bộ (?:(?!(?:cùng|và|các|ở|của|do|trên|trong|trực thuộc) )[(“\"]?[^\W\d_]+ ){{0,5}}?(?:[(“\"]?[{UPPER}]|\d+\b(?! (?:đảng viên|chi bộ)))"
)

# "Hội A có quỹ gì?": whatever it is called, something is paid in.
_ASKS_FUND = re.compile(r"\bquy (?:gi|nao)\b")
_TELLS_FUND = re.compile(r"\b(?:quỹ|vốn|heo|lợn|hũ|ống|góp|tiết kiệm|vay)\b")


def is_unrelated(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence holds too little of the question to be about the same thing."""
    if question.facet is not None or question.quoted:
        return False
    return (
        _has_little(question, evidence)
        or (question.kind is Kind.LIST and _lists_others(question, evidence))
        or _lacks_difference(question, evidence)
        or (
            question.kind is Kind.PLACES
            and bool(_ASKS_CELL.search(question.plain))
            and not _NAMES_CELL.search(evidence.text)
        )
    )


def _has_little(question: Question, evidence: Evidence) -> bool:
    least = _LEAST.get(question.kind)
    if least is None or question.asks_document or asks_own_date(question):
        return False
    if evidence.coverage + _NEARNESS * (evidence.similarity - _MIDDLE) >= least:
        return False
    return evidence.odds is None or evidence.odds() < _READ_AS_RELATED


def _lists_others(question: Question, evidence: Evidence) -> bool:
    """Whether what it lists is of another theme than the one asked about, or no fund where funds are asked for."""
    if _ASKS_FUND.search(question.plain) and not _TELLS_FUND.search(canonical(evidence.text)):
        return True
    return bool(_OF_THEME.search(question.plain)) and evidence.lacking >= _OF_WEIGHT


def _lacks_difference(question: Question, evidence: Evidence) -> bool:
    """Whether it is asked in what a document differs, of no place, and the sentence does not tell."""
    return (
        question.kind is Kind.TEXT
        and not question.places
        and bool(_ASKS_DIFFERENCE.search(question.plain))
        # Another reading looks for what was done under the document, and has none.
        and any(document_mentions(question.text))
        and not _TELLS_DIFFERENCE.search(canonical(evidence.text))
    )
