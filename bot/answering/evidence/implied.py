"""What a count leaves unsaid because the passage has said it: whom a fund for the poor helped, what a name stands for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded

_POOR = "ngheo"
# Whoever is helped in a passage that speaks of need is in need …
_NEED = re.compile(
    r"\b(?:nghèo|khó khăn|mồ côi|neo đơn|bất hạnh|hoàn cảnh|đại đoàn kết|tình nghĩa|tình thương)\b"
)
# … if the sentence says that somebody was helped.
_HELPS = re.compile(
    r"\b(?:giúp|giúp đỡ|hỗ trợ|đỡ đầu|nhận nuôi|tặng|trao|thăm|cấp|xây|sửa|cho vay|chăm lo|kèm cặp)(?: \w+){0,3}? \d"
)
_ASKS_HELP = re.compile(
    r"\b(?:giup|ho tro|do dau|nuoi|tang|trao|tham|cap|xay|sua|cho vay|cham lo|kem|cuu mang|lo cho)\b"
)
_LEAST_NAME = 2


def as_helped(question: Question, sentence: str, passage: Passage) -> Question:
    """`question` without the word for the poor in what it counts, where `sentence` tells of those helped and the passage says that they are in need."""
    if question.kind is not Kind.FIGURE or _POOR not in question.counted or question.percent:
        return question
    if not _ASKS_HELP.search(question.plain):
        return question  # how many of them there are at all is told by none of these
    said = canonical(sentence)
    if "nghèo" in said.split() or not _HELPS.search(said) or not _NEED.search(canonical(passage.text)):
        return question
    return replace(question, counted=tuple(word for word in question.counted if word != _POOR))


def lacks_name(question: Question, passage: Passage) -> bool:
    """Whether the things counted bear a name that the corpus gives, and `passage` does not say it: no house is a “Ngôi nhà xanh”."""
    if question.kind is not Kind.FIGURE or not question.names or not question.counted:
        return False
    named = [name for name in question.names if _opens(folded(name).split(), question.counted)]
    said = folded(canonical(f"{passage.article.title}\n{passage.text}"))
    return bool(named) and not any(folded(name) in said for name in named)


def _opens(name: Sequence[str], counted: Sequence[str]) -> bool:
    """Whether the whole of the name, or as much as is kept of it, is what is counted."""
    kept = min(len(name), len(counted))
    return len(name) > _LEAST_NAME and kept > _LEAST_NAME and list(name[:kept]) == list(counted[:kept])
