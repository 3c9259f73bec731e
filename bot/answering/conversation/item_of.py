"""More on one item of the answer given before: "nói rõ hơn ý 2", "mục 3 cụ thể thế nào"."""

import re

from bot.answering.evidence.evidence import Evidence
from bot.answering.records import Answer
from bot.answering.texts.outline import offset_of, outline_of
from knowledge.records import Passage
from knowledge.vietnamese.normalising import folded

_NUMBERS = {"nhat": 1, "dau": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7}
_ITEM = re.compile(
    rf"\b(?:y|muc|diem|gach dau dong|dong|cai|mo hinh|noi dung)(?: so| thu)? (?P<n>\d|{'|'.join(_NUMBERS)})\b"
)
_MORE = re.compile(
    r"\b(?:noi (?:ro|ky|them|chi tiet)|ro hon|cu the|chi tiet|giai thich|the nao|ra sao|la gi|la sao|nghia la)\b|^\W*(?:con )?(?:y|muc)\b"
)
# "Nói rõ hơn đi": nothing but more is asked for.
_ONLY_MORE = re.compile(
    r"^\W*(?:(?:hay|xin|cho|em|minh|toi|ban|ad|giup) )*(?:(?:noi|ke|giai thich|trinh bay|neu) )?(?:(?:ro|ky|chi tiet|cu the)(?: hon| them)|(?:noi|ke) (?:ro|ky|them|chi tiet))"
    r"(?: (?:hon|them|nua|chut|ti|di|nhe|nha|a|xem|giup|gium|em|duoc khong|ve|mo hinh|viec|cai|do|nay))*\W*$"
)
# Code points of what is told behind the item, and how many sentences that may be.
_LONGEST, _MOST = 500, 3
# What else a question asks makes it one of its own: "ý 2 có bao nhiêu hộ?" is about the matter.
_MOST_WORDS = 9


def item_asked(typed: str) -> int:
    """Which item of the last answer NFC `typed` asks more about, from 1; 0 if it asks for something else."""
    plain = folded(typed)
    match = _ITEM.search(plain)
    if match is None or not _MORE.search(plain) or len(plain.split()) > _MOST_WORDS:
        return 0
    return int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]


def asks_more(typed: str) -> bool:
    """Whether NFC `typed` asks for more on what was told, and for nothing else: "nói rõ hơn"."""
    return bool(_ONLY_MORE.match(folded(typed)))


def more_on(answer: Answer, number: int) -> list[Evidence]:
    """The sentence of that statement and what its paragraph goes on with; nothing where the answer has no such item."""
    if not 1 <= number <= len(answer.statements):
        return []
    statement = answer.statements[number - 1]
    citation = answer.citations[statement.marks[0] - 1]
    passage = citation.passage
    first = _sentence_of(passage, citation.quote, statement.text)
    told = [_evidence(passage, first)]
    outline, offset = outline_of(passage.article), offset_of(passage)
    for behind in range(first + 1, min(first + 1 + _MOST, len(passage.sentences))):
        start = passage.sentences[behind].start
        between = passage.text[passage.sentences[behind - 1].end : start]
        length = sum(len(one.text) for one in told) + len(passage.sentences[behind].of(passage.text))
        if "\n" in between or outline.is_heading(offset + start) or length > _LONGEST:
            break
        told.append(_evidence(passage, behind))
    return told


def _sentence_of(passage: Passage, quote: str, said: str) -> int:
    """The sentence of `quote` that a statement says; a quote may go over several."""
    at = passage.text.find(quote)
    inside = [
        number
        for number, span in enumerate(passage.sentences)
        if span.end > at and span.start < at + len(quote)
    ]
    words = set(folded(said).split())

    def shared(number: int) -> float:
        own = set(folded(passage.sentences[number].of(passage.text)).split())
        return len(own & words) / max(1, len(own))

    return max(inside, key=shared, default=0)


def _evidence(passage: Passage, number: int) -> Evidence:
    return Evidence(passage, -1, number, passage.sentences[number], 1.0, 1.0, 0.0, 1.0, 1.0)
