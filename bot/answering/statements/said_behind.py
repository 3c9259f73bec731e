"""What is asked of a model by a word that only the sentences behind its name say: "cam kết những gì", "giúp được gì"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from bot.answering.measures.to_come import is_to_come
from knowledge.vietnamese.normalising import canonical, folded

_MOST = 3  # sentences on


def with_asked_behind(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`; where it is the one sentence that names the model, and lacks the word asked, with the one behind that has it."""
    names = [*question.quoted, *map(folded, question.names)]
    if (
        len(chosen) != 1
        or not names
        or not question.focus
        or question.facet
        or question.kind not in {Kind.TEXT, Kind.LIST}
    ):
        return list(chosen)
    one = chosen[0]
    said = folded(canonical(one.text))
    asked = " ".join(folded(word) for word in question.content if word in question.focus)
    if not any(name in _bare(said) for name in map(_bare, names)) or _says(said, asked):
        return list(chosen)
    passage = one.passage
    for number in range(one.number + 1, min(one.number + 1 + _MOST, len(passage.sentences))):
        span = passage.sentences[number]
        text = span.of(passage.text)
        between = passage.text[passage.sentences[number - 1].end : span.start]
        if "\n" in between or QUOTED.search(text) or is_to_come(text):
            break
        if _says(folded(canonical(text)), asked):
            return [one, replace(one, number=number, span=span, figure=None)]
    return list(chosen)


def _bare(text: str) -> str:
    """`text` without marks of punctuation."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def _says(text: str, words: str) -> bool:
    return f" {words} " in f" {_bare(text)} "
