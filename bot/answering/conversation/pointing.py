"""What a follow-up points back to, put in its words again: "xã đó", "ở đó", "công ty này", "ông ấy"."""

import re
from collections.abc import Callable, Sequence

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.records import Answer
from bot.answering.texts.persons import NAME, NAMESAKE, TITLE, names_with_office
from knowledge.entities.bodies import head_at, words_of
from knowledge.entities.places import LEVELS, Place, place_chain, place_mentions
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded, is_plain
from knowledge.vietnamese.tokens import tokens

_SORTS = (
    *sorted(LEVELS, key=len, reverse=True),
    *("công ty", "bệnh viện", "nhà máy", "xí nghiệp", "hợp tác xã", "đồn", "trường"),
)
_VAGUE = "nơi|địa phương|đơn vị|chỗ|bên"
_MARKED = re.compile(
    rf"\b(?:(?P<sort>{'|'.join(_SORTS)})|{_VAGUE}|(?P<at>ở))\s+(?:đó|đấy|này|ấy|đây|kia)\b(?!\s+thì sao)",
    re.IGNORECASE,
)
# Without marks "do" is đó and do: "xã do ai làm bí thư".
_PLAIN = re.compile(
    rf"\b(?:(?P<sort>{'|'.join(map(folded, _SORTS))})|{folded(_VAGUE)}|(?P<at>o))\s+(?:(?:do|day)(?!\s+(?:ai|dong chi|ong|ba|hoi|doan|chi)\b)|nay|ay|kia)\b",
    re.IGNORECASE,
)
# "Toàn tỉnh", "cả huyện": of which, was said before.
_WHOLE = re.compile(
    rf"(?i:\b(?:toàn|cả|toan|ca) (?P<sort>tỉnh|huyện|thị xã|thành phố|tinh|huyen|thi xa|thanh pho))\b(?! [{UPPER}])(?P<at>)"
)
_PERSON = re.compile(
    r"\b(?P<title>ông|bà|anh|chị|cô|chú|cụ|thầy|bác|đồng chí|đ/c|đc|dc|người|ong|ba|chi|co|chu|cu|thay|bac|dong chi|nguoi)\s+(?:ấy|đó|này|ay|do|nay)\b",
    re.IGNORECASE,
)
_MARKED_TITLES = {
    "ong": "ông",
    "ba": "bà",
    "chi": "chị",
    "co": "cô",
    "chu": "chú",
    "cu": "cụ",
    "thay": "thầy",
    "bac": "bác",
}
_TITLES = frozenset("ông bà anh chị cô chú cụ thầy em bác đồng".split())
# "Phường nào?" makes the answer a ward.
_WHICH = "nao"
_LEAST_CONTENT = 2


def in_words(
    typed: str,
    earlier: Question,
    answer: Callable[[Question], Answer],
    around: Callable[[Place], Sequence[Place]],
) -> str:
    """NFC `typed` with the place or person that `earlier` or its answer told of, where it points to that; else as it is.

    `around` gives the units that a place lies in, as far as they are known.
    """
    person, place = person_pointer(typed), place_pointer(typed) or _WHOLE.search(typed)
    if person and earlier.person.span:
        return with_person(typed, person, _bare(earlier.person.span.of(earlier.text)))
    if person and asks_for_person(earlier):
        name = person_told(answer(earlier))
        return with_person(typed, person, name) if name else typed
    if place is None:
        return typed
    told: Place | None = None
    if len(earlier.places) == 1 and place["sort"]:
        told = _larger(earlier.places[0], folded(canonical(place["sort"])), around)
    if not told and (not earlier.places or asks_for_place(earlier, place)):
        told = place_told(answer(earlier), place)
    return (told and with_place(typed, place, told)) or typed


def _larger(place: Place, sort: str, around: Callable[[Place], Sequence[Place]]) -> Place | None:
    """The unit of that sort that `place` lies in: "toàn tỉnh", once a commune was spoken of."""
    return next((unit for unit in around(place) if folded(unit.level or "") == sort), None)


def points_back(typed: str) -> bool:
    """Whether NFC `typed` points back to a place or a person."""
    return bool(place_pointer(typed) or person_pointer(typed) or _WHOLE.search(typed))


