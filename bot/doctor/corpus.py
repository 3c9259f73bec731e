"""What the bot answers from: model, articles, index; and the settings that say where they lie."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.bootstrap import SETUP_MODEL
from bot.doctor.records import Check
from bot.settings import Settings, unknown_settings
from bot.store import ArticleStore
from index.errors import IndexFault
from index.model.ready import ModelFolder
from index.snapshot.generations import Generations
from knowledge.corpus import corpus_stamp
from knowledge.errors import KnowledgeError

_INDEX: Final = "hocbac index"
# Clocks of machines that share a data folder differ a little.
_AHEAD: Final = timedelta(minutes=5)


def look_at_corpus(settings: Settings) -> Iterator[Check]:
    """All of it; nothing is changed, no model is loaded."""
    yield from _settings()
    yield _model(settings)
    yield from _cross_encoder(settings)
    store = ArticleStore(settings.data, settings.articles)
    yield from _articles(store)
    yield from _index(settings, store)


def _settings() -> Iterator[Check]:
    for name, resembled in unknown_settings():
        meant = f"Có phải {resembled}? " if resembled else ""
        yield Check(
            "Cài đặt", True, f"{name} không phải là cài đặt của HocBac", f"{meant}Xem bảng trong README."
        )


def _model(settings: Settings) -> Check:
    name = "Mô hình nhúng"
    if settings.model is not None:
        return Check(name, True, settings.model)
    try:
        ready = _ready(settings)
    except IndexFault as fault:
        return Check(name, False, str(fault), "Chạy `make setup`.")
    if ready is None:
        return Check(name, False, "chưa sẵn sàng", f"Chạy `{_INDEX}`, lần đầu mất khoảng một phút.")
    return Check(name, True, str(ready.root))


def _cross_encoder(settings: Settings) -> Iterator[Check]:
    """Said only where it is lacking and nothing else says so: with a model of the operator's own."""
    if settings.model is None:
        return
    try:
        ready = _ready(settings)
    except IndexFault:
        ready = None
    if ready is None or not ready.cross_graph.is_file():
        yield Check(
            "Mô hình đọc lại",
            True,
            "chưa có nên câu trả lời chỉ dựa vào từ ngữ",
            f"Chạy `{_INDEX}` một lần khi chưa đặt HOCBAC_MODEL.",
        )


def _ready(settings: Settings) -> ModelFolder | None:
    folders = map(ModelFolder, (settings.data / "model", SETUP_MODEL))
    return next((folder for folder in folders if folder.is_ready()), None)


def _articles(store: ArticleStore) -> Iterator[Check]:
    name = "Bài viết"
    try:
        corpus = store.corpus()
    except KnowledgeError as error:
        remedy = "Kiểm tra HOCBAC_ARTICLES, hoặc thêm bài bằng `hocbac add`."
        yield Check(name, False, str(error), remedy)
        return
    yield Check(name, True, f"{len(corpus.articles)} bài")
    for warning in corpus.warnings:
        yield Check(name, False, warning, f"Sửa tệp theo hướng dẫn trên rồi chạy `{_INDEX}`.")


def _index(settings: Settings, store: ArticleStore) -> Iterator[Check]:
    name = "Chỉ mục"
    try:
        snapshot, faults = Generations(settings.data / "index").load_best()
    except IndexFault as fault:
        yield Check(name, False, str(fault), "Cấp quyền đọc thư mục này cho người chạy bot.")
        return
    if snapshot is None:
        yield Check(name, False, "; ".join(faults) or "chưa có", f"Chạy `{_INDEX}`.")
        return
    sources = store.sources()
    manifest = snapshot.manifest
    found = f"bản {snapshot.name}, {manifest.passages} đoạn, lập lúc {manifest.created}"
    try:
        fresh = corpus_stamp(sources.folders, sources.hidden) == manifest.corpus_stamp
    except KnowledgeError:
        fresh = False
    if faults or not fresh:
        stale = [] if fresh else ["bài viết đã thay đổi sau đó"]
        yield Check(name, False, "; ".join([found, *stale, *faults]), f"Chạy `{_INDEX}` để cập nhật.")
    else:
        yield Check(name, True, found)
    if datetime.fromisoformat(manifest.created) - datetime.now(UTC) > _AHEAD:
        yield Check(
            "Đồng hồ",
            False,
            f"đang là {datetime.now(UTC).isoformat(timespec='seconds')}, sớm hơn lúc lập chỉ mục",
            "Chỉnh giờ máy và bật đồng bộ giờ (timedatectl set-ntp true).",
        )
