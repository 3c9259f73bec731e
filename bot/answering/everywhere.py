"""Gathered over the whole corpus, or over all that lies in a place: who does something, who is above a limit, who has most of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answering.amount_values import MONEY, are_comparable, counts_same
from bot.answering.carrying import place_about
from bot.answering.content import Coverage
from bot.answering.evidence import Evidence, admits
from bot.answering.fitting import QUOTED
from bot.answering.measured import Measured, Measures, is_to_come, measuring
from bot.answering.question import Question
from bot.answering.several_wording import (
    End,
    Limit,
    asks_parts,
    asks_places,
    asks_several,
    limit_of,
    more,
    most,
    without_limit,
)
from bot.answering.told import Search, Told, within
from bot.answering.wording import Kind
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import Place, place_chain, place_mentions
from knowledge.records import Passage, Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses
from knowledge.vietnamese.tokens import tokens

_READ = 40  # passages
# A figure, or a clause, must hold this much of what is asked; the others nearly as much as the best.
_SURE_FIGURE, _SURE, _LEAST, _NEAR = 0.85, 0.8, 0.62, 0.75
_NEAR_FIGURE = 0.25
_HALF = 0.5
_MOST_LINES = 8
_MOST_RANKED = 6
_LONG = 200
_HAMLET = frozenset({0})
_DENIES = re.compile(r"\b(?:chưa|không) (?:có|được|thực hiện|lập|làm|xây|tổ chức)\b")
_TO_COME = re.compile(r"\b(?:thời gian tới|sắp tới|tới đây|những tháng cuối năm|phấn đấu|chỉ tiêu|sẽ)\b")
_ASKS_ELSE = re.compile(r"\b(?:khong|chua|se|sap toi|toi day|thoi gian toi)\b")
_EXTREME = {
    End.HIGH: re.compile(r"\b(?:cao|nhiều|đông|lớn|dài) nhất\b"),
    End.LOW: re.compile(r"\b(?<!\d )(?:thấp|ít|nhỏ|ngắn) nhất\b(?! \d)"),
}
# Verbs that tell that something is there, whichever of them is used.
_LIGHT = tuple(
    tuple(verb.split())
    for verb in (
        "lập", "thành lập", "làm", "gắn", "lắp", "lắp đặt", "đặt", "xây", "xây dựng", "tổ chức", "mở", "thực hiện", "giúp", "giúp đỡ", "hỗ trợ",
        "trao", "tặng", "vận động", "duy trì", "triển khai", "phát động", "áp dụng", "chăm lo", "quan tâm", "trang bị", "dùng", "nhận", "cho",
        "ra mắt", "đưa", "tham gia", "phát", "góp", "quyên góp", "nuôi",
    )
)  # fmt: skip
_OF_SEVERAL = re.compile(r"\b(?:hai|ba|cac|nhung) (?:xa|phuong|huyen|tinh|noi|dia phuong|don vi)\b")
# Yên Trạch có 263 …, Trà Khê 231, …
_NAMED_FIGURE = re.compile(rf"((?:[{UPPER}]\w*)(?: [{UPPER}]\w*)+) (?:có |đạt |với |là |còn |được |\()*\d")
_SEVERAL = 3
_OR = re.compile(r",? (?:hay|hoặc|hoac)(?: là| la)? (?!không\b|khong\b)|, ")
_PAIR = 2
# Words of a question that asks no more than where a name is borne.
_FEW = 8
# So few letters without marks may be too many words.
_SHORT = 4
_OF_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.ISSUER, Kind.DOCUMENT_NUMBER, Kind.TIME, Kind.PERSON})


class Everywhere:
    """Looks through one snapshot for all that answers."""

    def __init__(self, measures: Measures, terms: TermIndex, search: Search) -> None:
        self._measures = measures
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """What a question for places, or for the units of a place, is answered with; None if it is no such question."""
        levels = asks_places(question.plain)
        part = asks_parts(question.plain)
        limit, end = limit_of(question.plain), most(question.plain)
        if end is None and _OF_SEVERAL.search(question.plain):
            end = more(question.plain)
            levels = asks_several(question.plain) if levels is None else levels
        if (
            (question.kind in _OF_DOCUMENTS and limit is None)
            or question.documents
            or question.facet is not None
        ):
            return None
        if (limit or end) and (levels is not None or part or not question.places):
            found = self._by_figures(question, scope, levels or frozenset(), limit, end)
            if found is not None or limit is not None:
                return found or Told(())
        if question.kind not in {Kind.PLACES, Kind.LIST, Kind.TEXT} or (levels is None and not part):
            return None
        if (part and not question.places) or (question.places and not (levels or part)):
            return None
        if question.quoted or question.names:
            return self._named(question, scope, levels or frozenset())
        return self._doing(question, scope, levels or frozenset(), part)

    def _by_figures(
        self,
        question: Question,
        scope: Scope | None,
        levels: frozenset[str],
        limit: Limit | None,
        end: End | None,
    ) -> Told | None:
        asked = _bare(question)
        if not asked.content:
            return None
        hits = self._search(asked, scope, _READ)
        said = (self._says_most(asked, hits, scope, end) if end else None) or self._tells_of_each(
            asked, hits, scope
        )
        if said is not None:
            return Told((said,))
        found = self._measures.of(asked, hits, scope)
        if limit is not None:
            found = [one for one in found if limit.amount.unit == one.amount.unit or not limit.amount.unit]
            listed = next((one for one in found if _lists_them(one, limit)), None)
            if listed is not None:
                return Told((listed.evidence,))
        if not found or found[0].match < _SURE_FIGURE:
            return None
        alike = [one for one in found if _is_same_measure(found[0], one)]
        if limit is not None:
            alike = [one for one in alike if limit.holds(one.amount)]
        ranked = sorted(
            _one_a_place(alike, levels), key=lambda one: one.amount.value, reverse=end is not End.LOW
        )
        if not ranked:
            return None
        return Told(tuple(within([one.evidence for one in ranked], _MOST_RANKED)), _lead(ranked, end))

    def _says_most(
        self, question: Question, hits: Iterable[Hit], scope: Scope | None, end: End
    ) -> Evidence | None:
        """A sentence that itself says which is highest or lowest."""
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = [
            evidence
            for evidence in _units(question, hits, scope, coverage, split=False)
            if _EXTREME[end].search(canonical(evidence.text)) and evidence.coverage >= _HALF
        ]
        return max(found, key=lambda one: one.coverage, default=None)

    def _tells_of_each(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> Evidence | None:
        """A sentence that itself gives the figure of each of several places."""
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = [
            evidence
            for evidence in _units(question, hits, scope, coverage, split=False)
            if len(set(_NAMED_FIGURE.findall(evidence.text))) >= _SEVERAL
            and evidence.coverage >= _SURE
            and ("%" in evidence.text or not question.percent)
        ]
        return max(found, key=lambda one: one.coverage, default=None)

    def _doing(
        self, question: Question, scope: Scope | None, levels: frozenset[str], part: str
    ) -> Told | None:
        asked = _of_deeds(_bare(question), part)
        if not asked.content or (question.is_plain and len("".join(asked.content)) <= _SHORT):
            return None
        hits = self._search(asked, scope, _READ)
        found = [
            one
            for alternative in _alternatives(asked)
            for one in self._saying(alternative, hits, scope)
            if _may_be_told(question, one)
        ]
        if part:
            found = [_with_model(asked, one) for one in found if _names_part(part, one.text)]
        best = max((one.coverage for one in found), default=0.0)
        if best < _SURE:
            return None
        least = max(_LEAST, _NEAR * best)
        enough = sorted(
            (one for one in found if one.coverage >= least), key=lambda one: (-one.coverage, one.row)
        )
        if part:
            kept = sorted(within(enough, _MOST_LINES), key=lambda one: (one.row, one.span.start))
            return Told(tuple(kept))
        kept = within([_standing_alone(one) for one in _each_place(enough, levels)], _MOST_LINES)
        if not kept:
            return None
        places = len(kept)
        return Told(tuple(kept), f"Trong kho tư liệu có {places} nơi:" if places > 1 else "")

    def _named(self, question: Question, scope: Scope | None, levels: frozenset[str]) -> Told | None:
        """The places that what bears a name is told of, where more than one has it."""
        if question.kind is not Kind.PLACES or len(question.content) > _FEW:
            return None
        names = [*question.names, *question.quoted]
        coverage = Coverage((), (), frozenset(), self._terms)
        found = [
            one
            for one in _units(question, self._search(question, scope, _READ), scope, coverage)
            if any(name in canonical(one.text) or name in folded(one.text) for name in names)
            and _may_be_told(question, one)
        ]
        kept = within([_standing_alone(one) for one in _each_place(found, levels)], _MOST_LINES)
        return Told(tuple(kept), f"Trong kho tư liệu có {len(kept)} nơi:") if len(kept) > 1 else None

    def _saying(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> Iterator[Evidence]:
        coverage = Coverage(question.content, question.read, frozenset(), self._terms)
        yield from _units(question, hits, scope, coverage)


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
    if len(pieces) == 1 or any(len(places) < _PAIR for places in groups.values()):
        return [question]
    return [
        replace(
            question,
            content=tuple(question.content[place] for place in places),
            read=tuple(question.read[place] for place in places),
        )
        for places in groups.values()
    ]


def _bare(question: Question) -> Question:
    """What is done or measured, without the place it is asked of, its limit, and words that only measure."""
    limited = without_limit(question.plain)
    left = set(re.findall(r"[^\W_]+", limited))
    kept = [at for at, word in enumerate(question.content) if folded(word) in left]
    bare = measuring(
        replace(
            question,
            content=tuple(question.content[at] for at in kept),
            read=tuple(question.read[at] for at in kept),
        )
    )
    counted = tuple(map(folded, bare.content))
    is_figure = most(question.plain) is not None or limit_of(question.plain) is not None
    percent = question.percent or (limit_of(question.plain) is not None and "%" in question.plain)
    return replace(
        bare,
        places=(),
        found=(),
        percent=percent,
        kind=Kind.FIGURE if is_figure else bare.kind,
        counted=counted if is_figure and not percent else bare.counted,
    )


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


def _lists_them(one: Measured, limit: Limit) -> bool:
    """Whether the figure is the limit itself, of a sentence that names all who keep to it: `các xã trên 97% là …`."""
    head = folded(canonical(one.result.counted or "")).split()[:1]
    return one.amount.value == limit.amount.value and head in (["cac"], ["nhung"])


def _units(
    question: Question,
    hits: Iterable[Hit],
    scope: Scope | None,
    coverage: Coverage,
    *,
    split: bool = True,
) -> Iterator[Evidence]:
    """The clauses of long sentences, else the sentences, with how much of the question's content they hold themselves."""
    for hit in hits:
        allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
        text = hit.passage.text
        for number, sentence in enumerate(hit.passage.sentences):
            said = sentence.of(text)
            if (allowed is not None and number not in allowed) or not admits(question, said, hit.passage):
                continue
            whole = not split or len(said) <= _LONG
            for clause in (Span(0, len(said)),) if whole else clauses(said):
                unit = Span(sentence.start + clause.start, sentence.start + clause.end)
                covered = coverage.said(unit.of(text))
                yield Evidence(
                    hit.passage,
                    hit.row,
                    number,
                    unit,
                    covered.share,
                    covered.share,
                    covered.lacking,
                    hit.sentences[number],
                    1.0,
                )


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


