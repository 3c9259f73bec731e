"""The words of a question: what is left to look for, and what stands right before the word that asks."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.asking.wording import ASKING
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_ASKING = frozenset(ASKING)
_LONGEST_ASKING = max(map(len, ASKING))


def blanked(text: str, spans: Sequence[Span]) -> str:
    """`text` with a comma for each character in `spans`, so that places in it stay where they are."""
    for span in spans:
        text = text[: span.start] + "," * (span.end - span.start) + text[span.end :]
    return text


def words_of(text: str) -> list[str]:
    """Canonical syllables, with a comma for each run of taken out characters and each mark between clauses."""
    return [
        canonical(word) for word in re.findall(r"[^\W_]+(?:[.,]\d+)*|%|,", re.sub(r"[?;:()!]+", ",", text))
    ]


def content_of(text: str, marked: str, taken: list[Span]) -> Iterator[tuple[str, str]]:
    """Syllables of `text`, as typed and with their marks, outside `taken` and outside asking phrases, which are read in `marked`; no numbers."""
    left = [
        (canonical(typed.text), canonical(read.text))
        for typed, read in zip(tokens(text), tokens(marked), strict=True)
        if not any(span.start <= typed.span.start < span.end for span in taken)
    ]
    words = [read for _, read in left]
    at = 0
    while at < len(words):
        asking = _asking(words, at)
        typed = left[at][0]
        if not asking and not typed[0].isdigit() and typed != "%":
            yield left[at]
        at += asking or 1


# "Có … không" asks whether; "đúng không" has a claim confirmed.
_IS_SO = re.compile(
    r"\bco\b.*(?<!\bdung)(?<!\bphai)(?<!\bthat)(?<!\bchuan) (?:khong|chua)\W*(?:(?:a|nhi|vay|the|ha|he|nhe|rua)\W*)?$"
)
_WHETHER = frozenset({"không", "chưa"})
_CONFIRMING = (["đúng"], ["phải"], ["thật"], ["chuẩn"])
_AT_THE_END = frozenset("ạ nhỉ vậy thế hả hè nhé á rứa".split())
_CORE = frozenset("gì nào mấy nhiêu ai đâu sao".split())


def focus_of(text: str, marked: str, content: Sequence[str]) -> frozenset[str]:
    """The words of `content` that stand right before an asking word, at most two; in a row with nothing between."""
    words = [
        (canonical(typed.text), canonical(read.text))
        for typed, read in zip(tokens(text), tokens(marked), strict=True)
    ]
    whether = _asked_whether(words, content)
    if whether:
        return whether
    if not any(read in _CORE for _, read in words):
        # Asked by a bare noun, its head is what is asked.
        return frozenset(content[:2])
    found: set[str] = set()
    for at, (_, read) in enumerate(words):
        if read in _CORE:
            before = at - 1
            while (before >= 0 and (words[before][1],) in _ASKING) or words[before][1] in {
                "bao",
                "lúc",
                "khi",
                "làm",
                "như",
                "thế",
            }:
                before -= 1
            found.update(word for word, _ in words[max(0, before - 1) : before + 1] if word in content)
    return frozenset(found)


def asks_whether(plain: str) -> bool:
    """Whether the folded question asks whether something is so, and has no claim confirmed."""
    return bool(_IS_SO.search(plain))


def _asked_whether(words: Sequence[tuple[str, str]], content: Sequence[str]) -> frozenset[str]:
    """Of "A có trả lãi không?" the words between: whether that is so is asked; empty where none is asked so."""
    read = [marked for _, marked in words]
    while read and read[-1] in _AT_THE_END:
        read.pop()
    if not read or read[-1] not in _WHETHER or read[-2:-1] in _CONFIRMING or "có" not in read:
        return frozenset()
    start = len(read) - read[::-1].index("có")
    between = [typed for typed, marked in words[start : len(read) - 1] if (marked,) not in _ASKING]
    return frozenset(between) & frozenset(content)


def _asking(words: list[str], at: int) -> int:
    """How many words from `at` only ask; a level that belongs to a committee or a union does not."""
    if at + 1 < len(words) and folded(words[at + 1]) in {"uy", "doan"}:
        return 0
    return next(
        (length for length in range(_LONGEST_ASKING, 0, -1) if tuple(words[at : at + length]) in _ASKING),
        0,
    )
