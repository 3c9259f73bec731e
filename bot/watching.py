"""Notices what other programs did to the corpus, `hocbac add` or `hocbac index` beside a running bot, and takes it up."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Final

from bot.errors import BotError
from bot.live import Live
from index.errors import IndexFault
from knowledge.errors import KnowledgeError

_LOG = logging.getLogger(__name__)
EVERY_S: Final = 5.0


@contextlib.contextmanager
def watched(live: Live, notice: Callable[[str], None], every_s: float = EVERY_S) -> Iterator[None]:
    """For the length of the block, `live` follows the article folders and the index, looked at every `every_s` seconds.

    In a thread of its own: what is being answered is not disturbed, and the next question gets the new generation.
    What cannot be used, because a file is damaged or another model was used, is told once, and the old goes on.
    """
    over = threading.Event()
    thread = threading.Thread(
        target=_follow, args=(live, notice, every_s, over), name="watching", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _follow(live: Live, notice: Callable[[str], None], every_s: float, over: threading.Event) -> None:
    before, refused = live.seen, None
    while not over.wait(every_s):
        try:
            now = live.look()
        except (OSError, KnowledgeError) as error:
            _LOG.warning("corpus not looked at: %r", error)
            continue
        # Only what lies still is taken: an import of many files writes one after the other.
        if now == before and now not in {live.seen, refused}:
            refused = None if _taken(live, notice) else now
        before = now


def _taken(live: Live, notice: Callable[[str], None]) -> bool:
    try:
        live.refresh()
    except (BotError, IndexFault, KnowledgeError, OSError) as error:
        _LOG.warning("changed corpus not taken: %r", error)
        notice(f"Kho tư liệu đã thay đổi nhưng chưa dùng được ({error}). Bot vẫn trả lời bằng bản cũ.")
        return False
    _LOG.info("corpus changed from outside: taken")
    return True
