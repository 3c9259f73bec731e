"""An HTML page: trafilatura finds the article's text, the page's own data say what it is."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction, html2txt

from knowledge.errors import SourceError
from knowledge.sources.bylines import byline, signature
from knowledge.sources.charsets import text_of
from knowledge.sources.dates import date_line
from knowledge.sources.legacy import converted
from knowledge.sources.page_data import stated_on, text_in
from knowledge.sources.records import Page
from knowledge.vietnamese.normalising import nfc

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD_BYTES = 4096
_FEWEST_COLUMNS = 2
_LONGEST_CAPTION = 400
_PICTURE = re.compile("caption|image|photo|figure|picture|chuthich|chu-thich|hinhanh", re.IGNORECASE)
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")


def read_html(content: bytes, declared: str | None = None, url: str | None = None) -> Page:
    """The lines of the page's text, and what its head states.

    Raises:
        SourceError: it is no HTML, or there is no text on it.
    """
    found = _CHARSET.search(content[:_HEAD_BYTES])
    text = text_of(content, declared or (found[1].decode("ascii") if found else None))
    tree = _parsed(text)
    _convert_fonts(tree)
    stated = stated_on(tree, url)
    lines = _lines(tree, stated.title)
    if not any(lines):
        raise SourceError(
            "trang không có nội dung bài viết (có thể trang chỉ hiện nội dung bằng JavaScript)."
        )
    return Page(tuple(lines), stated)


def _parsed(text: str) -> html.HtmlElement:
    # A declaration of another code page than the one the text is in would be believed.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _CONTROL.sub("", text))
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
        elif _PICTURE.search(element.get("class") or "") and len(text_in(element)) <= _LONGEST_CAPTION:
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
            element.text = _converted(element.text, font)
        if element.tail:
            element.tail = _converted(element.tail, fonts.get(above) if above is not None else None)


def _converted(text: str, font: str | None) -> str:
    return _CONTROL.sub("", converted(text, font))


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
