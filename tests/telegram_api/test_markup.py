"""HTML, entities and lengths as the double reads them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telegram_api import entities, rules, utf16
from telegram_api.errors import RuleBrokenError
from telegram_api.markup import MarkupError, parse_html

Mark = tuple[str, int, int]


def _marks(found: list[dict[str, Any]]) -> list[Mark]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in found]


@pytest.mark.parametrize(
    ("html", "text", "marks"),
    [
        ("<b>đậm</b> thường", "đậm thường", [("bold", 0, 3)]),
        ("<STRONG>a</STRONG>", "a", [("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 2)]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s> <strike>b</strike> <del>c</del>", "a b c", [(("strikethrough"), n, 1) for n in (0, 2, 4)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<code>x &lt; 1</code>", "x < 1", [("code", 0, 5)]),
        ("<pre>a\nb</pre>", "a\nb", [("pre", 0, 3)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)]),
        ('<a href="http://example.com/?a=1&amp;b=2">a</a>', "a", [("text_link", 0, 1)]),
        ("<a>http://example.com/</a>", "http://example.com/", [("text_link", 0, 19)]),
        ("<a href=nonsense>a</a>", "a", []),
        ("👍<b>a</b>", "👍a", [("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a <code>b</code> c</b>", "a b c", [("bold", 0, 2), ("code", 2, 1), ("bold", 3, 2)]),
        ("&lt;b&gt; &amp; &quot; &#39; &#x1F44D;", "<b> & \" ' 👍", []),
        ("&nbsp; & &foo; a&b", "&nbsp; & &foo; a&b", []),
        ("<b></b>a", "a", []),
        (" \n<b>a </b>  ", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("a\tb\r\nc", "a b\nc", []),
    ],
)
def test_html_becomes_text_and_entities(html: str, text: str, marks: list[Mark]) -> None:
    """Each published tag and reference gives the text and the UTF-16 ranges Telegram gives."""
    got, found = rules.message_text({"text": html, "parse_mode": "HTML"})

    assert (got, _marks(found)) == (text, marks)


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>ạ</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("đ <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=a_b>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("&#xd800;", "Text contains invalid Unicode characters after decoding HTML entities"),
    ],
)
def test_broken_html_is_refused(html: str, problem: str) -> None:
    """What cannot be read is refused with Telegram's reason and byte offset."""
    with pytest.raises(MarkupError) as caught:
        parse_html(html)

    assert str(caught.value).startswith(problem)


@given(st.text(alphabet=st.sampled_from("ab<>/&;=\"' iđ👍\n#x1"), max_size=60))
def test_any_text_parses_or_is_refused(text: str) -> None:
    """No text makes the parser fail otherwise, and every entity lies inside the text."""
    try:
        plain, found = parse_html(text)
    except MarkupError:
        return

    settled, found = entities.settle(plain, found)
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= utf16.length(settled) for e in found)


def test_length_counts_utf16_units_after_markup() -> None:
    """4096 units pass however much markup surrounds them; an emoji counts two."""
    fits = {"text": "<b>" + "👍" * 2048 + "</b>", "parse_mode": "html"}

    assert utf16.length(rules.message_text(fits)[0]) == 4096
    with pytest.raises(RuleBrokenError, match="message is too long"):
        rules.message_text({"text": "👍" * 2048 + "a"})
    with pytest.raises(RuleBrokenError, match="text is too long"):
        rules.message_text({"text": "<b></b>" * 5000, "parse_mode": "HTML"})


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "message text is empty"), (" \n\t", "text must be non-empty"), ("<b> </b>", "text must")],
)
def test_empty_text_is_refused(text: str, problem: str) -> None:
    """Nothing, white space, and markup around white space cannot be sent."""
    with pytest.raises(RuleBrokenError, match=problem):
        rules.message_text({"text": text, "parse_mode": "HTML"})


def test_entities_over_a_hundred_are_dropped() -> None:
    """Only the first hundred entities survive, and nobody is told."""
    text, found = rules.message_text({"text": "<b>a</b> " * 150, "parse_mode": "HTML"})

    assert (len(text), len(found)) == (299, 100)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("/hoi@hocbac_bot Chỉ thị 05", [("bot_command", 0, 15)]),
        ("👍 @hocbac_bot, hỏi", [("mention", 3, 11)]),
        ("a/hoi x@hocbac.vn", [("email", 6, 11)]),
        ("xem https://dangcongsan.vn/a?b=1.", [("url", 4, 28)]),
        ("xem qdnd.vn nhé #hoctap #05", [("url", 4, 7), ("hashtag", 16, 7)]),
        ("05-CT/TW", []),
    ],
)
def test_typed_text_is_marked(text: str, marks: list[Mark]) -> None:
    """Commands, mentions, addresses and hashtags are found in what people type."""
    assert _marks(entities.detect(text)) == marks
