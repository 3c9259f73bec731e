"""The rewriter against a scripted server: good words go out, everything else leaves the answer as it was, in time."""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from pydantic import SecretStr
from support.language_model import Fails, LanguageModelServer, Raw, Reply, Request, Says

from bot.answering.records import Answer
from bot.rewriting.breaker import CircuitBreaker
from bot.rewriting.client import ChatClient, Server
from bot.rewriting.errors import CircuitOpen
from bot.rewriting.rewriter import Limits, Rewriter

from .drafts import INJECTION, ONE_PLACE, POISONED

_KEY = "sk-bi-mat-0123456789"
_QUESTION = "Xã Đồng Sậy có bao nhiêu chi bộ?"
_GOOD = (
    "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. [1]\n"
    "Xã Đồng Sậy có 85% đảng viên đăng ký làm theo Bác, và mô hình “Hũ gạo nghĩa tình” góp được 1.250 kg gạo, giúp 46"
    " hộ neo đơn. [2][3]"
)
_DEADLINE_S = 5.0


@contextmanager
def _rewriter(
    script: Callable[[Request, int], Reply],
    limits: Limits | None = None,
    breaker: CircuitBreaker | None = None,
) -> Iterator[tuple[Rewriter, LanguageModelServer]]:
    with LanguageModelServer(script) as server:
        asked = Server(server.url, "scripted", SecretStr(_KEY))
        with Rewriter(lambda: ChatClient(asked), limits or Limits(_DEADLINE_S), breaker) as rewriter:
            yield rewriter, server


def _tell(reply: Reply) -> Callable[[Request, int], Reply]:
    return lambda _request, _number: reply


def test_faithful_words_go_out() -> None:
    """What the gate lets through goes out in the model's words."""
    with _rewriter(_tell(Says(_GOOD))) as (rewriter, server):
        answer = rewriter.rewritten(_QUESTION, ONE_PLACE)

    assert answer.text == (
        "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. [1] Xã Đồng Sậy có 85% đảng viên đăng ký làm theo Bác, và"
        " mô hình “Hũ gạo nghĩa tình” góp được 1.250 kg gạo, giúp 46 hộ neo đơn. [2][3]"
    )
    assert len(server.requests) == 1
    assert server.requests[0].authorization == f"Bearer {_KEY}"


def test_only_verified_evidence_is_given() -> None:
    """The model gets the question and the marked statements between marks of its own, and no other text of the articles."""
    with _rewriter(_tell(Says(_GOOD))) as (rewriter, server):
        rewriter.rewritten(_QUESTION, ONE_PLACE)
    request = server.requests[0]
    mark = request.user.splitlines()[1]

    assert request.user.splitlines().count(mark) == 4
    assert mark in request.system
    assert [statement.marked in request.user for statement in ONE_PLACE.statements] == [True] * 3
    assert INJECTION not in request.user
    assert "vi phạm" not in request.user


@pytest.mark.parametrize(
    "reply",
    [
        # It hallucinates, changes a number, invents a mark, leaves one out, says nothing, says no end.
        Says(_GOOD + "\nĐây là kết quả cao nhất tỉnh. [1]"),
        Says("Xã Đồng Sậy là điểm sáng của cả huyện về học tập và làm theo Bác. [1][2][3]"),
        Says(_GOOD.replace("85%", "87%")),
        Says(_GOOD.replace("có 85%", "không có 85%")),
        Says(_GOOD.replace("[1]", "[7]")),
        Says(_GOOD.replace(" [1]", "")),
        Says(_GOOD.splitlines()[0]),
        Says(""),
        Says("Đồng Sậy " * 2000),
        # The stream is cut, or ends before its end.
        Says(_GOOD, cut=True),
        Says(_GOOD, ending="length"),
        # The server is no such server.
        Fails(401, body=f'{{"error": "{_KEY}"}}'),
        Fails(404),
        Fails(302, {"Location": "http://127.0.0.1:9/"}),
        Raw("data: không phải JSON\n\n"),
        Raw('data: {"choices": "x"}\n\n'),
        Raw('data: {"error": {"message": "overloaded"}}\n\n'),
        Raw("<html>xin chào</html>", "text/html"),
        Raw('{"choices": []}', "application/json"),
        Raw('{"choices": [{"message": {"content": 5}}]}', "application/json"),
        Raw("\xff\xfe", "application/json"),
    ],
)  # fmt: skip
def test_anything_else_leaves_the_answer(reply: Reply) -> None:
    """Words that are not carried, and replies that are none, leave the verified answer as it was."""
    with _rewriter(_tell(reply), Limits(1.5)) as (rewriter, _):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE


