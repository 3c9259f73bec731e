"""A question, read: what it asks for, and about what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.facets import Facet, facet_of
from bot.answering.figures import figures
from bot.answering.place_finder import FoundPlace, PlaceFinder
from bot.answering.wording import (
    ASKING,
    Kind,
    asks_identity,
    asks_money,
    asks_percent,
    checks,
    claimed_thing,
    compares,
    counted,
    kind_of,
    listed,
)
from knowledge.entities.documents import Document, document_mentions
from knowledge.entities.places import Place
from knowledge.entities.years import years
from knowledge.records import Span
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.english import from_english, is_english
from knowledge.vietnamese.normalising import canonical, folded, is_plain, nfc
from knowledge.vietnamese.restoring import Restorer
from knowledge.vietnamese.tokens import tokens

_ASKING = frozenset(ASKING)
_LONGEST_ASKING = max(map(len, ASKING))
_WHAT_ABOUT = re.compile(
    r"^(?:the |vay )?(?:con )?.{0,60}?(?:thi sao|the nao|ra sao|thi the nao|nhu the nao)?\s*\??$"
)


# At least two words: a name somebody gave, not a word somebody stressed.
_QUOTED = re.compile(r"[“\"«]\s*([^”\"»]+?\s[^”\"»]+?)\s*[”\"»]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is answered.

    `text` is NFC with abbreviations written out; `spelled` has its places' names with their marks besides, for
    searching, `plain` is it folded, `is_plain` whether it was typed without marks; `content` are the canonical syllables left to look for when places,
    documents, years and asking words are taken out, in order; `notes` say in Vietnamese which names were mended. `counted` are the folded syllables of what a figure
    counts. `places` are in the question's order. `quoted` are folded names in quotes, `listed`
    the folded noun whose instances a list is to name. `claimed` is a figure put to be confirmed, as typed.
    """

    text: str
    spelled: str
    plain: str
    is_plain: bool
    found: tuple[FoundPlace, ...]
    kind: Kind
    content: tuple[str, ...]
    counted: tuple[str, ...] = ()
    percent: bool = False
    money: bool = False
    places: tuple[Place, ...] = ()
    documents: tuple[Document, ...] = ()
    years: frozenset[int] = frozenset()
    facet: Facet | None = None
    compares: bool = False
    identity: bool = False
    quoted: tuple[str, ...] = ()
    listed: str = ""
    claimed: str | None = None
    notes: tuple[str, ...] = ()


class QuestionReader:
    """Reads one question as it stands; `bot.answering.followup` completes it from earlier ones."""

    def __init__(self, finder: PlaceFinder, restorer: Restorer) -> None:
        self._finder = finder
        self._restorer = restorer

    def read(self, typed: str) -> Question:
        """Read what a person typed: abbreviations are written out, English is turned."""
        shown = " ".join(nfc(typed).split())
        if is_english(shown):
            return self._question(from_english(shown), plain=False)
        # Written out abbreviations bear marks; whether the person does is seen before.
        return self._question(expanded(shown), plain=is_plain(shown))

    def exchanged(self, question: Question, place: FoundPlace) -> Question:
        """`question` asked of another place."""
        found = self._finder.find(question.text, plain=question.is_plain)
        if not found:
            return self._question(f"{question.text} {place.spelled}", plain=question.is_plain)
        start, end = found[0].span.start, found[-1].span.end
        return self._question(
            question.text[:start] + place.spelled + question.text[end:], plain=question.is_plain
        )

    def _question(self, text: str, *, plain: bool) -> Question:
        found = self._finder.find(text, plain=plain)
        documents = tuple(document_mentions(text))
        # Names hold words that ask: xã Mây Trắng is no "mấy", xã Ái Hạ no "ai".
        without_places = _blanked(text, [place.span for place in found])
        asking = folded(without_places)
        kind = kind_of(asking, names_document=bool(documents))
        taken = [place.span for place in found] + [mention.span for mention in documents]
        content = tuple(_content(text, self._marked(text), taken))
        claimed = next(figures(text), None) if kind in {Kind.TEXT, Kind.LIST} and checks(asking) else None
        if found and not documents and kind in {Kind.TEXT, Kind.LIST, Kind.PLACES} and not content:
            kind = Kind.OVERVIEW
        kind = Kind.FIGURE if claimed else kind
        return Question(
            text=text,
            spelled=_spelled(text, found),
            plain=folded(text),
            is_plain=plain,
            found=found,
            kind=kind,
            content=content,
            counted=claimed_thing(claimed.after)
            if claimed
            else self._counted(kind, without_places, plain=plain),
            percent=claimed.percent if claimed else asks_percent(asking),
            money=claimed.money if claimed else asks_money(asking),
            claimed=claimed.span.of(text) if claimed else None,
            places=tuple(place.place for place in found),
            notes=tuple(place.note for place in found if place.note),
            documents=tuple(mention.document for mention in documents),
            years=years(text),
            facet=facet_of(asking) if kind in {Kind.TEXT, Kind.LIST, Kind.OVERVIEW, Kind.PLACES} else None,
            compares=compares(asking),
            identity=asks_identity(asking),
            listed=listed(asking) if kind is Kind.LIST else "",
            quoted=tuple(match[1] for match in _QUOTED.finditer(folded(text))),
        )

    def _marked(self, text: str) -> str:
        """`text` with its marks restored, word for word: `the` asks as thế and not as thể."""
        marked = self._restorer.restore(text).text
        return marked if len(tokens(marked)) == len(tokens(text)) else text

    @staticmethod
    def _counted(kind: Kind, without_places: str, *, plain: bool) -> tuple[str, ...]:
        if kind is not Kind.FIGURE:
            return ()
        return counted(_words(without_places), is_plain=plain)


def _spelled(text: str, found: tuple[FoundPlace, ...]) -> str:
    """`text` with each place as it is properly written."""
    written, at = [], 0
    for place in found:
        written.append(text[at : place.span.start])
        written.append(place.spelled)
        at = place.span.end
    return "".join([*written, text[at:]])


def _blanked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + "," * (span.end - span.start) + text[span.end :]
    return text


def _words(text: str) -> list[str]:
    """Canonical syllables, with a comma for each run of taken out characters."""
    return [canonical(word) for word in re.findall(r"[^\W_]+(?:[.,]\d+)*|%|,", text)]


def _content(text: str, marked: str, taken: list[Span]) -> Iterator[str]:
    """Syllables of `text` outside `taken` and outside asking phrases, which are read in `marked`; no numbers."""
    left = [
        (canonical(typed.text), canonical(read.text))
        for typed, read in zip(tokens(text), tokens(marked), strict=True)
        if not any(span.start <= typed.span.start < span.end for span in taken)
    ]
    words = [read for _, read in left]
    at = 0
    while at < len(words):
        asking = _asking(words, at)
        typed = left[at][0]
        if not asking and not typed[0].isdigit() and typed != "%":
            yield typed
        at += asking or 1


def _asking(words: list[str], at: int) -> int:
    """How many words from `at` only ask; a level that belongs to a committee or a union does not."""
    if at + 1 < len(words) and folded(words[at + 1]) in {"uy", "doan"}:
        return 0
    return next(
        (length for length in range(_LONGEST_ASKING, 0, -1) if tuple(words[at : at + length]) in _ASKING),
        0,
    )
