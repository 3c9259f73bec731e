"""`@bot question` in any chat: up to five cited passages to choose from."""

import asyncio
import logging
from functools import partial
from typing import Final

from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.answering.keys import passage_key
from bot.state.ledger import Ledger
from bot.telegram.access import Access, Entry
from bot.telegram.ports import Snippet, Snippets
from bot.telegram.rendering import render_snippet, source_line
from bot.telegram.signals import Signals

_LOG = logging.getLogger(__name__)
_MOST: Final = 5
_LEAST_LETTERS: Final = 3
_SHOWN: Final = 160
_LIMIT: Final = 4096


class Inline:
    """Answers inline queries; a slow or failing one is simply not answered."""

    def __init__(self, ledger: Ledger, snippets: Snippets, access: Access, signals: Signals) -> None:
        self._ledger = ledger
        self._snippets = snippets
        self._access = access
        self._signals = signals

    async def offer(self, query: InlineQuery) -> None:
        """Offer what fits the question as far as it is typed."""
        person = query.from_user.id
        results: list[InlineQueryResultArticle] = []
        try:
            entry = await self._ledger.run(partial(self._access.may_enter, chat=person, person=person))
            question = query.query.strip()
            if entry is Entry.WELCOME and len(question) >= _LEAST_LETTERS:
                found = await asyncio.to_thread(self._snippets.snippets, question, _MOST)
                results = [_result(each) for each in found]
        except Exception:  # noqa: BLE001 - nobody waits for it; the next letter typed asks again
            _LOG.warning("inline query not answered", exc_info=True)
        await self._signals.offer(query.id, results)


def _result(snippet: Snippet) -> InlineQueryResultArticle:
    article, quote = snippet.passage.article, snippet.quote.of(snippet.passage.text)
    shown = quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1].rstrip()}…"
    content = InputTextMessageContent(
        render_snippet(snippet.passage, snippet.quote, _LIMIT).html,
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    key = f"{passage_key(snippet.passage.id)}:{snippet.quote.start}"
    return InlineQueryResultArticle(key, shown, content, description=source_line(article))
