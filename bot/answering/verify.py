"""The gate: nothing leaves that its citation does not carry."""

import re
from collections.abc import Mapping

from bot.answering.records import Answer, Citation, Statement
from knowledge.entities.places import place_chain
from knowledge.vietnamese.normalising import canonical, nfc
from knowledge.vietnamese.tokens import tokens

_LEAST_WORDS = 3
_NEGATIONS = frozenset("không chưa chẳng chả đừng chớ".split())
_BLANKS = re.compile(r"\s+")


def verified(answer: Answer) -> Answer | None:
    """`answer` with only the statements that their citations carry, renumbered; None when none is left."""
    citations = {citation.n: citation for citation in answer.citations}
    kept = [statement for statement in answer.statements if _is_carried(statement, citations)]
    if not kept:
        return None
    order = list(dict.fromkeys(mark for statement in kept for mark in statement.marks))
    numbers = {old: new for new, old in enumerate(order, start=1)}
    return Answer(
        answer.status,
        answer.lead,
        tuple(
            Statement(kept_.text, tuple(numbers[mark] for mark in kept_.marks), kept_.bold, kept_.item)
            for kept_ in kept
        ),
        tuple(Citation(numbers[old], citations[old].passage, citations[old].quote) for old in order),
        answer.nearest,
    )


def _is_carried(statement: Statement, citations: Mapping[int, Citation]) -> bool:
    cited = [citations[mark] for mark in statement.marks if mark in citations]
    if not cited or len(cited) != len(statement.marks) or not all(map(_is_verbatim, cited)):
        return False
    return all(_says(citation, statement.text) for citation in cited)


def _says(citation: Citation, text: str) -> bool:
    """Whether the quote holds the words of `text` in a row, apart from the article's own place put before them."""
    quoted = _words(citation.quote)
    opening, colon, rest = text.partition(": ")
    if colon and set(_words(opening)) <= _place_words(citation) and _in_a_row(_words(rest), quoted):
        return True
    return _in_a_row(_words(text), quoted)


def _in_a_row(said: list[str], quoted: list[str]) -> bool:
    """Whether `said` stands in `quoted`, and not right behind a negation that it leaves out."""
    if len(said) < _LEAST_WORDS:
        return False
    for at in range(len(quoted) - len(said) + 1):
        if quoted[at : at + len(said)] == said:
            return at == 0 or quoted[at - 1] not in _NEGATIONS
    return False


def _is_verbatim(citation: Citation) -> bool:
    quote = _plain(citation.quote)
    return len(tokens(quote)) >= _LEAST_WORDS and quote in _plain(citation.passage.text)


def _place_words(citation: Citation) -> set[str]:
    """The words of the article's own place, which a statement may name where its quote leaves it out."""
    chain = place_chain(citation.passage.article.place or "")
    return {word for place in chain for word in _words(place.text)}


def _words(text: str) -> list[str]:
    return [canonical(token.text) for token in tokens(text)]


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", nfc(text)).strip()
