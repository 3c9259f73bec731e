"""Reading scanned pages with tesseract, if the machine has it with its Vietnamese data."""

import shutil
import subprocess
from dataclasses import dataclass

from knowledge.errors import SourceError

_LANGUAGE = "vie"
_PAGE_S = 90


@dataclass(frozen=True, slots=True)
class Recogniser:
    """An installed tesseract."""

    program: str

    def read(self, picture: bytes) -> str:
        """The text on a picture (PGM).

        Raises:
            SourceError: tesseract failed or took too long.
        """
        command = [self.program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", "4"]
        try:
            done = subprocess.run(command, input=picture, capture_output=True, timeout=_PAGE_S, check=True)  # noqa: S603 - no shell, no word of it from outside
        except (OSError, subprocess.SubprocessError) as error:
            raise SourceError("nhận dạng chữ (tesseract) không thành công.") from error
        return done.stdout.decode("utf-8", "replace")


def installed_recogniser() -> Recogniser | None:
    """The machine's tesseract; None if there is none, or none that knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=True)  # noqa: S603 - as above
    except (OSError, subprocess.SubprocessError):
        return None
    languages = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    return Recogniser(program) if _LANGUAGE in languages else None
