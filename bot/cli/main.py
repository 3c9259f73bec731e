"""`hocbac`: the entry point, and the one place where errors become a line and an exit code."""

import logging
import os
import signal
import sys
from types import FrameType
from typing import Annotated, Never

import typer

from bot.cli import asking, corpus, evaluating, facts, keeping, running
from bot.cli.context import Context, folder_option
from bot.errors import BotError
from bot.observability.logs import configure_logging
from bot.observability.pseudonyms import Pseudonyms
from bot.settings import Settings, read_settings
from bot.telegram.errors import TelegramStartError
from bot.telegram.quiet_logs import quiet_logs
from index.errors import IndexFault
from knowledge.errors import KnowledgeError, reason_of

_GLOBAL = frozenset({"--data", "--articles"})
_EXPECTED = (BotError, IndexFault, KnowledgeError, TelegramStartError)

app = typer.Typer(
    help="HocBac: hỏi đáp có trích dẫn về việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
asking.register(app)
corpus.register(app)
evaluating.register(app)
facts.register(app)
keeping.register(app)
running.register(app)


@app.callback()
def hocbac(
    context: typer.Context,
    data: Annotated[
        folder_option,
        typer.Option(help="Thư mục dữ liệu, nơi chương trình ghi mọi thứ (HOCBAC_DATA; mặc định: var)."),
    ] = None,
    articles: Annotated[
        folder_option,
        typer.Option(
            help="Chỉ dùng các bài viết trong thư mục này (HOCBAC_ARTICLES); mặc định: kho đi kèm và bài đã thêm."
        ),
    ] = None,
) -> None:
    """Các lựa chọn chung đứng trước tên lệnh, ví dụ: hocbac --data /srv/hocbac ask "…"."""
    settings = read_settings(data, articles)
    _log_as_set(settings)
    context.obj = Context(settings)


def main() -> None:
    """Run a command; anything expected ends in one line on standard error and exit code 1."""
    quiet_logs()
    # Process 1 of a container ignores what it has no handler for.
    signal.signal(signal.SIGTERM, _terminated)
    try:
        app(_global_options_first(sys.argv[1:]))
    except _EXPECTED as error:
        _fail(str(error))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(1) from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        _fail(f"Lỗi hệ thống: {reason_of(error)}{where}.")
    except Exception:
        logging.getLogger(__name__).debug("unexpected", exc_info=True)
        _fail("Lỗi ngoài dự kiến. Chạy lại với HOCBAC_LOG=DEBUG để xem chi tiết và báo cho người phát triển.")


def _log_as_set(settings: Settings) -> None:
    configure_logging(
        settings.log_level,
        as_json=settings.log_format == "json",
        pseudonyms=Pseudonyms(settings.data / "log.key"),
        secrets=settings.secrets(),
    )


def _terminated(_number: int, _frame: FrameType | None) -> Never:
    # At once: an exception raised inside the start of a compiled module comes out as something else, and whatever is
    # being written is written aside. The running bot has a handler of its own that finishes what it is answering.
    os._exit(128 + signal.SIGTERM)


def _global_options_first(words: list[str]) -> list[str]:
    """The command line with `--data` and `--articles` before the command, wherever they were typed."""
    first: list[str] = []
    rest: list[str] = []
    words = list(words)
    while words:
        word = words.pop(0)
        if word == "--":
            return [*first, *rest, word, *words]
        if word in _GLOBAL and words:
            first += [word, words.pop(0)]
        elif word.partition("=")[0] in _GLOBAL:
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _fail(line: str) -> None:
    sys.stderr.write(f"hocbac: {' '.join(line.split())}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    main()
