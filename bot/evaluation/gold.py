"""Questions with what a right answer to them must say."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BotError


@dataclass(frozen=True, slots=True)
class Gold:
    """One question. A right answer holds, of each of `must`, one alternative, nothing of `must_not`, and cites all of `docs`.

    Where it is not `answerable`, a refusal is right and anything else is wrong.
    """

    id: str
    category: str
    question: str
    answerable: bool
    turns: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()


def read_gold(path: Path) -> list[Gold]:
    """The questions of a JSON Lines file.

    Raises:
        BotError: the file cannot be read, or a line is no question of this shape.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BotError(f"Không đọc được tệp câu hỏi {path}.") from error
    return [_gold(number, line, path) for number, line in enumerate(lines, start=1) if line.strip()]


def _gold(number: int, line: str, path: Path) -> Gold:
    try:
        stored: dict[str, Any] = json.loads(line)
        return Gold(
            id=str(stored["id"]),
            category=str(stored["category"]),
            question=str(stored["question"]),
            answerable=bool(stored["answerable"]),
            turns=tuple(map(str, stored.get("turns", ()))),
            docs=tuple(map(str, stored.get("docs", ()))),
            must=tuple(
                (one,) if isinstance(one, str) else tuple(map(str, one)) for one in stored.get("must", ())
            ),
            must_not=tuple(map(str, stored.get("must_not", ()))),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BotError(f"{path}, dòng {number}: không phải một câu hỏi có đáp án.") from error
