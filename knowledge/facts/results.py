"""Results: the figures of a sentence, with what they count, of whom, when, and whether they are deeds or aims."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from knowledge.facts.amounts import Amount, amounts
from knowledge.facts.awards import Awarded, awards
from knowledge.facts.counted import noun_after, noun_before
from knowledge.facts.manner import is_negated, status
from knowledge.facts.reading import Reading
from knowledge.facts.records import Proof, Result
from knowledge.records import Span

# fmt: off
_NO_COUNTED = ("biểu hiện", "điều đảng", "điều ", "giờ", "phút", "lần thứ")
# fmt: on
# What a share or a change is of was said with the figure before.
_SAME_AGAIN = re.compile(
    r"^ \($|^[^,;]{0,30}?(?:,| \()?\s*(?:và |tức |hiện |nay |đã |chỉ |cao |thấp )*(?:đạt|chiếm|bằng|tỷ lệ|tương đương|đạt tỷ lệ|đạt tỉ lệ|tức|còn|tăng|giảm|vượt|hơn)\s*$"
)
_DOWN_TO = re.compile(r"^[^,;]{0,40} (?:xuống|xuống còn|còn|lên|lên tới|giảm còn)\s*$")
# A year at the end of a clause may belong to its last words only.
_CLOSES = re.compile(r"(?:trong|trong cả|suốt) $")
_OPENING = 15  # code points from the sentence's start: a period there speaks of all of it
_CHANGE = re.compile(r"(?<![^\W_])(tăng|giảm|vượt|cao hơn|thấp hơn)(?: thêm)?\s*$")


def results(reading: Reading) -> list[Result]:
    """The figures of the sentence in order, then the awards that bear none."""
    found: list[Result] = []
    numbers = tuple(amounts(reading))
    timed = _timed(reading, numbers)
    for at, amount in enumerate(numbers):
        since = numbers[at - 1].span.end if at else 0
        result = _result(reading, amount, since, found, timed)
        if result:
            found.append(result)
    return _with_awards(reading, found)


def _result(
    reading: Reading, amount: Amount, since: int, before: Sequence[Result], timed: dict[int, Span]
) -> Result | None:
    last = before[-1] if before else None
    if last and last.proof.at.end - reading.span.start > since:
        since = min(last.proof.at.end - reading.span.start, amount.span.start)
    between = reading.masked[since : amount.span.start]
    change = None if _is_base(reading, amount) else _CHANGE.search(between)
    after, prior = _counted_spans(reading, amount, since)
    words = _words(reading, after or prior)
    if (last and last.unit == amount.unit and after is None and _DOWN_TO.match(between)) or (
        last and after is None and (words is None or change) and _SAME_AGAIN.match(between)
    ):
        words = last.counted
    if (words is None and amount.unit is None) or _is_no_count(words):
        return None
    if "/" in amount.value and after is None and not amount.is_measure and last is None:
        return None
    at = Span(amount.span.start, after.end if after else amount.span.end)
    return Result(
        proof=Proof(passage=reading.passage, span=reading.span, at=reading.moved(at)),
        value=amount.value,
        unit=amount.unit,
        qualifier=amount.qualifier or (change[1] if change else None),
        counted=words,
        whom=_whom(reading, amount.span.start),
        period=_period(reading, amount.span, timed),
        status=status(reading, at, since),
        is_negated=is_negated(reading, at),
    )


def _is_base(reading: Reading, amount: Amount) -> bool:
    """Whether the figure is what something was before: giảm từ 11 vụ xuống 3 vụ."""
    return "từ " in reading.masked[amount.span.start : amount.number_at]


def _words(reading: Reading, counted: Span | None) -> str | None:
    return counted.of(reading.text).replace("\n", " ").strip() or None if counted else None


def _is_no_count(words: str | None) -> bool:
    return words is not None and words.lower().startswith(_NO_COUNTED)


def _counted_spans(reading: Reading, amount: Amount, since: int) -> tuple[Span | None, Span | None]:
    """What is counted, behind the number and before it; money is told by what comes before."""
    masked = reading.masked
    after = noun_after(masked, amount.span.end)
    prior = None
    paid_with = amount.is_money and masked[since : amount.span.start].endswith("bằng ")
    if (amount.is_money or after is None) and not paid_with:
        prior = noun_before(
            masked,
            amount.span.start,
            max(since, reading.clause(amount.span.start).start),
            is_money=amount.is_money,
        )
    return (None if amount.is_money and prior else after), prior


def _whom(reading: Reading, at: int) -> str | None:
    """The nearest body before the figure in its clause, else the sentence's first."""
    clause = reading.clause(at)
    before = [actor for actor in reading.doers if actor.span.end <= at]
    own = [actor for actor in before if actor.span.start >= clause.start]
    opening = [actor for actor in before[:1] if actor.span.start < reading.first_detail]
    found = own[-1:] or opening
    return found[0].name if found else None


def _timed(reading: Reading, numbers: Sequence[Amount]) -> dict[int, Span]:
    """Of figures by their start, the period that stands right behind them: it is theirs alone."""
    found: dict[int, Span] = {}
    for amount, following in zip_longest(numbers, numbers[1:]):
        until = following.span.start if following else len(reading.text)
        for span in reading.periods:
            if amount.span.end <= span.start < until and not re.search(
                "[,;:]", reading.plain[amount.span.end : span.start]
            ):
                found[amount.span.start] = span
                break
    return found


def _period(reading: Reading, at: Span, timed: dict[int, Span]) -> str | None:
    """The time a figure speaks of.

    The period right behind it, else the nearest one before it in its clause that is not another's, else the one that
    opens the sentence, else the only one if it closes the clause.
    """
    own = timed.get(at.start)
    if own is None:
        clause = reading.clause(at.start)
        free = [span for span in reading.periods if span not in timed.values()]
        before = [span for span in free if clause.start <= span.start and span.end <= at.start]
        opening = [span for span in free if span.end <= clause.start and span.start < _OPENING]
        closing = [
            span
            for span in reading.periods
            if len(reading.periods) == 1
            and at.end <= span.start < clause.end
            and not reading.text[span.end : clause.end].strip(" .,;")
            and _CLOSES.search(reading.plain, 0, span.start)
        ]
        own = next(iter([*before[-1:], *opening[:1], *closing]), None)
    return own.of(reading.text) if own else None


def _with_awards(reading: Reading, found: list[Result]) -> list[Result]:
    given = awards(reading, [_local(reading, result) for result in found])
    marked = [
        replace(result, award=award, whom=None if award else result.whom)
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
        period=_period(reading, awarded.at, {}),
        award=awarded.award,
    )
