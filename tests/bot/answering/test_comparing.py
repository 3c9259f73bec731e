"""Places side by side: the same measure of each, and what may be said to follow from it."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.gathered import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.records import Answer, Asked, Status
from knowledge.records import Article


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("compared")), ARTICLES)


def _cited(answer: Answer) -> set[str]:
    return {citation.passage.article.id for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "figures", "verdict"),
    [
        ("Hòa Lộc Trung và Tân Mỹ Bắc, xã nào hiến nhiều đất hơn?", ("5.200", "3.150"), "Hòa Lộc Trung nhiều hơn Tân Mỹ Bắc 2.050 m2"),
        ("hộ nghèo hoà lộc trung so với tân mỹ bắc nơi nào thấp hơn", ("2,8%", "4,1%"), "Hòa Lộc Trung thấp hơn Tân Mỹ Bắc 1,3 điểm phần trăm"),
        ("Chênh nhau bao nhiêu đảng viên giữa Hòa Lộc Trung và Tân Mỹ Bắc?", ("356", "289"), "67 đảng viên"),
        ("So sánh thu nhập bình quân của Hòa Lộc Trung với Tân Mỹ Bắc", ("63 triệu", "58,2 triệu"), "4,8 triệu đồng"),
        ("Giữa Hòa Lộc Trung, Tân Mỹ Bắc và Vĩnh Quang Hạ, nơi nào đông đảng viên nhất?", ("356", "289", "902"), "Vĩnh Quang Hạ nhiều nhất"),
    ],
)  # fmt: skip
def test_each_side_gives_the_same_measure(
    answerer: Answerer, question: str, figures: tuple[str, ...], verdict: str
) -> None:
    """Both figures are said with their marks, and the line over them says what follows, computed."""
    answer = answerer.answer(Asked(question))

    assert all(figure in answer.text for figure in figures)
    assert verdict in answer.lead
    assert len(answer.statements) == len(figures)
    assert all(statement.marks for statement in answer.statements)


def test_a_report_that_names_both_does_not_hide_them(answerer: Answerer) -> None:
    """The district's sentence names both communes and no members; each commune's own report is asked."""
    answer = answerer.answer(Asked("Đảng viên Hòa Lộc Trung và Tân Mỹ Bắc, nơi nào đông hơn?"))

    assert {"hoa-loc-trung", "tan-my-bac"} <= _cited(answer)


def test_the_side_that_is_missing_is_named(answerer: Answerer) -> None:
    """Of days of work only one of the two tells; it is said which does not."""
    answer = answerer.answer(Asked("So sánh ngày công của Hòa Lộc Trung và Tân Mỹ Bắc"))

    assert "940 ngày công" in answer.text
    assert "Tân Mỹ Bắc" in answer.lead
    assert "hơn" not in answer.lead


def test_a_change_is_no_state(answerer: Answerer) -> None:
    """`tăng 1,2%` is not the share that stands beside 97,2 %."""
    answer = answerer.answer(Asked("Hòa Lộc Trung với Tân Mỹ Bắc, tỷ lệ đảng viên đăng ký nơi nào cao hơn?"))

    assert "Hòa Lộc Trung cao hơn Tân Mỹ Bắc 0,3 điểm phần trăm" in answer.lead


def test_what_nobody_measures_is_refused(answerer: Answerer) -> None:
    """Neither commune tells of fishing boats."""
    answer = answerer.answer(Asked("So sánh số tàu cá của Hòa Lộc Trung và Tân Mỹ Bắc"))

    assert answer.status is Status.NOT_FOUND


def test_two_years_stand_in_one_sentence(answerer: Answerer) -> None:
    """A sentence that has the measure in both years is all that is said."""
    answer = answerer.answer(Asked("Hồ sơ trễ hẹn ở Vĩnh Quang Hạ năm 2021 so với 2023 thế nào?"))

    assert "214" in answer.text
    assert "37" in answer.text
    assert len(answer.statements) == 1


def test_bodies_of_one_place_stand_side_by_side(answerer: Answerer) -> None:
    """The district's committee and the communes' level are each asked."""
    answer = answerer.answer(
        Asked("Ở Cù Lao Mây, Huyện ủy khen bao nhiêu tập thể còn cấp cơ sở khen bao nhiêu?")
    )

    assert "27 tập thể" in answer.text
    assert "61 tập thể" in answer.text


def test_what_it_was_is_not_what_it_is(tmp_path: Path) -> None:
    """Of `giảm từ 14,6% xuống 8,9%` the latter is set beside the other's share."""
    falling = Article(
        id="ea-hneo",
        title="Xã Ea Hneo học Bác",
        place="xã Ea Hneo, huyện Cù Lao Mây",
        text="Đảng bộ xã có 14 chi bộ. Hộ nghèo giảm từ 14,6% năm 2021 xuống 8,9% năm 2023.",
    )
    answer = answerer_over(tmp_path, [*ARTICLES, falling]).answer(
        Asked("Hộ nghèo Ea Hneo và Tân Mỹ Bắc chênh bao nhiêu?")
    )

    assert "Ea Hneo cao hơn Tân Mỹ Bắc 4,8 điểm phần trăm" in answer.lead


def test_what_was_done_to_some_is_no_stock(tmp_path: Path) -> None:
    """So many cells were given bookcases: that is no number of cells, and no verdict is built on it."""
    given = Article(
        id="xom-chua",
        title="Xã Xóm Chùa",
        published="2024-01-05",
        place="xã Xóm Chùa, huyện Cù Lao Mây",
        text="Tháng 7 năm 2023, Đảng ủy xã Xóm Chùa trang bị cho 08 chi bộ ấp 08 tủ sách mới.",
    )

    answer = answerer_over(tmp_path, [*ARTICLES, given]).answer(
        Asked("So sánh số chi bộ của Hòa Lộc Trung và Xóm Chùa")
    )

    assert "nhiều hơn" not in answer.lead
    assert "tủ sách" not in answer.text
