"""Which figure of a sentence is the one that is asked for."""

import re
from collections.abc import Sequence

from bot.answering.content import body_words
from bot.answering.counted_otherwise import counts_otherwise, share_denied
from bot.answering.figure_years import is_of_another_year, with_years
from bot.answering.figures import Figure, figures, value_of
from bot.answering.gained import is_gained
from bot.answering.once import share_of_then
from bot.answering.persons import NAME
from bot.answering.question import Question
from bot.answering.restrictions import is_narrowed, is_other_event, lacks_attribute, narrows
from bot.answering.shares import as_share, share_of
from bot.answering.typed_words import SMALL
from bot.answering.year_series import year_gone_on_to
from knowledge.entities.places import LEVELS, Place, place_mentions
from knowledge.vietnamese.frequency import everyday_rarity
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# Of these a place has a number, of which an inspection or a prize concerns a part; books are there as they are given.
_LASTING = frozenset(
    tuple(noun.split())
    for noun in (
        "chi bo",
        "dang vien",
        "to chuc",
        "doan vien",
        "hoi vien",
        "can bo",
        "dan so",
        "ho",
        "xa",
        "ap",
        "thon",
        "nguoi",
    )
)
# What says that there are so many …
_HAS = frozenset("co gom voi tong la hien con tuc toan dat len".split())
_JUST_BEFORE = 8
# "Hiện nay 62 hộ tự nguyện …" tells when, "hiện 62 hộ" that there are so many.
_NOW = re.compile(r"\bhien nay\b")
# … and what says that something was done to so many.
_DONE = re.compile(
    r"\b(?:kiem tra|giam sat|huong dan|van dong|ho tro|khen|tang|trang bi|cung cap|giup|nhac nho|xu ly|ky luat|ket nap|phan cong|cu|cho(?! biet| hay| rang)|toi|tham gia|tham du)\b"
)
# So many attendances are not so many people.
_TIMES = ("luot",)
# Words that say of whom a count is, not what is counted.
_OWNERS = frozenset(
    "so tong tat ca luong dang bo uy chi xa phuong huyen tinh ap thon don vi toan cong chuc vien nguoi lao dong".split()
)
# What stands right before a figure says whether it is the state of things or how they moved.
_STATE = frozenset("con dat len chiem duoc la xuong".split())
_MOVE = frozenset("giam tang tu so vuot".split())
_STATE_SHARE, _MOVE_SHARE = 0.05, -0.15
# Among figures that fit alike the one nearest to the words of the question is meant.
_NEARNESS = 0.3
_FADING = 6
# Where it is not said what is counted, only nearness tells.
_UNSAID, _UNSAID_NEAR = 0.2, 0.8
# Syllables of a person's name with family and middle part.
_WHOLE_NAME = 3
# Code points in which the subject of a sentence is named.
_OPENING = 40
_ASIDE = 0.75
# "A có 263 mô hình, B 231": asked of B, the figure behind its name is meant, not the one said in full.
_RIGHT_BEHIND = 1.0
_VERB = r"(?:,? (?:hiện |mới |chỉ |đã )?(?:có|đạt|là|được|với|còn|chiếm))?"
_OF_HAMLETS = frozenset({None, "xã", "phường", "thị trấn"})
_TITLES = frozenset("ong ba anh chi co chu cu thay em".split())
_OTHERS = re.compile(
    r"\b(?:tong cong|ba con|nhan dan|nguoi dan|toan (?:xa|phuong|huyen|thon|ap|ban)|ca (?:xa|thon|ap|ban|lang)|cac ho|\d+ ho)\b"
)
_HE = re.compile(
    r"\b(?:ong|(?<!cac )ba(?! con)|anh(?! em| chi)|chi(?! em| bo| hoi| doan)|co|chu|cu|thay|dong chi|toi|gia dinh|ban than)\b"
)
# Of a series of years the figure behind the year asked for is meant.
_RIGHT_YEAR = 0.6
# "Ba là, 52 đảng viên trẻ …" says which point it is, not that there are so many.
_ORDER = re.compile(r"^\s*(?:(?:một|hai|ba|bốn|năm|sáu) là|thứ (?:nhất|hai|ba|tư|năm))\b[,:]?", re.IGNORECASE)
# "Tốn bao nhiêu tiền?": what something cost is told as kinh phí, trị giá …
_ASKS_COST = re.compile(
    r"\b(?:ton|het|kinh phi|tri gia|chi phi|gia tri|dau tu)\b.*\b(?:bao nhieu|may)\b|\b(?:bao nhieu|may) (?:tien|kinh phi)\b"
)
_IS_COST = re.compile(r"\b(?:kinh phi|tri gia|chi phi|tong von|von dau tu|so tien|dau tu|het)\b")
_AS_COST = 0.9
_AS_GAINED = 0.95
# One person is asked about, by a pronoun or by an office.
_HIS = re.compile(
    r"\b(?:ong|ba|anh|chi|co|chu|thay|nguoi) (?:ay|do|nay)\b|^(?:dong chi )?(?:bi thu|chu tich|truong (?:thon|ban|ap)|gia lang)\b"
)
_OF_MANY = re.compile(
    r"\b(tổng cộng|toàn (?:xã|bản|thôn|ấp|huyện|phường)|bà con|nhân dân|người dân|các hộ)\b[^,;]*$"
)
_ENDING = frozenset({",", ";", ".", ")", ""})
# A claim that is wrong is mostly nearly right.
_SAME_SIZE = 0.1


