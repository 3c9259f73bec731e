"""The rules against sentences labelled by hand: the floors that they must not fall below."""

import pytest
from support.labelled_facts import Label, LabelledSentence, labelled, measured, scores

_HALVES = ("developing", "held_out", "fresh", "unseen", "last", "models")
# Precision and recall.
_FLOORS = {"D": (0.98, 0.95), "M": (0.95, 0.85), "R": (0.95, 0.85)}
_FIELDS = 0.90


@pytest.mark.parametrize("half", ["developing", "held_out"])
@pytest.mark.parametrize("kind", _FLOORS)
def test_enough_sentences(half: str, kind: str) -> None:
    """Each half has at least thirty sentences of each kind."""
    holding = [
        sentence for sentence in labelled(half) if any(label.kind == kind for label in sentence.labels)
    ]

    assert len(holding) >= 30


@pytest.mark.parametrize("half", _HALVES)
def test_floors(half: str) -> None:
    """What is found is right and what is labelled is found, kind by kind, and the further fields are right too."""
    for kind, score in scores(half).items():
        precision, recall = _FLOORS[kind]

        assert score.precision >= precision, (kind, score.wrong)
        assert score.recall >= recall, (kind, score.wrong)
        assert score.field_accuracy >= _FIELDS, (kind, score.wrong)


def test_halves_apart() -> None:
    """No sentence is in two files."""
    texts = [sentence.text for half in _HALVES for sentence in labelled(half)]

    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    "label",
    [
        Label("R", "17 | chi bộ", {}),
        Label("R", "18 | đảng viên", {}),
        Label("R", "18 | chi bộ", {"status": "planned"}),
        Label("M", "Hũ gạo", {}),
        Label("D", "chỉ thị 05", {}),
    ],
)
def test_the_scorer_notices(label: Label) -> None:
    """A label that the sentence does not bear out is missed, and what was read instead counts as invented."""
    sentence = LabelledSentence("Đảng bộ xã có 18 chi bộ trực thuộc.", "xã Lũng Cao", (label,))
    found = measured([sentence])

    assert found[label.kind].right == 0
    assert found[label.kind].recall == 0.0
    assert found["R"].found == 1
