"""Results: the figures of a sentence, with what they count, of whom, when, and whether they are deeds or aims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.facts.amounts import Amount, amounts, noun_after, noun_before
from knowledge.facts.awards import Awarded, awards
from knowledge.facts.reading import TIME, Reading
from knowledge.facts.records import Proof, Result, Status
from knowledge.records import Span

# fmt: off
_AIM = re.compile(
    r"(?<![^\W_])(?:phấn đấu|(?<!vượt )(?<!đạt )(?<!bằng )(?<!hoàn thành )(?:chỉ tiêu|mục tiêu|nhiệm vụ)|dự kiến|sẽ|yêu cầu|đặt ra|thời gian tới|trong thời gian tới|tới đây|cần|phải|kế hoạch đề ra|theo kế hoạch|quyết tâm|hướng tới|phấn đấu đến|đề ra)(?![^\W_])"
)
_DONE = re.compile(
    r"(?<![^\W_])(?:đã|kết quả|đến nay|hiện có|thực hiện được|nhưng|cả năm|thu được|thực tế|đạt được|kết quả thực hiện)(?![^\W_])"
)
_REGISTERING = re.compile(r"(?<![^\W_])(?<!chưa )(?:đăng ký|cam kết|ký kết thực hiện)(?: [^\W\d_]+){0,2} (?:được )?$")
_REGISTERED_AFTER = re.compile(r"^(?: [^\W\d_]+){0,4}? (?<!chưa )(?:đã |được |có )?(?:đăng ký|cam kết|ký cam kết)")
_WILL = re.compile(r"(?<![^\W_])sẽ(?![^\W_])")
_NEGATED_AFTER = re.compile(
    r"^(?: [^\W\d_]+){0,2}? (?:chưa|không (?:còn|có|đạt|hoàn thành|thực hiện|tham gia|đăng ký|duy trì))(?![^\W_])"
)
_NEGATED_BEFORE = re.compile(r"(?:không|chưa) (?:có|còn|đạt|để xảy ra) $")
_NO_COUNTED = frozenset({"biểu hiện", "điều đảng", "điều", "giờ", "phút"})
# fmt: on
_SAME_AGAIN = re.compile(r"(?:đạt|chiếm|bằng|tỷ lệ|tương đương|đạt tỷ lệ|đạt tỉ lệ|tức)\s*$")


def results(reading: Reading) -> list[Result]:
    """The figures of the sentence in order, then the awards that bear none."""
    found: list[Result] = []
    numbers = tuple(amounts(reading))
    for at, amount in enumerate(numbers):
        since = numbers[at - 1].span.end if at else 0
        result = _result(reading, amount, since, found)
        if result:
            found.append(result)
    return _with_awards(reading, found)


def _result(reading: Reading, amount: Amount, since: int, before: Sequence[Result]) -> Result | None:
    after, prior = _counted_spans(reading, amount, since)
    counted = after or prior
    words = counted.of(reading.text).replace("\n", " ").strip() if counted else None
    if words and any(reading.plain[counted.start : counted.end].startswith(no) for no in _NO_COUNTED if counted):
        return None
    if "/" in amount.value and after is None and not amount.is_measure and not before:
        return None
    if words is None and amount.unit is None:
        return None
    if words is None and before and _SAME_AGAIN.search(reading.masked, since, amount.span.start):
        words = before[-1].counted
    end = after.end if after else amount.span.end
    at = Span(amount.span.start, end)
    return Result(
        proof=Proof(passage=reading.passage, span=reading.span, at=reading.moved(at)),
        value=amount.value,
        unit=amount.unit,
        qualifier=amount.qualifier,
        counted=words,
        whom=_whom(reading, amount.span.start),
        period=_period(reading, at),
        status=_status(reading, at, since),
        is_negated=_is_negated(reading, at),
    )


def _counted_spans(reading: Reading, amount: Amount, since: int) -> tuple[Span | None, Span | None]:
    """What is counted, behind the number and before it; money is told by what comes before."""
    masked = reading.masked
    after = noun_after(masked, amount.span.end)
    prior = None
    if amount.is_money or after is None:
        prior = noun_before(masked, amount.span.start, max(since, reading.clause(amount.span.start).start))
    return (None if amount.is_money and prior else after), prior


def _whom(reading: Reading, at: int) -> str | None:
    """The nearest body before the figure in its clause, else in the sentence."""
    clause = reading.clause(at)
    before = [actor for actor in reading.actors if actor.span.end <= at]
    own = [actor for actor in before if actor.span.start >= clause.start] or before[:1]
    return own[-1].name if own else None


def _period(reading: Reading, at: Span) -> str | None:
    """The nearest stretch of time before the figure in its clause, else the one behind it, else the sentence's first."""
    clause = reading.clause(at.start)
    mine = [span for span in reading.periods if clause.start <= span.start < clause.end]
    before = [span for span in mine if span.end <= at.start]
    behind = [span for span in mine if span.start >= at.end]
    opening = [span for span in reading.periods if span.end <= clause.start]
    chosen = before[-1:] or behind[:1] or opening[:1]
    return chosen[0].of(reading.text) if chosen else None


def _status(reading: Reading, at: Span, since: int) -> Status:
    before = reading.plain[: at.start]
    aim = _last(_AIM, before)
    done = _last(_DONE, before)
    if aim > done:
        return Status.PLANNED
    segment_end = re.compile(r"[,;]|$").search(reading.plain, at.end)
    if segment_end and _WILL.search(reading.plain, at.end, segment_end.start()):
        return Status.PLANNED
    if _REGISTERING.search(before[since:]) or _REGISTERED_AFTER.match(reading.masked[at.end :]):
        return Status.REGISTERED
    return Status.ACHIEVED


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_negated(reading: Reading, at: Span) -> bool:
    return bool(
        _NEGATED_AFTER.match(reading.masked[at.end :].replace(TIME, "")) or _NEGATED_BEFORE.search(reading.plain[: at.start])
    )


def _with_awards(reading: Reading, found: list[Result]) -> list[Result]:
    given = awards(reading, [_local(reading, result) for result in found])
    marked = [
        replace(result, award=award, whom=None if award and result.whom == award.given_by else result.whom)
        for result, award in zip(found, given.of_figures, strict=True)
    ]
    return [*marked, *(_award_alone(reading, each) for each in given.alone)]


def _local(reading: Reading, result: Result) -> tuple[Span, str]:
    at = result.proof.at
    return Span(at.start - reading.span.start, at.end - reading.span.start), result.counted or ""


def _award_alone(reading: Reading, awarded: Awarded) -> Result:
    return Result(
        proof=Proof(passage=reading.passage, span=reading.span, at=reading.moved(awarded.at)),
        counted=awarded.award.name,
        whom=awarded.whom,
        period=_period(reading, awarded.at),
        award=awarded.award,
    )
