"""What a web page's own data say of the article on it: meta tags, JSON-LD, headings."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from knowledge.sources.boilerplate import Kind, kind_of
from knowledge.sources.dates import day_in
from knowledge.sources.records import Stated
from knowledge.vietnamese.normalising import canonical, folded, nfc

_SITE_IN_TITLE = re.compile(r"\s+(?:[-–—|»•:]{1,2})\s+(?=\S)")
_ARTICLE_TYPES = frozenset({"newsarticle", "article", "reportagenewsarticle", "blogposting"})
_SITE_WORDS = re.compile(
    r"(?:bao|cong|trang|website|tap chi|dai|so|ubnd|uy ban|huyen uy|tinh uy|dang bo|portal)\b|\.vn\b"
)


def stated_on(tree: html.HtmlElement, url: str | None) -> Stated:
    """Title, author, publisher and date, as far as the page's data give them."""
    data = _linked_data(tree)
    site = _first(_meta(tree, "og:site_name"), data.get("publisher"))
    return Stated(
        title=_title(tree, data.get("title"), site),
        author=_first(data.get("author"), _meta(tree, "author"), _meta(tree, "article:author")),
        publisher=site,
        published=_published(tree, data.get("published")),
        url=url,
    )


def _title(tree: html.HtmlElement, stated: str | None, site: str | None) -> str | None:
    headings = [text_in(element) for element in tree.xpath("//h1")]
    named = _first(_meta(tree, "og:title"), stated, _text_at(tree, "//title"))
    for heading in headings:
        if heading and named and canonical(heading) in canonical(named):
            return heading
    bare = _without_site(named, site) if named else None
    # A page's title that the page itself does not show is the template's: “Chi tiết tin”.
    if bare and (canonical(bare) in canonical(text_in(tree.body)) if tree.body is not None else True):
        return bare
    return next((heading for heading in headings if heading and kind_of(heading) is not Kind.SECTION), None)


def _without_site(title: str, site: str | None) -> str:
    """`Title - Báo X` without the site's name."""
    parts = _SITE_IN_TITLE.split(title)
    while len(parts) > 1 and (
        (site and canonical(parts[-1]) in canonical(site))
        or _SITE_WORDS.match(folded(parts[-1]))
        or kind_of(parts[-1]) is Kind.SECTION
    ):
        title = title[: title.rindex(parts.pop())].rstrip(" -–—|»•:")
    return title


def _published(tree: html.HtmlElement, linked: str | None) -> str | None:
    names = (
        "article:published_time",
        "datePublished",
        "pubdate",
        "publishdate",
        "dc.date.issued",
        "dc.date",
        "date",
    )
    stated = [linked, *(_meta(tree, name) for name in names), *tree.xpath("//time[@pubdate]/@datetime")]
    stated += tree.xpath("//*[@itemprop='datePublished']/@content|//*[@itemprop='datePublished']/@datetime")
    return next((day for text in stated if text and (day := day_in(str(text)))), None)


def _meta(tree: html.HtmlElement, name: str) -> str | None:
    low = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    where = " or ".join(f"{low.format(at)}='{name.lower()}'" for at in ("@property", "@name", "@itemprop"))
    return _first(*(" ".join(nfc(str(value)).split()) for value in tree.xpath(f"//meta[{where}]/@content")))


def _linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """Title, author, publisher and date of the article in the page's JSON-LD, as far as given."""
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(loaded):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).lower() in _ARTICLE_TYPES for kind in kinds):
                said = {
                    "title": item.get("headline"),
                    "author": _name(item.get("author")),
                    "publisher": _name(item.get("publisher")),
                    "published": item.get("datePublished"),
                }
                return {
                    key: " ".join(nfc(value).split())
                    for key, value in said.items()
                    if isinstance(value, str) and value.strip()
                }
    return {}


def _items(loaded: object) -> Iterator[dict[str, Any]]:
    if isinstance(loaded, list):
        for each in loaded[:50]:
            yield from _items(each)
    elif isinstance(loaded, dict):
        yield loaded
        graph = loaded.get("@graph")
        if isinstance(graph, list):
            yield from (each for each in graph[:50] if isinstance(each, dict))


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for each in value[:5] if (name := _name(each))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def text_in(element: html.HtmlElement) -> str:
    """The text in an element, on one line."""
    return " ".join(nfc(element.text_content()).split())


def _text_at(tree: html.HtmlElement, path: str) -> str | None:
    return _first(*(text_in(element) for element in tree.xpath(path)))


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value and value.strip()), None)
