"""Articles taken over as `hocbac add` does it, without the command line."""

from pathlib import Path

from bot.intake import Intake, Taken
from bot.store import ArticleStore
from knowledge.sources.desk import Desk
from knowledge.sources.handing import handed


def take_all(store: ArticleStore, *paths: Path) -> list[Taken]:
    """Read every file of `paths` and take it into `store`, in one import."""
    taken = []
    intake = Intake(store)
    with Desk() as desk:
        for path in paths:
            for origin in handed(str(path)).origins:
                reading = desk.read(origin)
                assert reading.draft is not None
                taken.append(intake.take(reading.draft, origin.name))
    return taken
