"""Articles as operators bring and remove them in the chat: shown first, done when a button says so."""

import asyncio
from pathlib import Path
from typing import Final

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.answering.keys import passage_key
from bot.errors import BotError
from bot.telegram import texts
from bot.telegram.keyboards import markup
from bot.telegram.outcome import Outcome, Place
from bot.telegram.ports import Shelf
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import render_text
from knowledge.records import Article

_MOST_BYTES: Final = 20_000_000


class Shelving:
    """The corpus' side of the operators' commands. Raises BotError or KnowledgeError for what cannot be taken."""

    def __init__(self, bot: Bot, presenter: Presenter, shelf: Shelf, incoming: Path) -> None:
        self._bot = bot
        self._presenter = presenter
        self._incoming = incoming
        self.shelf = shelf

    async def look_at(self, message: Message, rest: str) -> Outcome:
        """Show what a file or an address holds, and ask whether it is wanted."""
        place = Place.answering(message)
        source = await self._source(message, rest)
        if source is None:
            return _said(place, texts.HOW_TO_ADD)
        found = await asyncio.to_thread(self.shelf.look_at, source)
        rows = self._presenter.keyboards(place.chat_id).choices(
            [(texts.TAKE, f"o:take:{found.key}"), (texts.LEAVE, f"o:refuse:{found.key}")]
        )
        return Outcome(place.drafts(render_text(texts.found(found), LIMIT), markup(rows)))

    async def _source(self, message: Message, rest: str) -> Path | str | None:
        """The file that came along or is replied to, on our disk; else the address that was typed."""
        replied = message.reply_to_message
        document = message.document or (replied.document if replied is not None else None)
        if document is None:
            return rest or None
        if document.file_size is not None and document.file_size > _MOST_BYTES:
            raise BotError(texts.FILE_TOO_LARGE)
        name = Path(document.file_name or "bai-viet.txt").name
        folder = self._incoming / str(message.message_id)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            file = await self._bot.get_file(document.file_id)
            return await file.download_to_drive(folder / name)
        except TelegramError as error:
            raise BotError(texts.FILE_NOT_FETCHED) from error

    async def ask_to_remove(self, place: Place, id_: str) -> Outcome:
        """Ask whether the article with this id is to go."""
        articles = await asyncio.to_thread(self.shelf.articles)
        article = next((each for each in articles if each.id == id_), None)
        if article is None:
            return _said(place, texts.no_such_article(id_))
        make = self._presenter.keyboards(place.chat_id)
        rows = make.choices([(texts.REMOVE, f"o:go:{passage_key(id_)}")])
        return Outcome(place.drafts(render_text(texts.remove(article.title), LIMIT), markup(rows)))

    async def named_by(self, key: str) -> Article | None:
        """The article that a button means."""
        articles = await asyncio.to_thread(self.shelf.articles)
        return next((each for each in articles if passage_key(each.id) == key), None)


def _said(place: Place, text: str) -> Outcome:
    return Outcome(place.drafts(render_text(text, LIMIT)))
