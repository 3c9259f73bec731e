"""What a report on a place or a body comes to: who takes part, how many models, which, and what came of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits, is_about_place
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import is_to_come
from bot.answering.statements.introducing import introduced
from bot.answering.statements.surroundings import names_body
from bot.answering.statements.told import Told, within
from bot.answering.texts.carrying import place_about
from bot.answering.texts.changed import changes, honours_several
from bot.answering.texts.figures import figures
from bot.answering.texts.initiatives import initiatives
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from knowledge.entities.documents import document_mentions
from knowledge.entities.places import place_chain, place_mentions
from knowledge.records import Article, Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses

# Words that ask how the movement goes and nothing in particular.
_GENERAL = frozenset(
    "ket qua hoc tap va lam theo bac ho tu tuong dao duc phong cach chi minh thuc hien luan thi trien khai dat duoc gi tinh hinh tom tat luoc "
    "lai gioi thieu thanh tich tuu noi bat chinh phong trao khai quat neu nhung nam trong tu sau qua viec mot hai ba bon tong so ke nghe "
    "chung roi toan cuc co ban tong the den nay hien chuyen cho biet bao cao nhat diem net vai ra sao the nao hay da cac y cua xin giup toi ngan gon doc truoc".split()
)
_ASKS = re.compile(
    r"\b(?:(?:hoc|theo) bac|ket qua|thanh (?:tich|tuu)|tinh hinh|phong trao|lam duoc|dat duoc|(?:chi thi|ket luan) (?:so )?\d+|tu tuong)\b"
)
_ECONOMY = re.compile(r"\bkinh te(?: xa hoi)?\b")
_KINDS = frozenset({Kind.TEXT, Kind.LIST, Kind.OVERVIEW})
_LONG = 200  # code points from which a clause is said alone
_SPEECH = re.compile(r"[:,] ?[“\"][^”\"]{50,}|^[“\"][^”\"]{40,}")
_DATELINE = re.compile(
    r"^(?:tham dự|đến dự|dự)\b|\b(?:tổ chức|khai mạc|chủ trì|dự|tham dự|diễn ra) (?:\w+ ){0,3}(?:hội nghị|hội thảo|buổi)|\bhội nghị\b.*\b(?:tổ chức|diễn ra)\b"
)
_SO_MANY_MODELS = re.compile(r"\b(\d[\d.]*) (?:mô hình|phần việc|điển hình|cách làm)\b")
_TAKES_PART = re.compile(
    r"\b(?:đăng ký|cam kết|kế hoạch cá nhân|học tập, quán triệt|được học tập|tham gia học tập|bản làm theo)\b"
)
_OUTCOME = re.compile(
    r"\b(?:hộ nghèo|thu nhập|nông thôn mới|doanh thu|thu ngân sách|thất thoát|lợi nhuận|hài lòng|giá trị sản (?:phẩm|xuất)|đô thị văn minh|thoát nghèo|đúng hạn|biết chữ|"
    r"hiến \d|năng suất|sản lượng)\b"
)
_OUTCOME_HEADS = re.compile(r"\b(?:kết quả|tác động|hiệu quả|chuyển biến|đổi thay)\b")
_AWARDED = re.compile(
    r"\b(?:xã|phường|thị trấn|huyện|thị xã|tỉnh|thành phố|đảng bộ|công ty|chi bộ|hội|đồn|trường|bệnh viện|đơn vị)\b[^,;.]{0,50}\bđược\b[^;.]{0,90}"
    r"\b(?:tặng|khen|khen thưởng|biểu dương|công nhận)\b"
)
_OF_A_MODEL = re.compile(r"\b(?:mô hình|sản phẩm|ông|bà|anh|chị|cả hai)\b[^;.]{0,40}\bđược\b")
# Under these headings stands what has not been reached.
_NOT_REACHED = re.compile(
    r"\b(?:hạn chế|tồn tại|khuyết điểm|khó khăn|khó|trăn trở|băn khoăn|bài học|kinh nghiệm|phương hướng|hướng đi|định hướng|yêu cầu|thời gian tới|sắp tới|tiếp theo|"
    r"nhiệm vụ (?:trọng tâm|năm|thời gian|tiếp|giai đoạn))\b"
)
# Where fewer sides are told in figures, what has changed is told in words.
_FEW = 4
_MOST_NAMED, _MOST_OUTCOMES = 2, 2
_FEWEST_SIDES = 2


class Reports:
    """Sums up what the articles of one snapshot report."""

    def __init__(self, stated: StatedFacts) -> None:
        self._stated = stated

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The sides of the report that is asked for; None if none is, or there is too little of one."""
        if scope is None or not _asks_report(question):
            return None
        passages = self._stated.passages
        rows = [row for row in sorted(scope.sentences) if _is_asked(question, passages[row].article)]
        articles = {passages[row].article.id: passages[row].article for row in rows}
        if not articles:
            return None
        articles = _of_itself(question, articles) or articles
        newest = max(articles.values(), key=lambda article: article.published or "")
        units = [
            unit
            for row in rows
            if passages[row].article.id == newest.id
            for unit in self._units(question, row, scope)
        ]
        chosen = _sides(units, self._named(units))
        first = [one for one in introduced(question.plain, units) if one not in chosen]
        return Told((*first, *chosen)) if len(chosen) >= _FEWEST_SIDES else None

    def _units(self, question: Question, row: int, scope: Scope) -> Iterator[Evidence]:
        """The sentences, long ones clause by clause, that tell of what has been reached."""
        passage = self._stated.passages[row]
        outline, offset = outline_of(passage.article), offset_of(passage)
        whole = replace(question, documents=(), names=(), quoted=())
        for number in sorted(scope.sentences[row]):
            sentence = passage.sentences[number]
            said = sentence.of(passage.text)
            over = canonical(outline.over(offset + sentence.start))
            if (
                outline.is_heading(offset + sentence.start)
                or (_NOT_REACHED.search(over) and not _OUTCOME_HEADS.search(over))
                or _is_beside_the_point(said)
                or not admits(whole, said, passage)
            ):
                continue
            for clause in clauses(said) if len(said) > _LONG else (Span(0, len(said)),):
                unit = Span(sentence.start + clause.start, sentence.start + clause.end)
                if is_about_place(question, passage, sentence, unit):
                    yield Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0)

    def _named(self, units: Sequence[Evidence]) -> list[Evidence]:
        """Of `units` those in which a model is first named."""
        told: set[str] = set()
        found: list[Evidence] = []
        for one in units:
            names = {
                model.name
                for model in initiatives(one.passage, self._stated.of(one.row))
                if one.span.start <= model.at.start < one.span.end
            }
            if names - told:
                told |= names
                found.append(one)
        return found


