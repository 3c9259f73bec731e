"""What the bot talks to: Telegram, and a language-model server where one is set.

Both addresses may carry secrets, and so may the errors about them: nothing of an error's text is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from pydantic import SecretStr

from bot.doctor.records import Check
from bot.observability.redaction import redact

TELEGRAM: Final = "https://api.telegram.org"
_TIMEOUT_S: Final = 10.0
_CLOCK_TOLERANCE_S: Final = 60.0
_LATELY: Final = timedelta(hours=1)
_MANY_PENDING: Final = 100


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a server said: its status, the JSON if it was an object, and its clock."""

    status: int
    body: dict[str, Any]
    date: datetime | None


def look_at_telegram(token: SecretStr | None, api_url: str | None) -> Iterator[Check]:
    """The bot as Telegram knows it, its webhook, and this machine's clock beside the server's."""
    name = "Telegram"
    if token is None:
        yield Check(name, True, "chưa đặt TELEGRAM_BOT_TOKEN; `hocbac chat` vẫn dùng được")
        return
    root = (api_url or TELEGRAM).rstrip("/")
    methods = f"{root}/bot{token.get_secret_value().strip()}"
    me = _get(f"{methods}/getMe")
    if me is None:
        remedy = "Kiểm tra mạng, tường lửa và TELEGRAM_API_URL."
        yield Check(name, False, f"không liên lạc được với {_host(root)}", remedy)
        return
    yield from _clock(me.date)
    if not me.body.get("ok"):
        remedy = "Lấy lại mã từ @BotFather và đặt TELEGRAM_BOT_TOKEN."
        yield Check(name, False, f"Telegram không nhận mã bot ({me.status})", remedy)
        return
    yield from _bot(me.body["result"])
    webhook = _get(f"{methods}/getWebhookInfo")
    if webhook is not None and webhook.body.get("ok"):
        yield from _webhook(webhook.body["result"])


def look_at_language_model(url: str | None, key: SecretStr | None, model: str | None) -> Iterator[Check]:
    """Whether an OpenAI-compatible server answers and has the model; nothing where none is set."""
    name = "Mô hình ngôn ngữ"
    if url is None:
        return
    headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
    reply = _get(f"{url.rstrip('/')}/models", headers)
    # It only puts evidence into words: without it the bot answers with the passages' own.
    still = "Bot vẫn trả lời bằng nguyên văn tư liệu."
    if reply is None:
        remedy = f"Khởi động máy chủ, kiểm tra HOCBAC_LLM_URL. {still}"
        yield Check(name, False, f"không liên lạc được với {_host(url)}", remedy)
        return
    if reply.status != httpx.codes.OK:
        remedy = f"Kiểm tra HOCBAC_LLM_KEY và HOCBAC_LLM_URL. {still}"
        yield Check(name, False, f"{_host(url)} trả mã {reply.status}", remedy)
        return
    listed = reply.body.get("data")
    names = (
        [str(each.get("id")) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    )
    if model is not None and names and model not in names:
        remedy = f"Đặt HOCBAC_LLM_MODEL là một trong: {', '.join(names[:10])}. {still}"
        yield Check(name, False, f"máy chủ không có mô hình “{model}”", remedy)
        return
    yield Check(name, True, f"{_host(url)}, {model or f'{len(names)} mô hình'}")


def _bot(me: dict[str, Any]) -> Iterator[Check]:
    name, username = "Telegram", f"@{me.get('username')}"
    if me.get("can_read_all_group_messages"):
        advice = (
            "Nên bật chế độ riêng tư: @BotFather → /setprivacy → Enable; bot vẫn trả lời /hoi và nhắc tên."
        )
        yield Check(name, True, f"{username}, nhận mọi tin nhắn trong nhóm", advice)
    else:
        yield Check(name, True, f"{username}, chế độ riêng tư (mặc định)")
    if me.get("can_join_groups") is False:
        yield Check(
            name, True, "bot không vào nhóm được", "Muốn dùng trong nhóm: @BotFather → /setjoingroups."
        )


def _webhook(info: dict[str, Any]) -> Iterator[Check]:
    """The path of a webhook is a secret: only its host is shown."""
    name, url, pending = "Webhook", str(info.get("url") or ""), int(info.get("pending_update_count") or 0)
    found = (
        f"{_host(url)}, {pending} tin đang chờ"
        if url
        else f"không đặt (nhận tin bằng polling), {pending} tin đang chờ"
    )
    failed = info.get("last_error_date")
    if url and failed and datetime.now(UTC) - datetime.fromtimestamp(int(failed), UTC) < _LATELY:
        said = redact(str(info.get("last_error_message") or ""))
        remedy = "Kiểm tra tên miền, chứng chỉ TLS và proxy; cổng phải là 443, 80, 88 hoặc 8443."
        yield Check(name, False, f"{found}; Telegram báo lỗi: {said}", remedy)
    elif pending > _MANY_PENDING:
        yield Check(name, True, found, "Nhiều tin đang chờ: kiểm tra bot có đang chạy không.")
    else:
        yield Check(name, True, found)


def _clock(theirs: datetime | None) -> Iterator[Check]:
    """This machine's clock beside the server's: quotas, ages and certificates depend on it."""
    if theirs is None:
        return
    off = (datetime.now(UTC) - theirs).total_seconds()
    name = "Đồng hồ"
    if abs(off) <= _CLOCK_TOLERANCE_S:
        yield Check(name, True, "khớp với Telegram")
        return
    way = "nhanh" if off > 0 else "chậm"
    remedy = "Chỉnh giờ máy và bật đồng bộ giờ (timedatectl set-ntp true)."
    yield Check(name, False, f"{way} {abs(off):.0f} giây so với Telegram", remedy)


def _get(url: str, headers: dict[str, str] | None = None) -> _Reply | None:
    """The reply, or None when there was none that could be read."""
    try:
        reply = httpx.get(url, headers=headers, timeout=_TIMEOUT_S)
        body = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, UnicodeError):
        return None
    return _Reply(reply.status_code, body if isinstance(body, dict) else {}, _date(reply.headers.get("Date")))


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC) if header else None
    except ValueError:
        return None


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
