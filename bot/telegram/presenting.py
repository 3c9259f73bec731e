"""An answer as letters: its messages, its buttons, and what the buttons will need later."""

import json
from dataclasses import dataclass, replace
from typing import Any, Final

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.answering.records import Answer, Status
from bot.state.records import Draft
from bot.telegram.callbacks import Buttons
from bot.telegram.framing import frame_of
from bot.telegram.keyboards import Keyboards, markup
from bot.telegram.outcome import Place
from bot.telegram.rendering import Part, render_answer

LIMIT: Final = int(MessageLimit.MAX_TEXT_LENGTH)
# A list of more items is shown up to here; the rest is one press away.
_WHOLE_LIST: Final = 8
_SHOWN: Final = 6
_A_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Presented:
    """An answer's letters, and what is kept for its buttons."""

    drafts: tuple[Draft, ...]
    rest: str | None
    related: str | None


class Presenter:
    """Shows answers the same way wherever they come from."""

    def __init__(self, buttons: Buttons) -> None:
        self._buttons = buttons

    def keyboards(self, chat: int, language: str = "vi") -> Keyboards:
        """Maker of keyboards for the chat."""
        return Keyboards(self._buttons, chat, frame_of(language))

    def present(self, answer: Answer, place: Place, related: tuple[str, ...] = ()) -> Presented:
        """The answer for this place. Under the last message: sources, the rest of a list, related questions, votes."""
        shown, rest = folded(answer)
        make = self.keyboards(place.chat_id, answer.language)
        rows = make.sources(shown.citations)
        question = place.question
        if question is not None and answer.status is Status.ANSWERED:
            rows += make.more(question, len(rest.statements)) if rest else []
            rows += make.related(question, related)
            rows += make.votes(question)
        drafts = place.drafts(render_answer(shown, LIMIT), markup(rows))
        kept = None if rest is None else self._kept(rest, make)
        return Presented(drafts, kept, json.dumps(related, ensure_ascii=False) if related else None)

    def rest(self, kept: str, place: Place, question: int, page: int = 0) -> tuple[Draft, ...]:
        """A page of the rest of a list as letters, with a button for the next; none where there is no such page.

        `question` is the one that the list answers.
        """
        stored = json.loads(kept)
        # Kept by an earlier release: the whole rest as one page.
        pages = stored if isinstance(stored, list) else [stored | {"count": 0}]
        if page >= len(pages):
            return ()
        shown, left = pages[page], sum(each["count"] for each in pages[page + 1 :])
        make = self.keyboards(place.chat_id, shown.get("language", "vi"))
        more = make.more(question, left, page + 1) if left else []
        keyboard = shown["keyboard"] and InlineKeyboardMarkup.de_json(shown["keyboard"], None)
        rows = [list(row) for row in keyboard.inline_keyboard] if keyboard else []
        return place.drafts([Part(**part) for part in shown["parts"]], markup([*rows, *more]))

    def _kept(self, rest: Answer, make: Keyboards) -> str:
        count = len(rest.statements)
        pages = [_part(rest, start, min(start + _A_PAGE, count)) for start in range(0, count, _A_PAGE)]
        return json.dumps([_stored(page, make) for page in pages], ensure_ascii=False)


def _stored(page: Answer, make: Keyboards) -> dict[str, Any]:
    keyboard = markup(make.sources(page.citations))
    parts = [
        {"html": part.html, "text": part.text, "plain": part.plain} for part in render_answer(page, LIMIT)
    ]
    return {
        "parts": parts,
        "keyboard": keyboard and keyboard.to_dict(),
        "count": len(page.statements),
        "language": page.language,
    }


def folded(answer: Answer) -> tuple[Answer, Answer | None]:
    """A long list as its beginning and its rest, each with the citations that it needs; else the answer and None."""
    items = [place for place, statement in enumerate(answer.statements) if statement.item]
    if len(items) <= _WHOLE_LIST:
        return answer, None
    cut = items[_SHOWN]
    return _part(answer, 0, cut), replace(_part(answer, cut, len(answer.statements)), lead="")


def _part(answer: Answer, start: int, end: int) -> Answer:
    statements = answer.statements[start:end]
    marks = {mark for statement in statements for mark in statement.marks}
    citations = tuple(citation for citation in answer.citations if citation.n in marks)
    return replace(answer, statements=statements, citations=citations)
