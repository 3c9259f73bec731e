"""Schools of one name: each kind answers for itself."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("schools")
    school = Article(
        "truong",
        "Trường THCS Nguyễn Du học Bác",
        "Trường THCS Nguyễn Du có 42 giáo viên, 38 đảng viên và 812 học sinh.",
        place="Trường THCS Nguyễn Du, phường Gò Mối, thị xã Cồn Hạ",
    )
    commune = Article(
        "xa",
        "Xã Pha Sao làm theo Bác",
        "Xã Pha Sao có 14 chi bộ. Trường Tiểu học Pha Sao có mô hình “Giếng nước em thơ” với 520 học sinh tham gia.",
        place="xã Pha Sao, huyện Mường Cang",
    )
    return answerer_over(root, [school, commune])


@pytest.mark.parametrize(
    "question",
    [
        "Trường Tiểu học Nguyễn Du có bao nhiêu học sinh?",
        "truong tieu hoc nguyen du co bao nhieu hoc sinh",
        "Trường THPT Nguyễn Du có mấy đảng viên?",
        "Trường THCS Pha Sao có bao nhiêu học sinh?",
    ],
)
def test_another_kind_of_school_does_not_answer(answerer: Answerer, question: str) -> None:
    """The name alone is not the school."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Trường THCS Nguyễn Du có bao nhiêu học sinh?", "truong thcs nguyen du co may dang vien"]
)
def test_the_school_itself_answers(answerer: Answerer, question: str) -> None:
    """Written out or short, the school that is told of is told; and du is no Đảng ủy in a name."""
    assert answerer.answer(Asked(question)).status is Status.ANSWERED
