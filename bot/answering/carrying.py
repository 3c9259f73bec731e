"""Which place a sentence that names none is about: the last one named before it in its paragraph."""

from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage


def carried_place(passage: Passage, start: int) -> tuple[Place, ...] | None:
    """The place (at most one) that the paragraph named last before the sentence that holds `start` (code points).

    None where that very sentence names a place before `start`: in "model A in commune X; model B of the veterans" B is
    nobody knows whose, and no place may be put before it.
    """
    sentence = max((span.start for span in passage.sentences if span.start <= start), default=0)
    if any(place_mentions(passage.text[sentence:start])):
        return None
    before = passage.text[:sentence].rsplit("\n", 1)[-1]
    return tuple(mention.place for mention in place_mentions(before))[-1:]
