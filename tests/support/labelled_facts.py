"""Labelled sentences, and how well the rules read them.

`python -m tests.support.labelled_facts` prints precision and recall of each file; with `--wrong` also what was missed or
read wrongly, but in the held-out half, which no rule is fitted on.

A file holds blocks: `@ place` sets the article's place for what follows, `> sentence` opens a sentence, and its facts
follow, one a line:

    D kind number-or-sign; date=…; term=…; issuer=…; subject=…; who=…
    M name; who=…; since=…; place=…
    R amount | what is counted; status=…; negated=yes; award=…; level=…; who=…; period=…

A fact is right if its identity is: of a directive kind, number, sign, term and date; of a model the exact name; of a result
value, unit, what is counted (the label's words stand in it, with at most six syllables more), status, negation and the
award with its level. `-` for what is counted accepts anything. The other fields are scored apart, where labelled.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.facts.extract import facts_of
from knowledge.facts.records import Directive, Fact, Model, Result
from knowledge.records import Article
from knowledge.vietnamese.normalising import canonical, nfc

FOLDER = Path(__file__).parents[1] / "knowledge" / "facts"
KINDS = {"D": Directive, "M": Model, "R": Result}
_MORE = 6  # syllables that a counted phrase may have beyond its label


@dataclass(frozen=True, slots=True)
class Label:
    """One fact as labelled: D, M or R, what stands before the first semicolon, and its fields."""

    kind: str
    head: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence, the place of its article, and its facts."""

    text: str
    place: str
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Score:
    """Of one kind: facts found and right, found in all, labelled in all; the same of fields; what went wrong."""

    right: int = 0
    found: int = 0
    labelled: int = 0
    fields_right: int = 0
    fields: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def field_accuracy(self) -> float:
        """Share of the labelled fields of the facts found that are right."""
        return self.fields_right / self.fields if self.fields else 1.0


def labelled(half: str) -> Iterator[LabelledSentence]:
    """The sentences of one file: `developing`, `held_out` or `fresh`."""
    place, text, labels = "", "", list[Label]()
    for line in nfc((FOLDER / f"{half}.labelled.txt").read_text(encoding="utf-8")).splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            if text:
                yield LabelledSentence(text, place, tuple(labels))
            place, text = rest, ""
        elif mark == ">":
            if text:
                yield LabelledSentence(text, place, tuple(labels))
            text, labels = rest, []
        elif mark in KINDS:
            head, *stated = rest.split("; ")
            pairs = (part.partition("=") for part in stated)
            labels.append(Label(mark, head.strip(" ;"), {key: value for key, _, value in pairs}))
    if text:
        yield LabelledSentence(text, place, tuple(labels))


def scores(half: str) -> dict[str, Score]:
    """How the rules do on one file, by kind: D, M, R."""
    return measured(labelled(half))


def measured(sentences: Iterable[LabelledSentence]) -> dict[str, Score]:
    """How the rules do on some labelled sentences, by kind."""
    found = {kind: Score() for kind in KINDS}
    for sentence in sentences:
        facts = list(facts_of(Article("a", "A", sentence.text, place=sentence.place)))
        for kind, type_ in KINDS.items():
            _compare(
                found[kind],
                sentence,
                [fact for fact in facts if isinstance(fact, type_)],
                [label for label in sentence.labels if label.kind == kind],
            )
    return found


def _compare(score: Score, sentence: LabelledSentence, facts: list[Fact], labels: list[Label]) -> None:
    score.found += len(facts)
    score.labelled += len(labels)
    left = list(facts)
    for label in labels:
        fact = next((fact for fact in left if _is_same(label, fact)), None)
        if fact is None:
            score.wrong.append(f"missed  {label.kind} {label.head} {label.fields}\n        {sentence.text}")
            continue
        left.remove(fact)
        score.right += 1
        for name, wanted in label.fields.items():
            if name in _FIELDS:
                score.fields += 1
                got = _FIELDS[name](fact)
                if _agree(name, wanted, got):
                    score.fields_right += 1
                else:
                    score.wrong.append(
                        f"field   {label.head}: {name} {got!r}, not {wanted!r}\n        {sentence.text}"
                    )
    score.wrong += [f"invented {label_of(fact)}\n        {sentence.text}" for fact in left]


