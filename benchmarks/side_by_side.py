"""This project beside what a user would pick instead: one command, one run, one machine.

    .venv/bin/python -m benchmarks.side_by_side --public xquad.vi.json --communes 10000

Systems: this project; plain sentence-transformers with a flat FAISS index and the same model; bm25s with its
default tokenizer; rank-bm25 over jieba's words; txtai's hybrid; Haystack's BM25 and vectors in memory, joined. Sets: a
public Vietnamese question set in SQuAD's format, and made-up communes (benchmarks/communes.py), of which a question
names one. Each system runs in a process of its own. Reported: R@1, R@5, MRR@10, the share of first passages about
another place than asked, p50 and p95 of one question after the other, processor time a question, questions a second with eight askers, passages
built a second (encoding by the pace of a sample), memory, index size. Vectors are kept under --work: the first run encodes
for long, later ones do not. Peers that are not installed are named and left out.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import machine
from benchmarks.measuring import PEERS, measure
from benchmarks.sets import TestSet, communes, public_set
from benchmarks.systems import INSTALL
from bot.bootstrap import SETUP_MODEL

Row = dict[str, Any]


def sets(options: argparse.Namespace) -> Iterator[tuple[list[str], str]]:
    """For each set asked for the arguments that name it, and its name."""
    if options.public:
        yield ["--public", str(options.public)], options.public.stem
    if options.communes:
        yield ["--communes", str(options.communes)], f"communes-{options.communes}"


def the_set(options: argparse.Namespace) -> TestSet:
    """The one set that a measuring process was started for."""
    if options.public:
        return public_set(options.public, options.questions)
    return communes(options.communes, options.questions, options.seed)


def run(options: argparse.Namespace) -> list[Row]:
    """The figures of every system on every set."""
    rows: list[Row] = []
    for arguments, name in sets(options):
        for which in options.systems:
            missing = [] if which == "ours" else PEERS[which].missing()
            if missing:
                print(f"left out: {PEERS[which].name} ({', '.join(missing)} missing; {INSTALL})")
                continue
            command = [
                *(sys.executable, "-m", "benchmarks.side_by_side", "--one", which, *arguments),
                *("--questions", str(options.questions), "--seed", str(options.seed)),
                *("--model", str(options.model), "--work", str(options.work)),
            ]
            print(f"{name}: {which} …", file=sys.stderr)
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
            if done.returncode:
                print(f"failed: {which} on {name} (its message is above)")
            lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
            rows += [{"set": name, **json.loads(line)} for line in lines]
    return rows


def show(rows: Sequence[Row], console: Console) -> None:
    """A table for each set."""
    for name in dict.fromkeys(row["set"] for row in rows):
        table = Table(title=f"{name} ({machine()})")
        for heading in (
            *("system", "group", "R@1", "R@5", "MRR@10", "wrong place", "flagged"),
            *("p50 ms", "p95 ms", "CPU ms", "q/s", "built/s", "own MB", "mapped MB", "index MB"),
        ):
            table.add_column(heading, justify="left" if heading in {"system", "group"} else "right")
        for row in rows:
            if row["set"] == name:
                table.add_row(*cells(row))
        console.print(table)


def cells(row: Row) -> Iterator[str]:
    """One row as it is shown; a dash where a figure means nothing for the group."""
    ranked, outside = row["group"] != "place outside", row["group"] == "place outside"
    placed = row["set"].startswith("communes")
    yield from (row["system"], row["group"])
    yield from (f"{row['ranking'][key]:.3f}" if ranked else "–" for key in ("first", "five", "reciprocal"))
    yield f"{row['wrong_place']:.1%}" if placed else "–"
    yield f"{row['flagged']:.1%}" if outside else "–"
    yield from (f"{row['times'][key]:.1f}" for key in ("p50", "p95", "cpu", "per_second"))
    yield f"{row['built_per_second']:.1f}"
    yield from (f"{row[key]:.0f}" for key in ("own_memory", "mapped_memory"))
    yield f"{row['size']:.1f}"


def plot(rows: Sequence[Row], path: Path) -> None:
    """R@1 against latency, a panel for each set, a mark for each system and way of typing."""
    from matplotlib import pyplot as plt

    names = list(dict.fromkeys(row["set"] for row in rows))
    figure, panels = plt.subplots(1, len(names), figsize=(6 * len(names), 4.5), squeeze=False)
    for panel, name in zip(panels[0], names, strict=True):
        for group, mark in (("as written", "o"), ("without marks", "x")):
            for row in rows:
                if (row["set"], row["group"]) == (name, group):
                    panel.scatter(row["times"]["p50"], row["ranking"]["first"], marker=mark)
                    panel.annotate(row["system"], (row["times"]["p50"], row["ranking"]["first"]), fontsize=7)
        panel.set(
            title=name, xscale="log", xlabel="p50, ms a question", ylabel="R@1 (o with marks, x without)"
        )
    figure.tight_layout()
    figure.savefig(path)


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
    parser.add_argument("--questions", type=int, default=400, help="of each set, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, default=SETUP_MODEL)
    parser.add_argument("--work", type=Path, default=Path("var/benchmarks"), help="where vectors are kept")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--plot", type=Path, help="write a plot there (PNG)")
    parser.add_argument("--one", choices=["ours", *PEERS], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.public and not options.communes:
        parser.error("name a set: --public FILE, --communes N, or both")
    if options.one:
        set_ = the_set(options)
        measure(options.one, set_, options.model, options.work / set_.name)
        return
    rows = run(options)
    show(rows, Console(width=190))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
