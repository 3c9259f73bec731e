"""What stands over a sentence of an article."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.texts.outline import outline_of
from knowledge.records import Article

_TEXT = (
    "Mở đầu nói chung về xã.\n\n"
    "III. Tồn tại, hạn chế\n\n"
    "1. Một số chi bộ họp trễ so với lịch đã đề ra từ đầu năm.\n\n"
    "2. Kinh phí còn ít.\n\n"
    "Phóng viên: Vậy sắp tới phường làm gì, thưa bà?\n\n"
    "Chúng tôi sẽ làm ba việc sau đây:\n\n"
    "– Sửa đường;\n\n"
    "– Trồng cây."
)


def _over(part: str) -> str:
    return outline_of(Article(id="a", title="t", text=_TEXT)).over(_TEXT.index(part))


def test_a_heading_stands_over_the_items_that_follow() -> None:
    """Both numbered items belong to the heading before them."""
    assert (_over("1. Một số"), _over("2. Kinh")) == ("III. Tồn tại, hạn chế",) * 2


def test_nothing_stands_over_the_first_paragraph() -> None:
    """Before the first heading there is none."""
    assert not _over("Mở đầu")


def test_an_interviewer_s_question_is_a_heading() -> None:
    """It says what the speech after it is about, and is no statement itself."""
    outline = outline_of(Article(id="a", title="t", text=_TEXT))

    assert outline.is_heading(_TEXT.index("Phóng viên"))
    assert _over("Chúng tôi").startswith("Phóng viên: Vậy sắp tới")


def test_a_list_is_opened_by_the_line_before_it() -> None:
    """Bullets have the opening line over them, beside the heading."""
    assert _over("– Trồng").endswith("Chúng tôi sẽ làm ba việc sau đây:")


@given(st.text(max_size=400))
def test_any_text_has_an_outline(text: str) -> None:
    """Whatever an article holds, something or nothing stands over each of its characters."""
    outline = outline_of(Article(id="a", title="t", text=text))

    assert all(isinstance(outline.over(at), str) for at in range(len(text)))
