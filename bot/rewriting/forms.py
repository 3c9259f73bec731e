"""In which wordings a verified statement may stand in a rewriting: as it is, its place turned, its opener or a tail left out.

Nothing else: a wording that is not the statement's own cannot be checked letter for letter, and what cannot be checked
does not go out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answering.gate.verify import places_about
from bot.answering.records import Citation, Statement
from knowledge.vietnamese.normalising import canonical, nfc
from knowledge.vietnamese.tokens import tokens

# Words that lead from one sentence to the next and state nothing.
OPENERS = ("bên cạnh đó", "cùng với đó", "ngoài ra", "đồng thời", "cụ thể là", "cụ thể")
_OPENER = re.compile(rf"(?:{'|'.join(OPENERS)}),? ", re.IGNORECASE)
# A tail that opens so adds to its sentence, which stands without it …
_TAIL = re.compile(
    r"[,;] (?=(?:góp phần|qua đó|từ đó|nhờ đó|trong đó|tăng|giảm|so với|nhằm|để|giúp|trị giá|với tổng)\b)"
)
# … unless it takes something of it back.
_TAKES_BACK = frozenset(
    "không chưa chẳng chả đừng chớ nhưng tuy trừ nếu dự kiến phấn đấu mục tiêu chỉ ngoại".split()
)
_PAIRS = (("“", "”"), ("(", ")"), ("«", "»"))
_LEAST_WORDS = 3
_STRAIGHT = str.maketrans("“”„«»‘’–—", '"""""\'\'--')


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of statement number `of`. The statement's own words are `text` from `body` on, in the statement from `at` on.

    `place` is the place put before it; `needs` is the one that it leaves out, which then has to stand before it.
    """

    of: int
    text: str
    body: int
    at: int
    place: str = ""
    needs: str = ""


def comparable(text: str) -> str:
    """NFC with straight quotes and dashes; as long as `text` if that is NFC."""
    return nfc(text).translate(_STRAIGHT)


def forms(of: int, statement: Statement, citations: Mapping[int, Citation]) -> Iterator[Form]:
    """Every wording of the statement, the longest first."""
    yield from sorted(_forms(of, statement, citations), key=lambda form: -len(form.text))


def _forms(of: int, statement: Statement, citations: Mapping[int, Citation]) -> Iterator[Form]:
    text = comparable(statement.text)
    opening, colon, _ = statement.text.partition(": ")
    about = [places_about(citations[mark]) for mark in statement.marks]
    placed = bool(colon) and all(canonical(opening) in places for places in about)
    start = len(opening) + len(colon) if placed else 0
    last = max((span.end for span in statement.bold), default=0)
    for at, end in _bodies(statement.text, start, last):
        body = text[at:end]
        if not placed:
            yield Form(of, body, 0, at)
            continue
        place = comparable(opening)
        small = place[:1].lower() + place[1:]
        for before in (f"{place}: ", f"{place} ", f"tại {small}, ", f"ở {small}, "):
            yield Form(of, before + body, len(before), at, place=canonical(place))
        yield Form(of, body, 0, at, needs=canonical(place))


def _bodies(text: str, start: int, last: int) -> Iterator[tuple[int, int]]:
    """From where to where the statement's own words may be taken: with everything that is bold, which ends at `last`."""
    end = len(text.rstrip(" ."))
    opener = _OPENER.match(text, start)
    starts = [start, opener.end()] if opener else [start]
    ends = [end, *(match.start() for match in _TAIL.finditer(text, start, end))]
    for at in starts:
        for stop in ends:
            if stop == end or (stop >= last and _may_end(text[at:stop], text[stop:end])):
                yield at, stop


def _may_end(kept: str, tail: str) -> bool:
    """Whether `kept` stands alone: nothing is left open in it and nothing of it is taken back."""
    words = {canonical(token.text) for token in tokens(tail)}
    closed = all(kept.count(opening) == kept.count(closing) for opening, closing in _PAIRS)
    return (
        closed and kept.count('"') % 2 == 0 and len(tokens(kept)) >= _LEAST_WORDS and not words & _TAKES_BACK
    )
