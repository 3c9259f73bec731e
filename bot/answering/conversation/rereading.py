"""Other ways to read a question that nothing answers as it was put."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.asking.counted_words import opening_count
from bot.answering.asking.question import Question, of_the_person
from bot.answering.asking.wording import Kind
from bot.answering.conversation.claim_readings import readings_of_claim
from bot.answering.evidence.fitting import asks_another
from knowledge.vietnamese.normalising import folded

# How it is asked what somebody says of a matter: the sentence says "cho biết", "theo đồng chí".
_VIEWS = tuple(
    tuple(said.split())
    for said in ("danh gia", "nhan xet", "nhan dinh", "phat bieu", "chia se", "nhan manh", "cho rang", "quan diem", "y kien", "cam nghi", "viec", "noi")
)  # fmt: skip
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
    viewed = _without_view(question)
    if viewed:
        yield viewed
    yield from as_share(question)
    for unclaimed in readings_of_claim(question):
        question = unclaimed
        yield question
    if (
        question.documents
        and (question.kind not in _OF_DOCUMENTS or asks_another(question))
        and (question.places or question.content)
    ):
        # "Trong 5 năm thực hiện Chỉ thị 05 có bao nhiêu …": the document says when, the sentence need not.
        yield replace(question, documents=())


def as_share(question: Question) -> Iterator[Question]:
    """The question for a share where it may be meant: "Hộ nghèo còn bao nhiêu?" may be told as one."""
    if question.kind is Kind.FIGURE and opening_count(question.plain) and not question.claimed:
        yield replace(question, percent=True)


def _without_view(question: Question) -> Question | None:
    """What somebody was asked about, where it is asked what that person says of it; None where it is not."""
    plain = [folded(word) for word in question.content]
    taken = {
        place
        for view in _VIEWS
        for at in range(len(plain) - len(view) + 1)
        if tuple(plain[at : at + len(view)]) == view
        for place in range(at, at + len(view))
    }
    if not taken or not question.person.span or question.kind is Kind.FIGURE:
        return None
    kept = [at for at in range(len(plain)) if at not in taken]
    return replace(
        question,
        kind=Kind.LIST,
        content=tuple(question.content[at] for at in kept),
        read=tuple(question.read[at] for at in kept),
        focus=frozenset(),
    )
