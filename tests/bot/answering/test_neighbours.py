"""What is asked of a commune is not answered with what its neighbour's article says of it in passing."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.records import Asked
from knowledge.records import Article

_OWN = Article(
    "xa-dong-bien",
    "Đông Biển làm theo Bác",
    "Đảng bộ xã Đông Biển có 14 chi bộ. Mô hình “Bến cá xanh” ra đời tháng 3/2022 tại thôn Bắc.",
    place="xã Đông Biển, huyện Gành Đá",
)
_NEIGHBOUR = Article(
    "xa-tay-bien",
    "Tây Biển làm theo Bác",
    "Mô hình “Bến cá xanh” triển khai từ tháng 9/2022 trên cơ sở học tập kinh nghiệm của xã Đông Biển.",
    place="xã Tây Biển, huyện Gành Đá",
)
_DISTRICT = Article(
    "huyen-ganh-da",
    "Gành Đá sơ kết",
    "Xã Đông Biển dẫn đầu huyện với 512 lượt người dự học, xã Tây Biển có 320 lượt người dự học.",
    place="huyện Gành Đá",
)


@pytest.mark.parametrize(
    "question",
    [
        "Mô hình Bến cá xanh ở xã Đông Biển có từ khi nào?",
        "Đông Biển lập mô hình Bến cá xanh từ tháng nào?",
        "mo hinh ben ca xanh o dong bien co tu khi nao",
    ],
)
def test_the_own_article_answers(question: str, tmp_path: Path) -> None:
    """The neighbour learned from the commune: its own month is not the commune's."""
    text = answerer_over(tmp_path, [_OWN, _NEIGHBOUR, _DISTRICT]).answer(Asked(question)).text

    assert "3/2022" in text
    assert "9/2022" not in text


def test_a_district_still_tells_of_its_communes(tmp_path: Path) -> None:
    """An article about what the commune lies in is no neighbour's."""
    answerer = answerer_over(tmp_path, [_OWN, _NEIGHBOUR, _DISTRICT])
    text = answerer.answer(Asked("Xã Đông Biển có bao nhiêu lượt người dự học?")).text

    assert "512" in text


def test_who_has_no_article_is_told_of_by_neighbours(tmp_path: Path) -> None:
    """Where nothing else tells of the commune, what a neighbour's article says is all there is."""
    text = (
        answerer_over(tmp_path, [_NEIGHBOUR])
        .answer(Asked("Mô hình nào học kinh nghiệm của xã Đông Biển?"))
        .text
    )

    assert "Bến cá xanh" in text


def test_of_the_neighbour_itself_it_is_told(tmp_path: Path) -> None:
    """Asked of the neighbour the sentence answers, with the name that it says in passing."""
    answerer = answerer_over(tmp_path, [_OWN, _NEIGHBOUR, _DISTRICT])

    assert "9/2022" in answerer.answer(Asked("Mô hình Bến cá xanh ở xã Tây Biển có từ khi nào?")).text
