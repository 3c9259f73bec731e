"""What a check comes to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; the texts are Vietnamese.

    What is not well has a remedy. What is well may have one, too: then it is advice, and nothing is broken.
    """

    name: str
    is_well: bool
    found: str
    remedy: str = ""
