"""What the outbox does when Telegram does not take a message at once: over HTTP, with ordered failures."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram_api.people import Person
from telegram_api.server import TelegramApi
from telegram_api.world import Chat

from bot.telegram.application import build_application
from bot.telegram.delivery import Outbox, Place
from bot.telegram.rendering import render_answer, render_text

from .conversation import conversation, play, polling, root
from .scripted import LONG_BINH_ANSWER, ScriptedAnswering

PARTS = render_answer(LONG_BINH_ANSWER, 4096)


def deliver(
    prepare: Callable[[TelegramApi, Person, Chat], Place | None],
) -> tuple[bool, list[str], list[float], list[dict[str, Any]]]:
    """Send one answer to a private chat after `prepare`: whether it arrived, texts there, pauses made, requests."""
    pauses: list[float] = []

    async def no_pause(seconds: float) -> None:
        pauses.append(seconds)

    async def scene() -> tuple[bool, list[str], list[float], list[dict[str, Any]]]:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            place = prepare(api, lan, home) or Place(home.id)
            application = build_application(api.token, ScriptedAnswering(), root(api))
            async with application.bot as bot:
                arrived = await Outbox(bot, no_pause).send(place, PARTS)
            return arrived, [message.text for message in home.bot_messages()], pauses, api.sent("sendMessage")

    return asyncio.run(scene())


def test_waits_as_long_as_telegram_says() -> None:
    """After a 429 the message is sent again when the time is up."""
    arrived, texts, pauses, _ = deliver(
        lambda api, _lan, _home: api.fail_next("sendMessage", 429, retry_after=7, times=2)
    )

    assert (arrived, len(texts), pauses) == (True, 1, [7.0, 7.0])


def test_an_endless_wait_is_not_waited() -> None:
    """When Telegram wants hours, the message is dropped instead of holding up the others."""
    arrived, texts, pauses, _ = deliver(
        lambda api, _lan, _home: api.fail_next("sendMessage", 429, retry_after=3600)
    )

    assert (arrived, texts, pauses) == (False, [], [])


@pytest.mark.parametrize(
    "failure", [{"status": 502}, {"status": 500}, {"drop": True}, {"status": 502, "html": True}]
)
def test_network_failures_are_retried_with_growing_pauses(failure: dict[str, Any]) -> None:
    """A server or network that comes back gets the message."""
    arrived, texts, pauses, _ = deliver(
        lambda api, _lan, _home: api.fail_next("sendMessage", times=3, **failure)
    )

    assert (arrived, len(texts), pauses) == (True, 1, [0.5, 1.0, 2.0])


def test_retries_end() -> None:
    """A server that stays away is given up, without an exception."""
    arrived, texts, pauses, _ = deliver(lambda api, _lan, _home: api.fail_next("sendMessage", 502, times=99))

    assert (arrived, texts, len(pauses)) == (False, [], 6)


def test_refused_html_goes_out_as_plain_text() -> None:
    """When Telegram cannot parse the HTML, the same words go out unformatted, with their links."""
    arrived, texts, _, requests = deliver(
        lambda api, _lan, _home: api.fail_next("sendMessage", 400, "Bad Request: can't parse entities: x")
    )

    assert (arrived, texts) == (True, [PARTS[0].plain])
    assert "parse_mode" not in requests[-1]


def test_other_refusals_are_final() -> None:
    """A request that is wrong for another reason is not repeated."""
    arrived, texts, pauses, _ = deliver(
        lambda api, _lan, _home: api.fail_next("sendMessage", 400, "Bad Request: chat not found")
    )

    assert (arrived, texts, pauses) == (False, [], [])


def test_blocked() -> None:
    """Nobody is pursued: a person who blocked the bot gets nothing more."""
    arrived, texts, pauses, _ = deliver(lambda _api, lan, _home: lan.blocks_bot())

    assert (arrived, texts, pauses) == (False, [], [])


def test_a_deleted_question_is_still_answered() -> None:
    """When the message to quote is gone, the answer goes out without quoting it."""
    arrived, texts, _, _ = deliver(lambda _api, _lan, home: Place(home.id, quoting=999))

    assert (arrived, len(texts)) == (True, 1)


def test_a_migrated_group_is_followed() -> None:
    """When the group became a supergroup meanwhile, the answer goes there."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            group = api.group("Chi bộ", [lan], supergroup=False)
            new = api.upgrade(group)
            application = build_application(api.token, ScriptedAnswering(), root(api))
            async with application.bot as bot:
                assert await Outbox(bot).send(Place(group.id, quoting=3), render_text("Chào", 4096))
            assert [message.text for message in new.bot_messages()] == ["Chào"]

    asyncio.run(scene())


def test_questions_survive_failing_polls() -> None:
    """When getUpdates fails in between, the next poll brings the question."""

    async def scene() -> None:
        async with conversation(ScriptedAnswering()) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            api.fail_next("getUpdates", 502, times=1)
            api.fail_next("getUpdates", 429, retry_after=1)
            lan.says(home, "một")
            await api.wait_for_messages(home, 1)
            lan.says(home, "hai")
            await api.wait_for_messages(home, 2, within_s=8)

    play(scene())


def test_indicator_and_menu_are_extras() -> None:
    """An answer arrives even when the typing indicator and the command menu fail."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            api.fail_next("setMyCommands", 500)
            api.fail_next("sendChatAction", 403)
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, ScriptedAnswering()):
                lan.says(home, "một")
                await api.wait_for_messages(home, 1)

    play(scene())
