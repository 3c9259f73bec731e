"""Requests of one test do not reach into the next."""

import contextvars

import pytest

from bot.observability import tracing


@pytest.fixture(autouse=True)
def _no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh variable: a test runs in the same context as those before it."""
    monkeypatch.setattr(tracing, "_REQUEST", contextvars.ContextVar("request"))
