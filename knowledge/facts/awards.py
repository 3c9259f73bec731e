"""Awards: which figures count people or bodies that were commended, by whom, and who was commended by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.facts.levels import level_of
from knowledge.facts.reading import Reading
from knowledge.facts.recipients import recipients
from knowledge.facts.records import Award
from knowledge.records import Span

# fmt: off
_NAME = re.compile(
    r"(?<![^\W_])(?:bằng khen|giấy khen|bằng lao động sáng tạo|thư khen|kỷ niệm chương|huân chương [^,;.“”\"]{3,40}? hạng (?:nhất|nhì|ba|hai)|huân chương(?: [^\W_]+){0,4}|huy chương(?: [^\W_]+)?|cờ thi đua(?: xuất sắc)?"
    r"|danh hiệu|huy hiệu|giải (?:nhất|nhì|ba|khuyến khích|a|b|c)|bằng tuyên dương)(?![^\W_])"
)
_VERB = re.compile(r"(?<![^\W_])(?:khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh|tặng thưởng|trao thưởng)(?![^\W_])")
_RECIPIENTS = re.compile(
    r"^(?:lượt )?(?:tập thể|cá nhân|gương|điển hình|đồng chí|tổ chức|cán bộ|đảng viên|hội viên|đoàn viên|gia đình|hộ|người|học sinh|giáo viên|đơn vị|nông dân|thanh niên|công nhân|thầy|chiến sĩ|chi bộ|công đoàn viên|mô hình)"
)
_GROUPED = re.compile(
    r"^(?: (?!được |nhận |tặng )[^\W\d_]+){0,4}(?:,| và| cùng|, và)\s*$|^\s*(?:,|và|cùng)?\s*$|^ là [^,;.“”\"]{0,40} và $"
)
_PASSIVE = re.compile(r"^(?: [^\W\d_]+){0,9}? (?:đã )?(?:được|nhận|vinh dự|đạt(?! thành tích| chuẩn| nhiều| kết quả)|đón nhận|đoạt|giành)(?![^\W_])")
_GIVING = re.compile(r"(?<![^\W_])(?:tặng|trao|trao tặng|khen thưởng|biểu dương|tuyên dương|khen|tôn vinh|vinh danh|truy tặng|tặng thưởng)(?![^\W_])")
_BEING_GIVEN = re.compile(r"(?<![^\W_])(?:vinh dự |đã |vừa |vinh dự đón nhận |cũng )*(?:được|đón nhận|(?<!ghi )(?<!tiếp )nhận|vinh dự nhận)(?![^\W_])")
_LEVEL_GIVER = re.compile(r"(?<![^\W_])(?:ở )?(?:các |ban |đảng ủy )?(?P<level>cấp (?:tỉnh|huyện|xã|cơ sở|trên|ủy|thành phố|quận)|các xã|các cấp)")
# fmt: on
_TO = re.compile(r"(?<![^\W_])cho ")
_AND = re.compile(" (?:và|cùng) ")


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award to somebody named; `at` the words that name the award."""

    whom: str
    award: Award
    at: Span


@dataclass(frozen=True, slots=True)
class Awards:
    """What a sentence awards: to each of its figures, in their order, and to those it names."""

    of_figures: tuple[Award | None, ...]
    alone: tuple[Awarded, ...]


def awards(reading: Reading, figures: Sequence[tuple[Span, str]]) -> Awards:
    """The awards of a sentence; `figures` are the stretches of its figures, in order, with what each counts."""
    if not (_NAME.search(reading.plain) or _VERB.search(reading.plain)):
        return Awards((None,) * len(figures), ())
    given: list[Award | None] = [None] * len(figures)
    named: list[Awarded] = []
    for clause in reading.clauses:
        for group, region, is_passive in _groups(reading, figures, clause):
            award = _award(reading, region, is_passive=is_passive)
            if award is None and is_passive:
                before = Span(clause.start, figures[group[0]][0].start)
                award = _award(reading, before, is_passive=False)
            for number in group:
                given[number] = award
            named += _beside(reading, figures[group[0]][0].start, award)
    return Awards(tuple(given), (*named, *_alone(reading, figures, given)))


def _beside(reading: Reading, start: int, award: Award | None) -> list[Awarded]:
    """Who is commended by name together with a figure: `Đảng ủy xã A và 1 cá nhân được …`."""
    return [
        Awarded(actor.name, award, actor.span)
        for actor in reading.actors
        if award and actor.name != award.given_by and _AND.fullmatch(reading.plain[actor.span.end : start])
    ]


