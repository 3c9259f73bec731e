"""Write the embedded model: `python -m index.model.write WEIGHTS_FOLDER GRAPH_FILE CROSS_GRAPH_FILE`, run by `index.model.ready`."""

import sys
from pathlib import Path

from index.model.adapter import ADAPTER_FILE, read_adapter
from index.model.export import export_cross_encoder, export_int8
from index.model.folder import write_folder
from index.model.packed import packaged_file, read_packed


def main() -> None:
    """Write the sentence-transformers folder, its ONNX twin, and the cross-encoder."""
    weights, graph, cross_graph = map(Path, sys.argv[1:])
    write_folder(read_packed(packaged_file()), weights)
    export_int8(weights, graph)
    # Only while it is being taught anew there is none.
    if ADAPTER_FILE.is_file():
        export_cross_encoder(weights, read_adapter(), cross_graph)


if __name__ == "__main__":
    main()
