"""Makes docs/images/terminal-chat.png: real questions, answered by this installation, drawn by headless Chromium.

    .venv/bin/python scripts/make_screenshots.py [--chromium PATH] [--into docs/images]

It shows what rich writes, colours and all; scripts/picture_answers.py draws Telegram's answers. Needs `make setup` first, and Chromium with a font for Vietnamese.
"""

import argparse
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from bot.answering.ports import Answering
from bot.answering.records import Asked
from bot.bootstrap import bootstrap
from bot.settings import Settings
from bot.terminal.screen import Screen

_ASKED = "long binh bao nhieu % dv dang ky lam theo bac"
_UNKNOWN = "Xã Rạch Đước Tây có bao nhiêu chi bộ?"
_COLUMNS = 96
_LARGEST_BYTES = 150_000
_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px; background: {ground}; font: 15px/1.4 "Noto Sans", "DejaVu Sans", sans-serif; }}
pre {{ margin: 0; font: 14px/1.35 "Noto Sans Mono", "DejaVu Sans Mono", monospace; white-space: pre; }}
</style>{body}"""


def terminal_page(answerer: Answering) -> str:
    """Two questions in the terminal, as the chat shows them."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), highlight=False, force_terminal=True)
    screen = Screen(console)
    for question in (_ASKED, _UNKNOWN):
        console.print(f"» {question}", markup=False)
        screen.show(answerer.answer(Asked(question)))
        console.print()
    inside = console.export_html(theme=MONOKAI, inline_styles=True, code_format="<pre>{code}</pre>")
    # Monokai's own colours, for what rich leaves without a style.
    return _PAGE.format(ground="#0c0c0c", body=f'<div style="color:#d9d9d9">{inside}</div>')


def draw(page: str, image: Path, chromium: str, size: tuple[int, int]) -> None:
    """Let Chromium draw the page; ends the program if the picture is missing or too large for a repository."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        drawn = Path(folder, "page.png")
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}",
                f"--window-size={size[0]},{size[1]}", f"--screenshot={drawn}", file.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )  # fmt: skip
        if drawn.stat().st_size > _LARGEST_BYTES:
            raise SystemExit(f"{image.name}: {drawn.stat().st_size} bytes are too many")
        shutil.copyfile(drawn, image)


def main() -> None:
    """Answer, draw, save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--into", type=Path, default=Path("docs/images"))
    told = parser.parse_args()
    answerer = bootstrap(Settings(), Console(stderr=True).print).answerer()
    told.into.mkdir(parents=True, exist_ok=True)
    draw(terminal_page(answerer), told.into / "terminal-chat.png", told.chromium, (860, 400))


if __name__ == "__main__":
    main()
