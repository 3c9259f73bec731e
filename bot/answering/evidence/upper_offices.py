"""What articles about the communes of a district may answer for it: its deeds, and who holds an office in its committee."""

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_parts, asks_places, asks_several, of_units
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import asks_own_date
from knowledge.vietnamese.normalising import folded

# Asked of a district, these are not answered with what one of its communes has.
_OF_ITS_OWN = frozenset({Kind.FIGURE, Kind.PERSON, Kind.TIME})
# What a commune still lacks, learned or is to do is not its province's.
_OWN_PARTS = frozenset({"shortcoming", "cause", "lesson"})
_UPPER = frozenset({"huyen", "tinh", "thanh", "thi", "quan"})


def may_lie_inside(question: Question) -> bool:
    """Whether articles about units inside the places asked for may answer."""
    if question.facet is not None and question.facet.name in _OWN_PARTS and not _of_those_inside(question):
        return False
    # A district's plan is quoted, with its number and its day, by the communes that carry it out.
    return question.kind not in _OF_ITS_OWN or _asks_upper_office(question) or asks_own_date(question)


def _of_those_inside(question: Question) -> bool:
    """Whether it is asked of the communes of a district, or which of them it is."""
    plain = question.plain
    return bool(of_units(plain) or asks_parts(plain)) or any(
        levels is not None for levels in (asks_several(plain), asks_places(plain))
    )


def _asks_upper_office(question: Question) -> bool:
    """Whether it is asked who holds an office in the committee of the district or province that is named.

    "Trưởng Ban Tuyên giáo Huyện ủy" who attends a commune's meeting is that district's; of a bare "Chủ tịch" it is not
    said whose.
    """
    words = list(map(folded, question.content))
    return (
        question.kind is Kind.PERSON
        and question.identity
        and len(question.places) == 1
        and any(word == "uy" and words[at - 1] in _UPPER for at, word in enumerate(words) if at)
    )
