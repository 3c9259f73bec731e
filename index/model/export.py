"""Export a sentence-transformers folder to ONNX graphs with int8 weights: the encoder, and the cross-encoder on top of it.

Weights are quantised per channel and unsigned: signed ones saturate in the 16-bit sums of CPUs without VNNI.
"""

import logging
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer

from index.cross_encoder import OnnxCrossEncoder
from index.model.adapter import Adapter
from index.model.cross_encoder_model import CrossEncoderModel, adapted, pairs_tensors
from index.onnx_encoder import OnnxEncoder

# Below this mean cosine to float32 the ranking changes: such an export is not used.
_LEAST_AGREEMENT = 0.985
# Mean difference of log-odds.
_MOST_STRAYING = 0.5
_PROBES = (
    "Đảng ủy xã ban hành kế hoạch thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị trong năm nay.",
    "Chi bộ ấp vận động đảng viên góp quỹ giúp đỡ hộ có hoàn cảnh khó khăn.",
    "Có 95% đảng viên đăng ký nội dung làm theo Bác.",
    "Hội Liên hiệp Phụ nữ ra mắt tuyến đường hoa dài 2 km.",
)


class _Graph(torch.nn.Module):  # type: ignore[misc]  # torch is not followed
    """The model's own modules in a row, with tensors in and a tensor out as the exporter wants them."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        features = {"input_ids": input_ids, "attention_mask": attention_mask}
        for module in self.model:
            features = module(features)
        embedding: torch.Tensor = features["sentence_embedding"]
        return embedding


def export_int8(folder: Path, graph: Path) -> bool:
    """Write `graph` from the model in `folder`; False, and no file, if the result strays from float32."""
    model = SentenceTransformer(str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"})
    with tempfile.TemporaryDirectory(dir=graph.parent) as scratch:
        exact = Path(scratch) / "float32.onnx"
        # Not an operator's name such as "embedding": the exporter uses those for inner nodes.
        _export(_Graph(model), exact, ("input_ids", "attention_mask"), "unit_vector")
        _quantise(exact, graph)
    if _agreement(model, folder, graph) < _LEAST_AGREEMENT:
        graph.unlink()
        return False
    return True


def export_cross_encoder(folder: Path, adapter: Adapter, graph: Path) -> bool:
    """Write `graph` from the model in `folder` and what it learned; False, and no file, if the result strays from float32."""
    model = adapted(folder, adapter)
    with tempfile.TemporaryDirectory(dir=graph.parent) as scratch:
        exact = Path(scratch) / "float32.onnx"
        _export(model, exact, ("input_ids", "attention_mask", "token_type_ids"), "log_odds")
        _quantise(exact, graph)
    if _straying(model, folder, graph) > _MOST_STRAYING:
        graph.unlink()
        return False
    return True


def _export(model: torch.nn.Module, path: Path, inputs: Sequence[str], output: str) -> None:
    ids = torch.randint(10, 1000, (2, 9))
    mask = torch.ones_like(ids)
    mask[1, 6:] = 0
    given = (ids, mask, torch.zeros_like(ids))[: len(inputs)]
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", max=512)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            given,
            str(path),
            input_names=list(inputs),
            output_names=[output],
            dynamic_shapes=dict.fromkeys(inputs, axes),
            dynamo=True,
            verbose=False,
        )


def _quantise(exact: Path, graph: Path) -> None:
    # Its advice to pre-process the graph is logged on the root logger; the exporter has already folded constants.
    logging.getLogger().addFilter(_no_advice)
    try:
        quantize_dynamic(str(exact), str(graph), per_channel=True, weight_type=QuantType.QUInt8)
    finally:
        logging.getLogger().removeFilter(_no_advice)


def _no_advice(record: logging.LogRecord) -> bool:
    return "pre-processing before quantization" not in record.getMessage()


def _agreement(model: SentenceTransformer, folder: Path, graph: Path) -> float:
    fast = OnnxEncoder(graph, folder / "tokenizer.json", identity="probe")
    exact = model.encode(list(_PROBES), prompt_name="passage", normalize_embeddings=True)
    return float(np.mean(np.sum(fast.passages(_PROBES) * exact, axis=1)))


def _straying(model: CrossEncoderModel, folder: Path, graph: Path) -> float:
    fast = OnnxCrossEncoder(graph, folder / "tokenizer.json")
    question = _PROBES[-1]
    exact = pairs_tensors(folder, [(question, text) for text in _PROBES])
    with torch.inference_mode():
        wanted = model(*exact).numpy()
    return float(np.mean(np.abs(fast.scores(question, _PROBES) - wanted)))