def _asks_report(question: Question) -> bool:
    """Whether it is asked how the movement goes in one place, and nothing in particular."""
    return (
        question.kind in _KINDS
        and question.facet is None
        and len(question.places) == 1
        and not question.quoted
        and question.expects is None
        and not question.asks_document
        and not question.person.span
        and (question.kind is Kind.OVERVIEW or bool(_ASKS.search(question.plain)))
    )


def _is_asked(question: Question, article: Article) -> bool:
    """Whether the article is about the place asked for, and the rest of the question names the body that it is about."""
    own = place_chain(article.place or "")[:1]
    place = question.places[0]
    left = _left(question)
    if left:
        return names_body(article, [*left, *folded(place.key).split()])
    if own and len((article.place or "").split(",")) > 1 and own[0].tiers and not own[0].tiers & place.tiers:
        return False  # a commune's report is none of its district's
    return any(place.key == other.key for other in own) or names_body(article, folded(place.key).split())


def _left(question: Question) -> list[str]:
    """The folded words of the question that say more than that a report is asked for."""
    said = _ECONOMY.sub("", folded(" ".join(question.content)))
    return [word for word in said.split() if word not in _GENERAL and not word.isdigit()]


def _of_itself(question: Question, articles: Mapping[str, Article]) -> dict[str, Article]:
    """Of `articles` those on the very place asked for, not on a hamlet in it; empty where a body there is asked for."""
    key = question.places[0].key
    return {
        name: article
        for name, article in articles.items()
        if not _left(question) and any(key == own.key for own in place_chain(article.place or "")[:1])
    }


