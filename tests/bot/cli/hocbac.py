"""The command as a person or a script runs it: another process, its exit code and what it wrote."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
_COMMAND = Path(sys.executable).with_name("hocbac")
_TIMEOUT_S = 120


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Each line of the output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


def hocbac(
    *words: str | Path,
    data: Path,
    given: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    through: Sequence[str | Path] = (),
    largest_file: int | None = None,
) -> Ran:
    """Run the command in the repository's root, so that the model that `make setup` left there is found.

    Nothing of the tests' own surroundings gets in: no setting, no token, no terminal. A traceback fails the test.
    `through` is a command line that starts the one behind it; files may not grow above `largest_file` bytes, which
    is how a full disk looks to a program.
    """

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HOCBAC_", "TELEGRAM_"))
    }
    done = subprocess.run(
        [*through, _COMMAND, "--data", data, *words],
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1", **(env or {})},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=_TIMEOUT_S,
        check=False,
        preexec_fn=limit,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err + ran.out
    return ran
