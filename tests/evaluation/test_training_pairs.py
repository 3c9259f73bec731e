"""What the cross-encoder learns from: tuning questions alone, right sentences told from wrong ones."""

import random
import re
from pathlib import Path

import pytest

from benchmarks.training_pairs import FOLDER, HELD_OUT, Example, _says, examples, sets

_ROW = re.compile(r"^\| `(\w+)\.jsonl` \|[^|]*\| no:", re.MULTILINE)


def test_held_out_files_are_those_that_the_readme_names() -> None:
    """Every file that the README of the data says may not be looked at is left out, whatever the others are called."""
    told = set(_ROW.findall((Path(__file__).parent / "README.md").read_text(encoding="utf-8")))

    assert told == HELD_OUT
    assert not told & set(sets())
    assert {path.stem for path in FOLDER.glob("*.jsonl")} == told | set(sets())


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_held_out_files_are_refused(name: str) -> None:
    """Asked for by name, a held-out file is refused before it is opened."""
    with pytest.raises(ValueError, match="only ever measured"):
        next(examples(name))


@pytest.mark.parametrize(
    ("said", "text", "holds"),
    [
        ("có 14 chi bộ", "14 chi bộ", True),
        ("có 14 chi bộ", "14", True),
        ("năm 2014", "14", False),
        ("có 1.140 hộ", "14", False),
        ("đạt 14,5%", "14", False),
        ("góp 1.250 kg", "250 kg", False),
        ("có 14, trong đó 3 mới", "14", True),
        ("quỹ Heo đất", "quỹ heo đất", True),
    ],
)
def test_no_number_is_cut_in_two(said: str, text: str, *, holds: bool) -> None:
    """A figure stands in a sentence only as a whole."""
    assert _says(said.lower(), text) is holds


@pytest.mark.parametrize("right", [(), ("đúng", "cũng đúng")])
def test_a_group_begins_with_a_right_sentence_if_there_is_one(right: tuple[str, ...]) -> None:
    """Of five sentences the first is right and no other is; where nothing answers all are wrong."""
    example = Example("hỏi", right, (1.0,) * len(right), tuple(f"sai {number}" for number in range(30)))
    texts, has_right = example.group(5, random.Random(1))  # noqa: S311 - no secret

    assert len(set(texts)) == len(texts) == 5
    assert has_right is bool(right)
    assert [text in right for text in texts] == [has_right, False, False, False, False]
