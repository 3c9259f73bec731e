"""One answer out of the answers to the parts of a message."""

from collections.abc import Sequence

from bot.answering.records import Answer, Citation, Statement, Status


def joined(answers: Sequence[Answer], lead: str = "") -> Answer:
    """The statements of `answers` in order, each said once, with the citations that they bear numbered through."""
    statements: list[Statement] = []
    citations: list[Citation] = []
    leads = [lead] if lead else []
    for answer in answers:
        borne = {citation.n: citation for citation in answer.citations}
        if answer.lead and answer.lead not in leads:
            leads.append(answer.lead)
        for statement in answer.statements:
            if any(statement.text == said.text for said in statements):
                continue
            marks = tuple(_number(citations, borne[mark]) for mark in statement.marks)
            statements.append(Statement(statement.text, marks, statement.bold, statement.item))
    return Answer(Status.ANSWERED, " ".join(leads), tuple(statements), tuple(citations))


def _number(citations: list[Citation], citation: Citation) -> int:
    """The number of `citation` among `citations`, to which it is added where it is new."""
    for known in citations:
        if (known.passage, known.quote) == (citation.passage, citation.quote):
            return known.n
    citations.append(Citation(len(citations) + 1, citation.passage, citation.quote))
    return len(citations)
