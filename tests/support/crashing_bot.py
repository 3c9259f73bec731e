"""Bots that are killed: `python -m support.crashing_bot FOLDER API_ROOT TOKEN [STATE]`, driven by lines of input.

`start N` forks a bot that kills itself with SIGKILL at its N-th step after its first update (0: never); `poll` says
`alive` or `dead`; `kill` kills it from outside; `stop` ends it the graceful way and gives its exit status. A step is the moment after a transaction
or after a request about a message; so the steps are: received, stored, taken up, composed and written down, begun,
sent, recorded, whatever the code between them looks like.

Runs in a process of its own, with one thread, because it forks.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from telegram.request import RequestData

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.state.engine import open_state, sqlite_url
from bot.state.instance import only_one
from bot.state.ledger import Connection, Ledger
from bot.telegram.application import run
from bot.telegram.limits import UNLIMITED
from bot.telegram.options import Options
from bot.telegram.parts import House, Ports
from bot.telegram.plain import AskedCatalogue
from bot.telegram.transport import AiohttpRequest
from knowledge.records import Article, Passage, Span

T = TypeVar("T")
_WATCHED = ("sendMessage", "editMessageText", "deleteMessage", "setMessageReaction", "answerCallbackQuery")
_SENTENCE = "Toàn xã có 16 chi bộ."
_ARTICLE = Article("xa", "Một xã", _SENTENCE)
_PASSAGE = Passage(_ARTICLE, 1, _SENTENCE, (Span(0, len(_SENTENCE)),))


class Countdown:
    """Kills this process at the N-th step after the first update came."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        self._armed = False

    def arm(self) -> None:
        """The first update is here."""
        self._armed = True

    def step(self) -> None:
        """One step further."""
        if not self._armed:
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class TwoPartAnswering:
    """Answers everything with two messages that name the question."""

    def answer(self, asked: Asked) -> Answer:
        """The question, long and short; one question is the end of the program."""
        if asked.text == "chết":
            os.kill(os.getpid(), signal.SIGKILL)
        statements = (
            Statement(f"{asked.text} " + "dài " * 900, (1,)),
            Statement(f"Hết {asked.text}. " + "x" * 900, (1,)),
        )
        return Answer(Status.ANSWERED, "", statements, (Citation(1, _PASSAGE, _SENTENCE),))

    def passage_by_key(self, _key: str) -> Passage:
        """The one passage."""
        return _PASSAGE

    def related(self, _question: str, _answer: Answer) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def snippets(self, _question: str, _count: int) -> tuple[()]:
        """Nothing."""
        return ()


class WatchedLedger(Ledger):
    """A ledger whose every transaction is a step."""

    def __init__(self, url: str, countdown: Countdown) -> None:
        self.engine = open_state(url)
        super().__init__(self.engine)
        self._countdown = countdown

    async def run(self, work: Callable[[Connection], T]) -> T:
        """The same, watched."""
        result = await super().run(work)
        self._countdown.step()
        return result


def _watch_requests(countdown: Countdown) -> None:
    """Each request about a message is a step; the first update arms the countdown."""
    plain = AiohttpRequest.do_request

    async def watched(
        self: AiohttpRequest, url: str, method: str, request_data: RequestData | None = None, **more: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        result = await plain(self, url, method, request_data, **more)
        if name == "getUpdates" and b"update_id" in result[1]:
            countdown.arm()
            countdown.step()
        if name in _WATCHED:
            countdown.step()
        return result

    # This process exists for nothing else.
    setattr(AiohttpRequest, "do_request", watched)  # noqa: B010 - mypy knows no other way to say this


def _bot(folder: Path, state: str | None, api_url: str, token: str, steps: int) -> None:
    countdown = Countdown(steps)
    _watch_requests(countdown)
    answering = TwoPartAnswering()
    shelf: Any = None  # no scene of these comes near it
    ports = Ports(answering, answering, AskedCatalogue(answering.answer), answering, shelf, shelf, folder)
    ledger = WatchedLedger(state or sqlite_url(folder / "state.db"), countdown)
    options = Options(
        rates=UNLIMITED,
        person_a_minute=0,
        person_a_day=0,
        passages_a_minute=0,
        chat_a_minute=0,
        # Killed at a step, it has nothing under way.
        in_flight_s=Options().in_flight_s if state else 0.0,
    )
    with only_one(ledger.engine, is_polling=True):
        run(token, House(ports, ledger, options), api_url)
    ledger.close()


def main() -> None:
    """Do what the lines say, one answer a line."""
    folder, api_url, token = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    state = sys.argv[4] if len(sys.argv) > 4 else None
    child = 0
    status: int | None = None
    for line in sys.stdin:
        command, _, steps = line.strip().partition(" ")
        if command == "start":
            status, child = None, os.fork()
            if child == 0:
                try:
                    _bot(folder, state, api_url, token, int(steps))
                except BaseException:  # noqa: BLE001 - the parent hears of it by the exit status
                    traceback.print_exc()
                    os._exit(1)
                os._exit(0)
            said = "started"
        else:
            ends = {"stop": signal.SIGTERM, "kill": signal.SIGKILL}
            if command in ends and status is None:
                os.kill(child, ends[command])
            if status is None:
                ended, code = os.waitpid(child, 0 if command in ends else os.WNOHANG)
                status = code if ended else None
            said = "alive" if status is None else "dead" if command == "poll" else str(status)
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    if child and status is None:
        os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
