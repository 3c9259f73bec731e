"""Draw answers as Telegram shows them: `python scripts/picture_answers.py docs/images/telegram-answer.png`, with Chromium on the path.

The questions go through the real bot's answering (the model and index that `make setup` left in var/) and rendering; the
HTML that Telegram would get is put into bubbles, the buttons under them. Nothing is drawn that the bot does not send.
"""

import argparse
import html
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.answering.records import Asked
from bot.bootstrap import bootstrap
from bot.catalogue.facts_at_hand import FactsAtHand
from bot.catalogue.related import FactRelated
from bot.settings import read_settings
from bot.telegram.callbacks import Buttons, PassageButton
from bot.telegram.outcome import Place
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import render_passage

_QUESTION = "long binh bao nhieu % dv dang ky lam theo bac"
_WIDTH, _HEIGHT = 460, 790
_STYLE = """
body { margin: 0; padding: 14px; background: #d5e3c4; font: 15px/1.35 "Noto Sans", "DejaVu Sans", sans-serif; width: 432px }
.said { margin: 0 0 10px auto; width: fit-content; max-width: 330px; background: #e7fdd1; border-radius: 14px 14px 4px 14px; padding: 8px 12px }
.told { max-width: 390px; background: #fff; border-radius: 14px 14px 14px 4px; padding: 8px 12px; white-space: pre-wrap; margin-bottom: 4px }
.row { display: flex; gap: 4px; max-width: 414px; margin-bottom: 4px }
.row span { flex: 1; text-align: center; background: rgba(70, 110, 50, .55); color: #fff; border-radius: 8px; padding: 7px 6px; font-size: 13px }
blockquote { margin: 6px 0; padding: 4px 8px; border-left: 3px solid #3a8ad3; background: #eaf3fb; border-radius: 4px }
a { color: #2a7ac0; text-decoration: none } .gap { height: 8px }
"""


def main() -> None:
    """Ask, render, draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("picture", type=Path)
    target: Path = parser.parse_args().picture
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is not installed here")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<meta charset=utf-8><style>{_STYLE}</style>{_conversation()}", encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        size = [f"--window-size={_WIDTH},{_HEIGHT}", f"--screenshot={target.absolute()}"]
        subprocess.run([*command, *size, page.as_uri()], check=True, capture_output=True)  # noqa: S603 - found above


def _conversation() -> str:
    house = bootstrap(read_settings(None, None), print)
    answerer = house.answerer()
    facts = FactsAtHand(lambda: house.store.corpus().articles)
    answer = answerer.answer(Asked(_QUESTION))
    related = tuple(FactRelated(facts.book, answerer.answer).related(_QUESTION, answer))
    presented = Presenter(Buttons(b"picture")).present(answer, Place(1, question=1), related)
    shown = [f'<div class="said">{html.escape(_QUESTION)}</div>']
    for draft in presented.drafts:
        shown.append(_told(draft.html))
        if draft.keyboard is not None:
            shown.append(_buttons(draft.keyboard))
    citation = answer.citations[0]
    quote = PassageButton.of(citation).quote_in(citation.passage)
    shown.append('<div class="gap"></div>')
    shown += [_told(part.html) for part in render_passage(citation.passage, quote, LIMIT)]
    return "".join(shown)


def _told(text: str) -> str:
    return f'<div class="told">{text}</div>'


def _buttons(keyboard: str) -> str:
    rows = json.loads(keyboard)["inline_keyboard"]
    labels = [[html.escape(button["text"]) for button in row] for row in rows]
    return "".join(f'<div class="row"><span>{"</span><span>".join(row)}</span></div>' for row in labels)


if __name__ == "__main__":
    main()
