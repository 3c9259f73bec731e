"""The database of inbox, answers and people."""

import time
from collections.abc import Iterator
from typing import Final

from bot.doctor.records import Check
from bot.errors import StateError
from bot.settings import Settings
from bot.state.condition import Condition, condition_of
from bot.state.engine import sqlite_url

_NAME: Final = "Cơ sở dữ liệu"
_KINDS: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_MANY: Final = 100
_MINUTE_S: Final = 60.0
_REMEDIES: Final = {
    "locked": "Một chương trình khác đang giữ tệp này: đóng nó lại.",
    "readonly": "Cấp quyền ghi tệp và thư mục dữ liệu cho người chạy bot.",
    "full": "Dọn ổ đĩa; bot tự làm tiếp khi có chỗ.",
    "malformed": "Phục hồi bản sao lưu gần nhất: `hocbac restore`.",
    "not a database": "Phục hồi bản sao lưu gần nhất: `hocbac restore`.",
}
_OTHERWISE: Final = (
    "Kiểm tra HOCBAC_STATE, máy chủ cơ sở dữ liệu, mạng và quyền truy cập; bot tự nối lại khi được."
)


def look_at_state(settings: Settings) -> Iterator[Check]:
    """Whether it can be used, and what waits in it; nothing is made or changed."""
    url = settings.state.get_secret_value() if settings.state else sqlite_url(settings.data / "state.db")
    try:
        found = condition_of(url)
    except StateError as fault:
        remedy = next((text for word, text in _REMEDIES.items() if word in fault.reason), _OTHERWISE)
        yield Check(_NAME, False, f"{fault} {fault.reason}".strip(), remedy)
        return
    kind = _KINDS.get(found.kind, found.kind)
    if not found.is_made:
        yield Check(_NAME, True, f"{kind}, được tạo khi bot chạy lần đầu")
        return
    waits = f"{found.waiting} tin chờ trả lời, {found.unsent} tin chờ gửi"
    advice = "Nhiều tin đang chờ: kiểm tra bot có đang chạy không." if found.waiting > _MANY else ""
    yield Check(_NAME, True, f"{kind}, {waits}{_last(found)}", advice)


def _last(found: Condition) -> str:
    if found.last_sign is None:
        return ""
    minutes = max(0.0, time.time() - found.last_sign) / _MINUTE_S
    return ", bot đang chạy" if minutes < 1 else f", bot chạy lần cuối {minutes:.0f} phút trước"
