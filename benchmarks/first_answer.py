#!/usr/bin/env python3
"""Time and memory from the start of a process to its first answer, side by side in one run.

    .venv/bin/python benchmarks/first_answer.py [--runs 5]

Runs `hocbac ask` on the built index, and beside it a process that does with plain sentence-transformers and the same
model no more than load it and encode the question. The two take turns, so that both meet the same other load.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

_QUESTION = "long binh bao nhieu % dv dang ky lam theo bac"
_PLAIN = """
import sys
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1], device="cpu")
model.encode([sys.argv[2]], prompt_name="query")
"""


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak resident megabytes of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed; is the index built (make setup)?")
    process.returncode = 0
    # Linux counts kilobytes here, macOS bytes.
    return time.perf_counter() - started, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Print a line a contestant and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--data", type=Path, default=Path("var"))
    options = parser.parse_args()
    hocbac = str(Path(sys.executable).with_name("hocbac"))
    contestants = {
        "hocbac ask (question to cited answer)": [hocbac, "--data", str(options.data), "ask", _QUESTION],
        "sentence-transformers (question to vector)": [
            sys.executable, "-c", _PLAIN, str(options.data / "model" / "sentence-transformers"), _QUESTION,
        ],
    }  # fmt: skip
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for command in contestants.values():
        run(command)  # once unmeasured: files into the page cache, byte code written
    for _ in range(options.runs):
        for name, command in contestants.items():
            figures[name].append(run(command))
    medians = [
        (statistics.median(seconds for seconds, _ in runs), max(memory for _, memory in runs))
        for runs in figures.values()
    ]
    for name, (seconds, memory) in zip(figures, medians, strict=True):
        print(f"{name}: {seconds:.1f} s, {memory:.0f} MB at most")
    (ours, our_memory), (theirs, their_memory) = medians
    print(f"ratio: {ours / theirs:.2f} of the time, {our_memory / their_memory:.2f} of the memory")


if __name__ == "__main__":
    main()
