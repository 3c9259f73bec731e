"""Whether a sentence is of the kind that a question asks for: it has the figure, the date, the person, the subject."""

import re
from collections.abc import Callable, Mapping

from bot.answering.figures import Figure, figures
from bot.answering.question import Question
from bot.answering.wording import Kind
from knowledge.entities.documents import document_mentions
from knowledge.entities.places import LEVELS, Place, place_mentions
from knowledge.records import Span
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# A sentence outside the part of a report that is asked for is hardly the answer.
_OUTSIDE_FACET = 0.4
# Of these a place has a number, of which an inspection or a prize concerns a part; books are there as they are given.
_LASTING = frozenset(
    tuple(noun.split())
    for noun in (
        "chi bo",
        "dang vien",
        "to chuc",
        "doan vien",
        "hoi vien",
        "can bo",
        "dan so",
        "ho",
        "xa",
        "ap",
        "thon",
        "nguoi",
    )
)
# What says that there are so many …
_HAS = frozenset("co gom voi tong la hien".split())
# … and what says that something was done to so many.
_DONE = re.compile(
    r"\b(?:kiem tra|giam sat|khen|tang|trang bi|cung cap|giup|nhac nho|xu ly|ky luat|ket nap|phan cong|cu|cho|toi|tham gia|tham du)\b"
)
QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
"""Something in quotes: a model's name, a document's subject."""
_PERSON = re.compile(
    rf"(?i:đồng chí|đ/c|ông|bà|anh|chị|bác sĩ|cô|thầy)\s+(?:[{UPPER}]\w*\s+){{1,3}}[{UPPER}]\w*"
)
_NAME_FOLLOWS = re.compile(rf"(?:[ :]+[^\W\d_]+){{0,2}}[ :]+(?:[{UPPER}]|[“\"«])")
_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|(?:ngày|tháng|năm|quý|giai đoạn)\s+\S*\d", re.IGNORECASE
)
# Between a document and its subject nothing may bring in another thing: "Kết luận 21 và các quy định về …".
_NO_OTHER = r"(?:(?!\b(?:và|cùng|với|gắn|các|những)\b)[^“\"«;.,])"
# After a document's number: its subject in quotes, or a clause that says what it is about …
_SUBJECT = re.compile(
    rf"(?:(?!\b(?:và|cùng|với|gắn)\b)[^“\"«;.]){{0,110}}[“\"«][^”\"»]+[”\"»]"
    rf"|(?:{_NO_OTHER}{{0,90}} )?về(?: việc)? [^;.]{{8,200}}?(?=, [{UPPER}]|[;.]|$)"
)
# … or who issued it.
_ISSUED = re.compile(
    rf"(?: ?\([^)]*\))?(?:,? (?:ban hành |ký )?ngày [\d/.-]+)? ?(?:do|của) [{UPPER}][^,;.“\"«]{{3,80}}?(?= về | để | nhằm | và |[,;.“\"«]|$)"
    rf"|(?: ?\([^)]*\))? ?(?:do|của) [{UPPER}][^,;.“\"«]{{3,80}}(?=[\s,;.“\"«]|$)"
)
# Words that say of whom a count is, not what is counted.
_OWNERS = frozenset("dang bo uy chi xa phuong huyen tinh ap thon don vi toan".split())


def fit(question: Question, sentence: str) -> tuple[float, Figure | None]:
    """How well `sentence` fits what is asked for (0 not at all, 1 fully), and the figure if one is asked for."""
    if question.kind is Kind.FIGURE:
        return _fit_figure(question, sentence)
    outside = question.facet is not None and not question.facet.holds(folded(sentence))
    return (_OUTSIDE_FACET if outside else 1.0) * _FITS[question.kind](question, sentence), None


def subject_of(question: Question, sentence: str) -> Span | None:
    """Where `sentence` names a document asked for together with what it is about or who issued it."""
    for mention in document_mentions(sentence):
        if not any(wanted.is_same(mention.document) for wanted in question.documents):
            continue
        pattern = _ISSUED if question.kind is Kind.ISSUER else _SUBJECT
        match = pattern.match(sentence, mention.span.end)
        if match:
            return Span(mention.span.start, match.end())
    return None


