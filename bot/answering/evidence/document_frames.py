"""The documents that a question names: said by the sentence itself, or by the report that it stands in."""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.carried_out import kind_carried_out, names_kind
from knowledge.entities.documents import document_mentions
from knowledge.records import Passage
from knowledge.vietnamese.normalising import folded

# Of a document that only says what something was done for, the paragraph speaks.
_OVER_YEARS = re.compile(
    r"\b(?:nam|thang|so ket|tong ket)\b (?:(?:qua|viec|trien khai|thuc hien|lam) ){0,2}(?:chi thi|ket luan|nghi quyet|quy dinh|chuong trinh|ke hoach)\b"
)
_REVIEW = re.compile(r"\b(?:so|tong) ket\b")
_IN_PASSING = frozenset({Kind.PERSON, Kind.DOCUMENT_NUMBER})


def names_documents(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether the documents that the question gives are named in the sentence, or around it where that is enough."""
    if question.asks_document or not question.documents:
        return True
    text = sentence
    if question.facet is not None:
        # "Bài học sau 2 năm thực hiện Kết luận 01": the report is on it, an item of its list need not say so.
        text = f"{passage.article.title}\n{passage.article.text}"
    elif (kind := kind_carried_out(question)) and names_kind(kind, sentence):
        # What carries a document out is told in the report on that.
        text = f"{passage.article.title}\n{passage.article.text}"
    elif question.kind in _IN_PASSING:
        text = passage.text
    elif question.kind is Kind.FIGURE and question.places and _OVER_YEARS.search(question.plain):
        # "Hai năm thực hiện Kết luận 01, tỉnh A tổ chức bao nhiêu …": that is what the whole report is on.
        text = f"{passage.article.title}\n{sentence}"
    elif question.kind is Kind.TIME and _REVIEW.search(question.plain) and _REVIEW.search(folded(sentence)):
        # "Tại hội nghị sơ kết hai năm ngày 18/8": the review is of what the whole report is on.
        text = f"{passage.article.title}\n{passage.article.text}"
    named = [mention.document for mention in document_mentions(text)]
    return all(any(wanted.is_same(other) for other in named) for wanted in question.documents)
