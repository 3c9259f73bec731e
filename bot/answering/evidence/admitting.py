"""Which sentences a question admits: by its names, numbers, documents, years and places, and by what it asks for."""

import re

from bot.answering.asking.content_units import body_words
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.branches import is_of_branch
from bot.answering.evidence.document_frames import names_documents
from bot.answering.evidence.numbered_units import is_of_unit
from bot.answering.evidence.of_persons import may_be_of_person
from bot.answering.evidence.schools import is_of_school
from bot.answering.measures.restrictions import tells_contact, tells_founding, tells_measure
from bot.answering.texts.quoted_names import says_name
from bot.answering.texts.reviewed_years import reviewed_years, year_just_ended
from knowledge.entities.places import place_chain, place_mentions
from knowledge.entities.years import compares_years, years, years_apart
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

_QUOTE = re.compile('[“"«]')
_OF_CENTRAL_DOCUMENT = re.compile(
    r"(?<=/TW)(?: \([^)]*\))?,? (?:ban hành |ký )?(?:ngày )?\d{1,2}[/-]\d{1,2}[/-]\d{4}", re.IGNORECASE
)
_MODELS = "mo hinh"
_TELLS_MODELS = re.compile(
    r"mô hình|phong trào|công trình|phần việc|cách làm|quỹ|câu lạc bộ|\btổ\b|\bđội\b|tuyến|vườn|\d|[“\"]",
    re.IGNORECASE,
)
_OF_MEASURES = frozenset({Kind.FIGURE, Kind.TIME})


def admits(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether the sentence has the names, documents, numbers and years that the question gives."""
    return (
        _names_what_is_quoted(question, sentence, passage)
        and names_documents(question, sentence, passage)
        and _names_numbers(question, sentence)
        and _speaks_of_years(question, sentence, passage)
        and is_of_school(question, sentence, passage)
        and is_of_unit(question, passage)
        and not is_of_branch(question, sentence, passage)
        and may_be_of_person(question, sentence, passage)
    )


def tells_asked(question: Question, sentence: str, over: str) -> bool:
    """Whether the sentence, under its heading, tells of the very measure, deed or address that is asked for."""
    if not tells_contact(question.plain, sentence):
        return False
    if question.kind is Kind.TIME and not tells_founding(question, sentence):
        return False
    if question.listed == _MODELS and body_words(question.content) and not _TELLS_MODELS.search(sentence):
        # Which models a union has is not told by what else it does.
        return False
    return question.kind not in _OF_MEASURES or tells_measure(question.plain, f"{sentence}\n{over}")


def is_about_place(question: Question, passage: Passage, sentence: Span, clause: Span) -> bool:
    """Whether a clause speaks of a place asked for that another clause of its sentence names: not of "model B of …"."""
    if not question.places or clause == sentence:
        return True
    asked = {place.key for place in question.places}
    if asked & {place.key for place in place_chain(passage.article.place or "")}:
        return True
    whole = sentence.of(passage.text)
    if not any(mention.place.key in asked for mention in place_mentions(whole)):
        return True
    said = clause.of(passage.text)
    here = [mention.place.key for mention in place_mentions(said)]
    if here:
        return bool(asked.intersection(here))
    before = [mention.place.key for mention in place_mentions(passage.text[sentence.start : clause.start])][
        -1:
    ]
    return bool(asked.intersection(before)) and said[:1].islower() and not _QUOTE.search(said)


def is_of_named(question: Question, sentence: str, clause: str) -> bool:
    """Whether a clause tells of the name asked about, where its sentence names that in another clause: not with a place and a name of its own."""
    if not question.names or clause == sentence or not _QUOTE.search(clause):
        return True
    if not any(place_mentions(clause)):
        return True  # it goes on about what the clause before it names, whatever name its fund has
    whole, said = _words(sentence), _words(clause)
    return not any(name in whole for name in question.names) or any(name in said for name in question.names)


def _words(text: str) -> str:
    return " ".join(canonical(token.text) for token in tokens(text))


def _names_what_is_quoted(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether the sentence has the names in quotes, or goes on without any in a paragraph that has them before it."""
    if not question.quoted or all(says_name(name, sentence) for name in question.quoted):
        return True
    if _QUOTE.search(sentence):
        return any(says_name(name, sentence) for name in question.quoted)
    paragraph = folded(passage.text[: passage.text.find(sentence)].rpartition("\n")[2])
    return all(name in paragraph for name in question.quoted)


def _names_numbers(question: Question, sentence: str) -> bool:
    """Whether units that bear a number, tổ số 7, stand in the sentence with that very number."""
    if not question.numbered:
        return True
    said = folded(sentence)
    return all(re.search(rf"\b{name}\b", said) for name in question.numbered)


def _speaks_of_years(question: Question, sentence: str, passage: Passage) -> bool:
    """A year asked for must stand in the sentence, or around it where the sentence itself names none."""
    if not question.years:
        return True
    # "… theo Quy định số 37-QĐ/TW ngày 25/10/2021": when that was issued is not when this was done.
    whole, sentence = sentence, _OF_CENTRAL_DOCUMENT.sub(" ", sentence)
    said = years(sentence)
    if compares_years(question.plain):
        own, beside = said, frozenset[int]()
    else:
        own, beside = years_apart(sentence)
    if len(question.years) > 1:
        return bool(question.years & (said or years(passage.text) | years(passage.article.title)))
    if own:
        return question.years <= own
    article = passage.article
    around = years(passage.text) | years(article.title) | years(article.published or "")
    told = year_just_ended(whole, passage)
    if told:
        return question.years <= told
    around |= reviewed_years(sentence, passage)
    return question.years <= around - beside
