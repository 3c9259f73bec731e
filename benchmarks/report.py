"""What was measured side by side: as tables, as ratios, as a plot."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

Row = dict[str, Any]

OURS = "HocBac"
_TYPED = ("as written", "without marks")
# What a ratio is of; those above 1 speak for this project.
_MORE_IS_BETTER = {"q/s": ("times", "per_second"), "built/s": ("built_per_second",)}
_LESS_IS_BETTER = {
    "p50": ("times", "p50"),
    "p95": ("times", "p95"),
    "memory": ("own_memory",),
    "index": ("size",),
}


def show(rows: Sequence[Row], console: Console) -> None:
    """For each set the figures, the ratios, and what one question takes to encode."""
    for name in dict.fromkeys(row["set"] for row in rows):
        here = [row for row in rows if row["set"] == name]
        asked = [row for row in here if "group" in row]
        console.print(_figures(name, asked))
        console.print(_ratios(name, asked))
        encoded = [row for row in here if "cosine" in row]
        if encoded:
            console.print(_encodings(name, encoded))


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title)
    for number, heading in enumerate(headings):
        left = not number or heading == "group"
        table.add_column(heading, justify="left" if left else "right")
    return table


def _figures(name: str, rows: Sequence[Row]) -> Table:
    loads = sorted({row["machine"] for row in rows})
    table = _table(
        f"{name} ({loads[0]} … {loads[-1]})" if loads else name,
        *("system", "group", "R@1", "R@5", "MRR@10", "wrong place", "flagged"),
        *("p50 ms", "p95 ms", "CPU ms", "q/s", "built/s", "own MB", "mapped MB", "index MB"),
    )
    for row in rows:
        table.add_row(*_cells(row))
    return table


def _cells(row: Row) -> Iterator[str]:
    """One row as it is shown; a dash where a figure means nothing for the group."""
    outside = row["group"] == "place outside"
    placed = row["set"].startswith("communes")
    yield from (row["system"], row["group"])
    yield from (
        f"{row['ranking'][key]:.3f}" if not outside else "–" for key in ("first", "five", "reciprocal")
    )
    yield f"{row['wrong_place']:.1%}" if placed else "–"
    yield f"{row['flagged']:.1%}" if outside else "–"
    yield from (f"{row['times'][key]:.1f}" for key in ("p50", "p95", "cpu", "per_second"))
    yield f"{row['built_per_second']:.1f}"
    yield from (f"{row[key]:.0f}" for key in ("own_memory", "mapped_memory"))
    yield f"{row['size']:.1f}"


def _ratios(name: str, rows: Sequence[Row]) -> Table:
    """This project to each peer: R@1 of both, then how many times faster, quicker built, smaller it is."""
    table = _table(
        f"{name}: HocBac to each peer (R@1 ours / theirs; above 1 is better)",
        *("peer", "group", "R@1", "R@1 ratio", *_LESS_IS_BETTER, *_MORE_IS_BETTER),
    )
    ours = {row["group"]: row for row in rows if row["system"] == OURS}
    for row in rows:
        own = ours.get(row["group"])
        if own is None or row["system"] == OURS or row["group"] not in _TYPED:
            continue
        one, other = own["ranking"]["first"], row["ranking"]["first"]
        table.add_row(
            *(row["system"], row["group"], f"{one:.3f} / {other:.3f}", f"{_ratio(one, other)}"),
            *(_ratio(_at(row, path), _at(own, path)) for path in _LESS_IS_BETTER.values()),
            *(_ratio(_at(own, path), _at(row, path)) for path in _MORE_IS_BETTER.values()),
        )
    return table


def _at(row: Row, path: Sequence[str]) -> float:
    found: Any = row
    for key in path:
        found = found[key]
    return float(found)


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.3g}" if other else "–"


def _encodings(name: str, rows: Sequence[Row]) -> Table:
    table = _table(
        f"{name}: encoding one question, turn by turn",
        "system",
        "questions",
        "p50 ms",
        "p95 ms",
        "CPU ms",
        "ratio",
    )
    own = next(row for row in rows if row["system"].startswith(OURS))
    for row in rows:
        figures = (f"{row[key]:.1f}" for key in ("p50", "p95", "cpu"))
        table.add_row(row["system"], str(row["questions"]), *figures, _ratio(row["p50"], own["p50"]))
    return table


def plot(rows: Sequence[Row], path: Path) -> None:
    """R@1 against latency, a panel for each set, a mark for each system and way of typing."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    rows = [row for row in rows if row.get("group") in _TYPED]
    names = list(dict.fromkeys(row["set"] for row in rows))
    systems = list(dict.fromkeys(row["system"] for row in rows))
    figure, panels = plt.subplots(1, len(names), figsize=(6.4 * len(names), 5.2), squeeze=False)
    for panel, name in zip(panels[0], names, strict=True):
        for row in (row for row in rows if row["set"] == name):
            colour = f"C{systems.index(row['system'])}"
            is_first = row["group"] == _TYPED[0]
            panel.scatter(
                row["times"]["p50"],
                row["ranking"]["first"],
                marker="o" if is_first else "x",
                color=colour,
                label=row["system"] if is_first else None,
            )
        panel.set(title=name, xscale="log", ylim=(-0.03, 1.03))
        panel.set(xlabel="p50, ms a question", ylabel="R@1 (o with marks, x without)")
        panel.grid(alpha=0.3)
    handles, labels = panels[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=3, fontsize=8)
    figure.tight_layout(rect=(0, 0.1, 1, 1))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
