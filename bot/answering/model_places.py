"""Which places have models of a field, over the whole corpus: one line a model's sentence, its place's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.admitting import admits
from bot.answering.content import Coverage, units
from bot.answering.evidence import Evidence
from bot.answering.initiatives import initiatives
from bot.answering.outline import offset_of, outline_of
from bot.answering.question import Question
from bot.answering.saying import place_of, standing_alone
from bot.answering.several_wording import asks_places
from bot.answering.stated import StatedFacts
from bot.answering.themes import Theme, theme_of
from bot.answering.to_come import asks_to_come, is_to_come
from bot.answering.told import LONGEST, Search, Told, within
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses

_READ = 40  # passages
_ALL = 200  # passages of a corpus that are all read
_MOST_LINES, _OF_ONE_PLACE = 8, 3
_SURE = 0.85
_LONG = 200  # code points
_ASKS = re.compile(r"\b(?:mo hinh|cach lam)\b")
# What else is asked of models: how many, who, when, with what outcome.
_ASKS_ELSE = re.compile(
    r"\b(?:bao nhieu|may|nhat|hon|ai|khi nao|nam nao|vi sao|tai sao|hieu qua|ket qua|chua|khong|han che|kho khan gi)\b"
)
# Words that ask for models, and for what they are for, and say nothing of it.
_GENERAL = frozenset(
    "mô hình cách làm hay mới tốt nào nơi địa phương đơn vị xã phường huyện tỉnh liên quan đến tới về nhằm để giúp đỡ cho có những các ở đâu tên gì gọi "
    "là kể liệt kê nêu lĩnh vực thuộc gắn với phục vụ hướng dành đang đã làm lập xây dựng triển khai thực hiện duy trì trong việc hoạt động tiêu biểu "
    "cùng chung nói nhắc được kho tư liệu bài danh sách giữ gìn bảo vệ phòng chống người dân hội".split()
)
# What a report calls a model without giving it a name …
_THING = r"(?:mô hình|tổ(?! (?:chức|quốc|trưởng|phó|viên|điều hành))|đội(?! ngũ)|nhóm|quỹ|câu lạc bộ|tủ|hũ|tuyến (?:đường|kinh|phố)|đoạn đường|phần việc|công trình)"
# … and as far from it what it is for is told.
_REACH = r"(?: [^\W\d_]+){0,4} "
_ASKED_FOR = re.compile(r"\bđược (?:yêu cầu|đề nghị|giao)\b")
_WORD = re.compile(r"\w+")
_ASKS_BODIES = re.compile(
    r"\b(?:to chuc|doan the|hoi|co quan|don vi|ban nganh)\b(?: \w+){0,3} nao\b.*\bco (?:nhung |cac )?(?:mo hinh|cach lam)\W*$"
)
_BODY = re.compile(
    r"\W*(?:[^\W\d_]+ ){0,2}?(?:Mô hình [^.;]{0,80}(?:do|của) )?(?:Ủy ban Mặt trận|Mặt trận|MTTQ|Hội|Đoàn|Huyện đoàn|Tỉnh đoàn|Thành đoàn|Xã đoàn|Công đoàn|Liên đoàn|Chi bộ|"
    r"Công an|Ban Chỉ huy|Đồn|Trường|Trạm|Bệnh viện|Khối|Tổ)\b"
)
_CALLED = re.compile(r"\b(?:chu|cum tu|tu khoa|tu) [“\"«]")
_QUOTE = re.compile(r"[“\"«][^”\"»]*[”\"»]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the names of the models in it."""

    one: Evidence
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Field:
    """What models are asked for: a theme, else words that the names or what is said beside them must hold."""

    theme: Theme | None
    words: tuple[Coverage, ...]
    unmarked: frozenset[str]
    called: str = ""

    def holds(self, text: str) -> bool:
        """Whether `text` says it."""
        said = canonical(text)
        if self.called:
            return self.called in folded(said)
        if self.theme is not None and not self.theme.cue.search(said):
            return False
        if self.theme is not None and not self.words:
            return True
        # Typed with its marks, hoa is no hóa.
        said = _WORD.sub(
            lambda word: " " if folded(word[0]) != word[0] and folded(word[0]) in self.unmarked else word[0],
            said,
        )
        return not self.words or any(coverage.said(said).share >= _SURE for coverage in self.words)

    def is_thing(self, text: str) -> bool:
        """Whether `text` tells of something set up for it without naming it."""
        said = canonical(_QUOTE.sub(" ", text))
        if self.called:
            return False
        if self.theme is not None and not self.holds(text):
            return False
        if self.theme is not None:
            return any(
                re.match(rf"{_THING}{_REACH}$", said[match.start() : cue.start()])
                for cue in self.theme.cue.finditer(said)
                for match in re.finditer(rf"\b{_THING}\b", said[: cue.start()])
            )
        return bool(re.search(rf"\b{_THING}\b", said)) and self.holds(_QUOTE.sub(" ", text))


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
        field = _Field(None, (), frozenset(), question.quoted[0].strip()) if called else self._field(question)
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
            for line in self._telling(question, _Field(None, (), frozenset()), sorted(scope.sentences))
            if line.one.number in scope.sentences[line.one.row] and _BODY.match(line.one.text)
        ]
        kept = within(found, _MOST_LINES)
        return Told(tuple(kept)) if kept else None

    def _field(self, question: Question) -> _Field | None:
        theme = theme_of(question.plain)
        rest = set(_WORD.findall(theme.asks.sub(" ", question.plain))) if theme else None
        kept = [
            at
            for at, word in enumerate(question.read)
            if canonical(word) not in _GENERAL and (rest is None or folded(question.content[at]) in rest)
        ]
        if theme is None and (not kept or "hoi" in question.plain.split()):
            # What a union has set up is found by whose it is.
            return None
        pieces = _pieces(question, kept)
        words = tuple(
            Coverage(
                tuple(question.content[at] for at in piece),
                tuple(question.read[at] for at in piece),
                frozenset(),
                self._terms,
            )
            for piece in pieces
        )
        said = {
            word
            for unit in units(question.content, question.read)
            for phrase in (unit.phrase, *unit.alternatives)
            for word in phrase
            if folded(word) == word
        }
        return _Field(theme, words, frozenset() if question.is_plain else frozenset(said))

    def _telling(
        self, question: Question, field: _Field, rows: Sequence[int] | None = None
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
                    if _is_of_field(field, said, names):
                        one = Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0)
                        yield _Line(standing_alone(one), frozenset(names))


def _units(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or its clauses where it is long: each may tell of another place."""
    for clause in clauses(text) if len(text) > _LONG else (Span(0, len(text)),):
        yield Span(sentence.start + clause.start, sentence.start + clause.end)


def _is_of_field(field: _Field, text: str, names: Sequence[str]) -> bool:
    """Whether the sentence names a model of the field, or tells what its only one is for, or of something set up for it."""
    if any(field.holds(name) for name in names):
        return True
    return (len(names) == 1 and field.holds(text)) or field.is_thing(text)


def _pieces(question: Question, kept: Sequence[int]) -> list[list[int]]:
    """The places in the content of each thing asked for: `trồng hoa, thắp sáng đường` are two."""
    parts = re.split(r",| va | hay | hoac ", question.plain)
    words = [re.findall(r"\w+", part) for part in parts]
    pieces: list[list[int]] = [[] for _ in parts]
    at = 0
    for place in kept:
        word = folded(question.content[place])
        at = next((number for number in range(at, len(parts)) if word in words[number]), at)
        pieces[at].append(place)
    return [piece for piece in pieces if piece]


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
