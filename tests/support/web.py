"""A small web server on the loopback, for what pages and servers may do."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

HOST = "127.0.0.2"
"""Another loopback address than the one that must stay refused; Linux has it."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a path answers."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Page = Response | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The server's address, its pages, and what it was asked: path and headers, in order."""

    root: str
    pages: dict[str, Page]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def serving(pages: Mapping[str, Page] | None = None) -> Iterator[Site]:
    """Serve `pages` by path until the block ends; pages may be added meanwhile."""
    site = Site("", dict(pages or {}))
    try:
        server = ThreadingHTTPServer((HOST, 0), _handler(site))
    except OSError:
        pytest.skip(f"this machine has no {HOST}")
    server.daemon_threads = True
    site.root = f"http://{HOST}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Response(b"", status=404))
            try:
                self._answer(page)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the reader has had enough

        def _answer(self, page: Page) -> None:
            if callable(page):
                page(self)
                return
            self.send_response(page.status)
            for name, value in {
                "Content-Type": page.kind,
                "Content-Length": str(len(page.body)),
                **page.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
