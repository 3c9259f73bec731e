"""The gate: nothing leaves that its citation does not carry."""

import re
from collections.abc import Mapping

from bot.answering.carrying import lies_in, place_about
from bot.answering.records import Answer, Citation, Statement
from knowledge.entities.places import place_chain, place_mentions
from knowledge.vietnamese.normalising import canonical, nfc
from knowledge.vietnamese.tokens import tokens

_LEAST_WORDS = 3
_NEGATIONS = frozenset("không chưa chẳng chả đừng chớ".split())
_SCALES = frozenset("nghìn ngàn triệu tỷ tỉ".split())
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
    """Whether the quote holds the words of `text` in a row, apart from a place put before them that they are about."""
    quoted = _words(citation.quote)
    opening, colon, rest = text.partition(": ")
    if colon and canonical(opening) in _places_about(citation) and _in_a_row(_words(rest), quoted):
        return True
    return _in_a_row(_words(text), quoted)


def _in_a_row(said: list[str], quoted: list[str]) -> bool:
    """Whether `said` stands in `quoted` without a negation before it or a unit behind it being left out."""
    if len(said) < _LEAST_WORDS:
        return False
    at = _place_of(said, quoted)
    if at is None:
        return False
    end = at + len(said)
    return not (at and quoted[at - 1] in _NEGATIONS) and not _cuts_figure(
        quoted[end - 1], quoted[end : end + 1]
    )


def _is_verbatim(citation: Citation) -> bool:
    """Whether the quote stands in the passage letter for letter, whole words only, with its negation and its units."""
    quote, text = _plain(citation.quote), _plain(citation.passage.text)
    said, words = _words(quote), _words(text)
    if len(said) < _LEAST_WORDS or quote not in text:
        return False
    at = _place_of(said, words)
    if at is None:
        return False
    end = at + len(said)
    behind_negation = at > 0 and words[at - 1] in _NEGATIONS and not _starts_sentence(quote, text)
    return not behind_negation and not _cuts_figure(words[end - 1], words[end : end + 1])


def _place_of(said: list[str], words: list[str]) -> int | None:
    """Where `said` stands in a row in `words`."""
    length = len(said)
    return next((at for at in range(len(words) - length + 1) if words[at : at + length] == said), None)


def _starts_sentence(quote: str, text: str) -> bool:
    return text[: text.find(quote)].rstrip()[-1:] in {"", ".", "!", "?", ";", ":", "…"}


def _cuts_figure(last: str, following: list[str]) -> bool:
    """Whether a cut after `last` parts a number from its unit: 98 | %, 1,5 | tỷ, tỷ | đồng."""
    if not following:
        return False
    if last[0].isdigit():
        return following[0] in {"%", "‰", *_SCALES, "đồng"}
    return last in _SCALES and following[0] == "đồng"


def _places_about(citation: Citation) -> set[str]:
    """Places that may be put before the quote: its article's own, and the last one named before it in its paragraph."""
    start = max(0, citation.passage.text.find(citation.quote))
    about = place_about(citation.passage, start)
    own = place_chain(citation.passage.article.place or "")[:1]
    told = [mention.place for mention in place_mentions(citation.quote)]
    # Of a hamlet told of it may be said in whose commune it lies.
    within = [place for place in own if told and all(lies_in(other, place) for other in told)]
    return {canonical(place.text) for place in (*within, *([about] if about else []))}


def _words(text: str) -> list[str]:
    return [canonical(token.text) for token in tokens(text)]


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", nfc(text)).strip()
