"""What the cross-encoder learned on top of the embedded model: small matrices that are added to its own.

A low-rank adapter (https://arxiv.org/abs/2106.09685) over the first layers, and a head of one number. The file is a
NumPy archive in half precision, written by benchmarks/training_cross_encoder.py:

    <module>.up    float16 (out, rank), <module>.down  float16 (rank, in)   for each linear module of each layer that is kept
    head.weight    float16 (hidden,),   head.bias      float16 (1,)

Modules bear the names that they have in a BertModel; up @ down is added to a module's weights.
"""

import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

ADAPTER_FILE = Path(__file__).parent / "cross_encoder.npz"

Matrix = npt.NDArray[np.float32]

_UP, _DOWN = ".up", ".down"
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Adapter:
    """Changes of modules by name, float32 (out, in); the head; and how many layers of the model are kept."""

    changes: Mapping[str, Matrix]
    weight: Matrix
    bias: float

    @property
    def layers(self) -> int:
        """The layers that the changes name."""
        return 1 + max(int(found[1]) for name in self.changes if (found := _LAYER.match(name)))


def read_adapter(path: Path = ADAPTER_FILE) -> Adapter:
    """Read the file and multiply its matrices out.

    Raises:
        ModelError: there is no such file, or it is damaged.
    """
    try:
        # From memory: numpy leaves a damaged file open.
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            parts = {name: stored[name].astype(np.float32) for name in stored.files}
        names = [name.removesuffix(_UP) for name in parts if name.endswith(_UP)]
        changes = {name: np.asarray(parts[name + _UP] @ parts[name + _DOWN]) for name in names}
        return Adapter(changes, parts["head.weight"], float(parts["head.bias"][0]))
    except (OSError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"Tệp {path.name} của mô hình bị hỏng; hãy cài lại HocBac.") from error


def adapter_digest(path: Path = ADAPTER_FILE) -> str:
    """Names the file's content in a few digits; "none" where there is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS] if path.is_file() else "none"
