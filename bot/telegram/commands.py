"""What everybody may tell the bot besides asking: who it is, what it knows, what it keeps, and to forget."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from telegram import Bot, ChatMember, MaybeInaccessibleMessage, Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.answering.records import Answer
from bot.state import outbox as letters
from bot.state import people
from bot.state.ledger import Connection, Ledger
from bot.state.records import Action
from bot.telegram import texts
from bot.telegram.addressing import Command, asker_of
from bot.telegram.asking import Asking
from bot.telegram.keyboards import markup
from bot.telegram.menu import OPERATOR_COMMANDS
from bot.telegram.operators import Operators
from bot.telegram.outcome import Outcome, Place
from bot.telegram.ports import Catalogue, Shelf
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import Part, render_articles, render_text

_A_PAGE: Final = 8


class Commands:
    """The commands for everybody; those for operators are passed on."""

    def __init__(
        self,
        bot: Bot,
        ledger: Ledger,
        asking: Asking,
        presenter: Presenter,
        catalogue: Catalogue,
        shelf: Shelf,
        operators: Operators,
    ) -> None:
        self._bot = bot
        self._ledger = ledger
        self._asking = asking
        self._presenter = presenter
        self._catalogue = catalogue
        self._shelf = shelf
        self._operators = operators

    async def given(self, message: Message, command: Command | None) -> Outcome:
        """Do what the command says; None stands for a file without a word."""
        if command is None or command.name in OPERATOR_COMMANDS:
            return await self._operators.given(message, command)
        place, rest = Place.answering(message), command.rest
        said = {"start": texts.WELCOME, "help": texts.help_text(self._bot.username), "riengtu": texts.PRIVACY}
        if command.name in said:
            return _said(place, said[command.name])
        listings: dict[str, tuple[str, Callable[[], Answer]]] = {
            "vanban": (texts.ASK_DIRECTIVES, self._catalogue.directives),
            "mohinh": (texts.ask_models(rest), partial(self._catalogue.models, rest)),
            "ketqua": (texts.ask_results(rest), partial(self._catalogue.results, rest)),
        }
        if command.name in listings:
            text, find = listings[command.name]
            return await self._asking.offered(asker_of(message), text, place, find)
        if command.name == "nguon":
            return await self._page(place, 0)
        if command.name == "trangthai":
            return _said(place, await self._status(message))
        return await self._forget(message, place)

    async def turned(self, message: MaybeInaccessibleMessage, page: int) -> Outcome:
        """Another page of the articles, in place of the one that is shown."""
        outcome = await self._page(Place(message.chat.id), page)
        [draft] = outcome.drafts
        return Outcome((replace(draft, action=Action.EDIT, message=message.message_id),))

    async def _page(self, place: Place, page: int) -> Outcome:
        articles = await asyncio.to_thread(self._shelf.articles)
        pages = max(1, -(-len(articles) // _A_PAGE))
        page = min(max(page, 0), pages - 1)
        shown = articles[page * _A_PAGE : (page + 1) * _A_PAGE]
        part: Part = render_articles(
            shown, texts.articles(len(articles), page + 1, pages), page * _A_PAGE, LIMIT
        )
        keyboard = markup(self._presenter.keyboards(place.chat_id).pages(page, pages))
        return Outcome(place.drafts([part], keyboard))

    async def _status(self, message: Message) -> str:
        articles = len(await asyncio.to_thread(self._shelf.articles))
        waiting = await self._ledger.run(letters.depth)
        lines = [texts.status(articles, waiting)]
        if message.chat.type != ChatType.PRIVATE:
            lines.append(texts.MODES[await self._mode(message.chat.id)])
        return "\n\n".join(lines)

    async def _mode(self, chat: int) -> str:
        """What Telegram shows the bot of this group: `admin`, `all`, or `addressed` under privacy mode."""
        try:
            member = await self._bot.get_chat_member(chat, self._bot.id)
            me = await self._bot.get_me()
        except TelegramError:
            return "addressed"
        if member.status == ChatMember.ADMINISTRATOR:
            return "admin"
        return "all" if me.can_read_all_group_messages else "addressed"

    async def _forget(self, message: Message, place: Place) -> Outcome:
        person = asker_of(message)

        def act(state: Connection) -> int:
            return people.forget(state, person)

        count = await self._ledger.run(act)
        return _said(place, texts.forgotten(count))


def _said(place: Place, text: str) -> Outcome:
    return Outcome(place.drafts(render_text(text, LIMIT)))