def _place_of(passage: Passage, span: Span) -> Place | None:
    """The commune or larger unit that the clause speaks of."""
    named = [mention.place for mention in place_mentions(span.of(passage.text))]
    own = place_chain(passage.article.place or "")[:1]
    larger = [place for place in named if place.tiers != _HAMLET]
    about = place_about(passage, span.start)
    if larger and not (own and larger[0].key == own[0].key):
        return larger[0] if about is None or own[0].tiers != larger[0].tiers else own[0]
    if about is not None and about.tiers != _HAMLET:
        return about
    return own[0] if own else None


def _standing_alone(one: Evidence) -> Evidence:
    """The clause, or its sentence where nothing in the clause tells of which place it is."""
    if any(place_mentions(one.text)) or place_about(one.passage, one.span.start) is not None:
        return one
    return replace(one, span=one.passage.sentences[one.number])


def _each_place(found: Sequence[Evidence], levels: frozenset[str]) -> Iterator[Evidence]:
    """The best of each place, of the levels asked for; what a place's own article says before what others say of it."""
    groups: dict[str, list[Evidence]] = {}
    for one in found:
        place = _place_of(one.passage, one.span)
        if levels and place is not None and place.level is not None and place.level not in levels:
            continue
        key = place.key if place is not None else one.passage.article.id
        groups.setdefault(key, []).append(one)
    for key, group in groups.items():
        own = [one for one in group if _is_about(one.passage, key)]
        yield (own or group)[0]


