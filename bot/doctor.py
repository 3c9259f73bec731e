"""What may be wrong with an installation, and how to mend it."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.bootstrap import SETUP_MODEL
from bot.settings import Settings
from bot.store import ArticleStore
from index.model.ready import ModelFolder
from index.snapshot.generations import Generations
from knowledge.corpus import corpus_stamp
from knowledge.errors import KnowledgeError

_LEAST_FREE_BYTES = 1_000_000_000
_TELEGRAM = "https://api.telegram.org"
_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `remedy` is empty where all is well; both texts are Vietnamese."""

    name: str
    is_well: bool
    found: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Check]:
    """Look at everything a bot needs, the simplest first; nothing is changed, no model is loaded."""
    yield _python()
    yield _data_folder(settings.data)
    yield _disk(settings.data)
    yield _model(settings)
    store = ArticleStore(settings.data, settings.articles)
    yield from _articles(store)
    yield _index(settings, store)
    yield _telegram(settings)
    if settings.llm_url is not None:
        yield _language_model(str(settings.llm_url), settings)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check(
        "Python",
        sys.version_info >= (3, 11),
        found,
        "" if sys.version_info >= (3, 11) else "Cài Python 3.11 trở lên.",
    )


def _data_folder(data: Path) -> Check:
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        return Check(
            "Thư mục dữ liệu",
            False,
            f"{data}: {error.strerror}",
            "Cấp quyền ghi, hoặc chọn thư mục khác bằng HOCBAC_DATA.",
        )
    return Check("Thư mục dữ liệu", True, str(data))


def _disk(data: Path) -> Check:
    try:
        free = shutil.disk_usage(
            next(path for path in (data, *data.absolute().parents) if path.exists())
        ).free
    except OSError as error:
        return Check("Chỗ trống trên đĩa", False, str(error.strerror), "Kiểm tra ổ đĩa chứa thư mục dữ liệu.")
    enough = free >= _LEAST_FREE_BYTES
    return Check(
        "Chỗ trống trên đĩa",
        enough,
        f"{free / 1e9:.1f} GB",
        "" if enough else "Dọn ổ đĩa: cần ít nhất 1 GB trống.",
    )


def _model(settings: Settings) -> Check:
    if settings.model is not None:
        return Check("Mô hình nhúng", True, settings.model)
    folders = (settings.data / "model", SETUP_MODEL)
    ready = next((folder for folder in folders if ModelFolder(folder).is_ready()), None)
    if ready is None:
        return Check(
            "Mô hình nhúng", False, "chưa sẵn sàng", "Chạy `hocbac index`, lần đầu mất khoảng một phút."
        )
    return Check("Mô hình nhúng", True, str(ready))


def _articles(store: ArticleStore) -> Iterator[Check]:
    try:
        corpus = store.corpus()
    except KnowledgeError as error:
        yield Check(
            "Bài viết", False, str(error), "Kiểm tra HOCBAC_ARTICLES, hoặc thêm bài bằng `hocbac add`."
        )
        return
    yield Check("Bài viết", True, f"{len(corpus.articles)} bài")
    for warning in corpus.warnings:
        yield Check("Bài viết", False, warning, "Sửa tệp theo hướng dẫn trên rồi chạy `hocbac index`.")


def _index(settings: Settings, store: ArticleStore) -> Check:
    snapshot, faults = Generations(settings.data / "index").load_best()
    if snapshot is None:
        return Check("Chỉ mục", False, "; ".join(faults) or "chưa có", "Chạy `hocbac index`.")
    sources = store.sources()
    found = f"{snapshot.manifest.passages} đoạn, lập lúc {snapshot.manifest.created}"
    try:
        fresh = corpus_stamp(sources.folders, sources.hidden) == snapshot.manifest.corpus_stamp
    except KnowledgeError:
        fresh = False
    if faults or not fresh:
        return Check("Chỉ mục", False, "; ".join([found, *faults]), "Chạy `hocbac index` để cập nhật.")
    return Check("Chỉ mục", True, found)


def _telegram(settings: Settings) -> Check:
    name = "Telegram"
    if settings.token is None:
        return Check(name, True, "chưa đặt TELEGRAM_BOT_TOKEN; `hocbac chat` vẫn dùng được")
    root = (settings.api_url or _TELEGRAM).rstrip("/")
    try:
        reply = httpx.get(f"{root}/bot{settings.token.get_secret_value()}/getMe", timeout=_TIMEOUT_S)
        stored = reply.json()
    # Whatever goes wrong on the wire, its text would show the token.
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Check(
            name, False, f"không liên lạc được với {root}", "Kiểm tra mạng, tường lửa và TELEGRAM_API_URL."
        )
    if reply.status_code in {401, 404} or not isinstance(stored, dict) or not stored.get("ok"):
        return Check(
            name, False, "Telegram không nhận mã bot", "Lấy lại mã từ @BotFather và đặt TELEGRAM_BOT_TOKEN."
        )
    me = stored["result"]
    privacy = (
        "đọc mọi tin nhắn nhóm" if me.get("can_read_all_group_messages") else "chế độ riêng tư (mặc định)"
    )
    return Check(name, True, f"@{me.get('username')}, {privacy}")


def _language_model(root: str, settings: Settings) -> Check:
    """Whether the server answers and takes the key; not every server lists its models."""
    name = "Mô hình ngôn ngữ"
    key = settings.llm_key
    headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
    try:
        reply = httpx.get(f"{root.rstrip('/')}/models", headers=headers, timeout=_TIMEOUT_S)
    except (httpx.HTTPError, httpx.InvalidURL):
        return Check(
            name,
            False,
            "máy chủ không trả lời; câu trả lời vẫn được gửi, chỉ không được diễn đạt lại",
            "Kiểm tra HOCBAC_LLM_URL và máy chủ ấy.",
        )
    if reply.status_code in {401, 403}:
        return Check(name, False, "máy chủ không nhận khóa", "Kiểm tra HOCBAC_LLM_KEY.")
    if reply.is_success and f'"{settings.llm_model}"' not in reply.text:
        return Check(
            name, False, f"máy chủ không có mô hình {settings.llm_model}", "Kiểm tra HOCBAC_LLM_MODEL."
        )
    return Check(name, True, str(settings.llm_model))
