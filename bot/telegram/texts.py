"""Every word the bot itself says in Telegram, in one place. What it says about the corpus comes from the answering."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from bot.state.records import Doubt, Role, Vote
from bot.telegram.framing import VIETNAMESE
from bot.telegram.ports import Found

# Viet Nam has one time and no summer time.
_VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))
_LABEL: Final = 60

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
    "• Điều gì tư liệu không ghi, tôi xin nói là chưa có chứ không đoán.\n"
    "• Sửa câu hỏi thì câu trả lời được sửa theo.\n\n"
    "Ngoài ra: /vanban, /mohinh, /ketqua, /nguon để tra cứu; /riengtu, /xoa về dữ liệu của đồng chí.\n\n"
    "Ví dụ: /hoi {example}"
)
HOW_TO_ASK: Final = f"Mời đồng chí ghi câu hỏi ngay sau lệnh. Ví dụ:\n/hoi {EXAMPLE}"

NOTHING_TO_SAY: Final = "Tôi chưa có câu trả lời cho câu này. Xin đồng chí hỏi lại rõ hơn."
ORIGINAL: Final = "Đọc bài gốc"

# Toasts: Telegram shows at most 200 characters.
PASSAGE_GONE: Final = "Đoạn này không còn trong kho tư liệu. Xin đồng chí hỏi lại để có nguồn mới."
BUTTON_STALE: Final = "Nút này không còn dùng được. Xin đồng chí hỏi lại để có nút mới."
PASSAGE_CHANGED: Final = "Đoạn này đã được cập nhật sau khi trả lời, nên không đánh dấu câu trích."

STRANGER: Final = "Bot này chỉ phục vụ những người và nhóm đã được đăng ký. Xin liên hệ người phụ trách."
GROUP_NOT_LISTED: Final = (
    "Bot này chỉ hoạt động trong các nhóm đã được đăng ký, nên tôi xin phép rời nhóm. "
    "Cần dùng, xin liên hệ người phụ trách bot."
)
TOO_MANY: Final = "Đồng chí hỏi hơi nhanh. Xin chờ khoảng một phút rồi hỏi tiếp."

VOTES: Final = {Vote.UP: "👍", Vote.DOWN: "👎", Vote.SOURCE: VIETNAMESE.wrong_source}
VOTE_THANKS: Final = {
    Vote.UP: "Cảm ơn đồng chí.",
    Vote.DOWN: "Cảm ơn đồng chí, người phụ trách sẽ xem lại câu này.",
    Vote.SOURCE: "Cảm ơn đồng chí, người phụ trách sẽ kiểm tra lại nguồn.",
}
VOTE_CHANGED: Final = "Đã ghi ý kiến mới của đồng chí."
BACK: Final = "‹ Trước"
ON: Final = "Tiếp ›"

PRIVACY: Final = (
    "Tôi giữ những gì\n"
    "• Trong nhóm, tôi chỉ lưu tin hỏi tôi. Tin khác không được lưu, kể cả khi Telegram gửi cho tôi.\n"
    "• Câu hỏi và số định danh Telegram của người hỏi: 30 ngày, để hiểu câu hỏi nối tiếp và để sửa câu trả lời "
    "khi đồng chí sửa câu hỏi.\n"
    "• Ý kiến 👍 👎 “Sai nguồn”: 90 ngày. Số lần hỏi, để không ai hỏi quá nhanh: 2 ngày.\n"
    "• Nội dung tin trả lời: chỉ đến khi gửi xong.\n\n"
    "Gõ /xoa để xóa ngay những gì gắn với đồng chí."
)
ASK_DIRECTIVES: Final = "Việc học tập và làm theo Bác căn cứ vào những văn bản nào?"
MODES: Final = {
    "addressed": (
        "Nhóm này ở chế độ riêng tư: Telegram chỉ chuyển cho tôi tin bắt đầu bằng /hoi, tin nhắc tên tôi "
        "và tin trả lời tôi. Xin hỏi bằng một trong ba cách đó."
    ),
    "all": (
        "Bot được phép thấy mọi tin trong nhóm (đã tắt chế độ riêng tư), nhưng tôi chỉ đọc và lưu tin hỏi tôi: "
        "/hoi, nhắc tên, hoặc trả lời tin của tôi."
    ),
    "admin": (
        "Tôi là quản trị viên nên Telegram gửi tôi mọi tin của nhóm, nhưng tôi chỉ đọc và lưu tin hỏi tôi: "
        "/hoi, nhắc tên, hoặc trả lời tin của tôi."
    ),
}

FOR_OPERATORS: Final = "Lệnh này dành cho người phụ trách bot."
HOW_TO_ADD: Final = "Xin gửi tệp, hoặc gõ /nap kèm địa chỉ web. Cũng có thể trả lời tin có tệp bằng /nap."
FILE_TOO_LARGE: Final = "Tệp lớn quá 20 MB, Telegram không cho bot tải về."
FILE_NOT_FETCHED: Final = "Không tải được tệp từ Telegram. Xin gửi lại."
TAKE: Final = "Nạp"
LEAVE: Final = "Bỏ"
REMOVE: Final = "Gỡ"
NOT_TAKEN: Final = "Đã bỏ, không nạp."
CURATED: Final = "Đã ghi. Câu hỏi này từ nay được trả lời như vậy, ghi rõ là do người phụ trách soạn."
NO_DOUBTS: Final = "Tuần qua không có câu nào bỏ ngỏ hay bị chê."
ROLES: Final = {
    Role.ADMIN: "quản trị",
    Role.EDITOR: "biên tập",
    Role.READER: "người đọc",
    Role.BARRED: "chặn",
}
NO_ROLE: Final = "không"
HOW_TO_GIVE_ROLES: Final = (
    "Cách dùng: /quyen số vai. Số là số định danh Telegram của người (hoặc của nhóm, có dấu trừ); "
    f"vai là một trong: {', '.join(ROLES.values())}, {NO_ROLE}."
)
_STATUSES: Final = {
    "answered": "trả lời được",
    "not_found": "chưa có tư liệu",
    "declined": "từ chối",
    "smalltalk": "chào hỏi",
}

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


def apology(code: str) -> str:
    """What the asker reads when something broke; the log carries the same code."""
    return f"Xin lỗi đồng chí, tôi gặp trục trặc nên chưa trả lời được. Xin thử lại sau ít phút (mã {code})."


def port_taken(port: int) -> str:
    """Why the webhook did not start."""
    return f"Không mở được cổng {port} để nhận webhook. Xin chọn cổng khác bằng HOCBAC_WEBHOOK_LISTEN."


def unreachable(server: str) -> str:
    """Why the bot did not start: no answer from this server."""
    return _UNREACHABLE.format(server=server)


def stale(asked: dt.datetime) -> str:
    """Said instead of an answer that comes hours too late."""
    when = asked.astimezone(_VIETNAM).strftime("%H:%M ngày %d/%m")
    return (
        f"Tôi vừa hoạt động trở lại. Câu hỏi lúc {when} đã lâu nên tôi chưa trả lời; "
        "nếu vẫn cần, xin đồng chí gửi lại."
    )


def more(count: int) -> str:
    """The label of the button for the rest of a list."""
    return VIETNAMESE.more.format(count=count)


def asked_as(question: str) -> str:
    """A question as a button's label; phones cut longer ones."""
    return question if len(question) <= _LABEL else f"{question[: _LABEL - 1].rstrip()}…"