def _is_about(passage: Passage, key: str) -> bool:
    return any(place.key == key for place in place_chain(passage.article.place or "")[:1])


def _is_same_measure(best: Measured, other: Measured) -> bool:
    # Counts of people and units must be what is asked in number; shares, money and lengths are told apart by their unit.
    far = (
        best.match - other.match if not best.amount.unit else best.evidence.coverage - other.evidence.coverage
    )
    if other.evidence.coverage < _SURE_FIGURE - _NEAR_FIGURE or far > _NEAR_FIGURE:
        return False
    return are_comparable(best.amount, other.amount) and (
        best.amount.unit == MONEY or counts_same(best.result.counted, other.result.counted)
    )


def _one_a_place(found: Iterable[Measured], levels: frozenset[str]) -> Iterator[Measured]:
    """The surest figure of each place."""
    told: set[str] = set()
    for one in found:
        chain = one.result.places or place_chain(one.evidence.passage.article.place or "")
        place = next((place for place in chain if place.tiers != _HAMLET), None)
        key = place.key if place else one.evidence.passage.article.id
        if key in told or (levels and place is not None and place.level and place.level not in levels):
            continue
        told.add(key)
        yield one


def _lead(ranked: Sequence[Measured], end: End | None) -> str:
    if end is None:
        return f"Trong kho tư liệu có {len(ranked)} nơi:" if len(ranked) > 1 else ""
    if len(ranked) == 1:
        return "Kho tư liệu chỉ có số liệu này của một nơi:"
    order = "thấp đến cao" if end is End.LOW else "cao xuống thấp"
    return f"Trong {len(ranked)} nơi có số liệu này, xếp từ {order}:"
