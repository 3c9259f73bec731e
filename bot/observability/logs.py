"""The log: what the standard library's loggers get, as lines for a person or as JSON, on standard error.

Loggers are asked for with `logging.getLogger(__name__)` everywhere; fields go into `extra`. Ids of chats and people
(`chat`, `person`) come out as pseudonyms, tokens and other secrets not at all, whoever wrote the line.
"""

import json
import logging
import sys
from collections.abc import Callable, Collection, MutableMapping
from functools import cached_property
from typing import Any, Final

from bot.observability.pseudonyms import Pseudonyms
from bot.observability.redaction import Redactor
from bot.observability.tracing import request_fields

_IDS: Final = frozenset({"chat", "person", "chat_id", "user_id"})
# At DEBUG these write out whole messages of people.
_TELLTALES: Final = ("telegram", "aiohttp")
# At INFO the first two write out addresses, and Telegram's carry the token; sqlalchemy the parameters of statements, which
# hold whole messages of people; the others how they were built and what they migrate.
_TALKATIVE: Final = ("httpx", "httpcore", "sqlalchemy", "alembic", "faiss")

_Event = MutableMapping[str, Any]


def configure_logging(
    level: str, *, as_json: bool, pseudonyms: Pseudonyms, secrets: Collection[str] = ()
) -> None:
    """Send every log line of this process to standard error, the old handlers of the root logger replaced.

    Args:
        level: a name that `logging` knows, such as INFO.
        as_json: one JSON object a line instead of text.
        pseudonyms: what stands in place of ids.
        secrets: texts that must never appear.
    """
    handler = logging.StreamHandler(sys.stderr)
    redactor = Redactor(secrets)
    handler.setFormatter(
        _WhenNeeded(lambda: _formatter(as_json=as_json, pseudonyms=pseudonyms, redactor=redactor))
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for names, least in ((_TELLTALES, logging.INFO), (_TALKATIVE, logging.WARNING)):
        for name in names:
            logging.getLogger(name).setLevel(max(least, root.level))


class _WhenNeeded(logging.Formatter):
    """Makes the real one at the first line: most commands log nothing, and it takes a tenth of a second."""

    def __init__(self, make: Callable[[], logging.Formatter]) -> None:
        super().__init__()
        self._make = make

    @cached_property
    def _real(self) -> logging.Formatter:
        return self._make()

    def format(self, record: logging.LogRecord) -> str:
        """As the real one does."""
        return self._real.format(record)


def _formatter(*, as_json: bool, pseudonyms: Pseudonyms, redactor: Redactor) -> logging.Formatter:
    import structlog

    def with_request(_logger: object, _name: str, event: _Event) -> _Event:
        event.update(request_fields())
        return event

    def without_ids(_logger: object, _name: str, event: _Event) -> _Event:
        for name in _IDS & event.keys():
            event[name] = pseudonyms.of(event[name])
        # Text alone: a number in place of which a pseudonym stood would be no JSON.
        event.update(
            {name: pseudonyms.in_text(value) for name, value in event.items() if isinstance(value, str)}
        )
        return event

    def without_secrets(_logger: object, _name: str, line: Any) -> str:
        return redactor(line)

    rendered: Callable[..., Any] = (
        structlog.processors.JSONRenderer(_json)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            with_request,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_ids,
            rendered,
            without_secrets,
        ],
    )


def _json(event: _Event, **_options: object) -> str:
    return json.dumps(event, ensure_ascii=False, default=str)
