"""One optional port for whoever watches: /healthz, /readyz, /metrics.

In a thread of its own with the standard library's server: it must answer while the model loads and when the bot's
own loop hangs, which is just when it is asked.
"""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from bot.errors import SettingsError
from bot.observability.health import Health
from knowledge.errors import reason_of

_LOG = logging.getLogger(__name__)
_TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"
_JSON: Final = "application/json"
_PATIENCE_S: Final = 10.0


@contextmanager
def serving(host: str, port: int, health: Health, exposition: Callable[[], bytes]) -> Iterator[int]:
    """Answer on this port as long as the block lasts; yields the port (that the system chose, for 0).

    Raises:
        SettingsError: the address cannot be had.
    """
    try:
        server = _Server((host, port), _handler(health, exposition))
    except OSError as error:
        raise SettingsError(
            f"Không mở được cổng theo dõi {host}:{port} ({reason_of(error)}); xem HOCBAC_METRICS_PORT và HOCBAC_METRICS_HOST."
        ) from error
    thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    """The library's, but for what it writes to standard error when whoever asked has hung up."""

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library's signature
        """Into the log instead, and only for those who look for it: the next one asks again."""
        _LOG.debug("a request failed", exc_info=True)


def _handler(health: Health, exposition: Callable[[], bytes]) -> type[BaseHTTPRequestHandler]:
    def alive() -> tuple[HTTPStatus, str, bytes]:
        return _status(health.is_alive()), _JSON, _shown({"alive": health.is_alive()})

    def ready() -> tuple[HTTPStatus, str, bytes]:
        parts = {part: {"well": each.is_well, "detail": each.detail} for part, each in health.parts().items()}
        return (
            _status(health.is_ready()),
            _JSON,
            _shown({"ready": health.is_ready(), "parts": parts}),
        )

    def metrics() -> tuple[HTTPStatus, str, bytes]:
        return HTTPStatus.OK, _TEXT, exposition()

    pages = {"/healthz": alive, "/readyz": ready, "/metrics": metrics}

    class Handler(BaseHTTPRequestHandler):
        timeout = _PATIENCE_S

        def do_GET(self) -> None:
            page = pages.get(self.path.partition("?")[0])
            status, kind, body = (
                page() if page else (HTTPStatus.NOT_FOUND, _JSON, _shown({"pages": [*pages]}))
            )
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def version_string(self) -> str:
            return "hocbac"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """A scrape every few seconds is no news."""

    return Handler


def _status(is_well: bool) -> HTTPStatus:
    return HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE


def _shown(record: object) -> bytes:
    return json.dumps(record).encode() + b"\n"
