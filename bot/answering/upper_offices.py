"""What articles about the communes of a district may answer for it: its deeds, and who holds an office in its committee."""

from bot.answering.question import Question
from bot.answering.wording import Kind
from knowledge.vietnamese.normalising import folded

# Asked of a district, these are not answered with what one of its communes has.
_OF_ITS_OWN = frozenset({Kind.FIGURE, Kind.PERSON, Kind.TIME})
# Nor is what it falls short in, or why, told by one of its communes.
_PARTS_OF_ITS_OWN = frozenset({"shortcoming", "cause"})
_UPPER = frozenset({"huyen", "tinh", "thanh", "thi", "quan"})


def may_lie_inside(question: Question) -> bool:
    """Whether articles about units inside the places asked for may answer."""
    if question.facet is not None and question.facet.name in _PARTS_OF_ITS_OWN:
        return False
    return question.kind not in _OF_ITS_OWN or _asks_upper_office(question)


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
