"""The two encoders over the real model: vectors of the right kind, and the same ranking from both."""

import shutil
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from index.encoder import Encoder, SentenceTransformerEncoder, _revision
from index.errors import ModelError
from index.model.ready import ModelFolder
from index.onnx_encoder import OnnxEncoder

_PASSAGES = (
    "Hội Phụ nữ xã góp hũ gạo nghĩa tình, mỗi tháng giúp 46 hộ neo đơn.",
    "Đoàn thanh niên trồng hàng cây dọc con đường liên thôn dài 1,8 km.",
    "Ban Thường vụ Huyện ủy ban hành kế hoạch thực hiện Chỉ thị 05-CT/TW.",
    "Chi bộ vận động đảng viên tiết kiệm 20.000 đồng mỗi tháng để thăm người ốm.",
    "Cán bộ xã giải quyết hồ sơ cho dân nhanh hơn nhờ cải cách hành chính.",
    "Bí thư chi bộ bản tự tay mở đường lên nương rồi vận động bà con cùng làm.",
    "Các lớp đờn ca tài tử mở cửa vào tối thứ bảy và không thu tiền.",
    "Huyện khen thưởng 18 tập thể và 52 cá nhân điển hình tiên tiến.",
    "Có 96,4% đảng viên đăng ký việc làm theo Bác trong năm nay.",
    "Trường học tổ chức kể chuyện về Bác dưới cờ vào sáng thứ hai hằng tuần.",
    "Ủy ban kiểm tra giám sát người đứng đầu trong việc nêu gương.",
    "Nông dân đóng góp ngày công nạo vét kênh mương, khơi thông dòng chảy.",
)
_QUESTIONS = (
    "Phụ nữ giúp hộ nghèo bằng gạo như thế nào?",
    "Ai trồng cây ven đường?",
    "Văn bản nào triển khai Chỉ thị 05?",
    "Mỗi tháng đảng viên để dành bao nhiêu tiền?",
    "Việc làm thủ tục cho người dân tiến bộ ra sao?",
    "Ai mở đường lên nương?",
    "Lớp học hát mở khi nào?",
    "Bao nhiêu tập thể được khen?",
    "Tỷ lệ đảng viên đăng ký làm theo Bác",
    "Học sinh nghe kể chuyện Bác lúc nào?",
    "Giám sát trách nhiệm nêu gương",
    "Làm thủy lợi nội đồng",
)

pytestmark = pytest.mark.model


@pytest.fixture(name="exact", scope="module")
def _exact(model_folder: ModelFolder) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(str(model_folder.weights))


def test_both_agree(real_encoder: Encoder, exact: SentenceTransformerEncoder) -> None:
    """int8 ONNX is within .985 of float32 on the mean and ranks the right passage first for the same questions."""
    fast_passages, exact_passages = real_encoder.passages(_PASSAGES), exact.passages(_PASSAGES)
    fast_questions, exact_questions = real_encoder.queries(_QUESTIONS), exact.queries(_QUESTIONS)
    fast_best = (fast_questions @ fast_passages.T).argmax(axis=1)
    exact_best = (exact_questions @ exact_passages.T).argmax(axis=1)

    assert float(np.mean(np.sum(fast_passages * exact_passages, axis=1))) >= 0.985
    assert float(np.mean(np.sum(fast_questions * exact_questions, axis=1))) >= 0.985
    assert list(range(len(_PASSAGES))) == exact_best.tolist()
    assert exact_best.tolist() == fast_best.tolist()


@pytest.mark.parametrize("count", [0, 1, 5])
def test_shape_and_length(real_encoder: Encoder, exact: SentenceTransformerEncoder, count: int) -> None:
    """Any number of texts gives as many rows of unit length in float32, and progress that adds up."""
    for encoder in (real_encoder, exact):
        done: list[int] = []
        passages = encoder.passages(_PASSAGES[:count], done.append)
        for vectors in (passages, encoder.queries(_QUESTIONS[:count])):
            assert vectors.shape == (count, 384)
            assert vectors.dtype == np.float32
            np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
        assert count == sum(done)
        assert encoder.dimension == 384


def test_question_does_not_depend_on_its_company(real_encoder: Encoder) -> None:
    """A question has the same vector alone and in a batch, to the last bit."""
    together = real_encoder.queries(_QUESTIONS[:4])

    for question, vector in zip(_QUESTIONS[:4], together, strict=True):
        np.testing.assert_array_equal(vector, real_encoder.queries([question])[0])


