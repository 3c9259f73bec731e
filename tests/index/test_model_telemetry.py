"""The model runs without telling anybody: in a process of its own, for the library decides once a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_LOAD = """
import sys
from pathlib import Path
from index.model.ready import ModelFolder
from index.onnx_encoder import OnnxEncoder

folder = ModelFolder(Path(sys.argv[1]))
OnnxEncoder(folder.graph, folder.weights / "tokenizer.json", "x").queries(["Xin chào"])
"""


@pytest.mark.model
def test_no_identifier_is_kept(tmp_path: Path) -> None:
    """onnxruntime, which would number this machine and report to its maker, leaves nothing in the home folder."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "CI"))}
    subprocess.run(
        [sys.executable, "-c", _LOAD, _ROOT / "var" / "model"],
        cwd=_ROOT,
        env=env | {"HOME": str(tmp_path), "PYTHONPATH": str(_ROOT)},
        check=True,
        timeout=60,
    )

    assert [*tmp_path.rglob("*")] == []
