"""Where an article reports from, as far as it says so: the unit it speaks of most, and what that belongs to.

A parent is named only if the text ties the two together, or names one unit of that level through its committee
and the national register does not contradict. Nothing is filled in from the register.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from knowledge.entities.gazetteer import gazetteer
from knowledge.entities.places import Place, place_chain, place_mentions
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "thành phố"})
_PROVINCES = frozenset({"tỉnh"})
_RANKED = (_COMMUNES, _DISTRICTS, _PROVINCES)
_SYLLABLE = rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
_NAME = rf"{_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,4}}"
_LEVEL = "huyện|quận|thị xã|thành phố|tỉnh|TP\\.?|Huyện|Tỉnh|Thành phố|Thị xã|Quận"
# What stands behind a unit's name and says what it belongs to: ", huyện B", "(B)", "thuộc huyện B", " - huyện B".
_PARENT = re.compile(
    rf"\s*(?:,|\(|-|–|thuộc|của|ở|tại)\s*(?:(?P<level>{_LEVEL})\s+)?(?P<name>{_NAME})(?P<close>\))?"
)
_IN_BRACKETS = re.compile(
    rf"\s*\((?P<inside>(?:(?:{_LEVEL})\s+)?{_NAME}(?:\s*[,-]\s*(?:(?:{_LEVEL})\s+)?{_NAME})?)\)"
)
_TITLE_WEIGHT, _LEAD_WEIGHT = 4, 1
_MOST = 12
_LEAST = 2
_CLEARLY = 1.4


def place_of(title: str, text: str) -> str | None:
    """The chain of the place that the article is about (`xã A, huyện B`), smallest first; None if not stated."""
    subject = _subject(title, text)
    if subject is None:
        return None
    whole = f"{title}\n{text}"
    chain = [subject]
    while parent := _parent(chain[-1], whole):
        if parent.level is None:
            return f"{', '.join(place.text for place in chain)} ({parent.name})"
        chain.append(parent)
    return ", ".join(place.text for place in chain)


def is_unit(line: str) -> bool:
    """Whether the line is the bare name of a province or a district."""
    return canonical(line) in _large_units()


def titled(name: str) -> str:
    """A name set in capitals, one capital a syllable; others as they are."""
    return " ".join(part.capitalize() for part in name.split(" ")) if name.isupper() else name


def _subject(title: str, text: str) -> Place | None:
    shown: dict[tuple[str | None, str], Place] = {}
    counts: Counter[tuple[str | None, str]] = Counter()
    lead = text.partition("\n\n")[0]
    for part, weight in ((title, _TITLE_WEIGHT), (lead, _LEAD_WEIGHT), (text, 1)):
        for place in _ranked_places(part):
            key = (place.level, place.key)
            shown.setdefault(key, place)
            counts[key] += weight
    named_in_title = canonical(title)
    for key in counts:
        if _stands_in(key[1], named_in_title):
            counts[key] += _TITLE_WEIGHT
    scored = [(_score(key, count, counts), shown[key]) for key, count in counts.items()]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    near = [place for score, place in scored if score * _CLEARLY > best]
    if best < _LEAST:
        return None
    return _one_of(near, title, text)


def _score(key: tuple[str | None, str], count: int, counts: Counter[tuple[str | None, str]]) -> float:
    """Mentions up to a point: a long article names its place no more surely than a short one."""
    level, _ = key
    same_level = sum(1 for other, _ in counts if other == level)
    # A district's report names many communes, a commune's report one.
    return min(count, _MOST) / (1.5 if level in _COMMUNES and same_level > 3 else 1)  # noqa: PLR2004


def _one_of(near: Sequence[Place], title: str, text: str) -> Place | None:
    """The smallest of the units that are named about as often, if it is the only one of its rank."""
    for rank in _RANKED:
        level = [place for place in near if place.level in rank]
        if len(level) == 1:
            return level[0]
        if level:
            first = [place for place in level if _stands_in(place.key, canonical(title))]
            first = first or [place for place in level if place.name in text.partition("\n\n")[0]]
            return first[0] if len(first) == 1 else None
    return None


def _ranked_places(text: str) -> Iterable[Place]:
    for mention in place_mentions(text):
        place = mention.place
        if place.level and any(place.level in rank for rank in _RANKED):
            yield Place(place.level, titled(place.name))


def _stands_in(key: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", text) is not None


def _parent(place: Place, text: str) -> Place | None:
    """What `place` belongs to according to `text`."""
    above = _above(place)
    if not above:
        return None
    beside = _beside(place, text)
    if beside is not None:
        level = beside.level or _level_stated(beside.name, above, text)
        return Place(level, beside.name) if level is None or level in above else None
    named = {each.key: each for each in _ranked_places(text) if each.level in above and each.key != place.key}
    if len(named) != 1:
        return None
    (only,) = named.values()
    return only if _through_committee(only, text) and not _contradicted(place, only) else None


def _above(place: Place) -> frozenset[str]:
    if place.level in _COMMUNES:
        return _DISTRICTS
    return _PROVINCES if place.level in _DISTRICTS else frozenset()


def _beside(place: Place, text: str) -> Place | None:
    """The unit that stands right behind `place`: in brackets with or without a level, else with one."""
    for mention in place_mentions(text):
        if mention.place.key != place.key or mention.place.level != place.level:
            continue
        behind = text[mention.span.end : mention.span.end + 80]
        if match := _IN_BRACKETS.match(behind):
            first = place_chain(match["inside"].replace(" - ", ", "))[0]
            return Place(_spelled(first.level), first.name)
        if (match := _PARENT.match(behind)) and match["level"]:
            return Place(_spelled(match["level"]), match["name"])
    return None


def _spelled(level: str | None) -> str | None:
    if level is None:
        return None
    plain = level.lower().rstrip(".")
    return "thành phố" if plain == "tp" else plain


def _level_stated(name: str, above: frozenset[str], text: str) -> str | None:
    """The level of a bare name, if the text gives it elsewhere."""
    key = canonical(name)
    levels = {place.level for place in _ranked_places(text) if place.key == key and place.level in above}
    return levels.pop() if len(levels) == 1 else None


def _through_committee(place: Place, text: str) -> bool:
    """Whether the text names the unit as an authority: Huyện ủy B, UBND huyện B, Đảng bộ huyện B."""
    name = re.escape(place.name)
    level = re.escape(place.level or "")
    body = rf"(?:(?i:huyện|tỉnh|thành|thị|quận) (?:ủy|uỷ)|(?:UBND|HĐND|Đảng bộ|MTTQ|Ủy ban nhân dân|Uỷ ban nhân dân|ĐẢNG BỘ)\s+(?i:{level}))\s+{name}"
    return re.search(body, text) is not None


def _contradicted(place: Place, parent: Place) -> bool:
    """Whether the register knows units of this name, and none of them in that parent."""
    parents = _register().get((place.level, place.key))
    return parents is not None and parent.key not in parents


@cache
def _register() -> dict[tuple[str | None, str], frozenset[str]]:
    """Level and name → the districts and provinces in which such a unit is or was."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for unit in gazetteer().units:
        parents = found.setdefault((unit.place.level, unit.place.key), set())
        parents.update(parent.key for parent in unit.place.within)
    return {key: frozenset(parents) for key, parents in found.items()}


@cache
def _large_units() -> frozenset[str]:
    large = _DISTRICTS | _PROVINCES
    return frozenset(canonical(unit.place.name) for unit in gazetteer().units if unit.place.level in large)
