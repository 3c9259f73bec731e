"""Records read one by one: their order, their cache, and what damage looks like."""

from pathlib import Path

import pytest

from index.errors import SnapshotError
from index.snapshot.lines import Lines, Stored, json_line, offsets_path, write_lines


def _written(folder: Path, lines: list[bytes]) -> Path:
    path = folder / "x.jsonl"
    write_lines(path, lines)
    return path


def test_any_line_is_read_by_itself(tmp_path: Path) -> None:
    """Every row gives its record; slices and counting from the end work as with a list."""
    lines = Lines(_written(tmp_path, [json_line({"số": number}) for number in range(5)]))
    stored = Stored(len(lines), lambda row: lines.read(row)["số"])

    assert list(stored) == [0, 1, 2, 3, 4]
    assert (stored[-1], stored[1:3]) == (4, [1, 2])
    with pytest.raises(IndexError):
        stored[5]


def test_no_lines_at_all(tmp_path: Path) -> None:
    """An empty file is no damage."""
    assert len(Lines(_written(tmp_path, []))) == 0


@pytest.mark.parametrize("line", [b"[", b"5", b"\xff", b"null"])
def test_line_that_is_no_record_is_a_snapshot_error(tmp_path: Path, line: bytes) -> None:
    """What is no JSON object is told as damage when it is read."""
    lines = Lines(_written(tmp_path, [line]))

    with pytest.raises(SnapshotError, match="Dòng 1"):
        lines.read(0)


def test_file_of_another_length_is_a_snapshot_error(tmp_path: Path) -> None:
    """Lines and offsets that do not belong together are refused when opened."""
    path = _written(tmp_path, [json_line({"a": 1})])
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(SnapshotError):
        Lines(path)

    offsets_path(path).unlink()
    with pytest.raises(SnapshotError):
        Lines(path)
