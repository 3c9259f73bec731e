"""Of which place a figure of a sentence is."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from bot.answering.texts.persons import NAME
from bot.answering.texts.typed_words import SMALL
from knowledge.entities.places import LEVELS, Place, place_mentions
from knowledge.vietnamese.normalising import canonical

# Syllables of a person's name with family and middle part.
_WHOLE_NAME = 3
# Code points in which the subject of a sentence is named.
_OPENING = 40
_VERB = r"(?:,? (?:hiện |mới |chỉ |đã )?(?:có|đạt|là|được|với|còn|chiếm))?"
_OF_HAMLETS = frozenset({None, "xã", "phường", "thị trấn"})
_BELONGS = re.compile(r"\bthuộc [^,;.:()\d]{0,60}$")
_ENDING = frozenset({",", ";", ".", ")", ""})


def is_of_place(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure belongs to a place asked for: none stands nearer before it, but for units inside that place."""
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key: place for place in question.places}
    if is_right_behind(question, sentence, figure):
        return True
    if not asked or not groups or any(place.key in asked for place in groups[-1]):
        return True
    if _is_named_last(question, sentence[: figure.span.start], groups[-1][0]):
        return True
    named = [asked[place.key] for group in groups for place in group if place.key in asked]
    if not named and _opens_with(question, sentence):
        # "A là xã của huyện B, có 328 tàu": what is named behind the subject lies around it.
        return _rank(groups[-1][0].level) > _rank("xã")
    if not named:
        # The hamlets of the commune that the article is about; a commune's figure is never its district's.
        return question.places[0].level in _OF_HAMLETS and groups[-1][0].level in SMALL
    return named[-1].level in _OF_HAMLETS and groups[-1][0].level in SMALL


def goes_on_with_place(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure stands alone behind one of the places asked for: nothing of its own is counted."""
    if (
        not question.places
        or not question.counted
        or (
            figure.after
            and not figure.percent
            and sentence[figure.span.end : figure.span.end + 1] not in _ENDING
        )
    ):
        return False
    if is_right_behind(question, sentence, figure):
        return True
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key for place in question.places}
    return len(groups) > 1 and any(place.key in asked for place in groups[-1])


def is_right_behind(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether nothing but a verb stands between a place asked for and the figure: "Phú Hòa 9", "Phú Hòa mới đạt 88,6%"."""
    before = canonical(sentence[: figure.span.start])
    return any(re.search(rf"(?<!\w){re.escape(place.key)}{_VERB}\W*$", before) for place in question.places)


def stands_behind(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the nearest place before the figure is one that is asked for."""
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key for place in question.places}
    return bool(groups) and any(place.key in asked for place in groups[-1])


def _is_named_last(question: Question, before: str, other: Place) -> bool:
    """Whether a place asked for is named without its level behind all others: "từ huyện A tới B, xã có 9 bản"."""
    said = canonical(before)
    last = said.rfind(other.key)
    return any(
        re.search(rf"(?<!\w){re.escape(place.key)}(?!\w)", said[last + len(other.key) :])
        for place in question.places
    )


def _opens_with(question: Question, sentence: str) -> bool:
    # A company's name takes a longer opening than a commune's.
    return any(
        place.key in canonical(sentence[: max(_OPENING, 2 * len(place.key))]) for place in question.places
    )


def _place_groups(text: str) -> list[list[Place]]:
    """The places `text` names, those of one address together: ấp A, xã B."""
    groups: list[list[Place]] = []
    end = -1
    for mention in place_mentions(text):
        if _is_official(mention.place.name, text[: mention.span.end]) or _lies_in(
            mention.place, text[: mention.span.start]
        ):
            continue
        between = text[end : mention.span.start].strip()
        if groups and between in {",", "(", "-", "–"}:
            # "xã A (huyện B)" speaks of the commune; "xã A, xã B" of both.
            first = groups[-1][0]
            if between != "(" and not (first.level and _rank(mention.place.level) > _rank(first.level)):
                groups[-1].append(mention.place)
        else:
            groups.append([mention.place])
        end = mention.span.end
    return groups


def _is_official(name: str, until: str) -> bool:
    """Whether a "place" is whoever holds an office there: "Trưởng Ban Tuyên giáo Thành ủy Đào Thị Minh Nguyệt"."""
    before = until.removesuffix(name)
    return len(name.split()) >= _WHOLE_NAME and before.endswith("ủy ") and bool(NAME.fullmatch(name))


def _lies_in(place: Place, before: str) -> bool:
    """Whether a place larger than a commune is only what the subject belongs to: "Đảng bộ công ty thuộc Đảng ủy Khối tỉnh A có …"."""
    return place.level is not None and _rank(place.level) > _rank("xã") and bool(_BELONGS.search(before))


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
