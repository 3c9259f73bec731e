"""Every word the bot itself says in Telegram, in one place. What it says about the corpus comes from the answering."""

from typing import Final

EXAMPLE: Final = "Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?"

WELCOME: Final = (
    "Kính chào đồng chí!\n\n"
    "Tôi là HocBac, giúp tra cứu tư liệu về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh: "
    "văn bản chỉ đạo, mô hình hay và kết quả của các địa phương.\n\n"
    f"Đồng chí cứ gõ câu hỏi, có dấu hay không dấu đều được. Ví dụ:\n{EXAMPLE}\n\n"
    "Mỗi ý trả lời đều kèm số nguồn như [1]; bấm “Xem nguồn” để đọc nguyên văn. "
    "Gõ /help để xem cách hỏi, kể cả trong nhóm."
)
_HELP: Final = (
    "Cách hỏi\n"
    "• Trò chuyện riêng: gõ thẳng câu hỏi.\n"
    "• Trong nhóm: gõ /hoi rồi đến câu hỏi, hoặc nhắc tên @{username}, hoặc trả lời (reply) một tin của tôi. "
    "Những tin khác trong nhóm tôi không đọc.\n"
    "• Muốn hỏi hộ: trả lời tin của người khác bằng /hoi.\n\n"
    "Cách đọc câu trả lời\n"
    "• [1], [2] sau mỗi ý là số thứ tự nguồn ở cuối tin.\n"
    "• Bấm “Xem nguồn [1]” để đọc đúng đoạn đã trích, câu trích được in đậm.\n"
    "• “tóm lược” nghĩa là tư liệu ghi lại nội dung bài báo gốc bằng lời văn khác.\n"
    "• Điều gì tư liệu không ghi, tôi xin nói là chưa có chứ không đoán.\n\n"
    "Ví dụ: /hoi {example}"
)
HOW_TO_ASK: Final = f"Mời đồng chí ghi câu hỏi ngay sau lệnh. Ví dụ:\n/hoi {EXAMPLE}"

SOURCES: Final = "Nguồn:"
NEAREST: Final = "Gần nhất trong kho tư liệu:"
NOT_FOUND: Final = "Tôi chưa tìm thấy điều này trong kho tư liệu."
NOTHING_TO_SAY: Final = "Tôi chưa có câu trả lời cho câu này. Xin đồng chí hỏi lại rõ hơn."
DIGEST: Final = "tóm lược"
ORIGINAL: Final = "Đọc bài gốc"

# Toasts: Telegram shows at most 200 characters.
PASSAGE_GONE: Final = "Đoạn này không còn trong kho tư liệu. Xin đồng chí hỏi lại để có nguồn mới."
BUTTON_STALE: Final = "Nút này không còn dùng được. Xin đồng chí hỏi lại để có nút mới."
PASSAGE_CHANGED: Final = "Đoạn này đã được cập nhật sau khi trả lời, nên không đánh dấu câu trích."

COMMANDS: Final = (
    ("hoi", "Hỏi về học tập và làm theo Bác"),
    ("help", "Cách hỏi và cách đọc câu trả lời"),
    ("start", "Giới thiệu"),
)

BOT_REFUSED: Final = "Telegram không nhận mã bot (TELEGRAM_BOT_TOKEN). Xin kiểm tra lại mã do @BotFather cấp: còn đủ ký tự, chưa bị thu hồi."
_UNREACHABLE: Final = (
    "Không kết nối được tới {server}. Xin kiểm tra mạng (và TELEGRAM_API_URL nếu có đặt) rồi chạy lại."
)
BAD_SERVER: Final = "TELEGRAM_API_URL phải là địa chỉ gốc của máy chủ, như http://127.0.0.1:8081."
ANOTHER_INSTANCE: Final = (
    "Mã bot này đang được một chương trình khác dùng để nhận tin. Xin dừng chương trình kia, rồi chạy lại."
)


def help_text(username: str) -> str:
    """How to ask and how to read an answer, with the bot's own name."""
    return _HELP.format(username=username, example=EXAMPLE)


def button(n: int) -> str:
    """The label of the button that opens the passage behind mark `n`."""
    return f"Xem nguồn [{n}]"


def short_button(n: int) -> str:
    """The same where four buttons share a row of a phone's screen."""
    return f"[{n}]"


def apology(code: str) -> str:
    """What the asker reads when something broke; the log carries the same code."""
    return f"Xin lỗi đồng chí, tôi gặp trục trặc nên chưa trả lời được. Xin thử lại sau ít phút (mã {code})."


def unreachable(server: str) -> str:
    """Why the bot did not start: no answer from this server."""
    return _UNREACHABLE.format(server=server)
