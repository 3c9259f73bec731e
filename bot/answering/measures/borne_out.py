"""Whether a sentence that holds the claimed figure bears the claim out: of 63 chosen matters not all 63 are settled."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure, figures, value_of
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded

_ALL = r"(?:ca|tat ca|toan bo|het|du|dut|tron)"
# What was brought to an end must be said with the figure.
_ENDED = re.compile(r"\b(?:xong|dut diem|hoan thanh|hoan tat|thoat|xoa|dat chuan)\b")
_NOT_DONE = re.compile(r"\b(?:chua|con lai|ton dong|cham)\b(?!\W*$)")
_ASKS_DONE = re.compile(r"\b(?:giai quyet|hoan thanh|xu ly|thuc hien|lam|xong)(?: duoc| xong| dut diem)?\b")
_UNDONE = re.compile(r"\bchưa (?:được )?(?:giải quyết|hoàn thành|xử lý|thực hiện|làm|xong)\b")
_SEAM = re.compile(r"[,;:]\s|\s(?:nhưng|trong đó|còn)\s")
_COUNTS = 0.7


def bears_out(question: Question, text: str, figure: Figure) -> bool:
    """Whether `text`, whose `figure` is the claimed one, says of that figure what is claimed.

    What is claimed to be done with is said in the figure's own clause; of "all 43" none is left out.
    """
    if question.claimed is None:
        return True
    ended = _ENDED.search(question.plain)
    clause = _clause(text, figure.span)
    if ended and not _ENDED.search(folded(clause)):
        return False
    claims_all = re.search(rf"\b{_ALL} (?:\w+ )?{re.escape(folded(question.claimed))}(?!\w)", question.plain)
    return not claims_all or not _has_less(question, text, figure)


def is_undone(question: Question, text: str, figure: Figure) -> bool:
    """Whether `text` counts what is not done yet, where it is asked how many are done: "3 vụ chưa giải quyết"."""
    asks_done = _ASKS_DONE.search(question.plain) and not _NOT_DONE.search(question.plain)
    return bool(asks_done) and bool(_UNDONE.search(canonical(_clause(text, figure.span))))


def may_deny(question: Question, text: str, figure: Figure) -> bool:
    """Whether another figure than the claimed one denies the claim: "3 vụ chưa giải quyết" does not deny that 21 were."""
    clause = _clause(text, figure.span)
    return bool(_NOT_DONE.search(question.plain)) == bool(_NOT_DONE.search(folded(clause)))


def _clause(text: str, span: Span) -> str:
    seams = list(_SEAM.finditer(text))
    start = max((seam.end() for seam in seams if seam.end() <= span.start), default=0)
    end = min((seam.start() for seam in seams if seam.start() >= span.end), default=len(text))
    return text[start:end]


def _has_less(question: Question, text: str, figure: Figure) -> bool:
    """Whether another figure counts fewer of the same."""
    value, _ = value_of(figure.span.of(text))
    return any(
        other.span != figure.span
        and (other.after[:1] == figure.after[:1] or other.counts(question.counted) >= _COUNTS)
        and value_of(other.span.of(text))[0] < value
        for other in figures(text)
    )
