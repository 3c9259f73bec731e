"""Complete a question from the earlier ones of the same person."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.conversation.exchanging import bodies_in, of_other_document, of_other_years, set_beside
from bot.answering.conversation.going_on import asks_head_of_place, asks_on, is_of_place_before, restated
from bot.answering.conversation.pointing import place_pointer, stands_alone, with_place
from bot.answering.evidence.givers import asks_given, awards_in
from knowledge.vietnamese.normalising import canonical, folded, nfc

# Opens by going on: "còn xã B thì sao", "thế họ làm bằng cách nào".
# "Còn mô hình của Hội Nông dân?": of the other body the same is asked.
_OF_MODELS = frozenset({"mo", "hinh"})
_HOW_THEN = ("thi sao", "thi sao?", "thi the nao", "thi the nao?")
_CONTINUES = re.compile(r"^(?:con|the|vay|roi|ho|what about|and)\b")
# Points back: "tổ đó", "mô hình ấy", "nơi này".
_POINTS_BACK = re.compile(r"\blam (?:vay|the)\b|\b(?:do|ay|kia|nay|tren|noi tren|vua roi|nua)\b|^(?:ho|no)\b")
# A question this short, without place or document, says too little to stand alone.
_SHORT = 3
_YEAR_BEFORE = re.compile(r"\bnam (?:truoc|lien truoc|ngoai)\b")
_YEAR_AFTER = re.compile(r"\bnam (?:sau|ke tiep|tiep theo)\b")
_OF_EVERY = frozenset({Kind.PERSON, Kind.TEXT, Kind.LIST})
_DOES = re.compile(r"\b(?:lam|nhiem vu|ke hoach|phuong huong)\b")
_TURNS = 4
# A measure takes so many words; what says more is asked for itself.
_ONE_MEASURE = 6
# Verbs that say nothing of what is asked.
_BARE_VERBS = frozenset("dat duoc la con co ra thi".split())
# "Đầu tiên làm ở buôn nào?": a hamlet of the place spoken of.
_INSIDE = re.compile(r"\bo (?:thon|buon|ap|ban|lang|xom|khom|bon|khu pho|to dan pho) nao\b")
_WHOLE = re.compile(r"\b(?:toan|ca) (xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh|quan)\b")
# Asked of the whole corpus, or of what several places have.
_EVERYWHERE = re.compile(
    r"\b(?:nhung|cac|bao nhieu|may|tat ca|moi) (?:noi|xa|phuong|huyen|tinh|dia phuong|don vi|bai)\b|\b(?:noi|xa|phuong|huyen|don vi) nao\b|\bkho tu lieu\b|\bca nuoc\b"
)


def completed(
    reader: QuestionReader, typed: str, turns: Sequence[str], *, continues: bool = False
) -> Question:
    """The question `typed`, with what it leaves to the latest of `turns` (oldest first).

    `continues` says that it goes on from the latest in one breath.
    """
    said = restated(nfc(typed), nfc(turns[-1])) if turns else typed
    question = reader.read(said)
    if not turns:
        return question
    leans = continues or _leans(question)
    if not (leans or _lacks_place(question) or (place_pointer(nfc(typed)) and not question.places)):
        return question
    earlier = completed(reader, turns[-1], turns[:-1][-_TURNS:])
    before = completed(reader, turns[-2], turns[:-2][-_TURNS:]) if len(turns) > 1 else None
    if not question.years and not question.places:
        question = _of_year_beside(question, earlier)
    exchanged = of_other_years(question, earlier) or (before and set_beside(question, earlier, before))
    if exchanged:
        return exchanged
    pointed = _pointed(reader, typed, question, earlier)
    if pointed or not leans:
        carried = _lacks_place(question) and not _is_of_another_level(question, earlier)
        return pointed or (replace(question, places=earlier.places) if carried else question)
    counts_else = question.counted and said != nfc(typed)
    return _leaning(reader, question, _without_counted(earlier) if counts_else else earlier)


def _without_counted(earlier: Question) -> Question:
    """The `earlier` question without what it counts: something else is counted now."""
    kept = [at for at, word in enumerate(earlier.content) if folded(word) not in earlier.counted]
    return replace(
        earlier,
        content=tuple(earlier.content[at] for at in kept),
        read=tuple(earlier.read[at] for at in kept),
    )


def _leaning(reader: QuestionReader, question: Question, earlier: Question) -> Question:
    """A question that says too little alone, with what it leaves to the `earlier` one."""
    if question.places and _says_no_more(question):
        # "Còn xã B thì sao?": the earlier question, asked of the new place.
        return reader.exchanged(earlier, question.found[0])
    of_other = of_other_document(question, earlier)
    if of_other:
        return reader.read(of_other)
    if question.places or question.documents:
        return question
    if question.person.span and earlier.kind is Kind.PERSON:
        # "Ông A làm gì?", once it was told that A is who was asked for.
        return replace(question, places=earlier.places)
    return _about_the_same(question, earlier)


def _pointed(reader: QuestionReader, typed: str, question: Question, earlier: Question) -> Question | None:
    """The question with the place in its words that they point to, where it says enough then; None where it does not."""
    pointer = place_pointer(nfc(typed))
    if not pointer or question.places or len(earlier.places) != 1 or earlier.names or earlier.quoted:
        return None
    said = with_place(nfc(typed), pointer, earlier.places[0])
    named = reader.read(said) if said else None
    return named if named and named.places and stands_alone(named) and not _points_on(named) else None


def _points_on(question: Question) -> bool:
    """Whether the question points to more than a place: "mô hình đó"."""
    return bool(_POINTS_BACK.search(question.plain))


def _lacks_place(question: Question) -> bool:
    """Whether it asks a figure, or about a person, and neither says where nor names what has its own place."""
    if question.places or question.documents or question.names or question.quoted:
        return False
    if question.person.span:
        return True
    short = len(question.content) <= _ONE_MEASURE
    of_every = question.kind in _OF_EVERY and is_of_place_before(question.plain)
    if of_every and not (question.compares or _EVERYWHERE.search(question.plain)):
        return True
    return question.kind is Kind.FIGURE and short and not _EVERYWHERE.search(question.plain)


def _is_of_another_level(question: Question, earlier: Question) -> bool:
    """Whether it asks of the whole of a larger unit than was spoken of: "toàn tỉnh có bao nhiêu …?"."""
    whole = _WHOLE.search(question.plain)
    return whole is not None and any(folded(place.level or "") != whole[1] for place in earlier.places)


def _says_no_more(question: Question) -> bool:
    """Whether nothing but a place is said: "còn phường B đạt bao nhiêu?"."""
    return not question.facet and all(folded(word) in _BARE_VERBS for word in question.content)


def _leans(question: Question) -> bool:
    says_one = question.places or (question.documents and question.plain.endswith(_HOW_THEN))
    if _CONTINUES.match(question.plain) or (says_one and _says_no_more(question)):
        return True
    if question.places or question.documents:
        return False
    if _INSIDE.search(question.plain) and len(question.content) <= _ONE_MEASURE and not question.names:
        return True
    if asks_on(question.plain) and not (question.names or question.quoted):
        return True
    return bool(_POINTS_BACK.search(question.plain)) or len(question.content) <= _SHORT


def _about_the_same(question: Question, earlier: Question) -> Question:
    """What is asked now, about what was spoken of."""
    kind: Kind = Kind.TEXT if question.kind is Kind.OVERVIEW else question.kind
    if earlier.documents and not question.documents:
        # "Ai ban hành?" asks for an issuer once a document is spoken of.
        kind = kind_of(question.plain, canonical(question.text), names_document=True)
    if question.kind is Kind.PERSON and earlier.places and asks_head_of_place(question.plain):
        # The secretary of the place, whatever of it was spoken of; of a union's head the union is not left out.
        held = sorted(bodies_in(earlier.content) - bodies_in(question.content))
        return replace(
            question,
            places=earlier.places,
            content=(*question.content, *(earlier.content[at] for at in held)),
            read=(*question.read, *(earlier.read[at] for at in held)),
        )
    of_place = bool(question.facet and earlier.places)
    if of_place and kind is Kind.DOCUMENT:
        kind = Kind.TEXT  # the causes are the place's, not the document's
    if question.expects and question.expects.carries_nothing and earlier.places:
        return replace(question, kind=Kind.TEXT, content=(), read=(), places=earlier.places)
    # "Còn cấp cơ sở khen bao nhiêu?" counts what was counted; "mỗi căn hết bao nhiêu tiền" asks for something else.
    says_sort = bool(question.counted) or question.percent or question.money
    same_sort = kind is earlier.kind is Kind.FIGURE and not says_sort
    spoken = () if question.facet and earlier.facet else earlier.content
    other_body = _names_another_body(question) or asks_given(question.plain)
    dropped = bodies_in(spoken) if other_body else set()
    if asks_given(question.plain):
        # Whom a place praised is said otherwise than what was given to it.
        dropped |= awards_in(spoken)
    kept = [at for at, word in enumerate(spoken) if word not in question.content and at not in dropped]
    return replace(
        question,
        kind=kind,
        spelled=f"{question.spelled} {earlier.spelled}",
        content=(*question.content, *(earlier.content[at] for at in kept)),
        read=(*question.read, *(earlier.read[at] for at in kept)),
        places=earlier.places,
        documents=() if of_place else earlier.documents,
        counted=earlier.counted if same_sort else question.counted,
        percent=earlier.percent if same_sort else question.percent,
        money=earlier.money if same_sort else question.money,
        # What a report says of shortcomings and causes it says of no year.
        years=question.years or (frozenset() if question.facet else earlier.years),
        quoted=question.quoted or earlier.quoted,
        names=question.names or earlier.names,
        person=question.person if question.person.names else earlier.person,
        plain=f"{question.plain} {folded(earlier.plain)}" if kind is Kind.DOCUMENT_NUMBER else question.plain,
    )


def _names_another_body(question: Question) -> bool:
    """Whether a body is all it says, or what it opens with: "còn Huyện đoàn?", "còn cấp cơ sở thì khen bao nhiêu?"."""
    found = bodies_in(question.content)
    # "Bằng khen của Ban Tuyên giáo thì sao?": another who gave one.
    all_said = (
        found
        | awards_in(question.content)
        | {at for at, word in enumerate(question.content) if folded(word) in _OF_MODELS}
    )
    return bool(found) and (
        all_said >= set(range(len(question.content)))
        or (0 in found and bool(_CONTINUES.match(question.plain)))
    )


def _of_year_beside(question: Question, earlier: Question) -> Question:
    """The question with the years before or after those spoken of: "thế năm trước đó?"; as it is where neither is asked."""
    step = -1 if _YEAR_BEFORE.search(question.plain) else 1 if _YEAR_AFTER.search(question.plain) else 0
    if not step or not earlier.years:
        return question
    # "Năm sau" alone is a year and no task.
    facet = question.facet if _DOES.search(question.plain) else None
    return replace(question, years=frozenset(year + step for year in earlier.years), facet=facet)
