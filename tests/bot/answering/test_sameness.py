"""Where the line between a paraphrase and another question lies, on the tuning questions with the real model."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from bot.answering.answerer import Answerer
from bot.answering.evidence.sameness import is_same, is_same_text
from index.library import Library, Sources
from index.model.ready import open_encoder
from index.search import Searcher
from knowledge.corpus import SHIPPED
from knowledge.entities.names import NameBook, national_units
from knowledge.vietnamese.normalising import folded

pytestmark = pytest.mark.model
_ROOT = Path(__file__).parents[3]
_FILES = ("tuning.jsonl", "tuning_more.jsonl")
Same = Callable[[str, str], bool]


@pytest.fixture(name="same", scope="module")
def _same(tmp_path_factory: pytest.TempPathFactory) -> Same:
    """Whether two questions as typed are the same, over the shipped articles."""
    index = tmp_path_factory.mktemp("sameness") / "index"
    if (_ROOT / "var" / "index").is_dir():
        shutil.copytree(_ROOT / "var" / "index", index)
    encoder = open_encoder(None, [_ROOT / "var" / "model"], print)
    searcher = Searcher(Library(index, Sources([SHIPPED]), encoder, print).open(), encoder)
    reader = Answerer(searcher, NameBook(national_units()))._reader
    read, vector = cache(reader.read), cache(searcher.vector)

    def same(one: str, other: str) -> bool:
        mine, theirs = read(one), read(other)
        return is_same(mine, theirs, lambda: float(np.dot(vector(mine.spelled), vector(theirs.spelled))))

    return same


def _answerable() -> list[tuple[str, str]]:
    """Question and gold of every tuning question in Vietnamese that stands alone."""
    found = []
    for name in _FILES:
        for line in (_ROOT / "tests" / "evaluation" / name).read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            if gold["answerable"] and not gold.get("turns") and gold["category"] != "english":
                found.append((gold["question"], json.dumps([gold["docs"], gold["must"]])))
    return found


# Pairs with differing gold that ask for the same all the same.
_SAME_AFTER_ALL = {
    frozenset(pair)
    for pair in (
        ("Phòng đọc, tủ sách ở xã Long Bình đặt tại những chỗ nào?", "phong doc sach cua xa long binh dat o dau"),
        ("Phú Lạc có những mô hình nào, liệt kê giúp", "xa phu lac co mo hinh gi"),
    )
}  # fmt: skip


def test_questions_with_other_answers_are_not_the_same(same: Same) -> None:
    """Of more than fifteen thousand pairs of questions with different gold none counts as the same."""
    pairs = [
        (one, other)
        for (one, gold), (other, another) in combinations(_answerable(), 2)
        if gold != another and frozenset((one, other)) not in _SAME_AFTER_ALL
    ]

    assert len(pairs) > 15_000
    assert [pair for pair in pairs if same(*pair)] == []


def test_a_question_is_the_same_without_its_marks(same: Same) -> None:
    """At least 85 % of the questions mean the same typed without marks, by their meaning alone; as texts all do."""
    typed = [question for question, _ in _answerable()]
    kept = [same(question, folded(question)) for question in typed]

    assert sum(kept) >= 0.85 * len(kept)
    assert all(is_same_text(question, folded(question)) for question in typed)


_PARAPHRASES = (
    ("Sơn Thủy có bao nhiêu đảng viên?", "Xã Sơn Thủy có mấy đảng viên vậy?"),
    ("Sơn Thủy có bao nhiêu đảng viên?", "Số lượng đảng viên của Sơn Thủy là bao nhiêu?"),
    ("Sơn Thủy có bao nhiêu đảng viên?", "son thuy co bn dv"),
    ("Bí thư Đảng ủy Sơn Thủy tên gì?", "bi thu dang uy xa son thuy la ai"),
    ("Bí thư Đảng ủy xã Sơn Thủy là ai?", "Cho hỏi ai là Bí thư Đảng ủy Sơn Thủy ạ?"),
    ("Xã Tân Thuận Bình xây được mấy căn nhà cho hộ nghèo?", "tan thuan binh xay bao nhieu can nha cho ho ngheo"),
    ("Xã Tân Thuận Bình xây được mấy căn nhà cho hộ nghèo?", "Tân Thuận Bình cất được bao nhiêu căn nhà cho người nghèo?"),
    ("Nông dân Tuy Phong lập được mấy tổ bảo vệ môi trường?", "HND Tuy Phong lập dc mấy tổ BVMT"),
    ("Xã Long Bình cấp bao nhiêu đầu sách cho các chi bộ?", "Long Bình cấp cho các chi bộ bao nhiêu đầu sách vậy?"),
    ("Xã Sơn Thủy có những mô hình nào?", "Cho hỏi Sơn Thủy có mô hình gì vậy?"),
    ("Vì sao Sơn Thủy chọn việc lấn chiếm để xử lý?", "Tại sao Sơn Thủy chọn việc lấn chiếm để xử lý vậy?"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), _PARAPHRASES)
def test_paraphrases_are_the_same(same: Same, one: str, other: str) -> None:
    """The same question in other words counts as the same, either way round."""
    assert same(one, other)
    assert same(other, one)