def place_pointer(typed: str) -> re.Match[str] | None:
    """Where NFC `typed` points back to a place, with what sort of place it says (`sort`)."""
    return (_PLAIN if is_plain(typed) else _MARKED).search(typed)


def with_place(typed: str, pointer: re.Match[str], place: Place) -> str | None:
    """`typed` with the place in the words that point to it; None where they point to something of another sort."""
    sort = folded(canonical(pointer["sort"] or ""))
    level = place.level
    if sort and level and folded(level) != sort:
        return None
    if sort and not level:
        words = words_of(place.name)
        is_body = head_at(words) and folded(" ".join(words)).startswith(sort)
        if not is_body:
            if sort not in map(folded, LEVELS):
                return None
            level = next(one for one in LEVELS if folded(one) == sort)
    named = Place(level, place.name, place.within).full
    at = "ở " if pointer["at"] else ""
    said = f"{at}{named}"
    return typed[: pointer.start()] + (folded(said) if is_plain(typed) else said) + typed[pointer.end() :]


def stands_alone(question: Question) -> bool:
    """Whether a question with its place put in says enough without the one before it."""
    return bool(question.facet) or len(question.content) >= _LEAST_CONTENT


def asks_for_place(earlier: Question, pointer: re.Match[str]) -> bool:
    """Whether the answer to `earlier` is the place pointed to: "… là mô hình của phường nào?"."""
    sort = folded(canonical(pointer["sort"] or ""))
    asked = (
        rf"\b{sort} {_WHICH}\b"
        if sort
        else rf"\b(?:{'|'.join(map(folded, LEVELS))}|noi|don vi|dia phuong) {_WHICH}\b|\bo dau\b"
    )
    return bool(re.search(asked, earlier.plain))


def place_told(answer: Answer, pointer: re.Match[str]) -> Place | None:
    """The one place of the sort pointed to that the first statement of `answer` tells of, or lies in; None if unsure."""
    sort = folded(canonical(pointer["sort"] or ""))
    if not answer.citations or len({one.passage.article.id for one in answer.citations}) > 1:
        return None
    citation = answer.citations[0]
    told = [mention.place for statement in answer.statements for mention in place_mentions(statement.text)]
    found = {place.key: place for place in told if not sort or folded(place.level or "") == sort}
    if len(found) == 1:
        return next(iter(found.values()))
    own = [
        place
        for place in place_chain(citation.passage.article.place or "")
        if not sort or folded(place.level or "") == sort
    ]
    return own[0] if own and not found else None


def person_pointer(typed: str) -> re.Match[str] | None:
    """Where NFC `typed` points back to a person."""
    return _PERSON.search(typed)


def asks_for_person(earlier: Question) -> bool:
    """Whether the answer to `earlier` is a person."""
    return earlier.kind is Kind.PERSON and not earlier.person.span


def person_told(answer: Answer) -> str:
    """The name of the one person, or of the one with an office, in the first statement of `answer` with any; empty if unsure."""
    named = next(filter(None, (_names(statement.text) for statement in answer.statements)), ())
    return named[0] if len(named) == 1 else ""


def _names(said: str) -> tuple[str, ...]:
    """The persons that a statement names, without titles; of several those that it tells an office of."""
    # Sơn and Kim are family names, and begin the names of communes.
    places = {mention.place.key for mention in place_mentions(said)}
    named = dict.fromkeys(_bare(match[0]) for match in NAME.finditer(said))
    named.pop(NAMESAKE, None)
    found = tuple(name for name in named if canonical(name) not in places)
    if len(found) == 1:
        return found
    return tuple(name for name in found if names_with_office(folded(name).split(), said)) or found


def with_person(typed: str, pointer: re.Match[str], name: str) -> str:
    """`typed` with the person's name in the words that point to him."""
    said = pointer["title"].lower()
    title = (
        "đồng chí" if folded(said) in {"nguoi", "dong chi", "dc", "d/c"} else _MARKED_TITLES.get(said, said)
    )
    return f"{typed[: pointer.start()]}{title} {name}{typed[pointer.end() :]}"


def _bare(name: str) -> str:
    """A name without the title before it."""
    words: Sequence[str] = [token.text for token in tokens(TITLE.sub("", name))]
    first = next(
        (at for at, word in enumerate(words) if word[0].isupper() and word.lower() not in _TITLES), 0
    )
    return " ".join(words[first:])