def _is_beside_the_point(said: str) -> bool:
    plain = canonical(said)
    return (
        is_to_come(said)
        or bool(_DATELINE.search(plain))
        or bool(_SPEECH.search(said))
        or len(list(document_mentions(said))) > 1
        or plain.startswith(("thực hiện", "căn cứ", "chuyên đề", "chủ đề"))
    )


def _sides(units: Sequence[Evidence], named: Sequence[Evidence]) -> list[Evidence]:
    """The best of each side, in reading order."""
    chosen: list[Evidence] = []

    def take(found: Sequence[Evidence], most: int, worth: Callable[[Evidence], float]) -> None:
        best = sorted((one for one in found if one not in chosen), key=worth, reverse=True)
        chosen.extend(best[:most])

    take([one for one in units if _share_of_members(one)], 1, _share_of_members)
    take([one for one in units if _models(one)], 1, _models)
    outcomes = [one for one in units if _OUTCOME.search(canonical(one.text)) and any(figures(one.text))]
    take(outcomes, _MOST_OUTCOMES, _outcome)
    take(named, _MOST_NAMED, lambda one: -units.index(one))
    take([one for one in units if _is_awarded(one)], 1, lambda one: -len(one.text))
    if len(chosen) < _FEW:
        honours = [one for one in units if honours_several(one.text)]
        take(honours, 1, lambda one: -units.index(one))
        take(
            [one for one in units if changes(one.text) > 0], _FEW - len(chosen), lambda one: changes(one.text)
        )
    return sorted(within(chosen, len(chosen)), key=lambda one: (one.row, one.span.start))


def _is_awarded(one: Evidence) -> bool:
    """Whether the place or the body itself was honoured, not one of its people or models."""
    said = canonical(one.text)
    return bool(_AWARDED.search(said)) and not _OF_A_MODEL.search(said)


def _is_own(one: Evidence) -> bool:
    """Whether it tells of the place that the article is about, not of a part of it."""
    own = place_chain(one.passage.article.place or "")[:1]
    about = place_about(one.passage, one.span.start)
    named = {mention.place.key for mention in place_mentions(one.text)}
    return named <= {place.key for place in own} and (about is None or about in own or not own)


def _share_of_members(one: Evidence) -> float:
    """How surely it tells what share of the members take part; 0 if it does not."""
    said = canonical(one.text)
    if not (_TAKES_PART.search(said) and ("đảng viên" in said or "hội viên" in said)):
        return 0.0
    shares = [figure for figure in figures(one.text) if figure.percent]
    return (1.0 + ("đăng ký" in said) + 2.0 * _is_own(one)) if shares else 0.0


def _models(one: Evidence) -> float:
    """The greatest number of models that it tells of."""
    counts = [int(match[1].replace(".", "") or 0) for match in _SO_MANY_MODELS.finditer(canonical(one.text))]
    return float(max((count for count in counts if count > 1), default=0))


def _outcome(one: Evidence) -> float:
    """How much it tells of what came of it: its figures, more under a heading that says so."""
    over = outline_of(one.passage.article).over(offset_of(one.passage) + one.span.start)
    heads = bool(_OUTCOME_HEADS.search(canonical(over)))
    return len(list(figures(one.text))) + 2.0 * heads + 4.0 * _is_own(one)
