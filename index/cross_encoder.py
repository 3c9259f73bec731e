"""The embedded cross-encoder: whether a sentence answers a question, read together, as int8 ONNX.

Vectors made apart lie in a narrow band and tell little of what of a matter is asked; a question and a sentence read in
one row do. It is too slow for many: the answering shows it the few sentences that it would say.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.model.joined import Marks, joined
from index.onnx_session import open_graph

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class OnnxCrossEncoder:
    """The graph that `index.model.export` writes; a `Reranker` for sentences."""

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 0) -> None:
        """Load both; `threads` for one reading, one a core if 0.

        Raises:
            ModelError: a file is missing or damaged.
        """
        self._session, self._tokenizer = open_graph(graph, tokenizer, threads)
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
