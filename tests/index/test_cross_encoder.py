"""The cross-encoder over the real model: what it reads, what it tells, and files that are damaged."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cross_encoder import OnnxCrossEncoder
from index.errors import ModelError
from index.model.adapter import ADAPTER_FILE, adapter_digest, read_adapter
from index.model.joined import Marks, as_read, joined
from index.model.ready import ModelFolder, open_cross_encoder

_MARKS = Marks(opening=0, closing=2, filling=1)
# Invented: of each question one sentence of the report answers.
_REPORT = (
    "Xã Cồn Vẹt có 11 chi bộ với 187 đảng viên.",
    "Quỹ heo đất của Hội Phụ nữ giúp 26 chị mượn vốn nuôi vịt, không lấy lãi.",
    "Mỗi tháng một lần, chi bộ ấp Rạch Sậy dọn dẹp tuyến đường hoa dài 1,2 km.",
    "Hạn chế là một số đảng viên lớn tuổi còn ngại đăng ký việc làm theo.",
    "Người nghĩ ra cách làm này là ông Lục Văn Mận, bí thư chi bộ ấp.",
    "Năm 2023, xã được Huyện ủy tặng giấy khen.",
)
_ASKED = {
    "xã có mấy đảng viên": 0,
    "mấy chị được cho mượn tiền làm ăn": 1,
    "bao lâu thì quét dọn đường một lần": 2,
    "còn chỗ nào chưa làm được": 3,
    "ai là người đầu têu vụ này": 4,
    "trên có khen thưởng gì không": 5,
}


@pytest.fixture(name="cross_encoder", scope="module")
def _cross_encoder(model_folder: ModelFolder) -> OnnxCrossEncoder:
    found = open_cross_encoder([model_folder.root])
    assert isinstance(found, OnnxCrossEncoder)
    return found


@pytest.mark.model
def test_answers_come_before_the_rest(cross_encoder: OnnxCrossEncoder) -> None:
    """Asked in other words than the report's, at least five of six questions lead to their sentence."""
    led = [int(cross_encoder.scores(question, _REPORT).argmax()) for question in _ASKED]

    assert sum(found == wanted for found, wanted in zip(led, _ASKED.values(), strict=True)) >= 5


@pytest.mark.model
def test_what_nothing_answers_has_low_odds(cross_encoder: OnnxCrossEncoder) -> None:
    """The best sentence for a question that the report does not answer is less likely than any true answer."""
    least = min(float(cross_encoder.scores(question, [_REPORT[row]])[0]) for question, row in _ASKED.items())

    assert cross_encoder.scores("giá vàng hôm nay lên hay xuống", _REPORT).max() < least


@pytest.mark.model
def test_alone_and_in_company_alike(cross_encoder: OnnxCrossEncoder) -> None:
    """A sentence's odds do not depend on what is read beside it."""
    question = next(iter(_ASKED))
    alone = [cross_encoder.scores(question, [text])[0] for text in _REPORT]

    np.testing.assert_array_equal(cross_encoder.scores(question, _REPORT), alone)


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\u0301", "🙂", "học " * 2500, "a" * 10_000, "\x00", "</s>"])
def test_any_text_is_read(cross_encoder: OnnxCrossEncoder, text: str) -> None:
    """Nothing, one emoji or ten thousand characters has odds like any other, asked or said."""
    assert np.isfinite(cross_encoder.scores(text, [_REPORT[0], text])).all()


@pytest.mark.model
def test_nothing_to_read(cross_encoder: OnnxCrossEncoder) -> None:
    """No sentences, no odds."""
    assert cross_encoder.scores("xã có mấy đảng viên", []).shape == (0,)


@pytest.mark.model
def test_truncated_graph_is_a_model_error(model_folder: ModelFolder, tmp_path: Path) -> None:
    """A graph cut off in its middle is refused with what to do."""
    graph = tmp_path / "half.onnx"
    with model_folder.cross_graph.open("rb") as file:
        graph.write_bytes(file.read(2_000_000))

    with pytest.raises(ModelError, match="hocbac index"):
        OnnxCrossEncoder(graph, model_folder.weights / "tokenizer.json")


def test_without_a_ready_folder_there_is_none(tmp_path: Path) -> None:
    """Where another model is in use nobody has to have this one."""
    assert open_cross_encoder([tmp_path]) is None


def test_adapter_is_whole() -> None:
    """The file that is shipped changes every layer that it keeps, each in the six modules that learn."""
    adapter = read_adapter()

    assert len(adapter.changes) == 6 * adapter.layers
    assert all(np.isfinite(change).all() for change in adapter.changes.values())


@pytest.mark.parametrize("kept", [0, 100, -100])
def test_damaged_adapter_is_a_model_error(tmp_path: Path, kept: int) -> None:
    """A file cut short is refused in one line, and is another one by its digest."""
    damaged = tmp_path / "cross_encoder.npz"
    damaged.write_bytes(ADAPTER_FILE.read_bytes()[:kept])

    assert adapter_digest(damaged) != adapter_digest()
    with pytest.raises(ModelError, match=r"cross_encoder\.npz"):
        read_adapter(damaged)


def test_missing_adapter_is_a_model_error(tmp_path: Path) -> None:
    """So is one that is not there."""
    with pytest.raises(ModelError, match=r"cross_encoder\.npz"):
        read_adapter(tmp_path / "cross_encoder.npz")


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=300)), min_size=1, max_size=4))
def test_rows_are_a_question_and_a_sentence(pairs: list[tuple[str, str]]) -> None:
    """Whatever is asked and said: opened once, closed twice, filled up behind, the second part told apart, never too long."""
    rows = joined(pairs, lambda text: [3 + ord(char) for char in text], _MARKS)

    assert rows.ids.shape == rows.mask.shape == rows.types.shape
    assert rows.ids.shape[1] <= 112
    for ids, mask, types in zip(rows.ids, rows.mask, rows.types, strict=True):
        there = ids[: mask.sum()]
        closed = np.flatnonzero(there == _MARKS.closing)
        assert there[0] == _MARKS.opening
        assert list(closed) == [closed[0], len(there) - 1]
        assert (ids[len(there) :] == _MARKS.filling).all()
        assert list(np.flatnonzero(types)) == list(range(closed[0] + 1, len(there)))


@pytest.mark.parametrize(
    ("heading", "before", "sentence", "shown"),
    [
        ("", "", "Câu.", "Câu."),
        ("Kết quả\nđạt được", "", "Câu.", "Kết quả đạt được | Câu."),
        ("a" * 99, "", "Câu.", f"{'a' * 80} | Câu."),
        ("", "Xã có quỹ.", "Câu.", "Xã có quỹ. | Câu."),
        ("Kết quả", "xã " * 40, "Câu.", f"Kết quả | {'xã ' * 26}xã | Câu."),
        ("Kết quả", "Xã có quỹ.", "c" * 121, f"Kết quả | {'c' * 121}"),
    ],
)
def test_sentence_is_shown_with_what_leads_to_it(
    heading: str, before: str, sentence: str, shown: str
) -> None:
    """The heading stands before it, and a short one stands behind what was said before: in one line, cut at a blank."""
    assert as_read(heading, before, sentence) == shown
