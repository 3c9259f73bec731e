"""Teach the embedded model to tell which sentence answers a question: `python -m benchmarks.training_cross_encoder`.

Learns from the tuning sets of tests/evaluation and the questions of benchmarks/questions, never from what is held out, and
writes index/model/cross_encoder.npz (see index/model/adapter.py).
Only small matrices beside the model's own weights are learned, and its layers above `--layers` are left out: half of them
read a pair in half of the time. `--test SET …` leaves sets out and prints how often the best sentence of the place is a
right one there, for the cross-encoder and for plain cosines. On two cores an epoch takes about half an hour.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.training_pairs import Example, examples, sets
from bot.bootstrap import SETUP_MODEL
from index.model.adapter import ADAPTER_FILE
from index.model.cross_encoder_model import CrossEncoderModel, pairs_tensors
from index.model.ready import ModelFolder

_RANK, _LAYERS, _EPOCHS = 32, 6, 2
_LEARNING_RATE, _LEAST_RATE, _WARMUP = 1e-3, 0.05, 60
_DECAY, _MOST_SLOPE = 0.01, 1.0
# Sentences of one question, questions of one step, and questions among which those of like length are put together.
_GROUP, _STEP, _SORTED = 5, 10, 400
# Each sentence by itself counts half: that the right one comes before the others is what is wanted most.
_ALONE = 0.5
_MODULES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_SCALE = 2.0
# Wrong sentences that a right one has to come before in a test.
_OTHERS = 15
_SEED = 20261122


class _LowRank(torch.nn.Module):  # type: ignore[misc]  # torch is not followed
    """A linear module that stays as it is, and two small matrices beside it that learn."""

    def __init__(self, base: torch.nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base
        self.down = torch.nn.Parameter(torch.randn(rank, base.in_features) / base.in_features**0.5)
        self.up = torch.nn.Parameter(torch.zeros(base.out_features, rank))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        learned = (states.to(self.down.dtype) @ self.down.t()) @ self.up.t() * _SCALE
        result: torch.Tensor = self.base(states) + learned.to(states.dtype)
        return result


def learner(folder: Path, layers: int, rank: int) -> CrossEncoderModel:
    """The model with its own weights fixed, in half precision for speed, and matrices to be learned beside them."""
    model = CrossEncoderModel(folder, layers)
    model.bert.bfloat16()
    for weights in model.bert.parameters():
        weights.requires_grad = False
    for layer in model.bert.encoder.layer:
        for name in _MODULES:
            above, _, own = name.rpartition(".")
            parent = layer.get_submodule(above)
            setattr(parent, own, _LowRank(getattr(parent, own), rank))
    return model


def teach(model: CrossEncoderModel, folder: Path, taught: Sequence[Example], epochs: int) -> None:
    """Train `model` on groups drawn from `taught`, anew each epoch."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    learned = [weights for weights in model.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=_LEARNING_RATE, weight_decay=_DECAY)
    steps = epochs * -(-len(taught) // _STEP)
    number, losses = 0, []
    for epoch in range(epochs):
        for groups in _steps(taught, chance):
            rate = _LEARNING_RATE * min(1, (number + 1) / _WARMUP) * max(_LEAST_RATE, 1 - number / steps)
            for part in optimiser.param_groups:
                part["lr"] = rate
            loss = _loss(model, folder, groups)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, _MOST_SLOPE)
            optimiser.step()
            number += 1
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses[-number // (epoch + 1) :]):.3f}", flush=True)


Group = tuple[str, list[str], bool]


def _steps(taught: Sequence[Example], chance: random.Random) -> Iterator[list[Group]]:
    """All questions in groups for one step each: of like length, so that little is padded, in random order."""
    groups = [(one.question, *one.group(_GROUP, chance)) for one in taught]
    chance.shuffle(groups)
    steps: list[list[Group]] = []
    for start in range(0, len(groups), _SORTED):
        alike = sorted(groups[start : start + _SORTED], key=lambda group: max(map(len, group[1])))
        steps += [alike[at : at + _STEP] for at in range(0, len(alike), _STEP)]
    chance.shuffle(steps)
    yield from steps


def _loss(model: CrossEncoderModel, folder: Path, groups: Sequence[Group]) -> torch.Tensor:
    """Of each group: that the right one comes first, where there is one, and whether each answers."""
    fed = pairs_tensors(folder, [(question, text) for question, texts, _ in groups for text in texts])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        odds = model(*fed).float()
    loss = torch.zeros(())
    for part, (_, _, has_right) in zip(
        odds.split([len(texts) for _, texts, _ in groups]), groups, strict=True
    ):
        right = torch.zeros(len(part))
        if has_right:
            right[0] = 1
            loss = loss + torch.nn.functional.cross_entropy(part[None], torch.tensor([0]))
        alone = torch.nn.functional.binary_cross_entropy_with_logits(part, right, reduction="sum")
        loss = loss + _ALONE * alone
    return loss / len(groups)


def write(model: CrossEncoderModel, path: Path) -> None:
    """Write what was learned as index/model/adapter.py reads it."""
    arrays = {"head.weight": model.head.weight[0], "head.bias": model.head.bias}
    for name, module in model.bert.named_modules():
        if isinstance(module, _LowRank):
            arrays[f"{name}.up"], arrays[f"{name}.down"] = module.up * _SCALE, module.down
    halves = {name: array.detach().float().numpy().astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(path, **halves)


def first_right(model: CrossEncoderModel, folder: Path, tested: Sequence[Example]) -> tuple[float, float]:
    """How often a right sentence comes before the nearest others of the place, by the model and by the cosine."""
    answered = [one for one in tested if one.right]
    by_model = by_cosine = 0
    for one in answered:
        texts = [one.right[int(np.argmax(one.weights))], *one.wrong[:_OTHERS]]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            odds = model(*pairs_tensors(folder, [(one.question, text) for text in texts]))
        by_model += int(odds.argmax()) == 0
        by_cosine += one.leads
    return by_model / len(answered), by_cosine / len(answered)


def main() -> None:
    """Collect, train, write, test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=_LAYERS)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    parser.add_argument("--test", nargs="*", default=[], metavar="SET")
    parser.add_argument("--out", type=Path, default=ADAPTER_FILE)
    given = parser.parse_args()
    torch.manual_seed(_SEED)
    folder = ModelFolder(SETUP_MODEL).weights
    taught = [one for name in sets(given.test) for one in examples(name)]
    print(f"{len(taught)} questions, {sum(bool(one.right) for one in taught)} with an answer", flush=True)
    model = learner(folder, given.layers, _RANK)
    teach(model, folder, taught, given.epochs)
    write(model, given.out)
    for name in given.test:
        shares = first_right(model.eval(), folder, list(examples(name)))
        print(f"{name}: a right sentence first: {shares[0]:.3f}, by cosines {shares[1]:.3f}")


if __name__ == "__main__":
    main()
