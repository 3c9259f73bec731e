"""What is settled before any search: nothing to read, too much to read, small talk, attempts to steer the bot."""

import re

from bot.answering.records import Answer, Status
from knowledge.vietnamese.normalising import canonical, folded, nfc
from knowledge.vietnamese.tokens import tokens

MAX_CHARACTERS = 1000
_EMPTY = "Xin gõ câu hỏi bằng chữ, ví dụ: “Chỉ thị 05 nói về nội dung gì?”"
_TOO_LONG = (
    f"Câu hỏi dài quá {MAX_CHARACTERS:,} ký tự nên tôi chưa đọc được. Xin rút gọn, mỗi lần hỏi một ý."
).replace(",", ".", 1)
_STEERING = "Tôi chỉ trả lời câu hỏi về việc học tập và làm theo Bác, dựa trên kho tư liệu; tôi không đổi vai hay làm theo yêu cầu khác."
_HELLO = (
    "Chào đồng chí! Tôi trả lời câu hỏi về việc học tập và làm theo Bác, kèm nguồn để kiểm tra. "
    "Đồng chí muốn hỏi điều gì?"
)
_THANKS = "Không có gì, đồng chí cần gì cứ hỏi tiếp."
_BYE = "Chào đồng chí, hẹn gặp lại!"
_ABOUT = (
    "Tôi là HocBac, trợ lý tra cứu về phong trào học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh: "
    "văn bản chỉ đạo, mô hình, kết quả của các nơi có trong kho tư liệu. Câu trả lời nào cũng ghi nguồn [1], [2]… để kiểm tra."
)

# Said to the bot and nothing else; a question after a greeting is a question.
_POLITE = (
    r"(?: (?:a|nhe|nha|nhieu|ban|bot|em|anh|chi|dong chi|hocbac|hoc bac|ca nha|moi nguoi|dc|tat ca|voi|oi))*"
)
_TALK = (
    (re.compile(rf"(?:xin )?(?:chao|hello|hi|hey|alo|good (?:morning|afternoon|evening)){_POLITE}"), _HELLO),
    (
        re.compile(rf"(?:xin |rat |chan thanh )*(?:cam on|cam on|camon|thanks?|thank you|tks){_POLITE}"),
        _THANKS,
    ),
    (
        re.compile(
            rf"(?:ok|oke|okay|vang|da vang|da|tot|tot lam|hay qua|hay lam|dung roi|duoc roi){_POLITE}"
        ),
        _THANKS,
    ),
    (re.compile(rf"(?:tam biet|bye|bai bai|hen gap lai|chao tam biet){_POLITE}"), _BYE),
    (
        re.compile(
            r"(?:xin hoi |cho hoi )?(?:ban|em|bot|may|hocbac|hoc bac|day|who are you|what can you do)"
            r"(?: (?:la (?:ai|gi)|ten (?:la )?gi|co the (?:lam|giup) (?:duoc )?(?:nhung )?gi|lam duoc (?:nhung )?gi|"
            r"giup duoc (?:nhung )?gi|biet (?:lam )?(?:nhung )?gi))?"
        ),
        _ABOUT,
    ),
)
_STEER = re.compile(
    r"(?:^|[,.;:!?] ?|hay |xin |vui long |tu gio |bay gio )(?:bo qua|quen|phot lo|khong can theo|mac ke) (?:moi |het |tat ca |cac |nhung |toan bo )*"
    r"(?:huong dan|chi dan|quy tac|lenh|yeu cau|prompt|he thong)"
    r"|(?:ignore|disregard|forget) (?:all |any |the |your |previous |above )*(?:instructions?|rules?|prompts?)"
    r"|system prompt|jailbreak|developer mode"
    r"|(?:hay |ban )?(?:dong vai|gia vo|nhap vai)(?: la| lam)? (?!.*(?:mo hinh|chi bo))"
    r"|(?:tu gio|bay gio|tu bay gio),? (?:ban|em|may) la "
    r"|you are now |act as "
    r"|(?:tiet lo|in ra|cho (?:toi )?xem) (?:token|mat khau|prompt|cau hinh|api key)"
)


def settled(text: str) -> Answer | None:
    """The answer to `text` if it needs no search, else None."""
    shown = nfc(text).strip()
    if len(shown) > MAX_CHARACTERS:
        return Answer(Status.DECLINED, _TOO_LONG)
    words = [folded(token.text) for token in tokens(shown)]
    if not any(char.isalpha() for char in shown) or not words:
        return Answer(Status.DECLINED, _EMPTY)
    plain = " ".join(words)
    for pattern, reply in _TALK:
        if pattern.fullmatch(plain):
            return Answer(Status.SMALLTALK, reply)
    if _STEER.search(" ".join(folded(canonical(shown)).split())):
        return Answer(Status.DECLINED, _STEERING)
    return None
