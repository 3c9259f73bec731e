"""One answer out of the answers to the parts of a message."""

from collections.abc import Sequence

from bot.answering.records import Answer, Citation, Statement, Status


def joined(answers: Sequence[Answer], lead: str = "") -> Answer:
    """The statements of `answers` in order, each said once, their citations numbered through."""
    statements: list[Statement] = []
    citations: list[Citation] = []
    leads = [lead] if lead else []
    for answer in answers:
        numbers: dict[int, int] = {}
        for citation in answer.citations:
            known = next(
                (c for c in citations if (c.passage, c.quote) == (citation.passage, citation.quote)), None
            )
            if known is None:
                known = Citation(len(citations) + 1, citation.passage, citation.quote)
                citations.append(known)
            numbers[citation.n] = known.n
        if answer.lead and answer.lead not in leads:
            leads.append(answer.lead)
        for statement in answer.statements:
            marks = tuple(numbers[mark] for mark in statement.marks)
            if all(statement.text != said.text for said in statements):
                statements.append(Statement(statement.text, marks, statement.bold, statement.item))
    return Answer(Status.ANSWERED, " ".join(leads), tuple(statements), tuple(citations))
