"""True statements from whole articles, and what becomes of them when one thing is altered; systematic, nothing drawn."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.records import Answer, Citation, Statement, Status
from knowledge.entities.documents import document_mentions
from knowledge.entities.places import Place, place_chain, place_mentions
from knowledge.passages import split
from knowledge.records import Article, Passage
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses
from knowledge.vietnamese.tokens import tokens


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the quote that is to carry it, and where that is to stand."""

    said: str
    quote: str
    passage: Passage

    @property
    def answer(self) -> Answer:
        """The answer that says only this."""
        return Answer(
            Status.ANSWERED,
            statements=(Statement(self.said, (1,)),),
            citations=(Citation(1, self.passage, self.quote),),
        )


def true_statements(articles: Sequence[Article]) -> list[Told]:
    """Every sentence and every clause between semicolons, closed as a sentence, after its place where it names none."""
    return [
        told
        for article in articles
        for passage in split(article)
        for span in passage.sentences
        for told in _of_sentence(passage, span.of(passage.text))
    ]


def _of_sentence(passage: Passage, sentence: str) -> Iterator[Told]:
    pieces = [clause.of(sentence) for clause in clauses(sentence)]
    for piece in dict.fromkeys([sentence, *pieces]):
        if len(tokens(piece)) < 3:
            continue
        said = piece[:1].upper() + piece[1:].removesuffix("/.").rstrip(" ,;:.") + "."
        yield Told(said, piece, passage)
        own = place_chain(passage.article.place or "")[:1]
        if own and not any(place_mentions(passage.text)):
            yield Told(f"{_opening(own[0])}: {said}", piece, passage)


def _opening(place: Place) -> str:
    return place.text[:1].upper() + place.text[1:]


@dataclass(frozen=True, slots=True)
class Mutation:
    """What was altered, and what came of it."""

    kind: str
    told: Told


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = re.compile(
    r"(\d)(?:\s?%|\s(?:đồng|triệu đồng|tỷ đồng|triệu|tỷ|kg|km|m2|ha|tấn|chi bộ|đảng viên|hộ|mô hình|lượt|cuộc|căn|tổ)\b)"
)
_NEGATION = re.compile(r"(?i)\b(?:không|chưa) (?=\w)")


def _digits(text: str) -> Iterator[str]:
    """The first digit of each number one up, and the last."""
    for match in re.finditer(r"(?<![\d.,])\d|\d(?![\d.,])", text):
        yield text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]


def _turned_numbers(text: str) -> Iterator[str]:
    """05 ↔ 50, 85 ↔ 58."""
    for match in _NUMBER.finditer(text):
        if match[0] != match[0][::-1]:
            yield text[: match.start()] + match[0][::-1] + text[match.end() :]


def _years(text: str) -> Iterator[str]:
    """2016 ↔ 2018."""
    for match in re.finditer(r"\b20\d\d\b", text):
        for step in (-2, 2):
            yield text[: match.start()] + str(int(match[0]) + step) + text[match.end() :]


def _moved_marks(text: str) -> Iterator[str]:
    """The decimal comma or the thousands point one place on, dropped, or turned into the other."""
    for match in re.finditer(r"(?<=\d)[.,](?=\d)", text):
        at = match.start()
        yield text[:at] + text[at + 1 :]
        yield text[:at] + {".": ",", ",": "."}[match[0]] + text[at + 1 :]
        yield text[:at] + text[at + 1] + match[0] + text[at + 2 :]


def _dropped_units(text: str) -> Iterator[str]:
    for match in _UNITS.finditer(text):
        yield text[: match.start()] + match[1] + text[match.end() :]


def _swapped_units(text: str) -> Iterator[str]:
    pairs = (("%", " người"), ("triệu", "tỷ"), ("tỷ", "triệu"), ("kg", "tấn"), ("chi bộ", "chi hội"), ("hộ", "hội"))  # fmt: skip
    for old, new in pairs:
        for match in re.finditer(rf"(?<=\d)\s?{re.escape(old)}(?!\w)", text):
            yield text[: match.start()] + (new if old == "%" else f" {new}") + text[match.end() :]


def _negated(text: str) -> Iterator[str]:
    for match in [*re.finditer(r"\b(?:có|đã|được|là)\b", text)][:2]:
        for negation in ("không", "chưa"):
            yield text[: match.start()] + f"{negation} " + text[match.start() :]
            yield text[: match.start()] + negation + text[match.end() :]


def _affirmed(text: str) -> Iterator[str]:
    for match in _NEGATION.finditer(text):
        yield text[: match.start()] + text[match.end() :]


def _dates(text: str) -> Iterator[str]:
    for match in re.finditer(r"\b(\d{1,2})/(\d{1,2})(/\d{4})?\b", text):
        if match[1] != match[2]:
            yield text[: match.start()] + f"{match[2]}/{match[1]}{match[3] or ''}" + text[match.end() :]


def _documents(text: str) -> Iterator[str]:
    """Another kind of document, and another issuer."""
    swaps = (("-CT/", "-KL/"), ("-KL/", "-CT/"), ("-KH/", "-NQ/"), ("-NQ/", "-KH/"), ("/TW", "/TU"), ("/HU", "/TU"),
             ("Chỉ thị", "Nghị quyết"), ("Kết luận", "Chỉ thị"), ("Nghị quyết", "Kết luận"), ("Kế hoạch", "Chỉ thị"))  # fmt: skip
    for mention in document_mentions(text):
        named = mention.span.of(text)
        for old, new in swaps:
            if old in named:
                yield (text[: mention.span.start] + named.replace(old, new, 1) + text[mention.span.end :])


