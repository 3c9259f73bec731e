"""This project beside what a user would pick instead: one command, one run, one machine.

    .venv/bin/python -m benchmarks.side_by_side --public xquad.vi.json --communes 10000 --json out.json --plot out.png

Systems: this project; plain sentence-transformers with a flat FAISS index and the same model; bm25s with its
default tokenizer; rank-bm25 over jieba's words; txtai's hybrid; Haystack's BM25 in memory, alone and joined with its
vectors. Sets: a
public Vietnamese question set in SQuAD's format, and made-up communes (benchmarks/communes.py), of which a question
names one. Each system runs in a process of its own. Reported: R@1, R@5, MRR@10, the share of first passages about
another place than asked; of sixty questions p50 and p95 of one after the other, processor time a question, questions a second with eight askers; passages
built a second (encoding by the pace of a sample), memory, index size. Vectors are kept under --work: the first run encodes
for long, later ones do not. Then what every peer is to this project in ratios, and what encoding one question takes in
int8 here and in plain sentence-transformers, turn by turn. Peers that are not installed are named and left out.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from benchmarks.encoding import measure_encoding
from benchmarks.measuring import PEERS, measure
from benchmarks.report import Row, plot, show
from benchmarks.sets import TestSet, communes, public_set
from benchmarks.systems import INSTALL
from bot.bootstrap import SETUP_MODEL

# Beside the systems: what one question takes to encode.
ENCODING = "encoding"


def sets(options: argparse.Namespace) -> Iterator[tuple[list[str], str]]:
    """For each set asked for the arguments that name it, and its name."""
    if options.public:
        yield ["--public", str(options.public)], options.public.stem
    if options.communes:
        yield ["--communes", str(options.communes)], f"communes-{options.communes}"


def the_set(options: argparse.Namespace) -> TestSet:
    """The one set that a measuring process was started for."""
    if options.public:
        return public_set(options.public, options.public_questions)
    return communes(options.communes, options.questions, options.seed)


def run(options: argparse.Namespace) -> Iterator[Row]:
    """The figures of every system on every set, as they come."""
    # Threads that wait for one another in a loop, as torch's do, cost a busy machine most of its time.
    environment = os.environ | ({"OMP_NUM_THREADS": str(options.threads)} if options.threads else {})
    for arguments, name in sets(options):
        for which in [ENCODING, *options.systems]:
            missing = PEERS[which].missing() if which in PEERS else []
            if missing:
                print(f"left out: {PEERS[which].name} ({', '.join(missing)} missing; {INSTALL})")
                continue
            command = [
                *(sys.executable, "-m", "benchmarks.side_by_side", "--one", which, *arguments),
                *("--questions", str(options.questions), "--seed", str(options.seed)),
                *("--public-questions", str(options.public_questions)),
                *("--model", str(options.model), "--work", str(options.work)),
                *("--threads", str(options.threads)),
            ]
            print(f"{name}: {which} …", file=sys.stderr)
            done = subprocess.run(  # noqa: S603
                command, stdout=subprocess.PIPE, text=True, check=False, env=environment
            )
            if done.returncode:
                print(f"failed: {which} on {name} (its message is above)")
            for line in done.stdout.splitlines():
                if line.startswith("{"):
                    yield {"set": name, **json.loads(line)}


def measure_one(which: str, options: argparse.Namespace) -> None:
    """Print the figures of one system on the one set, a JSON object a line."""
    set_ = the_set(options)
    if which == ENCODING:
        for encoding in measure_encoding(set_, options.model, options.threads):
            print(json.dumps(asdict(encoding)), flush=True)
    else:
        measure(which, set_, options.model, options.work / set_.name, options.threads)


def write(rows: Sequence[Row], path: Path) -> None:
    """Everything measured so far."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Measure everything, or one system on one set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--public", type=Path, help="a question set in SQuAD's format, such as XQuAD's xquad.vi.json"
    )
    parser.add_argument("--communes", type=int, default=0, help="passages of the made-up set")
    parser.add_argument("--systems", nargs="*", default=["ours", *PEERS], choices=["ours", *PEERS])
    parser.add_argument(
        "--questions", type=int, default=400, help="on the communes inside; outside half as many"
    )
    parser.add_argument("--public-questions", type=int, default=100_000, help="of the public set at most")
    parser.add_argument(
        "--threads", type=int, default=0, help="of each system's model; 0: as many as it takes by itself"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, default=SETUP_MODEL)
    parser.add_argument("--work", type=Path, default=Path("var/benchmarks"), help="where vectors are kept")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--plot", type=Path, help="write a plot there (PNG)")
    parser.add_argument("--one", choices=["ours", ENCODING, *PEERS], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.public and not options.communes:
        parser.error("name a set: --public FILE, --communes N, or both")
    if options.one:
        measure_one(options.one, options)
        return
    rows: list[Row] = []
    for row in run(options):
        rows.append(row)
        if options.json:
            write(rows, options.json)
    show(rows, Console(width=190))
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
