"""Follow-ups that point back to a place or a person. Communes, companies and people are invented."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.conversation.pointing import person_pointer, place_pointer, with_place
from bot.answering.records import Asked, Status
from knowledge.entities.places import Place
from knowledge.records import Article
from knowledge.vietnamese.normalising import nfc

_WARD = Article(
    "phuong",
    "Phường Bãi Lở làm theo Bác",
    "Mô hình “Ngõ sáng, phố thơm” ở phường Bãi Lở được duy trì từ năm 2022.\n\n"
    "Bà Lê Thị Mận, Bí thư Đảng ủy phường Bãi Lở, được Chủ tịch UBND tỉnh tặng Bằng khen năm 2023.\n\n"
    "Thu nhập bình quân đầu người đạt 61,5 triệu đồng. Phường cất mới 31 căn nhà đại đoàn kết.",
    place="phường Bãi Lở, thị xã Cồn Hạ, tỉnh Mường Vạt",
)
_OTHER = Article(
    "phuong-khac",
    "Phường Gò Mối học Bác",
    "Ông Trần Văn Sáo, Bí thư Đảng ủy phường Gò Mối, được Huyện ủy tặng Giấy khen năm 2023.\n\n"
    "Thu nhập bình quân đầu người đạt 58,2 triệu đồng. Phường cất mới 23 căn nhà đại đoàn kết.",
    place="phường Gò Mối, thị xã Cồn Hạ, tỉnh Mường Vạt",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("pointing")
    return answerer_over(root, [_WARD, _OTHER])


@pytest.mark.parametrize(
    ("turns", "question", "told", "untold"),
    [
        # The place of the earlier question.
        (("Phường Bãi Lở làm theo Bác thế nào?",), "Bí thư Đảng ủy ở đó là ai?", "Lê Thị Mận", "Sáo"),
        (("Phường Gò Mối học Bác ra sao?",), "bi thu dang uy phuong nay la ai", "Trần Văn Sáo", "Mận"),
        # That of the first of two, which the second did not say again.
        (
            ("Phường Bãi Lở làm theo Bác thế nào?", "Thu nhập bình quân đầu người bao nhiêu?"),
            "Phường đó cất được mấy căn nhà đại đoàn kết?",
            "31 căn",
            "23 căn",
        ),
        (("Phường Gò Mối học Bác ra sao?",), "Thu nhập bình quân đầu người bao nhiêu?", "58,2", "61,5"),
        # The place that the earlier answer told of.
        (
            ("“Ngõ sáng, phố thơm” là mô hình của phường nào?",),
            "Bí thư Đảng ủy phường này là ai?",
            "Lê Thị Mận",
            "Sáo",
        ),
        # The person that the earlier answer told of.
        (("Bí thư Đảng ủy phường Bãi Lở là ai?",), "Bà ấy được tỉnh tặng gì?", "Bằng khen", "Giấy khen"),
        # … and the one that the earlier question named itself; the second thing asked is about the same.
        (("Bà Lê Thị Mận là ai?",), "Bà ấy được tỉnh tặng gì?", "Bằng khen", "Giấy khen"),
        (("bi thu dang uy phuong go moi la ai",), "ong ay duoc khen thuong gi", "Giấy khen", "Bằng khen"),
    ],
)
def test_what_is_pointed_to_is_what_was_spoken_of(
    answerer: Answerer, turns: tuple[str, ...], question: str, told: str, untold: str
) -> None:
    """Neither the neighbouring ward's figure nor its secretary is told."""
    text = answerer.answer(Asked(question, turns)).text

    assert told in text
    assert untold not in text


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("Xã đó có gì?", True),
        ("ở đây có gì", True),
        ("cong ty nay co gi", True),
        ("xa do ai lam bi thu", False),
        ("phường do ai làm bí thư", False),
        ("Xã trên địa bàn", False),
    ],
)
def test_a_pointer_is_no_other_word(typed: str, *, is_one: bool) -> None:
    """Marks tell đó from do; without them what follows does."""
    assert (place_pointer(nfc(typed)) is not None) is is_one


def test_the_whole_of_a_larger_unit_is_not_the_commune(answerer: Answerer) -> None:
    """After a question about a ward "toàn tỉnh" asks for its province, of which nothing is told: no ward's figure is given."""
    turns = ("Phường Bãi Lở làm theo Bác thế nào?",)
    answer = answerer.answer(Asked("Toàn tỉnh cất được bao nhiêu căn nhà đại đoàn kết?", turns))

    assert answer.status is Status.NOT_FOUND
    assert "tỉnh Mường Vạt" in answer.lead


def test_a_model_that_one_place_has_is_that_place_s(answerer: Answerer) -> None:
    """After a question about a model "phường đó" is the ward of which the answer told."""
    turns = ("Mô hình Ngõ sáng, phố thơm được duy trì từ năm nào?",)

    assert "31 căn" in answerer.answer(Asked("Phường đó cất mới mấy căn nhà đại đoàn kết?", turns)).text


def test_a_pointer_to_another_sort_of_unit_is_left() -> None:
    """The district pointed to is not the commune that was spoken of."""
    typed = "Huyện đó có gì?"
    pointer = place_pointer(typed)

    assert pointer is not None
    assert with_place(typed, pointer, Place("xã", "Gò Mối")) is None


@given(st.text())
def test_no_text_breaks_the_pointers(text: str) -> None:
    """Whatever is typed is searched."""
    shown = nfc(text)

    assert (place_pointer(shown) is None) in {True, False}
    assert (person_pointer(shown) is None) in {True, False}
