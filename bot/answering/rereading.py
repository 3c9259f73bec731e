"""Other ways to read a question that nothing answers as it was put."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.exchanging import without_claimed_body
from bot.answering.fitting import asks_another
from bot.answering.question import Question, of_the_person
from bot.answering.wording import Kind

# Asked of a document, nothing else answers.
_OF_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.ISSUER, Kind.DOCUMENT_NUMBER, Kind.TIME})

_SAYS = re.compile(
    r"\b(?:bi thu|chu tich|truong|dong chi|ong|ba|anh|chi)\b.*\b(?:noi|chia se|cho rang|ke|neu|dua ra|nhan)\b"
)


def other_readings(question: Question) -> Iterator[Question]:
    """The question without a claim or a condition that the sentence which answers need not bear out, one after the other."""
    if question.claimed_holder:
        # Nobody is told to hold that office: what the person holds is told instead.
        question = of_the_person(question)
        yield question
    if question.facet is not None and question.facet.name == "lesson" and _SAYS.search(question.plain):
        # "Bí thư nói kinh nghiệm gì …?": what somebody says from experience need not stand in the part that is called so.
        yield replace(question, facet=None)
    unclaimed = without_claimed_body(question)
    if unclaimed:
        question = unclaimed
        yield question
    if (
        question.documents
        and (question.kind not in _OF_DOCUMENTS or asks_another(question))
        and (question.places or question.content)
    ):
        # "Trong 5 năm thực hiện Chỉ thị 05 có bao nhiêu …": the document says when, the sentence need not.
        yield replace(question, documents=())
