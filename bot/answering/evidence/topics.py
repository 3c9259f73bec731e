"""Topics that a question names and that only their own words tell of: who asks about festivals is not told of conferences."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from bot.answering.asking.question import Question
from bot.answering.asking.question_words import blanked
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical, folded

_Topic = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@cache
def _topics() -> Sequence[_Topic]:
    """Each topic as it is asked about, folded and with its marks, and what tells of it, with its marks."""
    text = files("knowledge").joinpath("registry/topics.tsv").read_text(encoding="utf-8")
    return tuple(
        (
            re.compile(rf"\b{folded(line.partition(chr(9))[0])}\b"),
            re.compile(rf"\b{line.partition(chr(9))[0]}\b"),
            re.compile(rf"\b(?:{'|'.join(line.split(chr(9)))})\b"),
        )
        for line in text.splitlines()
    )


@lru_cache(maxsize=256)
def _asked(said: str, *, is_plain: bool) -> Sequence[re.Pattern[str]]:
    """What tells of the topics in `said`: with its marks "có bác sĩ" is no "cờ bạc"."""
    return [told for bare, marked, told in _topics() if (bare if is_plain else marked).search(said)]


@lru_cache(maxsize=1024)
def _said(text: str) -> str:
    return canonical(text)


def tells_topics(question: Question, passage: Passage) -> bool:
    """Whether the passage or its article's title speaks of every topic that the question names."""
    # "Phú Thới tiết kiệm" speaks of no weather.
    said = blanked(question.text, [place.span for place in question.found])
    plain = question.is_plain
    asked = _asked(folded(said) if plain else canonical(said), is_plain=plain)
    return not asked or all(
        told.search(_said(passage.text)) or told.search(_said(passage.article.title)) for told in asked
    )
