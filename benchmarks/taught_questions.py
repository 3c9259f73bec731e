"""Questions written only to teach the cross-encoder: each with the sentence of one article that answers it, or with none.

`benchmarks/questions/SET.jsonl` asks about the articles of the tuning set SET, a JSON object a line: `doc` (the article's
id), `question`, `sentence` (how the sentence that answers begins; null where the article does not tell), `also` (other
sentences that answer as well, the same way) and `must` (what an answer has to say, so that of a long sentence the right
clause is known). Nothing is measured on them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.vietnamese.normalising import canonical

QUESTIONS = Path("benchmarks/questions")
_BULLETS = "–-•+* "
# Texts whose plain form is kept: the sentences of one set.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Taught:
    """A question about one article: `beginnings` of the sentences that answer it (none if nothing does)."""

    article: str
    question: str
    beginnings: tuple[str, ...]
    must: tuple[str, ...]

    def is_answered_by(self, sentence: str, unit: str) -> bool:
        """Whether `unit`, the whole or a clause of `sentence`, answers."""
        said = plain(sentence)
        if not any(begun in said for begun in self.beginnings):
            return False
        return unit == sentence or all(plain(text) in plain(unit) for text in self.must)


def taught(name: str, folder: Path = QUESTIONS) -> Sequence[Taught]:
    """The questions about the articles of the set `name`; none where no such file is."""
    path = folder / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [_taught(json.loads(line)) for line in lines]


def _taught(fields: dict[str, Any]) -> Taught:
    sentence = fields["sentence"]
    beginnings = [sentence, *fields.get("also", [])] if sentence is not None else []
    return Taught(
        fields["doc"],
        fields["question"],
        tuple(plain(begun).lstrip(_BULLETS) for begun in beginnings),
        tuple(fields.get("must", [])),
    )


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Text as it is compared: canonical, its blanks alike."""
    return " ".join(canonical(text).split())
