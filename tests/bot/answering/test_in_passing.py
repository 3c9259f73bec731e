"""What a neighbour's report says of a commune in passing. Communes and figures are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked
from knowledge.records import Article

_OWN = Article(
    "khe-lim",
    "Xã Khe Lim học Bác",
    "Mô hình “Bờ suối sạch” ra đời tháng 3/2022 ở bản Nà Cọ. Xã có 11 chi bộ.",
    place="xã Khe Lim, huyện Mường Cang",
)
_NEIGHBOUR = Article(
    "pha-sao",
    "Xã Pha Sao làm theo Bác",
    "Mô hình “Bờ suối sạch” triển khai từ tháng 9/2022 trên cơ sở học tập kinh nghiệm của xã Khe Lim. Xã có 14 chi bộ.",
    place="xã Pha Sao, huyện Mường Cang",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("passing")
    return answerer_over(root, [_OWN, _NEIGHBOUR])


@pytest.mark.parametrize(
    "question",
    [
        "Mô hình Bờ suối sạch của xã Khe Lim có từ khi nào?",
        "mo hinh bo suoi sach o khe lim co tu khi nao",
    ],
)
def test_what_the_neighbour_does_is_not_told_of_the_commune(answerer: Answerer, question: str) -> None:
    """The neighbour learnt from the commune: when it began there is another date."""
    text = answerer.answer(Asked(question)).text

    assert "3/2022" in text
    assert "9/2022" not in text


def test_of_the_neighbour_itself_it_is_told(answerer: Answerer) -> None:
    """Asked of the neighbour the sentence answers, with the name that it says in passing."""
    assert "9/2022" in answerer.answer(Asked("Mô hình Bờ suối sạch ở xã Pha Sao có từ khi nào?")).text
