"""How a sentence or clause is shown to the cross-encoder, with as much of its article as it needs."""

from bot.answering.texts.outline import offset_of, outline_of
from index.model.joined import as_read
from knowledge.records import Passage, Span


def shown(passage: Passage, number: int, span: Span) -> str:
    """Sentence `number` of `passage`, or the clause of it that `span` is, under its heading and behind what leads to it."""
    outline, offset = outline_of(passage.article), offset_of(passage)
    over = outline.over(offset + span.start)
    return as_read(over, _before(passage, number, span), span.of(passage.text))


def _before(passage: Passage, number: int, span: Span) -> str:
    """Of a clause the rest of its sentence before it, else the sentence before in the same paragraph."""
    sentence = passage.sentences[number]
    if span.start > sentence.start:
        return passage.text[sentence.start : span.start]
    if number == 0:
        return ""
    last = passage.sentences[number - 1]
    return "" if "\n" in passage.text[last.end : sentence.start] else last.of(passage.text)
