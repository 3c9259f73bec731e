"""Fetching web pages: politely, within limits, and from nowhere else than where it was checked to be allowed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from knowledge.errors import SourceError
from knowledge.sources.addresses import (
    Destination,
    Permit,
    Resolve,
    destination,
    is_public,
    resolve,
    web_address,
)

USER_AGENT = "HocBac/0.1 (tra cuu tu lieu co trich dan; doc bai theo yeu cau cua nguoi quan tri)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
    "application/pdf": "pdf", "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/xml": "xml", "text/xml": "xml", "application/rss+xml": "xml", "application/atom+xml": "xml",
    "application/rdf+xml": "xml", "application/gzip": "gzip", "application/x-gzip": "gzip",
    "application/octet-stream": "", "binary/octet-stream": "", "application/msword": "", "": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    most_bytes: int = 20_000_000
    whole_s: float = 60.0
    step_s: float = 15.0
    redirects: int = 5
    pause_s: float = 1.0
    longest_wait_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page's version, to be sent back when the page is asked for again."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: `kind` is html, text, pdf, word, xml or gzip; `url` is where the redirects ended."""

    url: str
    kind: str
    charset: str | None
    content: bytes
    validators: Validators


class Fetcher:
    """One client for a whole import; keeps the pace for each host."""

    def __init__(
        self,
        *,
        permit: Permit = is_public,
        look_up: Resolve = resolve,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._permit = permit
        self._look_up = look_up
        self._limits = limits or Limits()
        self._sleep = sleep
        self._asked_at: dict[str, float] = {}
        # Proxies from the environment would connect where nothing was checked.
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            timeout=self._limits.step_s,
            headers={
                "user-agent": USER_AGENT,
                "accept-language": "vi,en;q=0.3",
                "accept-encoding": "gzip, deflate",
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, address: str, known: Validators | None = None) -> Fetched | None:
        """The page at `address`; None if it has not changed since `known`.

        Raises:
            SourceError: the address is refused, the page cannot be had, is too large, too slow or no text.
        """
        url = web_address(address)
        deadline = time.monotonic() + self._limits.whole_s
        waited = False
        for _ in range(self._limits.redirects + 2):
            place = destination(url, self._look_up, self._permit)
            self._keep_pace(url.host)
            try:
                response = self._client.send(self._request(place, known), stream=True)
                try:
                    if response.status_code in _REDIRECTS and (target := response.headers.get("location")):
                        url = web_address(str(_joined(url, target)))
                        continue
                    if (
                        response.status_code in {429, 503}
                        and not waited
                        and (pause := self._asked_to_wait(response))
                    ):
                        waited = True
                        self._sleep(pause)
                        deadline += pause
                        continue
                    return self._taken(url, response, deadline)
                finally:
                    response.close()
            except httpx.TimeoutException as error:
                raise SourceError("máy chủ trả lời quá chậm.") from error
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                raise SourceError(f"không kết nối được với máy chủ {url.host}.") from error
        raise SourceError("địa chỉ chuyển hướng vòng quanh quá nhiều lần.")

    def _request(self, place: Destination, known: Validators | None) -> httpx.Request:
        headers = {"host": place.url.netloc.decode("ascii")}
        if known and known.etag:
            headers["if-none-match"] = known.etag
        if known and known.modified:
            headers["if-modified-since"] = known.modified
        # The certificate must be that of the name although the connection goes to the number.
        return self._client.build_request(
            "GET",
            place.connected,
            headers=headers,
            extensions={"sni_hostname": place.url.raw_host.decode("ascii")},
        )

    def _taken(self, url: httpx.URL, response: httpx.Response, deadline: float) -> Fetched | None:
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return None
        if response.status_code != httpx.codes.OK:
            raise SourceError(f"máy chủ trả lời mã lỗi {response.status_code}.")
        said = response.headers.get("content-type", "")
        kind = _TYPES.get(said.partition(";")[0].strip().lower())
        if kind is None:
            raise SourceError(
                f"nội dung thuộc loại {said.partition(';')[0].strip()[:60]}, không phải văn bản."
            )
        content = self._body(response, deadline)
        kind = _sniffed(content, kind)
        if kind is None:
            raise SourceError("nội dung không phải văn bản, PDF hay Word.")
        validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        return Fetched(str(url), kind, response.charset_encoding, content, validators)

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        most = self._limits.most_bytes
        if int(_digits(response.headers.get("content-length")) or 0) > most:
            raise SourceError(f"trang lớn quá {most // 1_000_000} MB.")
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > most:
                raise SourceError(f"trang lớn quá {most // 1_000_000} MB.")
            if time.monotonic() > deadline:
                raise SourceError(f"tải quá {self._limits.whole_s:.0f} giây chưa xong.")
            parts.append(part)
        return b"".join(parts)

    def _keep_pace(self, host: str) -> None:
        last = self._asked_at.get(host)
        if last is not None:
            pause = last + self._limits.pause_s - time.monotonic()
            if pause > 0:
                self._sleep(pause)
        self._asked_at[host] = time.monotonic()

    def _asked_to_wait(self, response: httpx.Response) -> float:
        return min(float(_digits(response.headers.get("retry-after")) or 0), self._limits.longest_wait_s)


def _joined(url: httpx.URL, target: str) -> httpx.URL:
    try:
        return url.join(target)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError("máy chủ chuyển hướng đến địa chỉ không hợp lệ.") from error


def _digits(text: str | None) -> str | None:
    return text if text and text.isascii() and text.isdigit() and len(text) < 12 else None  # noqa: PLR2004 - no length is longer


def _sniffed(content: bytes, kind: str) -> str | None:
    """The kind by what the content begins with: servers send PDF and Word files under many names."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "word"
    if content.startswith(b"\x1f\x8b"):
        return "gzip"
    if kind in {"", "xml", "text"} and start[:5].lower() in {
        b"<?xml",
        b"<rss ",
        b"<feed",
        b"<urls",
        b"<site",
        b"<rdf:",
    }:
        return "xml" if b"<html" not in start.lower() else "html"
    if kind in {"", "text"} and (start[:9].lower() == b"<!doctype" or start[:5].lower() == b"<html"):
        return "html"
    return kind or None