def _fit_figure(question: Question, sentence: str) -> tuple[float, Figure | None]:
    best, chosen = 0.0, None
    stock = _asks_stock(question)
    for figure in figures(sentence):
        if not _is_of_its_sort(question, figure) or not _is_of(question, sentence, figure):
            continue
        if stock and not _is_stock(sentence[: figure.span.start]):
            continue
        fits = figure.counts(question.counted)
        if fits > best:
            best, chosen = fits, figure
    return best, chosen


def _is_of_its_sort(question: Question, figure: Figure) -> bool:
    """Whether a share answers a question for a share, money one for money, and a count one for a count."""
    if question.percent != figure.percent or (figure.money and not question.money):
        return False
    return figure.money or not question.money or bool(question.counted)


def _asks_stock(question: Question) -> bool:
    """Whether it is asked how many people or units there are, with no word of what was done to them."""
    rest = set(map(folded, question.content)) - set(question.counted) - _OWNERS
    lasting = bool({question.counted[:1], question.counted[:2]} & _LASTING)
    return lasting and not question.percent and not question.money and not rest


def _is_stock(before: str) -> bool:
    """Whether the words before a figure say that a place has so many, not that it did something to so many."""
    clause = re.split(r"[;:]", before)[-1]
    words = [folded(canonical(token.text)) for token in tokens(clause)]
    return not words or (bool(_HAS.intersection(words)) and not _DONE.search(" ".join(words)))


def _is_of(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure belongs to a place asked for: none stands nearer before it, but for units inside that place."""
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key: place for place in question.places}
    if not asked or not groups or any(place.key in asked for place in groups[-1]):
        return True
    named = [asked[place.key] for group in groups for place in group if place.key in asked]
    return bool(named) and _rank(groups[-1][0].level) < _rank(named[-1].level or "xã")


def _place_groups(text: str) -> list[list[Place]]:
    """The places `text` names, those of one address together: ấp A, xã B."""
    groups: list[list[Place]] = []
    end = -1
    for mention in place_mentions(text):
        if groups and text[end : mention.span.start].strip() in {",", "(", "-", "–"}:
            groups[-1].append(mention.place)
        else:
            groups.append([mention.place])
        end = mention.span.end
    return groups


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _fit_list(question: Question, sentence: str) -> float:
    if question.listed and _named(question.listed, sentence):
        return 1.0
    return 0.9 if QUOTED.search(sentence) or sentence.count(",") > 1 or ";" in sentence else 0.8


def _named(listed: str, sentence: str) -> bool:
    """Whether what is asked for is followed by a name: a capital or a quote, at most two words on."""
    plain = folded(sentence)
    at = plain.find(listed)
    while at >= 0:
        if _NAME_FOLLOWS.match(sentence, at + len(listed)):
            return True
        at = plain.find(listed, at + 1)
    return False


def _fit_number(question: Question, sentence: str) -> float:
    return float(any(mention.document.kind in question.plain for mention in document_mentions(sentence)))


def _fit_person(question: Question, sentence: str) -> float:
    if not question.identity:
        return 1.0 if _PERSON.search(sentence) else 0.8
    if not _PERSON.search(sentence):
        return 0.0
    return float(_has_role(question.content, sentence))


def _has_role(role: tuple[str, ...], sentence: str) -> bool:
    """Whether the office asked for stands in the sentence as it is, not as somebody's deputy or in other company."""
    if not role:
        return True
    wanted = [folded(word) for word in role]
    words = [folded(token.text) for token in tokens(expanded(sentence))]
    for at in range(len(words) - len(wanted) + 1):
        if words[at : at + len(wanted)] == wanted and (at == 0 or words[at - 1] != "pho"):
            return True
    return False


_FITS: Mapping[Kind, Callable[[Question, str], float]] = {
    Kind.TIME: lambda _question, sentence: 1.0 if _DATE.search(sentence) else 0.0,
    Kind.PERSON: _fit_person,
    Kind.PLACES: lambda _question, _sentence: 1.0,
    Kind.ISSUER: lambda question, sentence: 1.0 if subject_of(question, sentence) else 0.3,
    Kind.LIST: _fit_list,
    Kind.DOCUMENT: lambda question, sentence: 1.0 if subject_of(question, sentence) else 0.5,
    Kind.DOCUMENT_NUMBER: _fit_number,
    Kind.OVERVIEW: lambda _question, sentence: (
        0.5 + 0.25 * bool(QUOTED.search(sentence)) + 0.25 * any(figures(sentence))
    ),
    Kind.TEXT: lambda _question, _sentence: 1.0,
}
