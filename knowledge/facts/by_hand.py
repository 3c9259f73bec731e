"""Facts written by hand into an article's front matter: they add what the rules miss and correct what they misread.

    facts:
      - kind: result
        quote: góp được 1.250 kg gạo
        value: "1.250"
        unit: kg
        counted: gạo
      - kind: model
        quote: “Nói đi đôi với làm”
        wrong: true

`quote` stands in the article word for word. An entry takes the place of every fact of its kind that the rules read inside
the quote; with `wrong: true` it only takes them away.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.entities.places import place_chain
from knowledge.facts.records import Award, Directive, Fact, Model, Proof, Result, Status
from knowledge.records import Passage, Span

KINDS: Mapping[str, type[Fact]] = {"directive": Directive, "model": Model, "result": Result}
_REQUIRED = {"directive": ("document", "number"), "model": ("name",), "result": ()}


@dataclass(frozen=True, slots=True)
class Note:
    """One entry: the kind of fact, the words it rests on, whether it only takes away, and its fields."""

    kind: str
    quote: str
    is_wrong: bool
    fields: Mapping[str, str]


def notes_of(written: str | None) -> tuple[Note, ...]:
    """The entries of an article's `facts` (see Article); those without a known kind or a quote are left out."""
    entries = json.loads(written) if written else []
    return tuple(note for entry in entries if isinstance(entry, dict) and (note := _note(entry)))


def faults_of(written: str, text: str) -> list[str]:
    """What is wrong with the entries for an article with this text, in Vietnamese, one line each."""
    faults = []
    for number, entry in enumerate(json.loads(written), start=1):
        note = _note(entry) if isinstance(entry, dict) else None
        if note is None:
            faults.append(f"bỏ qua facts mục {number}: cần kind (directive, model hoặc result) và quote.")
        elif note.quote not in text:
            faults.append(f"bỏ qua facts mục {number}: bài không có nguyên văn “{note.quote}”.")
        elif not note.is_wrong and not _is_complete(note):
            faults.append(f"bỏ qua facts mục {number}: thiếu {', '.join(_REQUIRED[note.kind])}.")
    return faults


def corrected(passage: Passage, read: Sequence[Fact]) -> list[Fact]:
    """The facts read from `passage` with its article's notes applied, in the order of the text."""
    facts = list(read)
    for note in notes_of(passage.article.facts):
        start = passage.text.find(note.quote)
        if start < 0 or not (note.is_wrong or _is_complete(note)):
            continue
        at = Span(start, start + len(note.quote))
        type_ = KINDS[note.kind]
        facts = [fact for fact in facts if not (isinstance(fact, type_) and _overlap(fact.proof.at, at))]
        if not note.is_wrong:
            facts.extend(_made(note, passage, at))
    return sorted(facts, key=lambda fact: fact.proof.span.start)


def _note(entry: Mapping[str, object]) -> Note | None:
    kind, quote = entry.get("kind"), entry.get("quote")
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(quote, str) or not quote.strip():
        return None
    stated = {key: str(value) for key, value in entry.items() if isinstance(value, (str, int, float))}
    wrong = str(entry.get("wrong", "")).lower() in {"true", "1", "có", "yes"}
    return Note(kind, quote.strip(), wrong, stated)


def _is_complete(note: Note) -> bool:
    """Whether the note has what identifies its kind."""
    return all(name in note.fields for name in _REQUIRED[note.kind])


def _made(note: Note, passage: Passage, at: Span) -> Iterator[Fact]:
    """The fact of a complete note."""
    sentence = next((span for span in passage.sentences if span.start <= at.start < span.end), at)
    proof = Proof(passage=passage, span=Span(sentence.start, max(sentence.end, at.end)), at=at)
    places = place_chain(note.fields.get("place") or passage.article.place or "")
    get = note.fields.get
    if note.kind == "directive":
        yield Directive(
            proof=proof,
            places=places,
            by_hand=True,
            kind=note.fields["document"].lower(),
            number=note.fields["number"],
            sign=get("sign"),
            term=get("term"),
            date=get("date"),
            issuer=get("issuer"),
            subject=get("subject"),
            applied_by=get("applied_by"),
        )
    elif note.kind == "model":
        yield Model(
            proof=proof,
            places=places,
            by_hand=True,
            name=note.fields["name"],
            run_by=get("run_by"),
            since=get("since"),
            does=get("does"),
        )
    else:
        name, status = get("award"), get("status", "")
        yield Result(
            proof=proof,
            places=places,
            by_hand=True,
            value=get("value"),
            unit=get("unit"),
            qualifier=get("qualifier"),
            counted=get("counted"),
            whom=get("whom"),
            period=get("period"),
            status=Status(status) if status in list(Status) else Status.ACHIEVED,
            is_negated=get("negated", "").lower() == "true",
            award=Award(name=name, given_by=get("given_by"), level=get("level")) if name else None,
        )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
