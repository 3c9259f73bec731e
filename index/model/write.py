"""Write the embedded model: `python -m index.model.write WEIGHTS_FOLDER GRAPH_FILE`, run by `index.model.ready`."""

import sys
from pathlib import Path

from index.model.export import export_int8
from index.model.folder import write_folder
from index.model.packed import packaged_file, read_packed


def main() -> None:
    """Write the sentence-transformers folder, then its ONNX twin."""
    weights, graph = map(Path, sys.argv[1:])
    write_folder(read_packed(packaged_file()), weights)
    export_int8(weights, graph)


if __name__ == "__main__":
    main()