def test_a_server_that_does_not_stream() -> None:
    """A whole completion in one piece is taken too."""
    body = httpx.Response(
        200, json={"choices": [{"message": {"content": _GOOD}, "finish_reason": "stop"}]}
    ).text
    with _rewriter(_tell(Raw(body, "application/json"))) as (rewriter, _):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) != ONE_PLACE


def test_an_instruction_planted_in_an_article_is_obeyed_in_vain() -> None:
    """A model that does what a sentence of an article tells it to is refused."""

    def obeys(request: Request, _number: int) -> Reply:
        assert INJECTION in request.user
        assert INJECTION not in request.system
        return Says("Xã Đồng Sậy đạt 100% đảng viên đăng ký. [1][2]")

    with _rewriter(obeys) as (rewriter, server):
        assert rewriter.rewritten(_QUESTION, POISONED) == POISONED
    assert len(server.requests) == 1


@pytest.mark.parametrize("written", ["", "Đảng bộ xã Đồng Sậy có 14 "])
def test_a_stalling_server_costs_the_deadline(written: str) -> None:
    """Where nothing (more) comes, the verified answer goes out when the deadline is over."""
    started = time.monotonic()
    with _rewriter(_tell(Says(written, stalls=True)), Limits(0.5)) as (rewriter, _):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE
        waited = time.monotonic() - started

    assert 0.5 <= waited < 3.0


def test_a_bad_line_ends_the_waiting() -> None:
    """What is refused at its first line is not waited for to its end."""
    reply = Says("Xã Đồng Sậy đứng đầu tỉnh. [1]\n", stalls=True)
    started = time.monotonic()
    with _rewriter(_tell(reply), Limits(60.0)) as (rewriter, _):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE

    assert time.monotonic() - started < 30.0


@pytest.mark.parametrize(
    "failure",
    [Fails(429), Fails(429, {"Retry-After": "0"}), Fails(500), Fails(503), Says("Đảng bộ", cut=True)],
)
def test_what_passes_is_tried_again(failure: Reply) -> None:
    """A busy or broken server is asked again, and its good reply is used."""
    with _rewriter(lambda _request, number: failure if number == 1 else Says(_GOOD)) as (rewriter, server):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) != ONE_PLACE
    assert len(server.requests) == 2


def test_attempts_are_counted() -> None:
    """A server that stays broken is asked three times for one answer."""
    with _rewriter(_tell(Fails(500))) as (rewriter, server):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 422])
def test_what_will_not_pass_is_not_tried_again(status: int) -> None:
    """A refused request is not repeated; 400 once more, without the optional fields."""
    with _rewriter(_tell(Fails(status))) as (rewriter, server):
        rewriter.rewritten(_QUESTION, ONE_PLACE)
        fields = [request.fields for request in server.requests]

    least = frozenset({"model", "messages", "stream"})
    assert fields == [least | {"temperature"}, *([least] if status == 400 else [])]


