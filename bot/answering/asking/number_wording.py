"""Questions that are about how many or how much without asking it: by `số …`, or for the unit that has most."""

import re

from bot.answering.asking.several_wording import asks_places, more

_NUMBER_OF = re.compile(r"(?<!một )(?<!trong )(?<!đa )\bsố (?!liệu|hóa|một|hai|\d)(?:lượng )?\w+")
_WHICH = re.compile(r"\b(?:noi|cho|dia phuong|don vi|dang bo|co so|tap the|xa|phuong|huyen|tinh) nao\b")


def asks_number(marked: str) -> bool:
    """Whether the question, canonical with its marks, is about how many there are: `Số mô hình của A và B khác nhau thế nào?`."""
    return bool(_NUMBER_OF.search(marked))


def ranks_units(plain: str) -> bool:
    """Whether the folded question asks which unit has most or least: `xã nào … nhiều hơn`, `nơi nào … thấp nhất`."""
    return bool(_WHICH.search(plain)) and asks_places(plain) is not None and more(plain) is not None
