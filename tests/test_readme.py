"""What README promises is so."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.answering.records import Asked
from bot.bootstrap import bootstrap
from bot.cli.main import app
from bot.settings import Settings, read_settings

_ROOT = Path(__file__).parents[1]
_READMES = ["README.md", "README.vi.md"]


@pytest.mark.parametrize("name", _READMES)
def test_every_command_is_documented(name: str) -> None:
    """Each command of the program stands in README."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]  # the app is a group

    assert set() == {command for command in commands if not re.search(rf"\b{command}\b", text)}


@pytest.mark.parametrize("name", _READMES)
def test_every_setting_is_documented(name: str) -> None:
    """Each environment variable that is read stands in README."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    variables = [str(field.validation_alias) for field in Settings.model_fields.values()]

    assert set() == {variable for variable in variables if f"`{variable}`" not in text}


@pytest.mark.model
@pytest.mark.parametrize("name", _READMES)
def test_the_first_screen_is_true(name: str, tmp_path: Path) -> None:
    """The question on README's first screen gets the answer that stands under it."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    asked = re.search(r"^» (.+)$", text, re.MULTILINE)
    answerer = bootstrap(read_settings(tmp_path, None), print).answerer()

    assert asked is not None
    assert answerer.answer(Asked(asked[1])).text in text.splitlines()
