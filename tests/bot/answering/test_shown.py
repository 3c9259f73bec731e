"""What of an article the cross-encoder is shown with a sentence."""

import pytest

from bot.answering.texts.shown import shown
from knowledge.passages import split
from knowledge.records import Article, Span

_TEXT = """Kết quả đạt được

Chi bộ ấp Gò lập quỹ Heo đất. Đến nay có 12 hộ vay; ai cũng trả đúng hạn.

Năm sau quỹ mở rộng."""


@pytest.mark.parametrize(
    ("part", "seen"),
    [
        ("Chi bộ ấp Gò lập quỹ Heo đất.", "Kết quả đạt được | Chi bộ ấp Gò lập quỹ Heo đất."),
        (
            "Đến nay có 12 hộ vay; ai cũng trả đúng hạn.",
            "Kết quả đạt được | Chi bộ ấp Gò lập quỹ Heo đất. | Đến nay có 12 hộ vay; ai cũng trả đúng hạn.",
        ),
        ("ai cũng trả đúng hạn.", "Kết quả đạt được | Đến nay có 12 hộ vay; | ai cũng trả đúng hạn."),
        ("Năm sau quỹ mở rộng.", "Kết quả đạt được | Năm sau quỹ mở rộng."),
    ],
)
def test_a_sentence_is_shown_behind_what_leads_to_it(part: str, seen: str) -> None:
    """The sentence before it in its paragraph, of a clause the rest of its own; the first of a paragraph stands alone."""
    passage = next(one for one in split(Article(id="a", title="t", text=_TEXT)) if part in one.text)
    start = passage.text.index(part)
    number = next(
        at for at, one in enumerate(passage.sentences) if one.start <= start and start + len(part) <= one.end
    )
    assert shown(passage, number, Span(start, start + len(part))) == seen
