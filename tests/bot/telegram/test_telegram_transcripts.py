"""Whole conversations as they are read, by polling and by webhook: who says what, and what the bot does.

In transcripts/*.txt: `riêng NAME` or `nhóm TITLE: NAME, …` sets the scene. `Lan: …` says, `Lan ✎: …` edits what Lan said
last, `Lan ↪ START: …` replies to the bot's message that begins so, `Lan ☞ LABEL` presses the newest such button.
`Bot: …` is a new message that begins so, `Bot ↩: …` one that replies to what was said or pressed last, `Bot ✎: …` an edit
of the bot's; `Báo: …` a toast; `(im lặng)`: nothing at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from telegram_api.office import Press
from telegram_api.people import Person
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.telegram import texts

from .conversation import play, polling, webhook
from .scripted import FIGURE, NOT_FOUND, PASSAGE, ScriptedAnswering

_TRANSCRIPTS = sorted(Path(__file__).with_name("transcripts").glob("*.txt"))
_MODELS = Answer(
    Status.ANSWERED,
    "Có 12 mô hình:",
    tuple(Statement(f"Mô hình {n}", (1,), item=True) for n in range(1, 13)),
    (Citation(1, PASSAGE, FIGURE),),
)


class Remembering(ScriptedAnswering):
    """Says what was asked before when asked for it."""

    def answer(self, asked: Asked) -> Answer:
        """The script's answer, or the turn before."""
        found = super().answer(asked)
        if asked.text == "lượt trước?":
            earlier = [turn for turn in asked.turns if turn != asked.text]
            said = Statement(f"Trước đó: {earlier[-1] if earlier else 'không có'}", (1,))
            return Answer(Status.ANSWERED, "", (said,), (Citation(1, PASSAGE, FIGURE),))
        return found


def _fail() -> Answer:
    raise RuntimeError("bí mật bên trong")


def _answering() -> Remembering:
    script: dict[str, Answer | Callable[[], Answer]] = {
        "Xã Không Có bao nhiêu?": NOT_FOUND,
        "🇻🇳 Xã Không Có bao nhiêu?": NOT_FOUND,
        "liệt kê các mô hình": _MODELS,
        texts.ask_models("xã Long Bình"): _MODELS,
        "hỏng": _fail,
    }
    return Remembering(script)


@dataclass
class Scene:
    """Where a transcript plays, and what happened so far."""

    api: TelegramApi
    people: dict[str, Person] = field(default_factory=dict)
    chat: Chat | None = None
    last: dict[str, Message] = field(default_factory=dict)
    said: Message | None = None
    press: Press | None = None
    seen: int = 0
    edits: int = 0

    @property
    def here(self) -> Chat:
        """The chat."""
        assert self.chat is not None
        return self.chat

    async def act(self, line: str) -> None:
        """Do or expect what a line says."""
        if line.startswith("riêng "):
            name = line.removeprefix("riêng ")
            self.people[name] = self.api.user(name)
            self.chat = self.api.private(self.people[name])
        elif line.startswith("nhóm "):
            title, _, names = line.removeprefix("nhóm ").partition(": ")
            self.people = {name: self.api.user(name) for name in names.split(", ")}
            self.chat = self.api.group(title, self.people.values())
        elif line == "(im lặng)":
            await self.api.idle()
            assert len(self.here.bot_messages()) == self.seen, self.api.report()
        elif line.startswith(("Bot", "Báo")):
            await self._expect(line)
        else:
            self._do(line)

    def _do(self, line: str) -> None:
        who, _, rest = line.partition(" ")
        name = who.rstrip(":")
        person = self.people[name]
        if rest.startswith("☞ "):
            label = rest.removeprefix("☞ ")
            self.said = next(m for m in reversed(self.here.bot_messages()) if label in m.labels)
            self.press = person.presses(self.said, label)
        elif rest.startswith("✎: "):
            person.edits(self.last[name], rest.removeprefix("✎: "))
        elif rest.startswith("↪ "):
            begin, _, text = rest.removeprefix("↪ ").partition(": ")
            to = next(m for m in self.here.bot_messages() if m.text.startswith(begin))
            self.said = self.last[name] = person.replies(to, text)
        else:
            # What `Lan: …` says last with an answer to it is what `✎` edits.
            self.said = person.says(self.here, rest)
            if not rest.startswith("/") or name not in self.last:
                self.last[name] = self.said

    async def _expect(self, line: str) -> None:
        how, _, text = line.partition(": ")
        if how == "Báo":
            assert self.press is not None
            assert (await self.api.wait_for_answer(self.press))["text"] == text
        elif how == "Bot ✎":
            await self.api.until(lambda: self._edits() > self.edits, what=line)
            self.edits = self._edits()
            assert any(m.edits and m.text.startswith(text) for m in self.here.bot_messages())
        else:
            new = (await self.api.wait_for_messages(self.here, self.seen + 1))[self.seen]
            self.seen += 1
            assert new.text.startswith(text), self.api.report()
            assert new.reply_to is (self.said if how == "Bot ↩" else None)

    def _edits(self) -> int:
        return sum(len(message.edits) for message in self.here.bot_messages())


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("path", _TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, by_webhook: bool) -> None:
    """The conversation goes as it is written, whichever way the updates come, and breaks none of Telegram's rules."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]

    async def scene() -> None:
        async with TelegramApi.running() as api:
            playing = Scene(api)
            async with webhook(api, _answering()) if by_webhook else polling(api, _answering()):
                for line in lines:
                    if line and not line.startswith("#"):
                        await playing.act(line)
                await api.idle()
                assert len(playing.here.bot_messages()) == playing.seen, api.report()
            assert api.violations == []

    play(scene())