def asked_figure(question: Question, sentence: str) -> tuple[float, Figure | None]:
    """The figure of `sentence` that `question` asks for, and how surely it counts that (0-1); (0, None) if none may."""
    best, fits, chosen = 0.0, 0.0, None
    stock = asks_stock(question)
    words = [folded(canonical(token.text)) for token in tokens(sentence)]
    starts = [token.span.start for token in tokens(sentence)]
    spoken = 0.0
    for figure, own in with_years(sentence, figures(sentence)):
        counts = _counts(question, sentence, figure, stock=stock)
        is_of_year = year_gone_on_to(sentence[: figure.span.start]) in question.years
        told_of_year = is_of_year or (own and question.percent and figure.percent)
        if told_of_year or _goes_on(question, sentence, figure):
            # "Xã A có 263 mô hình, xã B 231", "năm 2021 đạt 88,3%, năm 2022 đạt 93,9%": what is counted is said once.
            counts = max(counts, spoken)
        if _is_of_its_sort(question, figure):
            spoken = max(spoken, counts)
        else:
            counts *= as_share(question, figure, stock=stock)
        if is_of_another_year(question, own) or not _is_of(question, sentence, figure):
            continue
        if not _is_all(question, sentence, figure, stock=stock):
            continue
        if not counts or not _is_of_person(question, sentence, figure):
            continue
        counts *= share_denied(question, figure) * (_ASIDE if _is_aside(sentence, figure) else 1.0)
        near = _nearness(question, words, starts.index(figure.span.start))
        if not question.counted:
            counts = _unsaid(question, figure, near)
        score = (
            counts
            + _RIGHT_YEAR * is_of_year
            + _claimed(question, figure.span.of(sentence))
            + _moved(question, figure)
            + _NEARNESS * near
            + _RIGHT_BEHIND * _is_right_behind(question, sentence, figure)
        )
        if score > best:
            best, fits, chosen = score, counts, figure
    return fits * share_of_then(question.plain, sentence), chosen


def _is_all(question: Question, sentence: str, figure: Figure, *, stock: bool) -> bool:
    """Whether the figure counts just what is asked for, and all of them where that is asked."""
    if lacks_attribute(question.counted, sentence, figure):
        return False
    if is_other_event(question.counted, sentence, figure):
        return False
    return not stock or (
        figure.after[:1] != _TIMES
        and is_stock(sentence[: figure.span.start])
        and not is_narrowed(question.counted, sentence, figure)
    )


