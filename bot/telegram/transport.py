"""HTTP to the Bot API over aiohttp.

Rather than PTB's own over httpx, whose bookkeeping is quadratic in the connections
(benchmarks/telegram_throughput.py measures the whole bot beside it). And it tells apart what an outbox has to know: a request that
surely never reached Telegram may simply be made again, any other may have been carried out although it failed.
"""

from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.clock import TelegramTime


class NotSentError(NetworkError):
    """No connection came about, so Telegram knows nothing of the request."""


class AiohttpRequest(BaseRequest):
    """The transport of one bot; `connections` at most at a time."""

    def __init__(
        self,
        connections: int,
        read_timeout_s: float,
        connect_timeout_s: float,
        server_time: TelegramTime | None = None,
    ) -> None:
        self.server_time = server_time or TelegramTime()
        self._connections = connections
        self._read_timeout_s = read_timeout_s
        self._connect_timeout_s = connect_timeout_s
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take; PTB adds them to a long poll's own time."""
        return self._read_timeout_s

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request; the status and the body of its answer. Raises NetworkError and its kinds."""
        del write_timeout, connect_timeout, pool_timeout
        if self._session is None:
            raise NotSentError("the transport is not open")
        wait = read_timeout if isinstance(read_timeout, int | float) else self._read_timeout_s
        try:
            async with self._session.request(
                method,
                url,
                timeout=_timeout(self._connect_timeout_s, wait),
                proxy=_proxy_for("/".join(url.split("/", 3)[:3])),
                **_body(request_data),
            ) as response:
                self.server_time.heard(response.headers.get("Date"))
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(f"no connection: {type(error).__name__}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Not the error's own text: it may show the address, and that the token.
            raise NetworkError(f"connection failed: {type(error).__name__}") from error


@cache
def _timeout(connect_s: float, read_s: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(sock_connect=connect_s, sock_read=read_s)


@cache
def _proxy_for(server: str) -> str | None:
    """The proxy that the environment names for a server, as httpx would take it.

    Looked up once: left to aiohttp (`trust_env`), which looks with every request, it costs more than the request.
    """
    parts = urlsplit(server)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    proxy = getproxies().get(parts.scheme, "")
    proxy = proxy if not proxy or "://" in proxy else f"http://{proxy}"
    return proxy if proxy.startswith("http://") else None  # aiohttp speaks to no other kind


def _body(data: RequestData | None) -> dict[str, Any]:
    """The arguments that carry the parameters: as JSON, or where there are files as a form."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
