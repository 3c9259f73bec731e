"""A question, read: what it asks for, and about what."""

from dataclasses import dataclass, replace

from bot.answering.asking.asked_for import (
    asks_document,
    asks_identity,
    asks_money,
    asks_office,
    asks_percent,
    asks_persons,
    checks,
    claims_date,
    compares,
    is_general,
    listed,
)
from bot.answering.asking.asked_years import asked_years
from bot.answering.asking.claimed_figures import claimed_figures, is_money
from bot.answering.asking.claiming import as_claim, by_whom, heads_police, issuer_claimed, where_it_lies
from bot.answering.asking.counted_words import claimed_thing, counted, led_by, more_of, opening_count
from bot.answering.asking.expecting import Expectation, asks_giver, expectation_of
from bot.answering.asking.facets import Facet, facet_of, ordinal_of
from bot.answering.asking.how_many import asking_many
from bot.answering.asking.money_wording import means_money
from bot.answering.asking.occasions import without_occasion
from bot.answering.asking.question_words import blanked, content_of, focus_of, words_of
from bot.answering.asking.set_apart import capitals, numbered, numbers, quoted, without_quotes
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.naming.about_persons import NOBODY, NamedPerson, asks_deeds, named_person
from bot.answering.naming.english_places import with_own_levels
from bot.answering.naming.initials import with_names
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.naming.typed_police import may_open_with_police, with_police
from bot.answering.naming.unions_alone import UnionsAlone
from bot.answering.texts.epithets import epithets
from bot.answering.texts.heads import by_level, by_office
from bot.answering.texts.known import KnownNames
from bot.answering.texts.persons import names_office
from bot.answering.texts.place_chains import FoundPlace
from bot.answering.texts.spellings import in_usual_spelling, with_marks_that_tell
from knowledge.entities.documents import Document, document_mentions
from knowledge.entities.places import Place
from knowledge.records import Span
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.english import from_english, is_english
from knowledge.vietnamese.normalising import canonical, folded, is_plain, nfc
from knowledge.vietnamese.restoring import Restorer
from knowledge.vietnamese.telex import untelexed
from knowledge.vietnamese.tokens import tokens

