"""Addresses as Telegram accepts and normalises them (`LinkManager::check_link_impl` in tdlib/td)."""

import re
from urllib.parse import urlsplit

_USER = re.compile(r"tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)
_INNER = re.compile(r"(?:tg|ton|tonsite):(?://)?[\w-]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def user_of(url: str) -> int | None:
    """The user a `tg://user?id=…` link points at."""
    found = _USER.match(url)
    return int(found[1]) if found else None


def checked(url: str) -> str | None:
    """The address as Telegram would show it, or None where it would refuse it."""
    if _INNER.match(url):
        return url
    full = url if _SCHEME.match(url) else f"http://{url}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme.lower() not in ("http", "https") or re.search(r"\s", url):
        return None
    if ("." not in host and ":" not in host) or host.startswith(".") or ".." in host:
        return None
    return full if parts.path or parts.query or parts.fragment else f"{full}/"
