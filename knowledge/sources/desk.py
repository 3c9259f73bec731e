"""The desk where what an operator hands over is opened: a file, a folder, an address, a sitemap, a feed."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.article_file import has_front_matter, parse_article
from knowledge.errors import ArticleError, SourceError, reason_of
from knowledge.records import Article
from knowledge.sources.charsets import text_of
from knowledge.sources.cleaning import clean
from knowledge.sources.fetching import Fetched, Fetcher, Validators
from knowledge.sources.handing import LISTED_KINDS, Origin, kind_of_file
from knowledge.sources.isolation import Reader
from knowledge.sources.listings import Listing, addresses, read_listing, unpacked
from knowledge.sources.plain_text import read_text
from knowledge.sources.records import Draft, Page, Stated

_MOST_BYTES = {"text": 5_000_000, "html": 20_000_000, "pdf": 100_000_000, "word": 60_000_000, "xml": 50_000_000, "gzip": 20_000_000}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of an origin: a draft, or the origins that it lists, or neither where a page has not changed."""

    draft: Draft | None = None
    listed: tuple[Origin, ...] = ()
    validators: Validators | None = None


class Desk:
    """Opens everything; one client and one child process for a whole import."""

    def __init__(self, fetcher: Callable[[], Fetcher] = Fetcher, reader: Reader | None = None) -> None:
        self._make_fetcher = fetcher
        self._fetcher: Fetcher | None = None
        self._reader = reader or Reader()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()
        if self._fetcher is not None:
            self._fetcher.__exit__(kind, error, trace)

    def read(self, origin: Origin, known: Validators | None = None) -> Reading:
        """What is in `origin`; an address that has not changed since `known` gives an empty reading.

        Raises:
            SourceError: it cannot be read; the message does not name it.
        """
        if origin.url is not None:
            return self._read_address(origin.url, known)
        if origin.path is None:
            raise SourceError("không có gì để đọc.")
        return self._read_file(origin.path)

    def _read_address(self, url: str, known: Validators | None) -> Reading:
        fetched = self._fetch(url, known)
        if fetched is None:
            return Reading()
        if fetched.kind in LISTED_KINDS:
            found = addresses(fetched.url, _listing(fetched.kind, fetched.content), self._listing_at)
            return Reading(listed=tuple(Origin(address, url=address) for address in found))
        page = self._page(fetched)
        draft = clean(replace(page, stated=replace(page.stated, url=fetched.url)))
        return Reading(draft, validators=fetched.validators)

    def _fetch(self, url: str, known: Validators | None = None) -> Fetched | None:
        self._fetcher = self._fetcher or self._make_fetcher()
        return self._fetcher.fetch(url, known)

    def _listing_at(self, url: str) -> Listing:
        fetched = self._fetch(url)
        if fetched is None or fetched.kind not in LISTED_KINDS:
            raise SourceError(f"sơ đồ trang {url} không phải XML.")
        return _listing(fetched.kind, fetched.content)

    def _page(self, fetched: Fetched) -> Page:
        if fetched.kind == "text":
            return read_text(fetched.content, fetched.charset)
        with tempfile.NamedTemporaryFile(prefix="hocbac-", delete=False) as file:
            file.write(fetched.content)
        try:
            return self._reader.read(fetched.kind, Path(file.name), fetched.charset, fetched.url)
        finally:
            Path(file.name).unlink(missing_ok=True)

    def _read_file(self, path: Path) -> Reading:
        kind = kind_of_file(path)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise SourceError(f"không đọc được tệp ({reason_of(error)}).") from error
        if size > _MOST_BYTES[kind]:
            raise SourceError(f"tệp lớn quá {_MOST_BYTES[kind] // 1_000_000} MB.")
        if kind in LISTED_KINDS:
            found = addresses(str(path), _listing(kind, _content(path)), self._listing_at)
            return Reading(listed=tuple(Origin(address, url=address) for address in found))
        if kind == "text":
            return Reading(_text_draft(path))
        _content(path, 1)  # a file that may not be read is told here, not by the child
        return Reading(clean(self._reader.read(kind, path.absolute())))


def _content(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        reason = "không có quyền đọc" if isinstance(error, PermissionError) else reason_of(error)
        raise SourceError(f"không đọc được tệp ({reason}).") from error


def _listing(kind: str, content: bytes) -> Listing:
    return read_listing(unpacked(content) if kind == "gzip" else content)


def _text_draft(path: Path) -> Draft:
    content = _content(path)
    if not content.strip():
        raise SourceError("bài không có nội dung.")
    source = text_of(content)
    if not has_front_matter(source):
        return clean(read_text(content))
    try:
        parsed = parse_article(source, path)
    except ArticleError as error:
        raise SourceError(error.reason) from error
    notes = tuple(warning.removeprefix(f"{path.name}: ") for warning in parsed.warnings)
    return Draft(
        stated_of(parsed.article),
        parsed.article.text,
        notes=notes,
        kept_as=source,
        source_kind=parsed.article.source_kind,
    )


def stated_of(article: Article) -> Stated:
    """What an article states about itself."""
    return Stated(
        article.title, article.author, article.publisher, article.published, article.url, article.place
    )
