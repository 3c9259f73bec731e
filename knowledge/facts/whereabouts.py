"""Where a fact holds: the place that its sentence names for it, set into the article's own chain of places.

A neighbour's figure is the worst answer there is, so a place is taken over only from words that can mean the fact's own:
whoever issued a document or gave an award lends it no place.
"""

import re
from collections.abc import Collection

from knowledge.entities.places import LEVELS, Place, PlaceMention, place_chain
from knowledge.facts.reading import Reading
from knowledge.facts.records import Award, Directive, Fact, Model, Result
from knowledge.records import Span

_RANKS = {
    **dict.fromkeys(LEVELS[: LEVELS.index("xã")], 0),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), 1),
    **dict.fromkeys(("huyện", "quận", "thị xã", "thành phố"), 2),
    "tỉnh": 3,
}
_NEXT_TO = re.compile(
    r"^[”\"]?\s*(?:số \d+\s)?(?:\(|,?\s*(?:của|ở|tại|thuộc|trên địa bàn|do)\s|của [^,;.“”\"]{2,40} (?:ở|tại)\s)"
)
_SAYS_OF = re.compile(r"(?:^|[,;:–]\s|toàn |trên địa bàn |ở |tại |, )$")
_SEVERAL = re.compile(r"(?:hai|ba|bốn|các|những|\d) $")
_JOINED = re.compile(r"^\s*(?:,|\()\s*$")


def places_of(fact: Fact, reading: Reading) -> tuple[Place, ...]:
    """The places of `fact`, from the smallest unit to the largest; empty where neither sentence nor article names one."""
    chain = place_chain(reading.passage.article.place or "")
    found = _named(fact, reading)
    if found is None:
        # A sentence with a subject of its own has left the place that the one before spoke of.
        is_carried = reading.carried and not reading.doers and not reading.place_mentions
        return _settled(reading.carried, chain) if is_carried else chain
    return _settled(_with_larger(reading, found), chain, is_said=_is_said(reading, found, chain))


def rank(place: Place) -> int | None:
    """How large a unit is, from hamlets (0) to provinces (3); None where its level is not stated."""
    return _RANKS.get(place.level or "")


def _named(fact: Fact, reading: Reading) -> PlaceMention | None:
    """The mention that tells where: beside the model's name or its runner, else the nearest before the fact."""
    at = Span(fact.proof.at.start - reading.span.start, fact.proof.at.end - reading.span.start)
    mentions = [mention for mention in reading.place_mentions if _is_one(mention, reading)]
    if isinstance(fact, Directive):
        mentions = [mention for mention in mentions if not _is_of(mention, reading, {fact.issuer})]
        return next((mention for mention in mentions if mention.span.end <= at.start), None)
    clause = reading.clause(at.start)
    mine = [mention for mention in mentions if clause.start <= mention.span.start < clause.end]
    if isinstance(fact, Model):
        beside = _beside(fact, reading, mine, at)
        if beside or _has_own_runner(fact, reading, at):
            return beside
    if isinstance(fact, Result) and fact.award:
        return _awarded(fact, fact.award, reading, mine, mentions)
    before = [mention for mention in mine if mention.span.end <= at.start]
    opening = _opening(reading, mentions, clause.start)
    behind = [
        mention
        for mention in mine
        if mention.span.start >= at.end
        and re.fullmatch(r"\s*(?:của|ở|tại|trên địa bàn|thuộc)\s", reading.plain[at.end : mention.span.start])
    ]
    found = next(iter([*behind, *before[-1:], *opening[:1]]), None)
    return _smallest(reading, found, mentions) if found else None


def _opening(reading: Reading, mentions: list[PlaceMention], until: int) -> list[PlaceMention]:
    """The place that the sentence opens with, unless it has turned to another one before `until`."""
    named = {mention.place.key for mention in mentions if mention.span.end <= until}
    return mentions[:1] if reading.subject_places and len(named) == 1 else []


