"""Whether a sentence is of the kind that a question asks for: it has the figure, the date, the person, the subject."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from bot.answering.asking.expecting import UNSAID, takes
from bot.answering.asking.facets import is_item
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import fit_time
from bot.answering.measures.counting import asked_figure
from bot.answering.texts.figures import Figure, figures
from bot.answering.texts.persons import NAME, NAMESAKE, holds_office, names_with_office, persons_in
from bot.answering.texts.signatures import may_have_signed
from knowledge.entities.documents import document_mentions
from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded

# A body may be meant where it is asked who did it; a person rather.
_BODY_INSTEAD = 0.9
# A union does it as well as a person does.
_ASKS_DOER = re.compile(r"\b(?:do|cua) ai\b")
# Whoever these ask for bears a name; who chairs a cell's meetings or gets a house may be told by what they are.
_ONE_PERSON = re.compile(
    r"\b(?:dong chi|ong|ba|anh|chi|cu|ngu dan|nong dan|bac si|giao vien|gia lang) nao\b"
    r"|\bai (?:da |se )?(?:trinh bay|doc|phat bieu|doat|gianh|thay|(?:chu tri|dieu hanh|khai mac) (?:hoi nghi|hoi thao|le|dai hoi))\b"
    r"|\b(?:hoi nghi|hoi thao|le|dai hoi)\b.*\bai (?:da |se |truc tiep )?(?:chu tri|dieu hanh|khai mac)\b|\bten (?:la )?gi\b"
)
# A sentence outside the part of a report that is asked for is hardly the answer.
_OUTSIDE_FACET = 0.4
QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
"""Something in quotes: a model's name, a document's subject."""
# "“… nhờ bí thư chi bộ làm trước”, đồng chí A nhớ lại": whoever says it is not whom it tells of.
_QUOTE_ENDS = re.compile(r"[”\"»],? ?(?:[^\W\d_]+ ){0,3}$")
_SPEAKER = re.compile(
    r"(?:, [^,;.“\"«]{3,60},?)? (?:nhớ lại|nói|kể|chia sẻ|cho biết|cho hay|khẳng định|nhấn mạnh|tâm sự|bộc bạch|trao đổi|giãi bày)\b"
)
_ASKS_SPEAKER = re.compile(
    r"\b(?:nho lai|noi|ke|chia se|cho biet rang|cho hay|khang dinh|nhan manh|tam su|boc bach|phat bieu|cho rang|dua ra|cau)\b"
)
_BODY = re.compile(
    r"\b(?:Hội|Đoàn|Chi bộ|Đảng ủy|Ban|Ủy ban|UBND|MTTQ|Mặt trận|Công đoàn|Liên đoàn|Công an|Huyện đoàn|Tỉnh đoàn|Tổ|Câu lạc bộ|Khối)\b|"
    r"\b(?:bí thư|cấp ủy|chi ủy|lãnh đạo|người đứng đầu|cán bộ|thủ trưởng|tập thể|cá nhân|gia đình)\b"
)
_NAME_FOLLOWS = re.compile(rf"(?:[ :]+[^\W\d_]+){{0,2}}[ :]+(?:[{UPPER}]|[“\"«])")
# A sentence that names the person but tells no office.
_NO_OFFICE = 0.6
# A sentence without the document that is asked for.
_NO_DOCUMENT = 0.4
_NOT_SIGNED = 0.0
_KINDS_OF_DOCUMENTS = (
    "chi thi", "ket luan", "nghi quyet", "quy dinh", "quyet dinh", "quy che", "ke hoach", "huong dan", "chuong trinh", "de an",
    "cong van", "thong bao", "thong tri",
)  # fmt: skip
# Between a document and its subject nothing may bring in another thing: "Kết luận 21 và các quy định về …".
_NO_OTHER = r"(?:(?!\b(?:và|cùng|với|gắn|các|những)\b)[^“\"«;.,])"
# After a document's number: its subject in quotes, or a clause that says what it is about …
_SUBJECT = re.compile(
    rf"(?:(?!\b(?:và|cùng|với|gắn)\b)[^“\"«;.]){{0,110}}[“\"«][^”\"»]+[”\"»]"
    rf"|(?:{_NO_OTHER}{{0,90}} )?về(?: việc)? [^;.]{{8,200}}?(?=, [{UPPER}]|[;.]|$)"
    # … or, right behind its day, what it lays down or carries out.
    r"|,? ngày \d{1,2}[/-]\d{1,2}[/-]\d{2,4},? (?:ban hành|quy định|phê duyệt|thực hiện|triển khai thực hiện|hướng dẫn|chỉ đạo|yêu cầu|tăng cường|đẩy mạnh) [^;.]{8,200}?(?=[;.]|$)"
)
# … or who issued it.
_ISSUED = re.compile(
    rf"(?: ?\([^)]*\))?(?:,? (?:ban hành |ký )?ngày [\d/.-]+)? ?(?:do|của) [{UPPER}][^,;.“\"«]{{3,80}}?(?= về | để | nhằm | và |[,;.“\"«]|$)"
    rf"|(?: ?\([^)]*\))? ?(?:do|của) [{UPPER}][^,;.“\"«]{{3,80}}(?=[\s,;.“\"«]|$)"
)


def fit(question: Question, sentence: str, *, in_part: bool) -> tuple[float, Figure | None]:
    """How well `sentence` fits what is asked for (0 not at all, 1 fully), and the figure if one is asked for.

    `in_part` says that it belongs to the part of the report that the question is after.
    """
    if question.kind is Kind.FIGURE:
        return asked_figure(question, sentence)
    outside = question.facet is not None and not in_part
    if question.ordinal and question.facet is not None and not outside:
        return (1.0 if is_item(question.ordinal, canonical(sentence)) else _OUTSIDE_FACET), None
    share = (_OUTSIDE_FACET if outside else 1.0) * _expected(question, sentence)
    return share * _FITS[question.kind](question, sentence), None


def _expected(question: Question, sentence: str) -> float:
    """How much of what is asked of the matter the sentence says, 0-1."""
    said = question.expects.share(sentence) if question.expects else 1.0
    if question.asks_giver and not takes(sentence, [place.key for place in question.places]):
        said *= UNSAID
    return said


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


def _fit_list(question: Question, sentence: str) -> float:
    if question.asks_document:
        return _fit_text(question, sentence)
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


# Several sign it, and its number names the first.
_JOINT = re.compile(r"\b(?:phoi hop|lien tich|lien nganh)\b")


def _fit_number(question: Question, sentence: str) -> float:
    """Whether a document of the kind asked for is named, and whoever it was asked of signed it."""
    others = [
        mention.document
        for mention in document_mentions(sentence)
        if mention.document.kind in question.plain
        and not any(wanted.is_same(mention.document) for wanted in question.documents)
    ]
    if not others or _JOINT.search(question.plain):
        return float(bool(others) or _names_asked(question, sentence))
    return 1.0 if any(may_have_signed(question.plain, other) for other in others) else _NOT_SIGNED


def _names_asked(question: Question, sentence: str) -> bool:
    """Whether the document itself is named whose number is asked: "Chỉ thị 05 mang số bao nhiêu?"."""
    kinds = [mention.document.kind for mention in document_mentions(sentence)]
    said = [(question.plain.find(kind), kind) for kind in _KINDS_OF_DOCUMENTS if kind in question.plain]
    return bool(said) and min(said)[1] in kinds


def _fit_person(question: Question, sentence: str) -> float:
    if not question.identity:
        if _names_another_person(question, sentence):
            return 1.0
        if _ONE_PERSON.search(question.plain):
            return 0.0
        if _names_other_body(question, sentence):
            return 1.0 if _ASKS_DOER.search(question.plain) else _BODY_INSTEAD
        return 0.7
    if question.asks_office and not question.content:
        # "Ông A là ai?": a sentence that tells his office.
        return 1.0 if names_with_office(question.asks_office, sentence) else _NO_OFFICE
    return float(
        bool(NAME.search(sentence))
        and holds_office(_office(question), sentence, [place.key for place in question.places])
    )


def _names_another_person(question: Question, sentence: str) -> bool:
    """Whether `sentence` names somebody besides the person that the question names itself."""
    asked = question.person.names if question.person.span else ()
    names = [
        canonical(match[0])
        for match in persons_in(sentence)
        if not (_SPEAKER.match(sentence, match.end()) and _QUOTE_ENDS.search(sentence[: match.start()]))
        or _ASKS_SPEAKER.search(question.plain)
    ]
    return any(
        name != canonical(NAMESAKE) and not any(folded(name).endswith(one) for one in asked) for name in names
    )


def _office(question: Question) -> tuple[str, ...]:
    """The words of the office asked for: of "trưởng thôn A" the level belongs to it as well as to the place."""
    if not question.places:
        return question.content
    content = _without_name(question.content, canonical(question.places[0].name).split())
    if tuple(map(folded, content)) != ("truong",):
        return content
    level = question.places[0].level
    if level is None and canonical(question.places[0].name).startswith("công an "):
        return (*content, "công", "an")
    return (*content, *level.split()) if level else content


def _without_name(content: Sequence[str], name: Sequence[str]) -> tuple[str, ...]:
    """`content` without two words in a row of the name of a body: "director of A general hospital" heads no đa khoa."""
    pairs = set(pairwise(name))
    within = {at + on for at, pair in enumerate(pairwise(content)) if pair in pairs for on in (0, 1)}
    return tuple(word for at, word in enumerate(content) if at not in within)


def _names_other_body(question: Question, sentence: str) -> bool:
    """Whether `sentence` names a body or persons that the question does not name itself."""
    asked = set(map(folded, question.content))
    return any(not asked.issuperset(folded(match[0]).split()) for match in _BODY.finditer(sentence))


def asks_another(question: Question) -> bool:
    """Whether the number of a document is asked that is not of the kind of any named one: of the plan to carry out a conclusion."""
    kinds = [kind for kind in _KINDS_OF_DOCUMENTS if kind in question.plain]
    return question.kind is Kind.DOCUMENT_NUMBER and any(
        kind not in {document.kind for document in question.documents} for kind in kinds
    )


def _names_another(question: Question, sentence: str) -> bool:
    """Whether `sentence` gives the number of a document other than those in the question."""
    return any(
        not any(wanted.is_same(mention.document) for wanted in question.documents)
        for mention in document_mentions(sentence)
    )


def _fit_text(question: Question, sentence: str) -> float:
    if question.asks_document:
        return 1.0 if _names_another(question, sentence) else _NO_DOCUMENT
    if not question.asks_office:
        return 1.0
    return 1.0 if names_with_office(question.asks_office, sentence) else _NO_OFFICE


_FITS: Mapping[Kind, Callable[[Question, str], float]] = {
    Kind.TIME: fit_time,
    Kind.PERSON: _fit_person,
    Kind.PLACES: lambda _question, _sentence: 1.0,
    Kind.ISSUER: lambda question, sentence: 1.0 if subject_of(question, sentence) else 0.3,
    Kind.LIST: _fit_list,
    Kind.DOCUMENT: lambda question, sentence: 1.0 if subject_of(question, sentence) else 0.5,
    Kind.DOCUMENT_NUMBER: _fit_number,
    Kind.OVERVIEW: lambda _question, sentence: (
        0.5 + 0.25 * bool(QUOTED.search(sentence)) + 0.25 * any(figures(sentence))
    ),
    Kind.TEXT: _fit_text,
}
