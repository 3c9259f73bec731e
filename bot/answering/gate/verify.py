"""The gate: nothing leaves that its citation does not carry."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.answering.gate.cuts import stands_whole, words_of
from bot.answering.records import Answer, Citation, Statement
from bot.answering.texts.carrying import article_subject, lies_in, place_about
from knowledge.entities.places import place_mentions
from knowledge.vietnamese.normalising import canonical, nfc

_LEAST_WORDS = 3
_SIGNS = frozenset("%‰")
_BLANKS = re.compile(r"\s+")


def verified(answer: Answer) -> Answer | None:
    """`answer` with only the statements that their citations carry, renumbered; None when none is left."""
    citations = {citation.n: citation for citation in answer.citations}
    kept = tuple(statement for statement in answer.statements if is_carried(statement, citations))
    return renumbered(replace(answer, statements=kept)) if kept else None


def renumbered(answer: Answer) -> Answer:
    """`answer` with its marks counted from 1 in the order in which they are met, without citations that none points at."""
    citations = {citation.n: citation for citation in answer.citations}
    order = list(dict.fromkeys(mark for statement in answer.statements for mark in statement.marks))
    numbers = {old: new for new, old in enumerate(order, start=1)}
    return replace(
        answer,
        statements=tuple(
            replace(statement, marks=tuple(numbers[mark] for mark in statement.marks))
            for statement in answer.statements
        ),
        citations=tuple(replace(citations[old], n=numbers[old]) for old in order),
    )


def is_carried(statement: Statement, citations: Mapping[int, Citation]) -> bool:
    """Whether each citation that `statement` is marked with stands in its passage and says what it says."""
    cited = [citations[mark] for mark in statement.marks if mark in citations]
    if not cited or len(cited) != len(statement.marks) or not all(map(_is_verbatim, cited)):
        return False
    return all(_says(citation, statement.text) for citation in cited)


def _says(citation: Citation, text: str) -> bool:
    """Whether the quote holds the words of `text` in a row, apart from a place put before them that they are about."""
    opening, colon, rest = text.partition(": ")
    if colon and canonical(opening) in places_about(citation) and _in_a_row(rest, citation.quote):
        return True
    return _in_a_row(text, citation.quote)


def _in_a_row(said: str, text: str) -> bool:
    """Whether enough words of `said` stand in `text`, with their negation and their units."""
    words = words_of(nfc(said))
    return sum(word not in _SIGNS for word in words) >= _LEAST_WORDS and stands_whole(words, nfc(text))


def _is_verbatim(citation: Citation) -> bool:
    """Whether the quote stands in the passage letter for letter, whole words only, with its negation and its units."""
    text = nfc(citation.passage.text)
    return _plain(citation.quote) in _plain(text) and _in_a_row(citation.quote, text)


def places_about(citation: Citation) -> set[str]:
    """Places that may be put before the quote, canonical: the one it is about, and whose hamlets it tells of."""
    start = max(0, citation.passage.text.find(citation.quote))
    about = place_about(citation.passage, start)
    own = [place for place in (article_subject(citation.passage.article),) if place]
    told = [mention.place for mention in place_mentions(citation.quote)]
    # Of a hamlet told of it may be said in whose commune it lies.
    within = [place for place in own if told and all(lies_in(other, place) for other in told)]
    places = (*within, *([about] if about else []))
    return {canonical(name) for place in places for name in (place.text, place.full)}


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", nfc(text)).strip()
