"""The commands there are, and which of them Telegram shows to whom."""

import logging
from collections.abc import Iterable
from typing import Final

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

_LOG = logging.getLogger(__name__)

ASK: Final = ("hoi", "Hỏi về học tập và làm theo Bác")
_ABOUT: Final = (
    ("vanban", "Các văn bản chỉ đạo"),
    ("mohinh", "Mô hình hay của một nơi: /mohinh xã A"),
    ("ketqua", "Kết quả của một nơi: /ketqua xã A"),
    ("nguon", "Các tư liệu đang có"),
)
_SELF: Final = (
    ("help", "Cách hỏi và cách đọc câu trả lời"),
    ("trangthai", "Bot đang thế nào, đọc được gì trong nhóm này"),
    ("riengtu", "Bot giữ những gì, trong bao lâu"),
)
_FORGET: Final = ("xoa", "Xóa những gì bot giữ về tôi")
_START: Final = ("start", "Giới thiệu")
_OPERATORS: Final = (
    ("nap", "Thêm tư liệu: gửi tệp hoặc địa chỉ web"),
    ("go", "Gỡ một tư liệu: /go mã"),
    ("thongke", "Số câu hỏi, đánh giá, thư chờ gửi"),
    ("cauhoi", "Câu chưa trả lời được hoặc bị chê trong tuần"),
    ("quyen", "Giao quyền: /quyen số vai"),
    ("nhatky", "Ai đã làm gì với bot"),
    ("saoluu", "Sao lưu trạng thái"),
)

PRIVATE: Final = (ASK, *_ABOUT, *_SELF, _FORGET, _START)
GROUP: Final = (ASK, *_ABOUT, *_SELF)
ADMIN: Final = (*PRIVATE, *_OPERATORS)

OPERATOR_COMMANDS: Final = frozenset(name for name, _ in _OPERATORS)
# `/hoi` is no command in this sense: it opens a question.
COMMANDS: Final = frozenset(name for name, _ in ADMIN) - {ASK[0]}


async def announce(bot: Bot, admins: Iterable[int]) -> None:
    """Put the commands into Telegram's menus: by kind of chat, and for each admin in private. The bot works without."""
    menus: list[tuple[BotCommandScope | None, tuple[tuple[str, str], ...]]] = [
        (None, GROUP),
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
        *((BotCommandScopeChat(admin), ADMIN) for admin in admins),
    ]
    for scope, commands in menus:
        try:
            await bot.set_my_commands(commands, scope)
        except TelegramError as error:
            # An admin who never pressed Start is a chat that Telegram does not know.
            _LOG.warning("command menu not set: %s", error)
