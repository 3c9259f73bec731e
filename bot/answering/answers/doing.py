"""Who does something: one line a place, or one for each unit of a place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answering.answers.doers import done_by, told_body
from bot.answering.asking.content import Coverage
from bot.answering.asking.content_units import body_words
from bot.answering.asking.content_units import units as content_units
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.comparing.measured import is_to_come
from bot.answering.evidence.deeds import Deed, without_soft
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from bot.answering.statements.saying import bare, each_place, standing_alone, units
from bot.answering.statements.told import Search, Told, within
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.years import years
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_READ = 40  # passages
# The best clause must hold this much of what is asked; the others nearly as much as it.
_SURE, _LEAST, _NEAR = 0.8, 0.66, 0.75
_MOST_LINES = 8
_DENIES = re.compile(r"\b(?:chưa|không) (?:có|được|thực hiện|lập|làm|xây|tổ chức)\b")
_TO_COME = re.compile(
    r"\b(?:thời gian tới|sắp tới|tới đây|những tháng cuối năm|phấn đấu|chỉ tiêu|sẽ|được (?:yêu cầu|đề nghị))\b"
)
_ASKS_ELSE = re.compile(r"\b(?:khong|chua|se|sap toi|toi day|thoi gian toi)\b")
# Verbs that tell that something is there, whichever of them is used.
_LIGHT = tuple(
    tuple(verb.split())
    for verb in (
        "lập", "thành lập", "làm", "gắn", "lắp", "lắp đặt", "đặt", "xây", "xây dựng", "tổ chức", "mở", "thực hiện", "giúp", "giúp đỡ", "hỗ trợ",
        "trao", "tặng", "vận động", "duy trì", "triển khai", "phát động", "áp dụng", "chăm lo", "quan tâm", "trang bị", "dùng", "nhận", "cho",
        "ra mắt", "đưa", "tham gia", "phát", "góp", "quyên góp", "nuôi",
    )
)  # fmt: skip
_OR = re.compile(r",? (?:hay|hoặc|hoac)(?: là| la)? (?!không\b|khong\b)|, ")
_EITHER = re.compile(r"\b(?:hay|hoac)\b")
_PAIR = 2
# Of fewer words, what stands behind a comma goes on with what is before it: `tặng giấy khen cho tập thể, cá nhân`.
_OWN_DEED = 3
# A body is named by its own name or by another for it.
_IN_A_ROW = 0.86
# Of two clauses that say as much, the one with the figure is told.
_FIGURE = re.compile(
    r"(?<!\w)(?<!luận )(?<!thị )(?<!số )(?<!năm )(?<!khóa )(?<!ấp )(?<!thôn )(?<!tổ )\d[\d.,]*%?(?! năm\b)(?=[ %]\w*)(?!/)"
)
_COUNTS = 0.1
# Words of a question that asks no more than where a name is borne.
_FEW = 8
# So few letters without marks may be too many words.
_SHORT = 4


class Doing:
    """Finds deeds in one snapshot."""

    def __init__(self, terms: TermIndex, search: Search) -> None:
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None, levels: frozenset[str], part: str) -> Told | None:
        """The clauses that tell of the deed, one a place of `levels` (empty for any), or one a unit called `part`."""
        asked = _of_deeds(bare(without_soft(question)), part)
        if not asked.content or (question.is_plain and len("".join(asked.content)) <= _SHORT):
            return None
        hits = self._search(asked, scope, _READ)
        found = [one for one in self._done(question, asked, hits, scope, part) if _may_be_told(question, one)]
        if part:
            found = [_with_model(asked, one) for one in found if _names_part(part, one.text)]
        best = max((one.coverage for one in found), default=0.0)
        if best < _SURE:
            return None
        least = max(_LEAST, _NEAR * best)
        enough = sorted(
            (one for one in found if one.coverage >= least),
            key=lambda one: (-_worth(question, one), one.row),
        )
        if part:
            kept = sorted(within(enough, _MOST_LINES), key=lambda one: (one.row, one.span.start))
            return Told(tuple(kept))
        kept = within([standing_alone(one) for one in each_place(enough, levels)], _MOST_LINES)
        if not kept:
            return None
        return Told(tuple(kept), _lead(len(kept)))

    def named(self, question: Question, scope: Scope | None, levels: frozenset[str]) -> Told | None:
        """The places that what bears a name is told of, where more than one has it."""
        if question.kind is not Kind.PLACES or len(question.content) > _FEW:
            return None
        names = [*question.names, *question.quoted]
        coverage = Coverage((), (), frozenset(), self._terms)
        found = [
            one
            for one in units(question, self._search(question, scope, _READ), scope, coverage)
            if any(name in canonical(one.text) or name in folded(one.text) for name in names)
            and _may_be_told(question, one)
        ]
        kept = within([standing_alone(one) for one in each_place(found, levels)], _MOST_LINES)
        return Told(tuple(kept), f"Trong kho tư liệu có {len(kept)} nơi:") if len(kept) > 1 else None

    def by_body(self, question: Question, scope: Scope | None, levels: frozenset[str]) -> Told | None:
        """Where the union that the question asks about has models or does things; None if it asks about none, or it is told of none."""
        body = told_body(question.plain)
        if body is None:
            return None
        found = done_by(question, self._search(question, scope, _READ), body[0], models=body[1])
        ranked = sorted(found, key=lambda one: (-one.score, one.row))
        kept = within([standing_alone(one) for one in each_place(ranked, levels)], _MOST_LINES)
        return Told(tuple(kept), _lead(len(kept))) if kept else None

    def _done(
        self, question: Question, asked: Question, hits: Sequence[Hit], scope: Scope | None, part: str
    ) -> Iterator[Evidence]:
        """The clauses that may tell of what is asked, with the deed in them and the bodies that are named with it."""
        alternatives = _alternatives(asked)
        shared = None if _EITHER.search(question.plain) else Deed(question, asked, self._terms)
        bodies = [
            Coverage(unit.phrase, unit.phrase, frozenset(), self._terms)
            for unit in content_units(asked.content, asked.read)
            if body_words(unit.phrase)
        ]
        for alternative in alternatives:
            deed = Deed(question, alternative, self._terms)
            for one in self._saying(alternative, hits, scope):
                is_done = part or ((shared is None or shared.is_done(one.text)) and deed.is_done(one.text))
                if is_done and all(body.said(one.text).share >= _IN_A_ROW for body in bodies):
                    yield one

    def _saying(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> Iterator[Evidence]:
        coverage = Coverage(question.content, question.read, frozenset(), self._terms)
        yield from units(question, hits, scope, coverage)


def _worth(question: Question, one: Evidence) -> float:
    """How well the clause tells it: it says it all, and the year, and the figure."""
    says_year = bool(question.years) and question.years <= years(one.text)
    return round(one.coverage, 1) + _COUNTS * (bool(_FIGURE.search(one.text)) + 2 * says_year)


def _lead(places: int) -> str:
    return f"Trong kho tư liệu có {places} nơi:" if places > 1 else ""


def _alternatives(question: Question) -> list[Question]:
    """What is asked for as a whole, or the one thing and the other: `vay vốn hay nuôi heo đất`."""
    pieces = [
        [canonical(token.text) for token in tokens(piece)] for piece in _OR.split(question.text.lower())
    ]
    words = [(number, word) for number, piece in enumerate(pieces) for word in piece]
    groups: dict[int, list[int]] = {number: [] for number in range(len(pieces))}
    at = 0
    for place, word in enumerate(question.content):
        found = next((other for other in range(at, len(words)) if words[other][1] == word), None)
        if found is not None:
            groups[words[found][0]].append(place)
            at = found + 1
    least = _PAIR if _EITHER.search(question.plain) else _OWN_DEED
    if (
        len(pieces) == 1
        or any(len(places) < least for places in list(groups.values())[1:])
        or len(groups[0]) < _PAIR
    ):
        return [question]
    return [
        replace(
            question,
            content=tuple(question.content[place] for place in places),
            read=tuple(question.read[place] for place in places),
        )
        for places in groups.values()
    ]


def _of_deeds(question: Question, part: str) -> Question:
    """`question` without the verbs that any deed may be told with, and without the units that are asked for."""
    read = question.read
    left_out: set[int] = set()
    for at in range(len(read)):
        for verb in _LIGHT:
            if read[at : at + len(verb)] == verb:
                left_out.update(range(at, at + len(verb)))
        if part and folded(question.content[at]) in part.split():
            left_out.add(at)
    kept = [at for at in range(len(read)) if at not in left_out]
    return replace(
        question, content=tuple(question.content[at] for at in kept), read=tuple(read[at] for at in kept)
    )


def _with_model(question: Question, one: Evidence) -> Evidence:
    """Where nothing but models is asked for, a name in quotes is one, whether it is called so or not."""
    if question.content and set(question.read) <= {"mô", "hình"} and QUOTED.search(one.text):
        return replace(one, coverage=1.0, score=1.0)
    return one


def _may_be_told(question: Question, one: Evidence) -> bool:
    """Whether the clause tells of a deed, where deeds are asked for."""
    if _ASKS_ELSE.search(question.plain):
        return True
    # A name may say no: “Khu dân cư không có tội phạm”.
    said = canonical(QUOTED.sub(" ", one.text))
    if _DENIES.search(said) or _TO_COME.search(said):
        return False
    return not is_to_come(one.passage, one.passage.sentences[one.number])


def _names_part(part: str, text: str) -> bool:
    """Whether the clause names a unit of the sort asked for: `chi bộ ấp Rạch Dừa`, `tổ dân phố số 5`."""
    return any(
        re.match(
            rf"(?: (?:số|ấp|thôn|cơ quan|trường|khu phố|tổ dân phố|quân sự|công an))* (?:[{UPPER}]|\d)",
            text[match.end() :],
        )
        for match in re.finditer(rf"\b{part}\b", folded(text))
    )
