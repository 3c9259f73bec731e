"""Open an int8 graph and its tokenizer, quietly: what the encoder and the cross-encoder have in common."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def open_graph(graph: Path, tokenizer: Path, threads: int = 0) -> "tuple[InferenceSession, Tokenizer]":
    """Both, loaded, on the CPU; `threads` for one run, one a core if 0.

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
        reader = Tokenizer.from_file(str(tokenizer))
        session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    # Both libraries raise bare Exception subclasses of their own making on damaged files.
    except Exception as error:
        raise ModelError(
            f"Mô hình trong “{graph.parent}” bị hỏng; hãy xóa thư mục đó rồi chạy `hocbac index`."
        ) from error
    return session, reader
