"""Bodies in a question: "Công ty Cấp nước A", "bệnh viện A", "đồn biên phòng", however they were typed."""

from bot.answering.texts.place_chains import FoundPlace
from bot.answering.texts.typed_words import TypedWords
from index.places import PlaceIndex
from knowledge.entities.bodies import head_at, is_apart, may_go_on
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Span
from knowledge.vietnamese.normalising import folded

_LONGEST = 14
# How many words may say what kind of body it is.
_KIND = 6
_LEAST_NAME = 2
# So many words of a kind are no other words without their marks.
_SURE = 3
_BEFORE_NO_SCHOOL = frozenset("moi hien thi nha lap hoi cong ban nong lam truong ky".split())
# Around a kind of body these ask for some of that kind, or count them.
_COUNTING = frozenset("nhieu may cac nhung mot moi hai ba bon nam nhieu so".split())
_ASKING = frozenset("nao gi khac do nay may bao nhieu".split())


class BodyFinder:
    """Finds bodies of the corpus, and bodies that it does not know where their names would be taken for a place."""

    def __init__(self, places: PlaceIndex, country: NameBook) -> None:
        self._places = places
        self._country = country

    def at(self, question: TypedWords, start: int) -> FoundPlace | None:
        """The body whose name begins at word `start`; the longest way to call one that anybody knows."""
        if not head_at(question.typed, start):
            return None
        end = self._end(question, start)
        for stop in range(end, start + 1, -1):
            body = self._places.bodies.given(question.typed[start:stop])
            if body:
                return _found(question, start, stop, body, is_known=True)
        return self._apart(question, start, end) if is_apart(question.typed[start:end]) else None

    def only_one(self, question: TypedWords) -> FoundPlace | None:
        """The body that is called by its kind alone, where articles are about just one of that kind."""
        for start in range(len(question.typed)):
            head = head_at(question.typed, start)
            school = _is_school(question, start)
            if not head or not (school or is_apart(question.typed[start:])):
                continue
            # Without marks one word is too little to go by: "don" is đồn, and đơn. So it is of schools: there are many.
            least = _SURE if school or (head == 1 and question.plain) else head
            for stop in range(min(self._end(question, start), start + head + _KIND), start + least - 1, -1):
                body = self._places.bodies.only_one(question.typed[start:stop])
                other = self._other(question, stop) if body else 0
                if other:
                    shown = Place(None, question.shown(start, stop + other - start))
                    return _found(question, start, stop + other, shown, is_known=False)
                if body and _is_that_one(question, start, stop):
                    return _found(question, start, stop, body, is_known=True)
        return None

    def _other(self, question: TypedWords, stop: int) -> int:
        """How many words from `stop` are a unit's name, which another body of the kind is then called by; 0 for none."""
        if stop >= len(question.typed) or not question.adjacent(stop):
            return 0
        name, length = self._country.at(question.typed, stop)
        is_asking = any(folded(word) in _ASKING for word in question.typed[stop : stop + length])
        return length if name is not None and length >= _LEAST_NAME and not is_asking else 0

    @staticmethod
    def _end(question: TypedWords, start: int) -> int:
        """Behind the last word that may belong to a body's name that begins at `start`."""
        end = start + 1
        while end < min(len(question.typed), start + _LONGEST) and question.adjacent(end):
            end += 1
        return end

    def _apart(self, question: TypedWords, start: int, end: int) -> FoundPlace | None:
        """A body of its own that the corpus speaks of, or speaks of none like it where its name is a place's."""
        typed = question.typed
        first = start + head_at(typed, start)
        for at in range(first, min(end, first + _KIND + 1)):
            length = self._name_length(question, at)
            if length and at + length <= end:
                called, own = typed[start : at + length], typed[at : at + length]
                body = self._places.bodies.spoken_of(called, own)
                if body:
                    return _found(question, start, at + length, body, is_known=True)
                unsure = question.plain and first == start + 1  # "don" is đồn, and đơn
                if (
                    not unsure
                    and self._is_place_alone(question, at, length)
                    and not self._has_such(typed[start:at], own)
                ):
                    shown = Place(None, question.shown(start, at + length - start))
                    return _found(question, start, at + length, shown, is_known=False)
                return None
            if not may_go_on(typed[at]):
                return None
        return None

    def _name_length(self, question: TypedWords, at: int) -> int:
        """How many words from `at` are a name: capitals, or a place's where none are typed."""
        run = question.capitals(at)
        if run >= _LEAST_NAME:
            return run
        lengths = [
            length
            for name, length in (book.at(question.typed, at) for book in (self._places.book, self._country))
            if name is not None
        ]
        longest = max(lengths, default=0)
        return longest if longest >= _LEAST_NAME and not question.is_capital(at) else 0

    def _is_place_alone(self, question: TypedWords, at: int, length: int) -> bool:
        name, known = self._places.book.at(question.typed, at)
        return name is not None and known == length

    def _has_such(self, kind: tuple[str, ...], own: tuple[str, ...]) -> bool:
        """Whether what the corpus has of the place of that name speaks of a body of that kind."""
        about = self._places.rows_about(Place(None, " ".join(own)))
        return self._places.bodies.is_spoken_of(kind, about)


def _is_school(question: TypedWords, start: int) -> bool:
    """Whether a school begins at word `start`: no môi trường, thị trường, nhà trường."""
    before = folded(question.typed[start - 1]) if start and question.adjacent(start) else ""
    return folded(question.typed[start]) == "truong" and before not in _BEFORE_NO_SCHOOL


def _is_that_one(question: TypedWords, start: int, stop: int) -> bool:
    before = folded(question.typed[start - 1]) if start else ""
    after = folded(question.typed[stop]) if stop < len(question.typed) else ""
    return before not in _COUNTING and not before.isdigit() and after not in _ASKING


def _found(question: TypedWords, start: int, stop: int, body: Place, *, is_known: bool) -> FoundPlace:
    span = Span(question.tokens[start].span.start, question.tokens[stop - 1].span.end)
    return FoundPlace(body, span, body.name if is_known else span.of(question.text))
