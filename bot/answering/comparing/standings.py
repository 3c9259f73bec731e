"""Rankings that an article gives as a list, "Thứ nhất: huyện A, 96 điểm": who stands first, last, or where, or all of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asking.question import Question
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import Told, within
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from knowledge.entities.places import place_mentions
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical

_NUMBERS = {
    "nhất": 1,
    "nhì": 2,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_PLAIN = {"nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_ITEM = re.compile(
    rf"^\W*(?:(?:xếp |đứng )?(?:thứ|hạng|vị trí)(?: thứ)? (?P<word>{'|'.join(_NUMBERS)}|\d{{1,2}})|(?P<digits>\d{{1,2}})[.)])\W+(?:là |thuộc về )?"
)
_POINTS = re.compile(r"\d[\d.,]*\s*(?:điểm|%)")
# All of it, an end of it, a place in it.
_ALL = re.compile(
    r"\b(?:bang|danh sach|ket qua|thu tu) xep hang\b|\bxep hang (?:cac|\d+|may|tam|nhu the nao|the nao|ra sao)\b"
)
_LAST = re.compile(
    r"\b(?:dung|xep|o|hang|thu)? ?(?:cuoi(?: (?:cung|bang|so))?|chot|bet|doi so)(?: bang)?$|\b(?:dung|xep|hang|thu) (?:cuoi|chot|bet)\b|\bthap(?: diem)? nhat\b|\bkem nhat\b"
)
_AT = re.compile(
    rf"\b(?:dung|xep|hang|giai|thu)(?: (?:dung|hang|thu|vi tri))* (?P<at>{'|'.join(_PLAIN)}|\d{{1,2}})\b|\b(?P<first>dan dau|dung dau|quan quan|cao(?: diem)? nhat)\b"
)
_WHO = re.compile(
    r"\b(?:huyen|xa|phuong|thi tran|tinh|noi|dia phuong|don vi|dau|ai|thanh pho|doi|chi bo) nao\b|\bnao\b|\bo dau\b"
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Placed:
    rank: int
    evidence: Evidence


class Standings:
    """Reads the rankings of one snapshot."""

    def __init__(self, stated: StatedFacts) -> None:
        self._passages = stated.passages

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The items of the ranking that are asked for; None if none is asked for, or the articles give just not one."""
        plain = question.plain
        wants_all = bool(_ALL.search(plain))
        match = _AT.search(plain)
        if scope is None or not (wants_all or (_WHO.search(plain) and (match or _LAST.search(plain)))):
            return None
        lists = list(self._lists(question, scope))
        if len(lists) != 1:
            return None
        items = lists[0]
        if wants_all:
            return Told(tuple(within([one.evidence for one in items], len(items))))
        rank = items[-1].rank if _LAST.search(plain) else _rank(match)
        return Told(tuple(one.evidence for one in items if one.rank == rank)) if rank else None

    def _lists(self, question: Question, scope: Scope) -> Iterator[Sequence[_Placed]]:
        """The rankings of the articles in `scope`: items that are numbered from 1 on and each name a place and its points."""
        run: list[_Placed] = []
        for row in sorted(scope.sentences):
            passage = self._passages[row]
            for number, sentence in enumerate(passage.sentences):
                said = sentence.of(passage.text)
                rank = _rank_of(said) if admits(question, said, passage) else 0
                if rank == len(run) + 1 and rank:
                    run.append(_Placed(rank, _evidence(self._passages, row, number, sentence)))
                    continue
                if len(run) >= _LEAST:
                    yield run
                run = [_Placed(1, _evidence(self._passages, row, number, sentence))] if rank == 1 else []
        if len(run) >= _LEAST:
            yield run


def _evidence(passages: Sequence[Passage], row: int, number: int, span: Span) -> Evidence:
    return Evidence(passages[row], row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0)


def _rank_of(said: str) -> int:
    """Which place in a ranking the sentence gives to a unit; 0 if it gives none."""
    match = _ITEM.match(canonical(said))
    if match is None or not _POINTS.search(said) or not any(place_mentions(said)):
        return 0
    word = match["word"] or match["digits"]
    return int(word) if word.isdigit() else _NUMBERS[word]


def _rank(match: re.Match[str] | None) -> int:
    if match is None:
        return 0
    if match["first"]:
        return 1
    return int(match["at"]) if match["at"].isdigit() else _PLAIN[match["at"]]
