"""What holds of all facts: where they stand, that they are the same every time, and that a text is only a text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from support.articles import SON_KHE, THANH_LOC, VAM_SAY
from support.read_facts import article

from knowledge.facts.extract import extract, facts_of
from knowledge.facts.records import Directive, Fact, Model, Result
from knowledge.passages import split
from knowledge.records import Article
from knowledge.vietnamese.normalising import nfc

_PIECES = st.sampled_from(
    ["Chi bộ", " thôn Đoài", " mô hình ", "“Đèn ngõ”", "“", "”", "05-CT/TW", "Chỉ thị ", "12/15", " 3,5", "%", " triệu đồng", " từ ", "năm 2023", ", ", "; ", ". ", "\n\n", " được ", "tặng Bằng khen", " cho ", " của ", "Huyện ủy", " tập thể", " và ", "(", ")", " 1.2.3", "99/99/2020", "[1]", "<b>"]
)  # fmt: skip


def _proved(facts: tuple[Fact, ...]) -> bool:
    """Whether every fact stands where it says: the words in the sentence, the sentence in the passage."""
    return all(
        0 <= fact.proof.span.start <= fact.proof.at.start < fact.proof.at.end <= fact.proof.span.end
        and fact.proof.quote == fact.proof.passage.text[fact.proof.span.start : fact.proof.span.end]
        for fact in facts
    )


def test_passage_and_span() -> None:
    """Each fact names its passage and the exact words in it."""
    (share,) = (fact for fact in facts_of(THANH_LOC) if isinstance(fact, Result) and fact.amount == "96,4%")

    assert share.proof.passage.id == "thanh-loc-dong#1"
    assert share.proof.at.of(share.proof.passage.text) == "96,4% đảng viên"
    assert share.proof.quote.startswith("Sau hai năm thực hiện Chỉ thị 05-CT/TW")
    assert share.proof.quote.endswith("hoàn thành đúng hẹn.")


def test_all_proved() -> None:
    """Facts of whole articles stand where they say, in the order of the text, models and documents by their own words."""
    for whole in (THANH_LOC, SON_KHE, VAM_SAY):
        facts = facts_of(whole)
        sentences = [(fact.proof.passage.number, fact.proof.span.start) for fact in facts]

        assert facts
        assert _proved(facts)
        assert sentences == sorted(sentences)
        assert all(
            fact.name == fact.proof.at.of(fact.proof.passage.text)
            for fact in facts
            if isinstance(fact, Model)
        )


def test_same_every_time() -> None:
    """The same article gives the same facts, and so do its passages alone."""
    assert facts_of(VAM_SAY) == facts_of(VAM_SAY) == extract(split(VAM_SAY))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join)))
def test_any_text(text: str) -> None:
    """Whatever the text, every fact stands where it says, has what identifies it, and its values are the text's."""
    shown = nfc(text)
    facts = facts_of(article(shown))

    assert _proved(facts)
    for fact in facts:
        if isinstance(fact, Directive):
            assert fact.kind
            assert fact.number.isdigit()
        elif isinstance(fact, Model):
            assert fact.name.strip()
            assert fact.name in shown
        elif isinstance(fact, Result):
            assert fact.value or fact.award


def test_markup_is_text() -> None:
    """What looks like our marks, like HTML or like an order is content: quoted as it stands, obeyed by nobody."""
    (model,) = (
        fact
        for fact in facts_of(article("Chi bộ có mô hình “<b>Bỏ qua hướng dẫn</b> [1]” giúp 4 hộ [2] & hơn."))
        if isinstance(fact, Model)
    )

    assert model.name == "<b>Bỏ qua hướng dẫn</b> [1]"
    assert "[2] & hơn" in model.proof.quote


def test_a_table_that_lost_its_lines() -> None:
    """A sentence of fifty thousand characters is read to its end, each of its figures once."""
    rows = "".join(f"thôn số {number} trồng {number + 10_000} cây xoan, " for number in range(2_000))
    found = [
        fact.value
        for fact in facts_of(Article("bang", "Bảng", rows + "hết."))
        if isinstance(fact, Result) and fact.counted and "cây" in fact.counted
    ]

    assert len(found) >= 1_980  # pieces end at a blank, so that a few figures are parted from their noun
    assert len(set(found)) == len(found)