def _counts(question: Question, sentence: str, figure: Figure, *, stock: bool) -> float:
    """How surely the figure counts what is asked for, in its words or in others."""
    return max(
        figure.counts(question.counted),
        counts_otherwise(question, figure, stock=stock),
        share_of(question.counted, sentence, figure),
    )


def _unsaid(question: Question, figure: Figure, near: float) -> float:
    """How surely the figure is meant where it is not said what is counted."""
    if figure.money and _ASKS_COST.search(question.plain) and _IS_COST.search(" ".join(figure.before)):
        return _AS_COST
    if figure.money and is_gained(question, figure):
        return _AS_GAINED
    return _UNSAID + (_UNSAID_NEAR - _UNSAID) * near


def _goes_on(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure stands alone behind one of the places asked for: nothing of its own is counted."""
    if (
        not question.places
        or not question.counted
        or (
            figure.after
            and not figure.percent
            and sentence[figure.span.end : figure.span.end + 1] not in _ENDING
        )
    ):
        return False
    if _is_right_behind(question, sentence, figure):
        return True
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key for place in question.places}
    return len(groups) > 1 and any(place.key in asked for place in groups[-1])


def _is_right_behind(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether nothing but a verb stands between a place asked for and the figure: "Phú Hòa 9", "Phú Hòa mới đạt 88,6%"."""
    before = canonical(sentence[: figure.span.start])
    return any(re.search(rf"(?<!\w){re.escape(place.key)}{_VERB}\W*$", before) for place in question.places)


def _claimed(question: Question, written: str) -> float:
    """How near (0-1) the figure is to one put to be confirmed: the same, or of the same size."""
    if question.claimed is None:
        return 0.0
    (value, _), (claimed, _) = value_of(written), value_of(question.claimed)
    if not value or not claimed:
        return 0.0
    return _SAME_SIZE * float(min(value, claimed) / max(value, claimed))


def _moved(question: Question, figure: Figure) -> float:
    """Whether the word before the figure is the one before the asking word, or at least tells a state."""
    last = figure.before[-2:]
    if question.lead and question.lead in last:
        return -_MOVE_SHARE
    if _MOVE.intersection(last) and last[-1:] != ("xuong",):
        return _MOVE_SHARE
    return _STATE_SHARE if _STATE.intersection(last) else 0.0


def _nearness(question: Question, words: Sequence[str], at: int) -> float:
    """How near (0-1) the content of the question stands to word `at`, by rarity."""
    total = near = 0.0
    for word in question.content:
        weight = everyday_rarity(word)
        total += weight
        found = [place for place, other in enumerate(words) if other == folded(word)]
        if found:
            near += weight * max(1 / (1 + max(0, abs(place - at) - 1) / _FADING) for place in found)
    return near / total if total else 0.0


def _is_of_its_sort(question: Question, figure: Figure) -> bool:
    """Whether a share answers a question for a share, money one for money, and a count one for a count."""
    if question.percent != figure.percent or (figure.money and not question.money):
        return False
    return figure.money or not question.money or bool(question.counted)


def asks_stock(question: Question) -> bool:
    """Whether it is asked how many people or units there are, with no word of what they did or what was done to them."""
    rest = set(map(folded, question.content)) - set(question.counted) - _OWNERS - body_words(question.content)
    lasting = bool({question.counted[:1], question.counted[:2]} & _LASTING)
    plain_count = not question.percent and not question.money and not narrows(question.counted)
    return lasting and plain_count and not rest


def is_stock(before: str) -> bool:
    """Whether the words before a figure say that a place has so many, not that it did something to so many."""
    clause = _ORDER.sub("", re.split(r"[;:]", before)[-1])
    said = " ".join(folded(canonical(token.text)) for token in tokens(clause))
    words = _NOW.sub("x", said).split()
    return (clause == before and not words) or (
        bool(_HAS.intersection(words[-_JUST_BEFORE:])) and not _DONE.search(" ".join(words[-_JUST_BEFORE:]))
    )


def _is_of(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure belongs to a place asked for: none stands nearer before it, but for units inside that place."""
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key: place for place in question.places}
    if _is_right_behind(question, sentence, figure):
        return True
    if not asked or not groups or any(place.key in asked for place in groups[-1]):
        return True
    if _is_named_last(question, sentence[: figure.span.start], groups[-1][0]):
        return True
    named = [asked[place.key] for group in groups for place in group if place.key in asked]
    if not named and _opens_with(question, sentence):
        # "A là xã của huyện B, có 328 tàu": what is named behind the subject lies around it.
        return _rank(groups[-1][0].level) > _rank("xã")
    if not named:
        # The hamlets of the commune that the article is about; a commune's figure is never its district's.
        return question.places[0].level in _OF_HAMLETS and groups[-1][0].level in SMALL
    return named[-1].level in _OF_HAMLETS and groups[-1][0].level in SMALL


def _is_named_last(question: Question, before: str, other: Place) -> bool:
    """Whether a place asked for is named without its level behind all others: "từ huyện A tới B, xã có 9 bản"."""
    said = canonical(before)
    last = said.rfind(other.key)
    return any(
        re.search(rf"(?<!\w){re.escape(place.key)}(?!\w)", said[last + len(other.key) :])
        for place in question.places
    )


def _is_of_person(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure is not told of somebody else than the person asked about."""
    one = question.person.span or _HIS.search(question.plain)
    many = _OF_MANY.search(canonical(sentence[: figure.span.start])) if one else None
    if many and folded(many[1]) not in question.plain:
        # What all of them gave together is not his.
        return False
    if not question.person.span:
        return True
    named = [folded(canonical(match[0])) for match in NAME.finditer(sentence[: figure.span.start])]
    if named:
        last = named[-1].split()
        # "Ông Inh" is Lò Văn Inh, who was asked for; another of that given name is told with his own.
        given = last[-1] if len(last) == len(("ong", "inh")) and last[0] in _TITLES else ""
        return any(named[-1].endswith(name) or given == name.split()[-1] for name in question.person.names)
    # "Tổng cộng bà con hiến 8.200 m²": neither he nor anybody he may be is the subject.
    said = folded(canonical(sentence[: figure.span.start]))
    is_he = _HE.search(said) or any(name.split()[-1] in said.split() for name in question.person.names)
    return bool(is_he) or not _OTHERS.search(said)


def _is_aside(sentence: str, figure: Figure) -> bool:
    """Whether the figure stands in brackets: mostly a part of what is told before them."""
    before = sentence[: figure.span.start]
    return before.rfind("(") > before.rfind(")")


def _opens_with(question: Question, sentence: str) -> bool:
    # A company's name takes a longer opening than a commune's.
    return any(
        place.key in canonical(sentence[: max(_OPENING, 2 * len(place.key))]) for place in question.places
    )


def stands_behind(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the nearest place before the figure is one that is asked for."""
    groups = _place_groups(sentence[: figure.span.start])
    asked = {place.key for place in question.places}
    return bool(groups) and any(place.key in asked for place in groups[-1])


def _place_groups(text: str) -> list[list[Place]]:
    """The places `text` names, those of one address together: ấp A, xã B."""
    groups: list[list[Place]] = []
    end = -1
    for mention in place_mentions(text):
        if _is_official(mention.place.name, text[: mention.span.end]):
            continue
        between = text[end : mention.span.start].strip()
        if groups and between in {",", "(", "-", "–"}:
            # "xã A (huyện B)" speaks of the commune; "xã A, xã B" of both.
            first = groups[-1][0]
            if between != "(" and not (first.level and _rank(mention.place.level) > _rank(first.level)):
                groups[-1].append(mention.place)
        else:
            groups.append([mention.place])
        end = mention.span.end
    return groups


def _is_official(name: str, until: str) -> bool:
    """Whether a "place" is whoever holds an office there: "Trưởng Ban Tuyên giáo Thành ủy Đào Thị Minh Nguyệt"."""
    before = until.removesuffix(name)
    return len(name.split()) >= _WHOLE_NAME and before.endswith("ủy ") and bool(NAME.fullmatch(name))


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
