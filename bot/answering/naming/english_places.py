"""The level that a small unit has in Vietnamese: English says "hamlet" or "village" of a thôn, an ấp, a bản and a buôn."""

from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.texts.typed_words import SMALL


def with_own_levels(turned: str, finder: PlaceFinder) -> str:
    """`turned`, a question turned from English, with each small unit called what the corpus calls it, if that is one thing."""
    for found in reversed(finder.find(turned, plain=False)):
        level = found.place.level
        own = finder.levels_of(found.place.name)
        typed = found.span.of(turned)
        if level in SMALL and own and level not in own and own <= SMALL and typed.startswith(level):
            said = next(iter(own)) if len(own) == 1 else ""
            renamed = f"{said} {typed.removeprefix(level).strip()}".strip()
            turned = turned[: found.span.start] + renamed + turned[found.span.end :]
    return turned
