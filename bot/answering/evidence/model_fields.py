"""A field that models are asked for, and which names and sentences are of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.asking.content import Coverage
from bot.answering.asking.content_units import units
from bot.answering.asking.question import Question
from bot.answering.texts.themes import Theme, theme_of
from index.terms import TermIndex
from knowledge.vietnamese.normalising import canonical, folded

_SURE = 0.85
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
_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"[“\"«][^”\"»]*[”\"»]")


@dataclass(frozen=True, slots=True)
class Field:
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


def field_of(question: Question, terms: TermIndex) -> Field | None:
    """The field that models are asked for in `question`; None if it names none."""
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
            terms,
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
    return Field(theme, words, frozenset() if question.is_plain else frozenset(said))


def is_of_field(field: Field, text: str, names: Sequence[str]) -> bool:
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