_BROAD = frozenset({Kind.TEXT, Kind.LIST, Kind.PLACES})
_IN_PARTS = frozenset({Kind.TEXT, Kind.LIST, Kind.OVERVIEW, Kind.PLACES})


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is answered.

    `text` is NFC with abbreviations written out; `spelled` has its places' names with their marks besides, for searching,
    `plain` is it folded, `is_plain` whether it was typed without marks. `content` are the canonical syllables left to look
    for when places, documents, years and asking words are taken out, in order, `read` the same with their marks, and
    `focus` those right before an asking word: they say what is asked. `counted` are the folded syllables of what a figure
    counts, `lead` is the folded word before the one that asks how many: `còn bao nhiêu` → con. `places` are in the
    question's order; `notes` say in Vietnamese which names were mended. `names` are names that the corpus gives, canonical,
    `numbered` units called by a number, folded: `so 7`, `quoted` folded names in quotes. `listed` is the folded noun whose
    instances a list is to name, `ordinal` the item of a list that is asked for, from 1, 0 for none. `claimed` is a figure
    put to be confirmed, as typed. `asks_office` are the folded syllables of a person whose office is asked. `expects` is what
    a right sentence says besides, `asks_giver` that who gave an award is asked, `person` is who it may
    be about, `claimed_holder` the folded name of somebody put to be confirmed as the holder of an office,
    `capitals` canonical runs of words with capitals that are no place, person or document, `numbers` those that it gives and
    does not put to be confirmed.
    """

    text: str
    spelled: str
    plain: str
    is_plain: bool
    found: tuple[FoundPlace, ...]
    kind: Kind
    content: tuple[str, ...]
    read: tuple[str, ...]
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
    lead: str = ""
    names: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    ordinal: int = 0
    asks_office: tuple[str, ...] = ()
    asks_document: bool = False
    focus: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    expects: Expectation | None = None
    asks_giver: bool = False
    person: NamedPerson = NOBODY
    claimed_holder: str = ""
    capitals: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


class QuestionReader:
    """Reads one question as it stands; `bot.answering.conversation.followup` completes it from earlier ones."""

    def __init__(
        self, finder: PlaceFinder, restorer: Restorer, known: KnownNames, unions: UnionsAlone | None = None
    ) -> None:
        self._finder = finder
        self._restorer = restorer
        self._known = known
        self._unions = unions

    def read(self, typed: str) -> Question:
        """Read what a person typed: abbreviations are written out, English is turned."""
        shown = as_claim(by_office(in_usual_spelling(untelexed(" ".join(nfc(typed).split())))))
        if is_english(shown):
            return self._question(with_own_levels(from_english(shown), self._finder), plain=False)
        # Written out abbreviations bear marks; whether the person does is seen before.
        plain = is_plain(shown)
        shown = without_occasion(shown, lambda text: self._finder.find(text, plain=plain))
        shown = where_it_lies(by_whom(shown), lambda text: self._finder.find(text, plain=plain))
        if may_open_with_police(shown):
            shown = with_police(shown, self._finder.find(shown, plain=plain))
        shown = with_names(by_level(by_office(expanded(shown))), self._finder.of_initials)
        if self._unions and not self._finder.find(shown, plain=plain):
            shown = self._unions.named(shown)
        return self._question(shown, plain=plain)

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
        without_places = blanked(text, [place.span for place in found])
        marked = self._marked(text)
        asking = with_marks_that_tell(without_quotes(folded(without_places)), marked)
        kind = kind_of(asking, canonical(marked), names_document=bool(documents))
        taken = [place.span for place in found] + [mention.span for mention in documents]
        person = named_person(without_places, blanked(marked, [place.span for place in found]), plain=plain)
        is_office = names_office(asking) or heads_police(text, found)
        claims_holder = bool(person.span) and checks(asking) and is_office
        if claims_holder:
            # "Bí thư là ông A, đúng không?": whoever it is, the office is what to look for.
            kind = Kind.PERSON
        taken += [*epithets(text, found), *([person.span] if person.span else [])]
        if kind is Kind.DOCUMENT and found and facet_of(asking):
            # "Tồn tại của xã A trong thực hiện Kết luận 01 là gì?": asked of the place, not of the document.
            kind, documents = Kind.TEXT, ()
        facet = facet_of(asking) if kind in _IN_PARTS else None
        if facet and found and kind is Kind.PLACES:
            kind = Kind.TEXT  # "Xã A còn yếu chỗ nào?" asks for no place
        if facet:
            # What names the part need not be said again in it.
            taken += [Span(*match.span()) for match in facet.asks.finditer(asking)]
        pairs = tuple(content_of(text, marked, taken))
        expects = expectation_of(asking)
        is_bare = expects is not None and expects.carries_nothing
        if person.span and kind in _BROAD and not facet and asks_deeds([typed for typed, _ in pairs]):
            kind, pairs = Kind.TEXT, ()
        if found and is_bare:
            # "Xã A thuộc huyện nào?": what it lies in is all that is asked.
            kind, pairs = Kind.TEXT, ()
        content = tuple(typed for typed, _ in pairs)
        claimed = (
            next(claimed_figures(without_places, self._known.find(without_places)), None)
            if kind in {Kind.TEXT, Kind.LIST} and checks(asking)
            else None
        )
        if (
            found
            and not documents
            and not facet
            and not is_bare
            and not person.span
            and kind in _BROAD
            and is_general(content)
            and not asks_persons(asking)
        ):
            kind = Kind.OVERVIEW
        kind = Kind.FIGURE if claimed else kind
        if kind is Kind.TEXT and documents and checks(asking) and issuer_claimed(asking):
            kind = Kind.ISSUER
        of_date = bool(documents) and claims_date(asking)
        kind = Kind.TIME if of_date else kind
        return Question(
            text=text,
            spelled=_spelled(text, found),
            plain=folded(text),
            is_plain=plain,
            found=found,
            kind=kind,
            content=content,
            read=tuple(marked for _, marked in pairs),
            focus=focus_of(text, marked, content),
            counted=claimed_thing(claimed.after)
            if claimed
            else self._counted(kind, without_places, plain=plain) or opening_count(asking) or more_of(asking),
            percent=claimed.percent if claimed else asks_percent(asking),
            money=is_money(claimed, asking)
            if claimed
            else asks_money(asking) or means_money(canonical(marked)),
            claimed=claimed.span.of(text) if claimed else None,
            places=tuple(place.place for place in found),
            notes=tuple(place.note for place in found if place.note),
            documents=tuple(mention.document for mention in documents),
            # A date that is put to be confirmed may be wrong.
            years=frozenset() if of_date else asked_years(text),
            facet=facet,
            asks_document=asks_document(asking),
            compares=compares(asking),
            identity=claims_holder or asks_identity(asking),
            lead=led_by(asking),
            names=self._known.find(without_places),
            numbered=numbered(blanked(text, taken)),
            ordinal=ordinal_of(asking),
            asks_office=tuple(person.names[0].split()) if person.span and asks_office(asking) else (),
            listed=listed(asking) if kind is Kind.LIST else "",
            expects=expects,
            asks_giver=asks_giver(asking),
            person=NOBODY if claims_holder else person,
            capitals=capitals(blanked(text, taken)),
            numbers=() if claimed else numbers(blanked(text, taken)),
            claimed_holder=person.names[0] if claims_holder else "",
            quoted=quoted(text),
        )

    def _marked(self, text: str) -> str:
        """`text` with its marks restored, word for word: `the` asks as thế and not as thể."""
        marked = self._restorer.restore(text).text
        return asking_many(text, marked) if len(tokens(marked)) == len(tokens(text)) else text

    @staticmethod
    def _counted(kind: Kind, without_places: str, *, plain: bool) -> tuple[str, ...]:
        if kind is not Kind.FIGURE:
            return ()
        return counted(words_of(without_places), is_plain=plain)


def of_the_person(question: Question) -> Question:
    """Instead of who holds an office, what office the person put forward holds."""
    name = question.claimed_holder
    return replace(
        question,
        kind=Kind.TEXT,
        content=(),
        read=(),
        identity=False,
        asks_office=tuple(name.split()),
        person=NamedPerson((name,), Span(0, 0)),
    )


def _spelled(text: str, found: tuple[FoundPlace, ...]) -> str:
    """`text` with each place as it is properly written."""
    written, at = [], 0
    for place in found:
        written.append(text[at : place.span.start])
        written.append(place.spelled)
        at = place.span.end
    return "".join([*written, text[at:]])