def _smallest(reading: Reading, mention: PlaceMention, mentions: list[PlaceMention]) -> PlaceMention:
    """Of `ấp A, xã B` the hamlet, whichever of the two was met."""
    for other in reversed(mentions):
        joined = other.span.end <= mention.span.start and _JOINED.match(
            reading.plain[other.span.end : mention.span.start]
        )
        if joined and (rank(other.place) or 0) < (rank(mention.place) or 0):
            mention = other
    return mention


def _has_own_runner(model: Model, reading: Reading, at: Span) -> bool:
    """Whether the model's runner stands behind its name: a place before it is then another model's."""
    behind = any(actor.name == model.run_by and actor.span.start >= at.end for actor in reading.actors)
    return behind and not reading.subject_places


def _awarded(
    fact: Result, award: Award, reading: Reading, mine: list[PlaceMention], mentions: list[PlaceMention]
) -> PlaceMention | None:
    """The recipient's own place, else the giver's if it lies inside the article's, else the sentence's subject."""
    chain = place_chain(reading.passage.article.place or "")
    own = (rank(chain[0]) if chain else None) or 0
    receiving = [mention for mention in mine if _is_of(mention, reading, {fact.whom})]
    giving = [
        mention
        for mention in mine
        if _is_of(mention, reading, {award.given_by}) and (rank(mention.place) or 0) < own
    ]
    opening = mentions[:1] if reading.subject_places else []
    subject = [mention for mention in opening if not _is_of(mention, reading, {award.given_by})]
    return next(iter([*receiving, *giving, *subject]), None)


def _is_one(mention: PlaceMention, reading: Reading) -> bool:
    """Whether the mention names one place, outside quotes: `hai ấp A và B` names two and tells nothing of either."""
    before = reading.plain[: mention.span.start]
    return not reading.in_quote(mention.span.start) and not _SEVERAL.search(before)


def _beside(model: Model, reading: Reading, mine: list[PlaceMention], at: Span) -> PlaceMention | None:
    for mention in mine:
        between = reading.plain[at.end : mention.span.start]
        if mention.span.start >= at.end and (
            _is_of(mention, reading, {model.run_by}) or _NEXT_TO.fullmatch(between)
        ):
            return mention
    return None


def _is_of(mention: PlaceMention, reading: Reading, names: Collection[str | None]) -> bool:
    """Whether the mention stands inside one of the bodies named so."""
    return any(
        actor.name in names and actor.span.start <= mention.span.start < actor.span.end
        for actor in reading.actors
    )


def _with_larger(reading: Reading, mention: PlaceMention) -> tuple[Place, ...]:
    """The place with the larger ones that stand right behind it: `buôn A, xã B`."""
    places = [mention.place]
    end = mention.span.end
    for other in reading.place_mentions:
        if other.span.start > end and _JOINED.match(reading.plain[end : other.span.start]):
            if (rank(other.place) or 0) <= (rank(places[-1]) or 0):
                break
            places.append(other.place)
            end = other.span.end
    return tuple(places)


def _is_said(reading: Reading, mention: PlaceMention, chain: tuple[Place, ...]) -> bool:
    """Whether the sentence speaks of the place itself and not of a body seated there or a unit belonging to it."""
    if any(actor.span.start < mention.span.start < actor.span.end for actor in reading.actors):
        return bool(chain) and mention.place.key == chain[0].key
    return bool(_SAYS_OF.search(reading.plain, 0, mention.span.start))


def _settled(
    named: tuple[Place, ...], chain: tuple[Place, ...], *, is_said: bool = True
) -> tuple[Place, ...]:
    """The named places with the article's larger ones.

    Where a larger one of the article's chain is only mentioned and not spoken of, the article's own place stays.
    """
    first = named[0]
    for at, place in enumerate(chain):
        if place.key == first.key and (place.level is None or place.level == first.level):
            return chain[at:] if is_said or at == 0 else chain
    largest = max((rank(place) or 0 for place in named), default=0)
    larger = [place for place in chain if _is_larger(place, largest)]
    own = [place for place in larger if all(place.key != other.key for other in named)]
    return (*named, *own)


def _is_larger(place: Place, than: int) -> bool:
    """Whether a unit of the article's chain lies around one of rank `than`; one without a level is taken to."""
    own = rank(place)
    return own is None or own > than