def _groups(
    reading: Reading, figures: Sequence[tuple[Span, str]], clause: Span
) -> Iterator[tuple[list[int], Span, bool]]:
    """Runs of figures that count recipients, each with the stretch that speaks of its award, and whether that follows."""
    mine = [
        number
        for number, (span, counted) in enumerate(figures)
        if clause.start <= span.start < clause.end and _RECIPIENTS.match(counted.lower())
    ]
    runs: list[list[int]] = []
    for number in mine:
        if runs and _GROUPED.match(reading.plain[figures[runs[-1][-1]][0].end : figures[number][0].start]):
            runs[-1].append(number)
        else:
            runs.append([number])
    end = clause.start
    for place, run in enumerate(runs):
        start, stop = figures[run[0]][0].start, figures[run[-1]][0].end
        until = figures[runs[place + 1][0]][0].start if place + 1 < len(runs) else clause.end
        is_passive = bool(_PASSIVE.match(reading.plain[stop:until]))
        yield run, Span(stop, until) if is_passive else Span(end, start), is_passive
        end = stop


def _award(reading: Reading, region: Span, *, is_passive: bool) -> Award | None:
    plain = region.of(reading.plain)
    named = _NAME.search(plain)
    verb = _VERB.search(plain)
    if named is None and verb is None:
        return None
    match = named or verb
    if match is None:
        return None
    at = Span(region.start + match.start(), region.start + match.end())
    giver = _giver(reading, region, at, is_passive=is_passive)
    return Award(
        name=at.of(reading.text), given_by=giver, level=level_of(giver, reading, at.of(reading.plain))
    )


def _giver(reading: Reading, region: Span, at: Span, *, is_passive: bool) -> str | None:
    """Who gives: named behind the award (`của …`), between `được` and the verb, or as the subject of giving."""
    behind = re.match(r"(?:[^,;.“”\"]{0,30}?) của ", reading.plain[at.end : region.end])
    for actor in reading.actors:
        if behind and actor.span.start == at.end + behind.end():
            return actor.name
    inside = [
        actor
        for actor in (reading.actors if is_passive else reading.doers)
        if region.start <= actor.span.start and actor.span.end <= at.start
    ]
    if inside:
        return inside[-1].name
    clause = reading.clause(at.start)
    level = _LEVEL_GIVER.search(reading.plain, clause.start, region.end)
    if level:
        return level["level"]
    before = [
        actor.name
        for actor in reading.doers
        if clause.start <= actor.span.start and actor.span.end <= region.start
    ]
    return before[0] if before and not is_passive else None


def _alone(
    reading: Reading, figures: Sequence[tuple[Span, str]], given: Sequence[Award | None]
) -> Iterator[Awarded]:
    """Awards to those that the sentence names: `A được B tặng Bằng khen`, `B tặng Bằng khen cho A`."""
    counted = [span for (span, _), award in zip(figures, given, strict=True) if award]
    last: tuple[str, ...] = ()
    for clause in reading.clauses:
        for part in _parts(reading, clause):
            named = _NAME.search(reading.plain, part.start, part.end) or _VERB.search(
                reading.plain, part.start, part.end
            )
            if named is None or any(part.start <= span.start < part.end for span in counted):
                continue
            for awarded in _in_part(reading, part, Span(*named.span()), last):
                yield awarded
                last = (awarded.whom,)


def _parts(reading: Reading, clause: Span) -> list[Span]:
    """The pieces of a clause between its commas."""
    cuts = [match.start() for match in re.finditer(",", reading.plain[clause.start : clause.end])]
    edges = [0, *(cut + 1 for cut in cuts)], [*cuts, clause.end - clause.start]
    return [Span(clause.start + start, clause.start + end) for start, end in zip(*edges, strict=True)]


def _in_part(reading: Reading, part: Span, at: Span, last: tuple[str, ...]) -> Iterator[Awarded]:
    given = _BEING_GIVEN.search(reading.plain, part.start, at.start)
    if given:
        giver = _giver(reading, Span(given.end(), part.end), at, is_passive=True)
        whom = recipients(reading, part, given.start()) or last
    else:
        to = _TO.search(reading.plain, at.end, part.end)
        giving = _GIVING.search(reading.plain, part.start, at.end)
        if to is None or giving is None:
            return
        giver = _giver(reading, Span(part.start, at.end), at, is_passive=False)
        whom = tuple(actor.name for actor in reading.actors if actor.span.start == to.end())
    award = Award(
        name=at.of(reading.text), given_by=giver, level=level_of(giver, reading, at.of(reading.plain))
    )
    if giver is not None:
        yield from (Awarded(each, award, at) for each in whom if each != giver)
