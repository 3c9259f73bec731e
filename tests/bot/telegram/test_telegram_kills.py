"""The bot killed at random moments under load, and by what it is asked. 200 times is benchmarks/telegram_kills.py."""

from pathlib import Path

from support.killing import ForkedBots, Plan, kill_at_random, sqlite_in
from telegram_api.server import TelegramApi


def test_five_kills(tmp_path: Path) -> None:
    """Nothing is lost or answered twice, all in order, and the state is whole."""
    with TelegramApi.in_thread() as api:
        state = sqlite_in(tmp_path)
        bots = ForkedBots(tmp_path, state, api)
        toll = kill_at_random(Plan(5, 1.0, groups=10), bots, api, state, None)

    assert toll.kills == 5
    assert toll.asked > 5
    assert toll.is_clean, toll


def test_a_question_that_kills(tmp_path: Path) -> None:
    """A question that ends the program each time gets an apology in the end; those that were begun beside it, answers."""
    with TelegramApi.in_thread() as api:
        bots = ForkedBots(tmp_path, sqlite_in(tmp_path), api)
        people = [api.user(f"N{n}") for n in range(4)]
        cells = [api.group(f"Chi bộ {n}", [person]) for n, person in enumerate(people)]
        words = ["chết", "một", "hai", "ba"]
        asked = [
            person.says(cell, f"/hoi {word}") for person, cell, word in zip(people, cells, words, strict=True)
        ]
        starts = 0
        while not all(cell.bot_messages() for cell in cells) and starts < 12:
            bots.start()
            starts += 1
            while not bots.has_died():
                if all(cell.bot_messages() for cell in cells):
                    break
                api.wait(api.until(lambda: True, 0.1))
        api.wait(api.idle(0.5))
        assert bots.stop() == 0

    said = [cell.bot_messages()[0].text for cell in cells]
    assert "(mã " in said[0]
    assert [text.split(" ")[0] for text in said[1:]] == words[1:]
    assert [cell.bot_messages()[0].reply_to for cell in cells] == asked
    assert starts <= 8