_FIELDS: dict[str, Callable[[Any], str | None]] = {
    "issuer": lambda fact: fact.issuer,
    "subject": lambda fact: fact.subject,
    "who": lambda fact: (
        fact.applied_by
        if isinstance(fact, Directive)
        else fact.run_by
        if isinstance(fact, Model)
        else fact.whom
    ),
    "since": lambda fact: fact.since,
    "place": lambda fact: fact.places[0].text if fact.places else None,
    "period": lambda fact: fact.period,
}


def _agree(name: str, wanted: str, got: str | None) -> bool:
    if wanted == "-":
        return got is None
    if got is None:
        return False
    return canonical(wanted) in canonical(got) if name == "period" else canonical(wanted) == canonical(got)


def _is_same(label: Label, fact: Fact) -> bool:
    if isinstance(fact, Directive):
        return _is_directive(label, fact)
    if isinstance(fact, Model):
        return label.head == fact.name
    if isinstance(fact, Result):
        return _is_result(label, fact)
    return False


def _is_directive(label: Label, fact: Directive) -> bool:
    shown = f"{fact.kind} {fact.sign or fact.number}"
    return (
        canonical(shown) == canonical(label.head)
        and label.fields.get("date") == fact.date
        and label.fields.get("term", fact.term) == fact.term
    )


def _is_result(label: Label, fact: Result) -> bool:
    amount, _, counted = label.head.partition(" | ")
    said = canonical(fact.counted or "")
    wanted = canonical(counted or "-")
    is_counted = wanted == "-" or (wanted in said and len(said.split()) <= len(wanted.split()) + _MORE)
    award = fact.award
    return (
        amount == (fact.amount or "-")
        and is_counted
        and label.fields.get("status", "achieved") == fact.status
        and ("negated" in label.fields) == fact.is_negated
        and label.fields.get("level") == (award.level if award else None)
        and (
            "award" not in label.fields
            or bool(award and canonical(award.name) == canonical(label.fields["award"]))
        )
    )


def label_of(fact: Fact) -> str:
    """A fact in a line, for reading by eye."""
    if isinstance(fact, Directive):
        return f"D {fact.kind} {fact.sign or fact.number} term={fact.term} date={fact.date} issuer={fact.issuer} subject={fact.subject} who={fact.applied_by} @{fact.place}"
    if isinstance(fact, Model):
        return f"M {fact.name} who={fact.run_by} since={fact.since} does={fact.does} figures={fact.figures} @{fact.place}"
    if isinstance(fact, Result):
        award = f" award={fact.award.name}/{fact.award.given_by}/{fact.award.level}" if fact.award else ""
        return f"R {fact.qualifier or ''} {fact.amount or '-'} | {fact.counted} who={fact.whom} period={fact.period} {fact.status}{' negated' if fact.is_negated else ''}{award} @{fact.place}"
    raise TypeError(fact)


def main() -> None:
    """Print the figures."""
    for half in ("developing", "held_out", "fresh", "unseen", "last", "models"):
        for kind, score in scores(half).items():
            sys.stdout.write(
                f"{half:10} {KINDS[kind].__name__:9} precision {score.precision:.3f}  recall {score.recall:.3f}"
                f"  ({score.right} right, {score.found} found, {score.labelled} labelled)  fields {score.field_accuracy:.3f} of {score.fields}\n"
            )
            if "--wrong" in sys.argv and half != "held_out":
                sys.stdout.write("".join(f"    {line}\n" for line in score.wrong))


if __name__ == "__main__":
    main()