def _names(text: str) -> Iterator[str]:
    """The two syllables of a name the other way round."""
    for match in re.finditer(r"(?<=[\w,] )([A-ZĐ]\w+) ([A-ZĐ]\w+)", text):
        if canonical(match[1]) != canonical(match[2]):
            yield text[: match.start()] + f"{match[2]} {match[1]}" + text[match.end() :]


def _words(text: str) -> Iterator[str]:
    """A word in the middle left out, put in, or the other way round with its neighbour."""
    words = text.split()
    first = next(at for at, word in enumerate(words) if tokens(word))
    for at in range(first + 1, len(words) - 1, 29):
        if tokens(words[at]) and len(words) > 4:
            yield " ".join([*words[:at], *words[at + 1 :]])
        yield " ".join([*words[:at], "hơn", *words[at:]])
        if tokens(words[at]) and _bare(words[at - 1]) not in {"", _bare(words[at])}:
            yield " ".join([*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]])


def _bare(word: str) -> str:
    return canonical("".join(token.text for token in tokens(word)))


_TEXT_KINDS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("digit", _digits), ("turned number", _turned_numbers), ("year", _years), ("decimal comma", _moved_marks),
    ("dropped unit", _dropped_units), ("other unit", _swapped_units), ("negated", _negated), ("affirmed", _affirmed),
    ("date", _dates), ("document", _documents), ("name", _names), ("word", _words),
)  # fmt: skip


def mutations(told: Told, other: Told, places: Sequence[Place]) -> Iterator[Mutation]:
    """Everything that may be altered in `told`; `other` is true too, of another article, `places` are those of all."""
    # Put after its place, a sentence is altered like itself; what is new there is the place.
    after_place = told.said[1:9] != told.quote[1:9]
    for kind, alter in () if after_place else _TEXT_KINDS:
        for said in alter(told.said):
            yield Mutation(kind, replace(told, said=said))
        # Statement and quote altered alike: the passage has to say it.
        for quote in alter(told.quote):
            yield Mutation(f"{kind}, in the quote", replace(told, said=quote, quote=quote))
    for said in _other_places(told, places):
        yield Mutation("place", replace(told, said=said))
    yield from _other_quotes(told, other)
    yield from _cut(told)
    swapped = Answer(
        Status.ANSWERED,
        statements=(Statement(told.said, (2,)), Statement(other.said, (1,))),
        citations=(Citation(1, told.passage, told.quote), Citation(2, other.passage, other.quote)),
    )
    yield Mutation("swapped marks", _Answered(told.said, told.quote, told.passage, swapped))


@dataclass(frozen=True, slots=True)
class _Answered(Told):
    """A statement inside an answer that was made otherwise."""

    whole: Answer

    @property
    def answer(self) -> Answer:
        """As given."""
        return self.whole


def _other_places(told: Told, places: Sequence[Place]) -> Iterator[str]:
    """Another place in place of a named one, and a place put before that the sentence is not about."""
    before = told.passage.text[: told.passage.text.find(told.quote)].rsplit("\n", 1)[-1]
    about = [*place_chain(told.passage.article.place or "")[:1]]
    about += [mention.place for mention in place_mentions(before)][-1:]
    for place in places:
        for mention in place_mentions(told.said):
            if place.key != mention.place.key:
                yield told.said[: mention.span.start] + place.text + told.said[mention.span.end :]
        if place.key not in {own.key for own in about} and not told.said.startswith(_opening(place)):
            yield f"{_opening(place)}: {told.said}"


def _other_quotes(told: Told, other: Told) -> Iterator[Mutation]:
    yield Mutation("another's quote", replace(told, quote=other.quote, passage=other.passage))
    yield Mutation("quote of another passage", replace(told, passage=other.passage))
    yield Mutation("another's statement", replace(told, said=other.said))
    words = told.quote.split()
    for count in (1, 2):
        short = " ".join(words[:count])
        yield Mutation("quote too short", replace(told, quote=short))
        yield Mutation("quote too short", replace(told, said=short, quote=short))
    yield Mutation("quote goes on", replace(told, quote=f"{told.quote} Và còn hơn thế."))


def _cut(told: Told) -> Iterator[Mutation]:
    """Cut right behind a negation, or between a figure and what it counts."""
    for match in _NEGATION.finditer(told.quote):
        rest = told.quote[match.end() :]
        words = rest.split()
        for skipped in range(2):
            cut = " ".join(words[skipped:])
            if len(tokens(cut)) >= 3 and not re.search(r"[.,;:)]", "".join(words[:skipped])):
                yield Mutation("cut behind a negation", replace(told, said=cut))
                yield Mutation("cut behind a negation", replace(told, said=cut, quote=cut))
    for match in _UNITS.finditer(told.quote):
        cut = told.quote[: match.start() + 1]
        if len(tokens(cut)) >= 3:
            yield Mutation("cut before a unit", replace(told, said=cut))
            yield Mutation("cut before a unit", replace(told, said=cut, quote=cut))
