"""An HTML page: trafilatura finds the article's text, the page's own data say what it is."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction, html2txt

from knowledge.errors import SourceError
from knowledge.sources.boilerplate import Kind, kind_of
from knowledge.sources.bylines import byline, signature
from knowledge.sources.charsets import text_of
from knowledge.sources.dates import date_line, day_in
from knowledge.sources.legacy import converted
from knowledge.sources.records import Page, Stated
from knowledge.vietnamese.normalising import canonical, folded, nfc

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_FEWEST_COLUMNS = 2
_LONGEST_CAPTION = 400
_PICTURE = re.compile("caption|image|photo|figure|picture|chuthich|chu-thich|hinhanh", re.IGNORECASE)
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")
_SITE_IN_TITLE = re.compile(r"\s+(?:[-–—|»•:]{1,2})\s+(?=\S)")
_SITE_WORDS = re.compile(
    r"(?:bao|cong|trang|website|tap chi|dai|so|ubnd|uy ban|huyen uy|tinh uy|dang bo|portal)\b|\.vn\b"
)
_ARTICLE_TYPES = frozenset({"newsarticle", "article", "reportagenewsarticle", "blogposting"})


def read_html(content: bytes, declared: str | None = None, url: str | None = None) -> Page:
    """The lines of the page's text, and what its head states.

    Raises:
        SourceError: it is no HTML, or there is no text on it.
    """
    found = _CHARSET.search(content[:_HEAD_BYTES])
    text = text_of(content, declared or (found[1].decode("ascii") if found else None))
    tree = _parsed(text)
    _convert_fonts(tree)
    stated = _stated(tree, url)
    lines = _lines(tree, stated.title)
    if not any(lines):
        raise SourceError(
            "trang không có nội dung bài viết (có thể trang chỉ hiện nội dung bằng JavaScript)."
        )
    return Page(tuple(lines), stated)


def _parsed(text: str) -> html.HtmlElement:
    # A declaration of another code page than the one the text is in would be believed.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("không đọc được trang HTML.") from error
    for element in tree.xpath(
        "//script[not(contains(@type,'ld+json'))]|//style|//noscript|//template|//iframe|//object"
    ):
        element.drop_tree()
    _keep_captions(tree)
    _flatten_layout(tree)
    return tree


def _keep_captions(tree: html.HtmlElement) -> None:
    """Captions as plain paragraphs: trafilatura passes them over, and many state a fact."""
    for element in tree.iter(etree.Element):
        if element.tag in {"figcaption", "figure"}:
            element.tag = "p" if element.tag == "figcaption" else "div"
            element.attrib.pop("class", None)
        elif _PICTURE.search(element.get("class") or "") and len(_text(element)) <= _LONGEST_CAPTION:
            element.attrib.pop("class", None)


def _flatten_layout(tree: html.HtmlElement) -> None:
    """Tables that only set out the page become plain blocks: as tables, each cell would be one line."""
    for table in reversed(list(tree.iter("table"))):
        rows = list(table.iter("tr"))
        holds_blocks = (
            next(table.iter("div", "p", "ul", "ol", "h1", "h2", "h3", "h4", "form"), None) is not None
        )
        if holds_blocks or max((len(row) for row in rows), default=0) < _FEWEST_COLUMNS:
            own = [part for part in table.iter(*_TABLE_PARTS) if next(part.iterancestors("table")) is table]
            for part in [table, *own]:
                part.tag = "div"


def _convert_fonts(tree: html.HtmlElement) -> None:
    """Text set in a .Vn or VNI font is read as what that font shows."""
    fonts: dict[Any, str | None] = {}
    for element in tree.iter(etree.Element):
        style = _FONT.search(element.get("style") or "")
        own = element.get("face") or (style[1] if style else None)
        above = element.getparent()
        font = own or (fonts.get(above) if above is not None else None)
        fonts[element] = font
        if element.text:
            element.text = converted(element.text, font)
        if element.tail:
            element.tail = converted(element.tail, fonts.get(above) if above is not None else None)


def _lines(tree: html.HtmlElement, title: str | None) -> list[str]:
    document = bare_extraction(
        html.fromstring(html.tostring(tree, encoding="unicode")),
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
        with_metadata=False,
    )
    text = getattr(document, "text", None) or ""
    if not text.strip():
        text = html2txt(html.tostring(tree, encoding="unicode"))
    lines = [line.strip(" |") for line in nfc(text).split("\n")]
    return [*_dateline(tree, title), *lines]


def _dateline(tree: html.HtmlElement, title: str | None) -> Iterator[str]:
    """Short lines that say when and by whom, which stand beside the title and outside the text."""
    wanted = (
        "//*[contains(@class,'date') or contains(@class,'time') or contains(@class,'author') or contains(@class,'ngay')"
        " or contains(@class,'publish') or contains(@class,'source') or contains(@class,'tacgia') or contains(@class,'nguon')"
        " or contains(@class,'Date') or contains(@class,'Author') or contains(@id,'Date') or contains(@id,'date') or contains(@id,'author') or contains(@class,'meta') or self::time]"
    )
    seen: set[str] = set()
    if title:
        yield title
    for element in tree.xpath(wanted):
        line = " ".join(nfc(element.text_content()).split())
        if not 0 < len(line) <= 120 or line in seen:  # noqa: PLR2004 - longer ones hold more than a date
            continue
        seen.add(line)
        if date_line(line) or byline(line):
            yield line
        elif signature(line) and re.search(
            "author|tacgia", f"{element.get('class')} {element.get('id')}".lower()
        ):
            yield f"Tác giả: {line}"


def _stated(tree: html.HtmlElement, url: str | None) -> Stated:
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
    headings = [_text(element) for element in tree.xpath("//h1")]
    named = _first(_meta(tree, "og:title"), stated, _text_at(tree, "//title"))
    for heading in headings:
        if heading and named and canonical(heading) in canonical(named):
            return heading
    bare = _without_site(named, site) if named else None
    # A page's title that the page itself does not show is the template's: “Chi tiết tin”.
    if bare and (canonical(bare) in canonical(_text(tree.body)) if tree.body is not None else True):
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


def _text(element: html.HtmlElement) -> str:
    return " ".join(nfc(element.text_content()).split())


def _text_at(tree: html.HtmlElement, path: str) -> str | None:
    return _first(*(_text(element) for element in tree.xpath(path)))


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value and value.strip()), None)