@pytest.mark.parametrize("write", [str, lambda s: format_datetime(datetime.now(UTC) + timedelta(seconds=s))])
def test_retry_after_beyond_the_deadline_ends_the_waiting(write: Callable[[int], str]) -> None:
    """Told to come back after the deadline, the answer goes out at once, and the server is left alone until then."""
    started = time.monotonic()
    with _rewriter(_tell(Fails(429, {"Retry-After": write(120)})), Limits(60.0)) as (rewriter, server):
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE

    assert time.monotonic() - started < 30.0
    assert len(server.requests) == 1


def test_an_unreachable_server() -> None:
    """Where nothing listens, the answer goes out as it was."""
    with Rewriter(lambda: ChatClient(Server("http://127.0.0.1:9/v1", "m")), Limits(3.0)) as rewriter:
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE


def test_no_more_at_a_time_than_allowed() -> None:
    """Many questions at once reach the server a few at a time, and all are answered."""

    def slowly(_request: Request, _number: int) -> Reply:
        return Says(_GOOD)

    with _rewriter(slowly, Limits(60.0, concurrency=2)) as (rewriter, server), ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: rewriter.rewritten(_QUESTION, ONE_PLACE), range(16)))

    assert server.most_at_once <= 2
    assert len(server.requests) == 16
    assert ONE_PLACE not in answers


def test_waiting_for_a_place_is_short() -> None:
    """While every place is taken by a stalling server, the others get the verified answer before the deadline."""
    stalling = _rewriter(_tell(Says("", stalls=True)), Limits(2.0, concurrency=1))
    with stalling as (rewriter, server), ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: rewriter.rewritten(_QUESTION, ONE_PLACE), range(4)))

    assert answers == [ONE_PLACE] * 4
    assert len(server.requests) == 1


def test_a_failing_server_is_left_alone_for_a_while() -> None:
    """After three failures nobody waits for the server; half a minute later it is tried once and used again."""
    now = [0.0]
    healthy = False

    def script(_request: Request, _number: int) -> Reply:
        return Says(_GOOD) if healthy else Fails(401)

    with _rewriter(script, breaker=CircuitBreaker(lambda: now[0])) as (rewriter, server):
        for _ in range(5):
            assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE
        assert len(server.requests) == 3
        now[0] = 31.0
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) == ONE_PLACE
        assert len(server.requests) == 4
        healthy, now[0] = True, 62.0
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) != ONE_PLACE
        assert rewriter.rewritten(_QUESTION, ONE_PLACE) != ONE_PLACE


def test_one_tries_whether_the_server_is_back() -> None:
    """After the pause one call is let through; others wait for how it ends."""
    now = [0.0]
    breaker = CircuitBreaker(lambda: now[0])
    for _ in range(3):
        breaker.enter()
        breaker.failed()
    now[0] = 31.0
    breaker.enter()

    with pytest.raises(CircuitOpen):
        breaker.enter()
    breaker.succeeded()
    breaker.enter()
    breaker.enter()


def test_a_refused_draft_is_not_the_server_s_failure() -> None:
    """A model whose words are refused keeps being asked."""
    with _rewriter(_tell(Says("Sai bét. [1]"))) as (rewriter, server):
        for _ in range(5):
            rewriter.rewritten(_QUESTION, ONE_PLACE)
    assert len(server.requests) == 5


def test_the_key_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """Neither the key nor what was asked or written is logged, whatever goes wrong."""
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    replies: list[Reply] = [Fails(401, body=_KEY), Raw(f"data: {_KEY}\n\n"), Says(f"{_KEY} [1]"), Says(_GOOD)]
    with _rewriter(lambda _request, number: replies[number - 1]) as (rewriter, server):
        answers: list[Answer] = [rewriter.rewritten(_QUESTION, ONE_PLACE) for _ in replies]
        shown = f"{Server(server.url, 'm', SecretStr(_KEY))!r}"

    assert answers[-1] != ONE_PLACE
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert "answered without the language model: ServerRefused HTTP 401" in logged
    assert _KEY not in logged + shown + caplog.text
    assert "Đồng Sậy" not in logged