def articles(count: int, page: int, pages: int) -> str:
    """Above a page of the articles."""
    return f"Tư liệu đang có: {count}" + (f" (trang {page}/{pages})" if pages > 1 else "")


def ask_models(place: str) -> str:
    """The question that `/mohinh` stands for."""
    return VIETNAMESE.models.format(place=_begun(place)) if place else "Có những mô hình nào làm theo Bác?"


def ask_results(place: str) -> str:
    """The question that `/ketqua` stands for."""
    return (
        VIETNAMESE.results.format(place=_begun(place))
        if place
        else "Việc học tập và làm theo Bác đạt kết quả gì?"
    )


def _begun(place: str) -> str:
    return place[:1].upper() + place[1:]


def status(articles: int, waiting: int) -> str:
    """How the bot is."""
    line = f"Tôi đang hoạt động, có {articles} tư liệu."
    return f"{line} Còn {waiting} tin đang chờ gửi." if waiting else line


def forgotten(count: int) -> str:
    """After `/xoa`."""
    return f"Đã xóa {count} câu hỏi cùng mọi ý kiến đánh giá của đồng chí."


def failures(count: int, code: str) -> str:
    """To the operators, when failures pile up."""
    return f"Bot gặp {count} trục trặc trong mười phút, gần nhất mã {code}. Xin xem nhật ký chương trình."


