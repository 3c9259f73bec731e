"""Directives, models and results listed from the facts: every line is a cited sentence of the place that was meant."""

from dataclasses import replace

import pytest
from support.articles import ALL, SON_KHE, THANH_LOC

from bot.answering.gate.verify import verified
from bot.answering.records import Answer, Status
from bot.catalogue.fact_catalogue import FactCatalogue
from bot.catalogue.facts_at_hand import FactsAtHand
from bot.catalogue.lines import MOST
from knowledge.facts.book import FactBook
from knowledge.records import Article

ELSEWHERE = Answer(Status.NOT_FOUND, "Chưa có trong kho tư liệu: nơi ấy.")
TWIN = replace(
    THANH_LOC,
    id="thanh-loc-dong-2",
    place="xã Thạnh Lộc Đông, huyện Mỹ Khê",
    text="Mô hình “Vườn cây bác cháu” do Hội Cựu chiến binh xã Thạnh Lộc Đông lập ra trồng được 310 cây mít.",
)


class Otherwise:
    """What is asked where no fact speaks; remembers what that was."""

    def __init__(self, told: Answer = ELSEWHERE) -> None:
        self._told = told
        self.asked: list[str] = []

    def directives(self) -> Answer:
        """No documents."""
        self.asked.append("directives")
        return self._told

    def models(self, place: str) -> Answer:
        """No models."""
        self.asked.append(place)
        return self._told

    results = models


def catalogue(*articles: Article, otherwise: Otherwise | None = None) -> FactCatalogue:
    """A catalogue of these articles."""
    held = articles or ALL
    return FactCatalogue(FactsAtHand(lambda: held).book, otherwise or Otherwise())


@pytest.mark.parametrize("typed", ["", "xã Thạnh Lộc Đông", "thanh loc dong", "Vàm Sậy", "huyen vam say"])
def test_every_line_is_cited_and_passes_the_gate(typed: str) -> None:
    """The gate that answers pass changes nothing, and quotes stand word for word in their passages."""
    made = catalogue()

    for answer in (made.models(typed), made.results(typed), made.directives()):
        assert answer.status is Status.ANSWERED
        kept = verified(replace(answer, lead=""))
        assert kept is not None
        assert kept.statements == answer.statements
        assert {mark for each in answer.statements for mark in each.marks} == {c.n for c in answer.citations}
        assert all(citation.quote in citation.passage.text for citation in answer.citations)


def test_names_and_figures_are_set_off() -> None:
    """What was asked for stands out in its line: the model's name, the figures, the document."""
    made = catalogue()

    def bold(answer: Answer) -> set[str]:
        return {span.of(each.text) for each in answer.statements for span in each.bold}

    assert "Hũ gạo nghĩa tình" in bold(made.models("thanh loc dong"))
    assert any("96,4%" in each for each in bold(made.results("thanh loc dong")))
    assert any("05-CT/TW" in each for each in bold(made.directives()))


def test_a_place_gets_its_own_and_what_lies_in_it() -> None:
    """A commune does not get its neighbour's figures; a district gets its communes'."""
    made = catalogue()

    def articles(typed: str) -> set[str]:
        return {citation.passage.article.id for citation in made.results(typed).citations}

    assert articles("xã Sơn Khê") == {"son-khe"}
    assert "son-khe" not in articles("xã Thạnh Lộc Đông")
    assert {"vam-say", "thanh-loc-dong"} <= articles("huyện Vàm Sậy")


@pytest.mark.parametrize(
    ("typed", "said", "unsaid"),
    [
        ("xã Thạnh Lộc Đông, huyện Mỹ Khê", "Vườn cây bác cháu", "Hũ gạo nghĩa tình"),
        ("thanh loc dong, vam say", "Hũ gạo nghĩa tình", "Vườn cây bác cháu"),
    ],
)
def test_of_two_communes_of_one_name_the_one_that_is_meant(typed: str, said: str, unsaid: str) -> None:
    """The district typed after the comma decides, with marks or without."""
    text = catalogue(*ALL, TWIN).models(typed).text

    assert said in text
    assert unsaid not in text


def test_two_communes_of_one_name_are_told_apart() -> None:
    """Where no district was typed, each line says in which one its commune lies."""
    lines = [each.text for each in catalogue(*ALL, TWIN).models("thạnh lộc đông").statements]

    assert any(line.startswith("Xã Thạnh Lộc Đông, huyện Mỹ Khê: ") and "Vườn cây" in line for line in lines)
    assert any(line.startswith("Xã Thạnh Lộc Đông, huyện Vàm Sậy: ") and "Hũ gạo" in line for line in lines)


@pytest.mark.parametrize("typed", ["Xứ Lạ", "<b>x</b>", "05-CT/TW", "long" * 200])
def test_what_is_no_place_is_told_politely(typed: str) -> None:
    """One line that names what was typed, cut where it is long; nothing of any other place."""
    made = catalogue(otherwise=Otherwise(replace(ELSEWHERE, status=Status.ANSWERED, lead="")))

    answer = made.models(typed)

    assert answer.status is Status.NOT_FOUND
    assert "/nguon" in answer.lead
    assert len(answer.lead) < 200
    assert not answer.statements


def test_a_place_without_such_facts_is_asked_about() -> None:
    """What no fact tells, the answering may know from the text; it also says what became of merged units."""
    otherwise = Otherwise()
    made = catalogue(otherwise=otherwise)

    assert made.models("Sơn Khê") is ELSEWHERE
    assert made.models("xã Hòa An") is ELSEWHERE
    assert otherwise.asked == ["Sơn Khê", "xã Hòa An"]


def test_a_plan_is_no_result() -> None:
    """What is only aimed at is not listed among the results."""
    article = replace(
        SON_KHE,
        text="Xã Sơn Khê kết nạp được 12 đảng viên trong năm. Năm tới, xã Sơn Khê phấn đấu kết nạp 20 đảng viên.",
    )

    text = catalogue(article).results("Sơn Khê").text

    assert "12 đảng viên" in text
    assert "20 đảng viên" not in text


def test_a_list_without_end_is_cut_and_says_so() -> None:
    """Of thousands of results the first are shown, with how many there are and how to see one place's."""
    many = [
        replace(
            THANH_LOC, id=f"a{n}", place="", text=f"Đảng bộ kết nạp được {n + 12} đảng viên trong năm qua."
        )
        for n in range(MOST + 5)
    ]

    answer = catalogue(*many).results("")

    assert len(answer.statements) == MOST
    assert f"{MOST} mục đầu trong {MOST + 5}" in answer.lead
    assert {mark for each in answer.statements for mark in each.marks} == {c.n for c in answer.citations}


def test_facts_follow_the_articles() -> None:
    """Another corpus gives another book, at the next look; the same gives the same book, read once."""
    held: list[tuple[Article, ...]] = [(SON_KHE,)]
    at_hand = FactsAtHand(lambda: held[0])
    before = at_hand.book()
    assert at_hand.book() is before

    held[0] = (SON_KHE, THANH_LOC)
    after: FactBook = at_hand.book()

    assert len(after.facts) > len(before.facts)
    assert all(any(fact is other for other in after.facts) for fact in before.facts)


def test_no_line_claims_a_number_of_models() -> None:
    """A line may name several models: the heading counts lines, and calls them so."""
    answer = catalogue(*ALL, TWIN).models("")

    assert f"({len(answer.statements)} mục)" in answer.lead
