"""Keeps the bot token out of every log.

Telegram's addresses carry the token (`/bot<TOKEN>/getMe`), and httpx logs each address at INFO, httpcore at DEBUG,
python-telegram-bot its base address at DEBUG. So the first two are raised to WARNING, and whatever still looks like
a token is taken out of each record, exception text included.
"""

import logging
import traceback

from bot.observability.redaction import redact

_TALKATIVE = ("httpx", "httpcore")


class TokenFilter(logging.Filter):
    """Takes tokens out of records; lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact message, arguments, exception and stack of the record, in place."""
        self._redact_message(record)
        self._redact_exception(record)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True

    @staticmethod
    def _redact_message(record: logging.LogRecord) -> None:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            # A wrong format string is the handler's to report, and it would print the arguments to do so.
            message = f"{record.msg} {record.args}"
        clean = redact(message)
        if clean != message:
            record.msg, record.args = clean, None

    @staticmethod
    def _redact_exception(record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            text = record.exc_text or "".join(traceback.format_exception(record.exc_info[1])).rstrip("\n")
            clean = redact(text)
            if clean != text:
                # Handlers that draw tracebacks themselves look at exc_info; formatters are content with exc_text.
                record.exc_info, record.exc_text = None, clean
        elif record.exc_text:
            record.exc_text = redact(record.exc_text)


def quiet_logs() -> None:
    """Raise the talkative loggers and guard every handler of the root logger.

    To be called before anything that knows the token is made, and again after handlers were added; calling it
    twice does nothing more.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    handlers = [*logging.getLogger().handlers]
    if logging.lastResort is not None:
        handlers.append(logging.lastResort)
    for handler in handlers:
        if not any(isinstance(each, TokenFilter) for each in handler.filters):
            handler.addFilter(TokenFilter())
