"""The optional cross-encoder, with a tiny real one built here."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from support.encoders import HashedEncoder
from support.shelves import Shelf

from index.errors import ModelError
from index.reranker import CrossEncoderReranker
from index.search import Searcher
from index.snapshot.records import Snapshot


class _Backwards:
    """Likes the texts it is shown last the best, and notes what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        assert question
        self.shown.extend(texts)
        return np.arange(len(texts), dtype=np.float32)


@pytest.fixture(name="snapshot", scope="module")
def _snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return Shelf.of(tmp_path_factory.mktemp("reranked")).built()


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one small layer with random weights, saved as sentence-transformers saves cross-encoders."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("cross-encoder")
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz"])
    )
    BertTokenizerFast(vocab_file=str(vocabulary)).save_pretrained(folder)
    config = BertConfig(
        vocab_size=31,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=512,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_reranker_orders_the_best_anew(snapshot: Snapshot) -> None:
    """Hits come in the reranker's order, with falling scores, and it read them with their titles."""
    question = "mô hình hũ gạo nghĩa tình"
    plain = Searcher(snapshot, HashedEncoder()).search(question, 5)
    reranker = _Backwards()
    hits = Searcher(snapshot, HashedEncoder(), reranker).search(question, 99)

    assert [hit.passage.id for hit in hits][-5:] == [hit.passage.id for hit in plain][::-1]
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    assert all(any(hit.passage.article.title in text for text in reranker.shown) for hit in hits)


def test_a_real_cross_encoder(snapshot: Snapshot, folder: Path) -> None:
    """Any folder that sentence-transformers loads will do: every pair gets a score, none no scores."""
    reranker = CrossEncoderReranker(str(folder))
    scores = reranker.scores("mô hình nào", ["hũ gạo", "đờn ca tài tử", "hũ gạo"])
    hits = Searcher(snapshot, HashedEncoder(), reranker).search("hũ gạo", 3)

    assert scores.shape == (3,)
    assert scores[0] == pytest.approx(scores[2], abs=1e-5)
    assert reranker.scores("mô hình nào", []).shape == (0,)
    assert len(hits) == 3


def test_no_such_model(tmp_path: Path) -> None:
    """A folder that holds no model is refused with the setting's name."""
    with pytest.raises(ModelError, match="HOCBAC_RERANKER"):
        CrossEncoderReranker(str(tmp_path))