def found(found: Found) -> str:
    """What an operator's file or address holds."""
    article = found.article
    known = [
        ("Nhan đề", article.title),
        ("Nguồn", article.publisher or article.author),
        ("Ngày", article.published),
        ("Nơi", article.place),
        ("Địa chỉ", article.url),
        ("Mã", article.id),
        ("Độ dài", f"{len(article.text.split())} chữ"),
    ]
    lines = [f"{name}: {value}" for name, value in known if value]
    lines += [f"⚠ {warning}" for warning in found.warnings]
    if found.replaces:
        lines.append("Bài này sẽ thay bài cùng mã đang có.")
    return "\n".join([*lines, "", "Nạp bài này?"])


def no_such_article(id_: str) -> str:
    """`/go` with an id that nothing has."""
    return (
        f"Không có bài viết “{id_}”. Xem mã bằng /nguon." if id_ else "Cách dùng: /go mã. Xem mã bằng /nguon."
    )


def remove(title: str) -> str:
    """Before an article is taken away."""
    return f"Gỡ “{title}” khỏi kho tư liệu?"


def doubts(found: Sequence[Doubt]) -> str:
    """The questions of the week that need a person."""
    lines = ["Câu chưa trả lời được hoặc bị chê trong bảy ngày:"]
    for number, each in enumerate(found, start=1):
        why = "chưa có tư liệu" if each.question.status == "not_found" else f"{each.downs} ý kiến chê"
        lines.append(f"{number}. {each.question.text} ({why})")
    return "\n".join([*lines, "", "Bấm số để viết câu trả lời."])


def write(question: str) -> str:
    """Asks an operator for an answer."""
    return f"Câu hỏi: {question}\n\nXin trả lời (reply) chính tin này bằng câu trả lời của đồng chí."


def role_given(subject: str, role: str) -> str:
    """After `/quyen`."""
    return f"Đã ghi: {subject} — {role}."


def actions(rows: Sequence[tuple[float, int, str, str]]) -> str:
    """The log of what operators did, newest first."""
    lines = [
        f"{dt.datetime.fromtimestamp(at, _VIETNAM):%d/%m %H:%M} {person} /{what} {detail}"
        for at, person, what, detail in rows
    ]
    return "\n".join(lines) or "Chưa có gì."


def statistics(statuses: Mapping[str, int], votes: Mapping[str, int], waiting: int, letters: int) -> str:
    """The week in numbers."""
    lines = [f"Bảy ngày qua: {sum(statuses[each] for each in statuses if each in _STATUSES)} câu hỏi"]
    lines += [f"• {name}: {statuses[each]}" for each, name in _STATUSES.items() if each in statuses]
    lines.append("Ý kiến: " + ", ".join(f"{VOTES[vote]} {votes.get(vote, 0)}" for vote in Vote))
    lines.append(f"Đang chờ: {waiting} câu hỏi, {letters} tin gửi đi")
    return "\n".join(lines)
