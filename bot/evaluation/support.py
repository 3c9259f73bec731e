"""Whether the citations of a statement carry it: ALCE's formulas over a verbatim test, in place of a language model's judgement.

A statement is supported by some citations if each quote stands in its passage and the quotes together hold its words in
runs, connecting words and the place aside. Recall: the share of an answer's statements that all their citations support.
Precision: the share of its citations that are needed, which is to say that their statement is supported and either they
support it alone or it is not supported without them (Gao et al., Enabling Large Language Models to Generate Text with
Citations, 2023).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.gate.cuts import stands_whole, words_of
from bot.answering.gate.verify import is_carried, places_about
from bot.answering.records import Answer, Citation, Statement
from knowledge.vietnamese.normalising import nfc

_LEAST_RUN = 3
_CONNECTING = frozenset("và còn đồng thời bên cạnh đó ngoài ra cùng với cụ thể là tại ở".split())


def citation_recall(answer: Answer) -> float:
    """The share (0-1) of the statements that their citations support; the answer has statements."""
    supported = [_is_supported(statement, _cited(answer, statement)) for statement in answer.statements]
    return sum(supported) / len(supported)


def citation_precision(answer: Answer) -> float:
    """The share (0-1) of the citations, counted at each statement, that are needed; the answer has some."""
    needed = [needed for statement in answer.statements for needed in _needed(answer, statement)]
    return sum(needed) / len(needed) if needed else 0.0


def _needed(answer: Answer, statement: Statement) -> Iterator[bool]:
    cited = _cited(answer, statement)
    supported = _is_supported(statement, cited)
    for one in cited:
        others = [other for other in cited if other is not one]
        yield supported and (_is_supported(statement, [one]) or not _is_supported(statement, others))


def _cited(answer: Answer, statement: Statement) -> list[Citation]:
    return [citation for citation in answer.citations if citation.n in statement.marks]


def _is_supported(statement: Statement, cited: Sequence[Citation]) -> bool:
    """Whether these citations together say what the statement says."""
    if any(is_carried(replace(statement, marks=(one.n,)), {one.n: one}) for one in cited):
        return True
    sound = [one for one in cited if is_carried(Statement(one.quote, (one.n,)), {one.n: one})]
    places = {word for one in sound for place in places_about(one) for word in words_of(place)}
    words = words_of(nfc(statement.text))
    at, runs = 0, 0
    while at < len(words):
        end = _run(words, at, sound)
        if end is None and words[at] not in _CONNECTING | places:
            return False
        runs += end is not None
        at = at + 1 if end is None else end
    return runs > 0


def _run(words: tuple[str, ...], at: int, cited: Sequence[Citation]) -> int | None:
    """Where the longest run of `words` from `at` on ends that one quote holds."""
    for end in range(len(words), at + _LEAST_RUN - 1, -1):
        if any(stands_whole(words[at:end], nfc(one.quote)) for one in cited):
            return end
    return None
