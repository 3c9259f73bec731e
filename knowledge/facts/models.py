"""Models that a sentence names, with who runs them, since when, and what they do."""

import re
from collections.abc import Iterator, Sequence

from knowledge.facts.actors import Actor
from knowledge.facts.model_names import ModelName, model_names
from knowledge.facts.periods import iso_time
from knowledge.facts.reading import Reading
from knowledge.facts.records import Model, Proof, Result
from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER

_RUN_AFTER = re.compile(
    r"[”\"]?\s*(?:\([^()]*\)\s*)?(?:(?:của|do)\s(?:[^\W\d_]+ ){0,3}?|(?:[^,;.“”\"]{0,40} )?(?:được|do)\s(?:[^\W\d_]+ ){0,3}?)$"
)
_PERSON = re.compile(
    rf"[”\"]?\s*(?:của|do) (?P<who>(?:ông|bà|anh|chị|cụ|đồng chí|cô|thầy) [{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
)
_TURNS = re.compile(r"(?:[;,.] |riêng |còn )$")
_TOGETHER = re.compile(r"\s*(?:,|và|cùng|cùng với|phối hợp|phối hợp với|phối hợp cùng|với)\s*$")
_FROM = re.compile(
    r"(?:kể )?từ (?:đầu |cuối |giữa )?(?P<when>(?:năm (?!học)|tháng |ngày |quý )[\d/.-]+(?: năm \d{4}| tháng \d{1,2} năm \d{4})?)"
)
_SET_UP = re.compile(
    r"(?:ra mắt|thành lập|phát động|ra đời|hình thành|khởi xướng|đi vào hoạt động|đưa vào hoạt động)(?: từ| vào| trong)?(?: ngày| đầu| cuối)?"
    r" (?P<when>(?:năm (?!học)|tháng |ngày )?\d[\d/.-]+(?: năm \d{4})?)"
)
_OPENS_WITH_TIME = re.compile(
    r"^(?:trong |vào |đầu |cuối )?(?P<when>(?:năm|tháng|ngày) [\d/.-]+(?: năm \d{4})?)(?=,)"
)
_SETTING_UP = re.compile(r"ra mắt|thành lập|phát động|khởi xướng")
_WHERE = re.compile(r"[”\"]?\s*(?:,|\()?\s*(?:(?:của|ở|tại|do|trên địa bàn)\s)?")
_FOUNDED = re.compile(
    r"^\s*(?:phát động|thành lập|thực hiện|xây dựng|khởi xướng|đảm nhận|phụ trách|triển khai|tổ chức|duy trì|lập)(?![^\W_]),?"
)
_LONGEST_DOING = 300  # code points


def models(reading: Reading, results: Sequence[Result]) -> Iterator[Model]:
    """The models that the sentence names, in order; `results` are its figures, which go to the model before them."""
    names = tuple(model_names(reading))
    for number, name in enumerate(names):
        clause = reading.clause(name.span.start)
        until = names[number + 1].outer.start if number + 1 < len(names) else clause.end
        after = Span(name.outer.end, max(name.outer.end, min(until, clause.end)))
        runner, rest = _run_by(reading, name, after, clause, names[0].outer.start)
        yield Model(
            proof=Proof(passage=reading.passage, span=reading.span, at=reading.moved(name.span)),
            name=name.name,
            run_by=runner,
            since=_since(reading, clause),
            does=_does(reading, Span(_behind_places(reading, rest), after.end)),
            figures=tuple(_shown(result) for result in results if _is_in(reading, result, after)),
        )


def _is_in(reading: Reading, result: Result, span: Span) -> bool:
    start = result.proof.at.start - reading.span.start
    return result.value is not None and span.start <= start < span.end


def _shown(result: Result) -> str:
    amount = result.amount or ""
    follows = result.counted and result.proof.at.of(result.proof.passage.text).endswith(result.counted)
    return f"{amount} {result.counted}" if follows else amount


def _run_by(
    reading: Reading, name: ModelName, after: Span, clause: Span, first: int
) -> tuple[str | None, int]:
    """Who runs the model, and where what is said of it goes on; `first` is where the sentence's first model begins."""
    person = _PERSON.match(reading.text, after.start, after.end)
    if person:
        return person["who"], person.end()
    for actor in reading.actors:
        if after.start <= actor.span.start < after.end and _RUN_AFTER.fullmatch(
            reading.plain[after.start : actor.span.start]
        ):
            return actor.name, actor.span.end
    before = [actor for actor in reading.doers if actor.span.end <= name.outer.start]
    own = [actor for actor in before if actor.span.start >= clause.start]
    own = own or [actor for actor in before if actor.span.end <= first]
    if not own or _turned_to_a_place(reading, Span(own[-1].span.end, name.outer.start)):
        return None, after.start
    return _first_of(reading, own).name, after.start


def _turned_to_a_place(reading: Reading, between: Span) -> bool:
    """Whether a place has become the subject since a body was named: `Huyện đoàn có …; xã A có …`."""
    start = between.start
    for mention in reading.place_mentions:
        if reading.plain[start : mention.span.start] == ", ":
            start = mention.span.end  # where the body is: Chi bộ ấp A, xã B
    return any(
        start <= mention.span.start < between.end
        and _TURNS.search(reading.plain, between.start, mention.span.start)
        and not any(actor.span.start <= mention.span.start < actor.span.end for actor in reading.actors)
        for mention in reading.place_mentions
    )


def _first_of(reading: Reading, found: Sequence[Actor]) -> Actor:
    """The last body, or the one that it acts together with: of `A cùng B mở …` it is A."""
    at = len(found) - 1
    while at and _TOGETHER.fullmatch(reading.plain[found[at - 1].span.end : found[at].span.start]):
        at -= 1
    return found[at]


def _since(reading: Reading, clause: Span) -> str | None:
    plain = clause.of(reading.plain)
    match = _FROM.search(plain) or _SET_UP.search(plain)
    if match is None and _SETTING_UP.search(plain):
        match = _OPENS_WITH_TIME.match(plain)
    return iso_time(match["when"]) if match else None


def _behind_places(reading: Reading, start: int) -> int:
    """Where the sentence goes on behind the places that stand right after `start`: `của xã A, huyện B gồm …`."""
    end = start
    for mention in reading.place_mentions:
        if mention.span.start >= end and _WHERE.fullmatch(reading.plain[end : mention.span.start]):
            end = mention.span.end
    return end


def _does(reading: Reading, span: Span) -> str | None:
    text = _FOUNDED.sub("", span.of(reading.text)).strip(' ,.;:”"–-')
    for link in (" và", ", và", " mô hình", " và mô hình"):
        text = text.removesuffix(link)
    return text[:_LONGEST_DOING].strip(" ,") if len(text.split()) > 1 else None
