"""Sitemaps and feeds: which articles they list."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_UNPACKED = 50_000_000
_MOST_MAPS = 50
MOST_ADDRESSES = 5_000


@dataclass(frozen=True, slots=True)
class Listing:
    """What one sitemap or feed names: articles, and further sitemaps."""

    articles: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    """Which sitemaps were read, so that none is read twice."""

    seen: set[str] = field(default_factory=set)
    found: dict[str, None] = field(default_factory=dict)


def unpacked(content: bytes) -> bytes:
    """What a gzip file holds.

    Raises:
        SourceError: it is damaged or unpacks to far more than a sitemap.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            plain = file.read(_MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError("tệp nén bị hỏng.") from error
    if len(plain) > _MOST_UNPACKED:
        raise SourceError("tệp nén giải ra quá lớn; không nhận.")
    return plain


def read_listing(content: bytes) -> Listing:
    """The addresses in a sitemap, a sitemap index, an RSS or an Atom feed, in order, each once.

    Raises:
        SourceError: it is none of these, or XML that plays tricks (entities that grow, files from outside).
    """
    from defusedxml import DefusedXmlException, ElementTree

    try:
        root = ElementTree.fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise SourceError("tệp XML khai báo thực thể lạ; không nhận.") from error
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise SourceError("tệp XML bị hỏng.") from error
    name = root.tag.rpartition("}")[2].lower()
    if name == "urlset":
        return Listing(articles=_unique(_locations(root, "url")))
    if name == "sitemapindex":
        return Listing(maps=_unique(_locations(root, "sitemap")))
    if name in {"rss", "feed", "rdf"}:
        import feedparser

        # sanitize_html is of no use here: only the links are taken.
        feed = feedparser.parse(io.BytesIO(content), sanitize_html=False)
        return Listing(articles=_unique(str(entry.get("link", "")) for entry in feed.entries))
    raise SourceError("tệp XML không phải sơ đồ trang (sitemap) hay nguồn tin (RSS, Atom).")


def addresses(start: str, listing: Listing, load: Callable[[str], Listing]) -> tuple[str, ...]:
    """All articles that `listing`, read at `start`, leads to; `load` reads a further sitemap.

    A sitemap that names itself, or many that name each other, end all the same: each is read once, at most fifty.

    Raises:
        SourceError: there is no article, or a sitemap cannot be read.
    """
    walk = _Walk(seen={start})
    _gather(listing, walk, load)
    if not walk.found:
        raise SourceError("sơ đồ trang hay nguồn tin không có bài nào.")
    return tuple(walk.found)


def _gather(listing: Listing, walk: _Walk, load: Callable[[str], Listing]) -> None:
    waiting = [listing]
    while waiting and len(walk.found) < MOST_ADDRESSES:
        current = waiting.pop(0)
        for address in current.articles[: MOST_ADDRESSES - len(walk.found)]:
            walk.found.setdefault(address)
        for address in current.maps:
            if address not in walk.seen and len(walk.seen) < _MOST_MAPS:
                walk.seen.add(address)
                waiting.append(load(address))


def _locations(root: "Element", wanted: str) -> Iterator[str]:
    for entry in root:
        if entry.tag.rpartition("}")[2].lower() == wanted:
            for part in entry:
                if part.tag.rpartition("}")[2].lower() == "loc":
                    yield part.text or ""


def _unique(found: Iterator[str]) -> tuple[str, ...]:
    stripped = (address.strip() for address in found)
    return tuple(
        dict.fromkeys(address for address in stripped if address.startswith(("http://", "https://")))
    )
