"""What docs/ promises is so: its links, settings, files and commands are there, or are marked as still to come."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.main import app
from bot.settings import Settings

_ROOT = Path(__file__).parents[1]
_PAGES = sorted((_ROOT / "docs").rglob("*.md"))
_COMING = ("〔sắp có〕", "〔coming〕", "〔coming:")
_LARGEST_BYTES = 150_000


def _ids(page: Path) -> str:
    return str(page.relative_to(_ROOT))


def _said(page: Path) -> str:
    """The page without what it says is still to come: headings with what is below them, paragraphs, rows, items."""
    text = page.read_text(encoding="utf-8")
    kept: list[str] = []
    skipping = 0
    for block in re.split(r"\n\s*\n|\n(?=\||- )", text):
        heading = re.match(r"(#+) ", block)
        if heading and skipping >= len(heading[1]):
            skipping = 0
        is_coming = any(mark in block for mark in _COMING)
        if heading and is_coming:
            skipping = skipping or len(heading[1])
        if not skipping and not is_coming:
            kept.append(block)
    return "\n\n".join(kept)


@pytest.mark.parametrize("page", _PAGES, ids=_ids)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of this repository finds it."""
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    own = [link for link in links if not link.startswith("http")]

    assert [link for link in own if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", _PAGES, ids=_ids)
def test_settings_that_are_named_are_there(page: Path) -> None:
    """Every setting on the page is read by the program, or is marked as still to come."""
    variables = {str(field.validation_alias) for field in Settings.model_fields.values()}

    assert set() == set(re.findall(r"\b(?:HOCBAC|TELEGRAM)_[A-Z_]+", _said(page))) - variables


@pytest.mark.parametrize("page", _PAGES, ids=_ids)
def test_commands_that_are_named_are_there(page: Path) -> None:
    """Every `hocbac …` on the page is a command of the program, or is marked as still to come."""
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]  # the app is a group
    named = set(re.findall(r"(?:`|bin/)hocbac ([a-z]+)", _said(page)))

    assert set() == named - commands


@pytest.mark.parametrize("page", _PAGES, ids=_ids)
def test_files_that_are_named_are_there(page: Path) -> None:
    """Every path of this repository that the page names exists."""
    named = set(re.findall(r"\b(?:bot|deploy|docs|index|knowledge|scripts|tests)/[\w/.-]*\w", _said(page)))

    assert set() == {name for name in named if not (_ROOT / name).exists()}


def test_both_languages() -> None:
    """Each Vietnamese page has its English twin."""
    vietnamese, english = ([*(_ROOT / "docs" / name).glob("*.md")] for name in ("vi", "en"))

    assert len(vietnamese) == len(english) > 0


def test_pictures_are_small() -> None:
    """A picture does not weigh a clone down."""
    pictures = [*(_ROOT / "docs" / "images").iterdir()]

    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > _LARGEST_BYTES] == []
