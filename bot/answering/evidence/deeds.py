"""The deed that places are asked for: `khen thưởng` in "nơi nào khen thưởng tập thể". What it is done to proves nothing without it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.answering.asking.content import Coverage
from bot.answering.asking.content_units import units
from bot.answering.asking.question import Question
from index.terms import TermIndex
from knowledge.vietnamese.normalising import canonical, folded

_IN_A_ROW = 0.85
_AFTER = re.compile(
    r"\b(?:nao|dau)\b(?P<aux>(?: (?:da|dang|con|cung|tung|vua|biet|co|duoc|thi|nhan))*) (?P<rest>\w+.*)"
)
# Whoever "stresses" something tells of it, by whatever verb: only what is stressed need be said.
_SOFT = tuple(
    tuple(verb.split())
    for verb in (
        "chú trọng", "coi trọng", "đề cao", "đề cập", "nhấn mạnh", "nói đến", "nói tới", "nói", "nhắc", "nêu rõ", "nêu", "tăng cường", "đẩy mạnh",
        "liên quan đến", "liên quan tới", "liên quan", "thực", "đỡ",
    )
)  # fmt: skip
# Something is tied to another, brought into another: other verbs tell of the same.
_PAIRED = (
    (re.compile(r"^gan\b.* (?:voi|vao) "), re.compile(r"\b(?:gắn|góp phần|lồng ghép|kết hợp)\b")),
    (
        re.compile(r"^(?:dua|long ghep)\b.* vao "),
        re.compile(r"\b(?:đưa|lồng ghép|trở thành|(?:làm|thành) nội dung)\b"),
    ),
)
_PAIR = 2
_BETWEEN = r"(?: \w+){0,2} "


def without_soft(question: Question) -> Question:
    """`question` without the verbs that only say that something is told or stressed."""
    read = question.read
    left_out = {
        at
        for start in range(len(read))
        for verb in _SOFT
        if read[start : start + len(verb)] == verb
        for at in range(start, start + len(verb))
    }
    if len(left_out) == len(read):
        return question
    kept = [at for at in range(len(read)) if at not in left_out]
    return replace(
        question, content=tuple(question.content[at] for at in kept), read=tuple(read[at] for at in kept)
    )


class Deed:
    """What has to stand in every sentence that is to prove the deed a question asks places for."""

    def __init__(self, question: Question, asked: Question, terms: TermIndex) -> None:
        """`asked` is what is left to look for of `question`."""
        match = _AFTER.search(question.plain)
        rest = match["rest"] if match and not {"co", "duoc", "nhan"} & set(match["aux"].split()) else ""
        self._paired = next((said for asks, said in _PAIRED if asks.search(rest)), None)
        first = next(units(asked.content, asked.read), None)
        is_verb = bool(
            first and rest and not self._paired and rest.startswith(f"{folded(' '.join(first.phrase))} ")
        )
        length = len(first.phrase) if first and is_verb else 0
        self._verb = (
            Coverage(asked.content[:length], asked.read[:length], frozenset(), terms) if length else None
        )
        self._runs = tuple(_runs(asked))

    def is_done(self, text: str) -> bool:
        """Whether `text` says the deed."""
        said = canonical(text)
        if self._paired is not None:
            return bool(self._paired.search(said))
        plain = " ".join(re.findall(r"\w+", folded(said)))
        if not all(any(pair.search(plain) for pair in run) for run in self._runs):
            return False
        return self._verb is None or self._verb.said(text).share >= _IN_A_ROW + 0.01


def _runs(asked: Question) -> Iterator[list[re.Pattern[str]]]:
    """Syllables that are no words by themselves, next to each other: sát dân is said neither by giám sát nor by nhân dân.

    Of each run one pair must stand close together.
    """
    run: list[str] = []
    for unit in [*units(asked.content, asked.read), None]:
        if unit is not None and len(unit.phrase) == 1 and not unit.alternatives:
            run.append(folded(unit.phrase[0]))
            continue
        if len(run) >= _PAIR:
            yield [re.compile(rf"\b{one}{_BETWEEN}{other}\b") for one, other in pairwise(run)]
        run = []
