"""Copies made and put back while the bot answers: nobody's question is lost, none is answered twice."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from support.echo import Echo
from telegram_api.server import TelegramApi

from bot.backup.making import back_up, belongings
from bot.backup.restoring import restore

from .conversation import QUICK, play, polling

_QUESTIONS = 60


def test_questions_meanwhile(tmp_path: Path) -> None:
    """While people ask, a copy is made and put back over the running bot's own state, three times."""
    play(_scene(tmp_path))


async def _scene(folder: Path) -> None:
    owned = belongings(None, folder, folder / "articles")
    echo: Any = Echo()
    options = replace(QUICK, person_a_minute=0)
    async with TelegramApi.running() as api, polling(api, echo, folder, options, snippets=echo):
        people = [api.user(f"N{n}") for n in range(6)]
        chats = [api.private(person) for person in people]
        asked = []

        async def ask() -> None:
            for n in range(_QUESTIONS):
                asked.append(people[n % 6].says(chats[n % 6], f"câu {n}"))
                await asyncio.sleep(0.01)

        asking = asyncio.create_task(ask())
        for n in range(3):
            copy = folder / f"{n}.zip"
            await asyncio.to_thread(back_up, owned, copy)
            await asyncio.to_thread(restore, owned, copy, force=True, resumes=False)
        await asking
        await api.until(lambda: sum(len(chat.bot_messages()) for chat in chats) >= _QUESTIONS, 20)
        await api.idle()
        answers = [[message.text.split(" [1]")[0] for message in chat.bot_messages()] for chat in chats]

    assert answers == [[f"câu {n}" for n in range(_QUESTIONS) if n % 6 == chat] for chat in range(6)]
    assert api.violations == []
