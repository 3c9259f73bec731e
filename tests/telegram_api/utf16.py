"""Telegram counts text in UTF-16 code units: an emoji outside the basic plane is two."""


def length(text: str) -> int:
    """Number of UTF-16 code units in the text."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, offset: int, units: int) -> str:
    """The part of the text from `offset`, `units` long, both in UTF-16 code units."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + units)].decode("utf-16-le", "replace")
