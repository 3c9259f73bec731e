"""Next tasks begin where a report says outright that it speaks of what is to come."""

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked
from knowledge.records import Article


def _article(id_: str, name: str, done: str, task: str) -> Article:
    text = (
        f"Cán bộ, đảng viên xã {name} lập kế hoạch cá nhân thực hiện chuyên đề sát với thực tế nhiệm vụ. {done}\n\n"
        f"Thời gian tới, xã {name} {task}. Xã {name} sẽ nhân rộng cách làm hay."
    )
    return Article(id_, f"Xã {name} làm theo Bác", text, place=f"xã {name}, huyện Đá Trắng")


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    articles = [
        _article(
            "suoi-gao", "Suối Gạo", "Các đoàn thể xã Suối Gạo đáp ứng yêu cầu nhiệm vụ.", "mở thêm 3 tủ sách"
        ),
        _article(
            "dong-mit", "Đồng Mít", "Xã Đồng Mít thực hiện tốt các nhiệm vụ được giao.", "lập quỹ khuyến học"
        ),
    ]
    return answerer_over(tmp_path_factory.mktemp("tasks"), articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nhiệm vụ thời gian tới của xã Suối Gạo là gì?", ["mở thêm 3 tủ sách"]),
        ("sap toi xa dong mit lam gi", ["lập quỹ khuyến học"]),
        (
            "Nhiệm vụ thời gian tới của Suối Gạo và Đồng Mít khác nhau thế nào?",
            ["3 tủ sách", "quỹ khuyến học"],
        ),
    ],
)
def test_what_was_done_is_no_next_task(answerer: Answerer, question: str, told: list[str]) -> None:
    """Sentences before the opening that only say "nhiệm vụ" are left out, also of two places side by side."""
    text = answerer.answer(Asked(question)).text

    assert all(one in text for one in told)
    assert "sát với thực tế" not in text
    assert "đáp ứng yêu cầu" not in text
    assert "được giao" not in text


def test_a_document_is_no_hamlet(answerer: Answerer) -> None:
    """In “văn bản Trung ương” there is no bản called Trung."""
    assert "bản Trung" not in answerer.answer(Asked("Các văn bản Trung ương nào được nhắc đến?")).text
