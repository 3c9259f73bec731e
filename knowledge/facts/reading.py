"""One sentence as all the rules look at it: its canonical form, and what is named where, found once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.entities.documents import DocumentMention, document_mentions
from knowledge.entities.places import Place, PlaceMention, place_mentions
from knowledge.facts.actors import Actor, actors
from knowledge.facts.periods import not_counting, periods
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses

NAME = "\x00"
"""Stands in a masked sentence for what names something: a quote, a document, a place."""
TIME = "\x01"
"""Stands in a masked sentence for dates, ages and ordinals."""

_QUOTE = re.compile(r"[“”„\"][^“”„\"]{1,400}[”“\"]|«[^«»]{1,400}»|‘[^‘’]{3,400}’")
_OFFICE = re.compile(
    r"(?:(?:bí thư|chủ tịch|trưởng|phó|thường trực|giám đốc|ủy viên|thành viên|nguyên|hội trưởng|đội trưởng|chủ nhiệm|cán bộ)(?: thứ nhất| thường trực)?"
    r"|theo|cho|về|của|cùng với sự)(?: đánh giá của| báo cáo của)? $"
)
_OPENS = re.compile(r"(?:[-–•+*] )?(?:(?:tại|ở|riêng|toàn|trên địa bàn|đến với|về) )?")
_DETAIL = re.compile(r"[“\":\d]")
_AHEAD = re.compile(
    r"^(?:trong |những )?(?:thời gian tới|thời gian tiếp theo|những năm tiếp theo|năm tới|tới đây|những tháng cuối năm|những tháng còn lại|phương hướng|để tiếp tục)"
    r"|(?:yêu cầu|đề ra|tập trung)[^.]{0,80}(?:nhiệm vụ|giải pháp|việc)[^.]{0,20}[.:]?$"
)
_ISSUED = re.compile(r"\s*(?:\(?khóa [xiv]+\)? )?(?:ký )?ban hành ?(?:ngày|về|,|\.|$)")
# Longer quotes are speech, and figures said in them are stated too.
_LONGEST_NAME = 150  # code points


@dataclass(frozen=True)
class Reading:
    """A sentence of a passage; offsets count from its start, `span` places it in the passage.

    `carried` is the place that the sentences before it in the paragraph speak of, and `is_ahead` says that they
    speak of what is to come.
    """

    passage: Passage
    span: Span
    carried: tuple[Place, ...] = ()
    is_ahead: bool = False

    @cached_property
    def text(self) -> str:
        """The sentence as written."""
        return self.span.of(self.passage.text)

    @cached_property
    def plain(self) -> str:
        """Its canonical form, as long as the text."""
        return canonical(self.text)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What stands in quotation marks, the marks included."""
        return tuple(Span(*match.span()) for match in _QUOTE.finditer(self.text))

    @cached_property
    def documents(self) -> tuple[DocumentMention, ...]:
        """The documents it names by number."""
        return tuple(document_mentions(self.text))

    @cached_property
    def place_mentions(self) -> tuple[PlaceMention, ...]:
        """The places it names with their level."""
        return tuple(place_mentions(self.text))

    @cached_property
    def subject_places(self) -> tuple[Place, ...]:
        """The place that the sentence opens with, which the next one still speaks of if it names none."""
        first = next(iter(self.place_mentions), None)
        if first is None or self.in_quote(first.span.start):
            return ()
        opens = _OPENS.fullmatch(self.plain[: first.span.start])
        inside = any(actor.span.start <= first.span.start < actor.span.end for actor in self.doers[:1])
        return (first.place,) if opens or inside else ()

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The bodies it names, those inside quotation marks and names of places aside."""
        return tuple(
            actor
            for actor in actors(self.text)
            if not self.in_quote(actor.span.start)
            and not any(
                mention.span.start < actor.span.start < mention.span.end for mention in self.place_mentions
            )
        )

    @cached_property
    def doers(self) -> tuple[Actor, ...]:
        """The bodies that may have done what is told: not those that only say whose secretary speaks."""
        return tuple(
            actor
            for actor in self.actors
            if not _OFFICE.search(self.plain, max(0, actor.span.start - 40), actor.span.start)
            and not _ISSUED.match(self.plain, actor.span.end)
        )

    @cached_property
    def first_detail(self) -> int:
        """Where the sentence's first quote, digit or colon stands: what comes before is its subject."""
        match = _DETAIL.search(self.masked)
        return match.start() if match else len(self.text)

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether the sentence turns to what is to come."""
        return bool(_AHEAD.search(self.plain))

    @cached_property
    def periods(self) -> tuple[Span, ...]:
        """The stretches of time it names."""
        return tuple(span for span in periods(self.plain) if not self.in_quote(span.start))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Its pieces between semicolons."""
        return clauses(self.text)

    @cached_property
    def masked(self) -> str:
        """The canonical form with names and times blotted out, so that the numbers left count something."""
        letters = list(self.plain)
        named = [quote for quote in self.quotes if quote.end - quote.start <= _LONGEST_NAME]
        named += [mention.span for mention in self.documents]
        named += [mention.span for mention in self.place_mentions]
        named += [actor.span for actor in self.actors]
        _blot(letters, not_counting(self.plain), TIME)
        _blot(letters, named, NAME)
        return "".join(letters)

    def in_quote(self, at: int) -> bool:
        """Whether `at` stands inside quotation marks."""
        return any(quote.start < at < quote.end for quote in self.quotes)

    def clause(self, at: int) -> Span:
        """The clause that `at` stands in."""
        return next((span for span in self.clauses if span.start <= at < span.end), Span(0, len(self.text)))

    def moved(self, span: Span) -> Span:
        """`span` of the sentence as a span of the passage."""
        return Span(self.span.start + span.start, self.span.start + span.end)


def _blot(letters: list[str], spans: Iterable[Span], ink: str) -> None:
    for span in spans:
        letters[span.start : span.end] = ink * (span.end - span.start)
