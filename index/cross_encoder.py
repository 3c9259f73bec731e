"""The embedded cross-encoder: whether a sentence answers a question, read together, as int8 ONNX.

Vectors made apart lie in a narrow band and tell little of what of a matter is asked; a question and a sentence read in
one row do. It is too slow for many: the answering shows it the few sentences that it would say.
"""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.errors import ModelError
from index.model.joined import Marks, joined

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class OnnxCrossEncoder:
    """The graph that `index.model.export` writes; a `Reranker` for sentences."""

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 0) -> None:
        """Load both; `threads` for one reading, one a core if 0.

        Raises:
            ModelError: a file is missing or damaged.
        """
        # Since 1.29 onnxruntime reports to its maker, on Linux too, unless this is set before it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            self._session = onnxruntime.InferenceSession(
                str(graph), options, providers=["CPUExecutionProvider"]
            )
        # Both libraries raise bare Exception subclasses of their own making on damaged files.
        except Exception as error:
            raise ModelError(
                f"Mô hình trong “{graph.parent}” bị hỏng; hãy xóa thư mục đó rồi chạy `hocbac index`."
            ) from error
        self._marks = marks_of(self._tokenizer)
        # Several answers at once would only take the cores from one another.
        self._reading = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The log-odds, shape (len(texts),), that each text answers `question`; each is read alone, so alike in any company."""
        with self._reading:
            return np.array([self._score(question, text) for text in texts], np.float32)

    def _score(self, question: str, text: str) -> float:
        rows = joined([(question, text)], self._pieces, self._marks)
        fed = {"input_ids": rows.ids, "attention_mask": rows.mask, "token_type_ids": rows.types}
        return float(np.asarray(self._session.run(None, fed)[0]).reshape(-1)[0])

    def _pieces(self, text: str) -> Sequence[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids


def marks_of(tokenizer: "Tokenizer") -> Marks:
    """The ids with which multilingual-e5's tokenizer opens, closes and fills up a row."""
    vocabulary = tokenizer.get_vocab()
    return Marks(vocabulary["<s>"], vocabulary["</s>"], vocabulary["<pad>"])
