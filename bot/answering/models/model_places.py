"""Which places have models of a field, over the whole corpus: one line a model's sentence, its place's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_places
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.model_fields import Field, field_of, is_of_field
from bot.answering.measures.to_come import asks_to_come, is_to_come
from bot.answering.statements.saying import place_of, standing_alone
from bot.answering.statements.told import LONGEST, Search, Told, within
from bot.answering.texts.initiatives import initiatives
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses

_READ = 40  # passages
_ALL = 200  # passages of a corpus that are all read
_MOST_LINES, _OF_ONE_PLACE = 8, 3
_LONG = 200  # code points
_ASKS = re.compile(r"\b(?:mo hinh|cach lam)\b")
# What else is asked of models: how many, who, when, with what outcome.
_ASKS_ELSE = re.compile(
    r"\b(?:bao nhieu|may|nhat|hon|ai|khi nao|nam nao|vi sao|tai sao|hieu qua|ket qua|chua|khong|han che|kho khan gi)\b"
)
_ASKED_FOR = re.compile(r"\bđược (?:yêu cầu|đề nghị|giao)\b")
_ASKS_BODIES = re.compile(
    r"\b(?:to chuc|doan the|hoi|co quan|don vi|ban nganh)\b(?: \w+){0,3} nao\b.*\bco (?:nhung |cac )?(?:mo hinh|cach lam)\W*$"
)
_BODY = re.compile(
    r"\W*(?:[^\W\d_]+ ){0,2}?(?:Mô hình [^.;]{0,80}(?:do|của) )?(?:Ủy ban Mặt trận|Mặt trận|MTTQ|Hội|Đoàn|Huyện đoàn|Tỉnh đoàn|Thành đoàn|Xã đoàn|Công đoàn|Liên đoàn|Chi bộ|"
    r"Công an|Ban Chỉ huy|Đồn|Trường|Trạm|Bệnh viện|Khối|Tổ)\b"
)
_CALLED = re.compile(r"\b(?:chu|cum tu|tu khoa|tu) [“\"«]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the names of the models in it."""

    one: Evidence
    names: frozenset[str]


class ModelPlaces:
    """Finds the places in one snapshot."""

    def __init__(self, stated: StatedFacts, terms: TermIndex, search: Search) -> None:
        self._stated = stated
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """A line for each place's models of the field asked for; None where no such places are asked for, or none are found."""
        levels = asks_places(question.plain)
        called = _CALLED.search(question.plain) is not None and len(question.quoted) == 1
        if (
            (levels is None and not called)
            or scope is not None
            or question.places
            or not _ASKS.search(question.plain)
        ):
            return None
        if not called and (
            question.names or question.quoted or question.documents or _ASKS_ELSE.search(question.plain)
        ):
            return None
        field = (
            Field(None, (), frozenset(), question.quoted[0].strip())
            if called
            else field_of(question, self._terms)
        )
        if field is None:
            return None
        groups: dict[str, list[_Line]] = {}
        for line in self._telling(question, field):
            place = place_of(line.one.passage, line.one.span)
            if levels and place is not None and place.level is not None and place.level not in levels:
                continue
            groups.setdefault(place.key if place else line.one.passage.article.id, []).append(line)
        each = [_best(group) for group in groups.values()]
        kept = _that_fit(each)
        if not kept:
            return None
        whole = len(groups) > 1 and all(any(one in kept for one in group) for group in each)
        return Told(tuple(kept), f"Trong kho tư liệu có {len(groups)} nơi:" if whole else "")

    def of_bodies(self, question: Question, scope: Scope | None) -> Told | None:
        """The models of the bodies of a place, which are asked for: `tổ chức nào ở … có mô hình`; None if none are."""
        if scope is None or not _ASKS_BODIES.search(question.plain):
            return None
        found = [
            line.one
            for line in self._telling(question, Field(None, (), frozenset()), sorted(scope.sentences))
            if line.one.number in scope.sentences[line.one.row] and _BODY.match(line.one.text)
        ]
        kept = within(found, _MOST_LINES)
        return Told(tuple(kept)) if kept else None

    def _telling(
        self, question: Question, field: Field, rows: Sequence[int] | None = None
    ) -> Iterator[_Line]:
        passages = self._stated.passages
        rows = range(len(passages)) if rows is None else rows
        if len(rows) > _ALL:
            rows = sorted(hit.row for hit in self._search(question, None, _READ))
        for row in rows:
            passage = passages[row]
            outline, offset = outline_of(passage.article), offset_of(passage)
            named = [one.at for one in initiatives(passage, self._stated.of(row))]
            for number, sentence in enumerate(passage.sentences):
                text = sentence.of(passage.text)
                if (
                    outline.is_heading(offset + sentence.start)
                    or _ASKED_FOR.search(canonical(text))
                    or (is_to_come(text) and not asks_to_come(question))
                    or not admits(question, text, passage)
                ):
                    continue
                for unit in _units(text, sentence):
                    said = unit.of(passage.text)
                    at = [span for span in named if unit.start <= span.start < unit.end]
                    names = [canonical(span.of(passage.text)) for span in at]
                    if is_of_field(field, said, names):
                        one = Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0)
                        yield _Line(standing_alone(one), frozenset(names))


def _units(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or its clauses where it is long: each may tell of another place."""
    for clause in clauses(text) if len(text) > _LONG else (Span(0, len(text)),):
        yield Span(sentence.start + clause.start, sentence.start + clause.end)


def _best(group: Sequence[_Line]) -> list[Evidence]:
    """A place's sentences: those that name a model first, each model once; where none is named, those of what has no name."""
    told: set[str] = set()
    kept: list[Evidence] = []
    for line in sorted(group, key=lambda line: (not line.names, line.one.row, line.one.span.start)):
        if (line.names and line.names <= told) or (not line.names and told):
            continue
        told |= line.names
        kept.append(line.one)
    return kept[:_OF_ONE_PLACE]


def _that_fit(each: Sequence[Sequence[Evidence]]) -> list[Evidence]:
    """The first of every place, then the others as far as they make a list that can be read; the lines of a place together."""
    chosen: list[Evidence] = []
    length = 0
    for rank in range(_OF_ONE_PLACE):
        for group in each:
            one = group[rank] if rank < len(group) else None
            if one is None or len(chosen) == _MOST_LINES:
                continue
            if chosen and length + len(one.text) > LONGEST:
                continue
            length += len(one.text)
            chosen.append(one)
    return [one for group in each for one in group if one in chosen]