def test_passages_keep_their_rows(real_encoder: Encoder) -> None:
    """However they are batched by length, row i is text i."""
    passages = real_encoder.passages(_PASSAGES)
    turned = real_encoder.passages(_PASSAGES[::-1])[::-1]

    assert float(np.sum(passages * turned, axis=1).min()) > 0.98
    assert list(range(len(_PASSAGES))) == (turned @ passages.T).argmax(axis=1).tolist()


def test_questions_and_passages_are_told_apart(
    real_encoder: Encoder, exact: SentenceTransformerEncoder
) -> None:
    """Each gets its prefix: the same text is another vector as a question, in both encoders alike."""
    for encoder in (real_encoder, exact):
        question, passage = encoder.queries(_PASSAGES[:1])[0], encoder.passages(_PASSAGES[:1])[0]

        assert float(question @ passage) < 0.99


@pytest.mark.parametrize("text", ["", " ", "\u0301", "🙂", "học " * 2500, "a" * 10_000, "\x00"])
def test_any_text_is_encoded(real_encoder: Encoder, text: str) -> None:
    """Nothing, one emoji or ten thousand characters is a unit vector like any other."""
    vectors = np.concatenate([real_encoder.queries([text]), real_encoder.passages([text])])

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_decomposed_letters_are_the_same(real_encoder: Encoder) -> None:
    """The tokenizer composes letters: NFD is the same vector as NFC."""
    decomposed = [unicodedata.normalize("NFD", text) for text in _QUESTIONS[:3]]

    np.testing.assert_array_equal(real_encoder.queries(_QUESTIONS[:3]), real_encoder.queries(decomposed))


@pytest.mark.parametrize("damage", [b"", b"{}", b"not this", None])
def test_damaged_graph_or_tokenizer_is_a_model_error(
    model_folder: ModelFolder, tmp_path: Path, damage: bytes | None
) -> None:
    """Each of the two files, replaced by something else or gone, is refused with what to do."""
    bad = tmp_path / "bad"
    if damage is not None:
        bad.write_bytes(damage)
    tokenizer = tmp_path / "tokenizer.json"
    Tokenizer(WordLevel({"a": 0}, unk_token="a")).save(str(tokenizer))

    with pytest.raises(ModelError, match="hocbac index"):
        OnnxEncoder(bad, tokenizer, "x")
    with pytest.raises(ModelError, match="hocbac index"):
        OnnxEncoder(model_folder.graph, bad, "x")


def test_truncated_graph_is_a_model_error(model_folder: ModelFolder, tmp_path: Path) -> None:
    """A graph cut off in its middle is refused, whatever the runtime makes of it."""
    graph = tmp_path / "half.onnx"
    with model_folder.graph.open("rb") as file:
        graph.write_bytes(file.read(2_000_000))

    with pytest.raises(ModelError):
        OnnxEncoder(graph, model_folder.weights / "tokenizer.json", "x")


def test_unknown_name_is_a_model_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A name that leads nowhere is one line that names it and the setting; nothing is printed beside it."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    for name in (str(tmp_path), "khong-co/mo-hinh-nay", "../khong co", ""):
        with pytest.raises(ModelError, match="HOCBAC_MODEL"):
            SentenceTransformerEncoder(name)
    assert capfd.readouterr() == ("", "")


def test_damaged_weights_are_a_model_error(model_folder: ModelFolder, tmp_path: Path) -> None:
    """A sentence-transformers folder whose weights are cut off is refused in one line."""
    copy = tmp_path / "model"
    shutil.copytree(model_folder.weights, copy, ignore=shutil.ignore_patterns("*.safetensors"))
    with (model_folder.weights / "model.safetensors").open("rb") as file:
        (copy / "model.safetensors").write_bytes(file.read(100_000))

    with pytest.raises(ModelError, match="HOCBAC_MODEL"):
        SentenceTransformerEncoder(str(copy))


def test_identity_follows_the_weights(exact: SentenceTransformerEncoder, tmp_path: Path) -> None:
    """A folder is named by where it lies and by its weights' size and time, a hub's model by its name."""
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"1")
    first = _revision(str(tmp_path))
    weights.write_bytes(b"22")

    assert first != _revision(str(tmp_path))
    assert _revision(str(tmp_path)) == _revision(str(tmp_path))
    assert _revision("intfloat/multilingual-e5-small") == "intfloat/multilingual-e5-small"
    assert exact.identity.startswith("sentence-transformers:/")
