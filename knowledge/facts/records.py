"""Facts: what an article states, each with the sentence that proves it.

Every text in a fact is as the article writes it unless its field says otherwise; what is not stated is None.
"""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.entities.places import Place
from knowledge.records import Passage, Span


class Status(StrEnum):
    """Whether a figure is a fact, a promise or an aim."""

    ACHIEVED = "achieved"
    REGISTERED = "registered"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where a fact is stated: `span` the whole sentence, `at` the words in it that name the fact.

    Both count code points of the passage's text, and `span` holds `at`.
    """

    passage: Passage
    span: Span
    at: Span

    @property
    def quote(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.passage.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts share. `places` goes from the smallest unit to the largest; empty where nothing is known.

    `by_hand` tells a fact written into the article's front matter from one that the rules read.
    """

    proof: Proof
    places: tuple[Place, ...] = ()
    by_hand: bool = False

    @property
    def place(self) -> str | None:
        """The place as a reader expects it: `xã A, huyện B`."""
        return ", ".join(place.text for place in self.places) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(Fact):
    """A document that the article cites.

    `kind` in lower case (`chỉ thị`, `chuyên đề năm`); `number` without letters, at least two digits (`05`), the year
    for a yearly theme, the plenum's for `nghị quyết trung ương`; `sign` in one spelling (`05-CT/TW`); `term` the
    Congress in Roman numerals; `date` ISO, as the article states it, rightly or not.
    """

    kind: str
    number: str
    sign: str | None = None
    term: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    applied_by: str | None = None

    @property
    def title(self) -> str:
        """Kind and number: `Chỉ thị 05-CT/TW`, `Nghị quyết Trung ương 4 khóa XII`."""
        shown = self.kind.replace("trung ương", "Trung ương")
        head = f"{shown[0].upper()}{shown[1:]} {self.sign or self.number}"
        return f"{head} khóa {self.term}" if self.term and not self.sign else head


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Fact):
    """A named model: `name` exactly as written, without its quotation marks.

    `since` is an ISO date or its first part; `does` what the sentence says the model does; `figures` the amounts in
    its clause.
    """

    name: str
    run_by: str | None = None
    since: str | None = None
    does: str | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A commendation: its name (`Bằng khen`), who gave it, and the giver's level (`chính phủ`, `tỉnh`)."""

    name: str
    given_by: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Fact):
    """A figure, or an award to somebody named.

    `value` as written (`1.778`, `12/15`, `3-5` for a range), None for an award without a figure; `unit` of money,
    measure or share; `qualifier` the words that soften it (`trên`, `gần`, `ít nhất`); `counted` what it counts;
    `whom` who did or received it; `period` the time it speaks of.
    """

    value: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    counted: str | None = None
    whom: str | None = None
    period: str | None = None
    status: Status = Status.ACHIEVED
    is_negated: bool = False
    award: Award | None = None

    @property
    def amount(self) -> str | None:
        """Value and unit: `97,09%`, `3,2 tỷ đồng`."""
        if self.value is None or self.unit is None:
            return self.value
        return f"{self.value}{self.unit}" if self.unit == "%" else f"{self.value} {self.unit}"
