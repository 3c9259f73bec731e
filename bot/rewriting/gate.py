"""The gate for what a model wrote: each sentence must be made of verified statements, whole and under their own marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.gate.verify import is_carried, renumbered
from bot.answering.records import Answer, Statement
from bot.rewriting.errors import DraftRefused
from bot.rewriting.forms import OPENERS, Form, comparable, forms
from knowledge.entities.places import LEVELS
from knowledge.records import Span
from knowledge.vietnamese.normalising import nfc

_BULLET = re.compile(r"^(?:[-•*–]|\d{1,2}[.)])\s+")
_MARKED = re.compile(r"(?P<said>[^\[\]]+)(?P<marks>(?:\[\d{1,3}\]\s*)+)[.,;]?\s*")
_MARK = re.compile(r"\[(\d{1,3})\]")
_OPENER = "|".join(OPENERS)
# "Còn" before anything but a place would say that something is left.
_BUT = rf"còn (?=(?:tại |ở )?(?:{'|'.join(LEVELS)}) )"
_FIRST = re.compile(rf"(?:(?:(?:{_OPENER}),?|và) |{_BUT})?", re.IGNORECASE)
_NEXT = re.compile(rf"[,;] (?:(?:(?:{_OPENER}),?|và) |{_BUT})?| (?:(?:và|đồng thời) |{_BUT})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A wording found in a sentence, from `start` on."""

    form: Form
    start: int


class Gate:
    """Holds a model to one verified answer."""

    def __init__(self, draft: Answer) -> None:
        self._draft = draft
        self._citations = {citation.n: citation for citation in draft.citations}
        self._forms = [
            form
            for number, statement in enumerate(draft.statements)
            for form in forms(number, statement, self._citations)
        ]

    def passed(self, written: str) -> Answer:
        """The answer that `written` is, every statement of the draft in it.

        Raises:
            DraftRefused: some of it is not carried, or something is missing.
        """
        used: set[int] = set()
        statements: list[Statement] = []
        for line in written.splitlines():
            for statement, of in self._line(line):
                statements.append(statement)
                used.update(of)
        if used != set(range(len(self._draft.statements))):
            raise DraftRefused("a statement is missing")
        return renumbered(replace(self._draft, statements=tuple(statements)))

    def check(self, line: str) -> None:
        """Look at one finished line while others are still being written.

        Raises:
            DraftRefused: it is not carried.
        """
        for _ in self._line(line):
            pass

    def _line(self, line: str) -> Iterator[tuple[Statement, frozenset[int]]]:
        line = _BULLET.sub("", " ".join(nfc(line).replace("**", "").split()))
        at = 0
        for match in _MARKED.finditer(line):
            if match.start() != at:
                break
            at = match.end()
            yield self._sentence(match["said"], tuple(map(int, _MARK.findall(match["marks"]))))
        if at != len(line):
            raise DraftRefused("a sentence without a mark")

    def _sentence(self, said: str, marks: Sequence[int]) -> tuple[Statement, frozenset[int]]:
        said = said.strip(" ,;").rstrip(" .")
        pieces = self._pieces(comparable(said))
        if pieces is None:
            raise DraftRefused("words that no evidence has")
        parts = [self._draft.statements[piece.form.of] for piece in pieces]
        if {mark for part in parts for mark in part.marks} != set(marks) or len(set(marks)) != len(marks):
            raise DraftRefused("marks that are not those of the evidence")
        if len({self._citations[mark].passage.article.id for mark in marks}) > 1:
            raise DraftRefused("articles mixed in a sentence")
        for piece, part in zip(pieces, parts, strict=True):
            own = said[piece.start + piece.form.body : piece.start + len(piece.form.text)]
            if not is_carried(Statement(own, part.marks), self._citations):
                raise DraftRefused("words that the quote does not carry")
        text = f"{said[:1].upper()}{said[1:]}"
        bold = tuple(span for piece, part in zip(pieces, parts, strict=True) for span in _bold(piece, part))
        statement = Statement(
            text if text[-1:] in "!?…" else f"{text}.",
            tuple(marks),
            bold,
            item=any(part.item for part in parts),
        )
        return statement, frozenset(piece.form.of for piece in pieces)

    def _pieces(self, said: str) -> list[_Piece] | None:
        """`said` as wordings with connecting words between them, or None."""
        first = _FIRST.match(said)
        starts = dict.fromkeys([0, first.end() if first else 0])
        return next((found for start in starts if (found := self._from(said, start, [])) is not None), None)

    def _from(self, said: str, start: int, before: list[_Piece]) -> list[_Piece] | None:
        for form in self._forms:
            end = start + len(form.text)
            if not _stands_at(said, start, form) or any(piece.form.of == form.of for piece in before):
                continue
            if form.needs and not any(form.needs in {one.form.place, one.form.needs} for one in before):
                continue
            found = [*before, _Piece(form, start)]
            if end == len(said):
                return found
            joint = _NEXT.match(said, end)
            rest = self._from(said, joint.end(), found) if joint else None
            if rest is not None:
                return rest
        return None


def _stands_at(said: str, start: int, form: Form) -> bool:
    """Whether the wording stands there, its first letter and that of the statement's own words large or small."""
    there = said[start : start + len(form.text)]
    if len(there) != len(form.text):
        return False
    cut = form.body
    return _alike(there[:cut], form.text[:cut]) and _alike(there[cut:], form.text[cut:])


def _alike(one: str, other: str) -> bool:
    return one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold()


def _bold(piece: _Piece, part: Statement) -> Iterator[Span]:
    shift = piece.start + piece.form.body - piece.form.at
    for span in part.bold:
        yield Span(span.start + shift, span.end + shift)
