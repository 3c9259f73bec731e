"""Whole answers over communes that say the same with different figures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.communes import COMMUNES, Commune, answerer_over

from bot.answering.answerer import Answerer
from bot.answering.keys import passage_key
from bot.answering.records import Answer, Asked, Status
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("communes"), [commune.article for commune in COMMUNES])


def _check(answer: Answer) -> None:
    """Marks and citations point at each other, and every quote stands in its passage."""
    marks = {mark for statement in answer.statements for mark in statement.marks}
    numbers = [citation.n for citation in answer.citations]

    assert sorted(marks) == numbers == list(range(1, len(numbers) + 1))
    assert all(statement.marks for statement in answer.statements)
    assert all(citation.quote in citation.passage.text for citation in answer.citations)
    assert (answer.status is Status.ANSWERED) == bool(answer.statements)
    assert answer.text.strip()


def _figures_of_others(commune: Commune) -> list[str]:
    return [
        figure
        for other in COMMUNES
        if other is not commune
        for figure in (f"{other.cells} chi bộ", f"{other.members} đảng viên", other.percent, other.rice)
    ]


@pytest.mark.parametrize(
    "write", [str, folded, str.lower, str.upper], ids=["marked", "plain", "lower", "upper"]
)
@pytest.mark.parametrize("commune", COMMUNES, ids=lambda commune: commune.id)
@pytest.mark.parametrize(
    ("asking", "figure"),
    [
        ("Xã {} có bao nhiêu chi bộ trực thuộc?", lambda commune: str(commune.cells)),
        ("Bao nhiêu phần trăm đảng viên xã {} đăng ký làm theo Bác?", lambda commune: f"{commune.percent}%"),
        ("Hũ gạo nghĩa tình ở {} góp được bao nhiêu kg gạo?", lambda commune: commune.rice),
    ],
    ids=["cells", "percent", "rice"],
)
def test_the_commune_s_own_figure(
    answerer: Answerer, asking: str, figure: Callable[[Commune], str], commune: Commune, write: Callable[[str], str]
) -> None:  # fmt: skip
    """Asked of any commune, typed anyhow, the first line has its figure in bold, and no other commune's anywhere."""
    answer = answerer.answer(Asked(write(asking.format(commune.name))))

    assert answer.status is Status.ANSWERED
    assert {commune.id} == {citation.passage.article.id for citation in answer.citations}
    assert figure(commune) in answer.text.splitlines()[0]
    first = answer.statements[0]
    assert any(figure(commune) in span.of(first.text) for span in first.bold)
    assert not [other for other in _figures_of_others(commune) if other in answer.text]
    _check(answer)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Xã Bãi Vàng có bao nhiêu chi bộ trực thuộc?", "Bãi Vàng"),
        ("xa bai vang co bao nhieu chi bo truc thuoc", "Bãi Vàng"),
        ("Bãi Vàng có bao nhiêu chi bộ trực thuộc?", "Bãi Vàng"),
        ("Xã Vô Danh Hạ có bao nhiêu chi bộ trực thuộc?", "Vô Danh Hạ"),
        ("Huyện Cát Lở có bao nhiêu chi bộ trực thuộc?", "Cát Lở"),
        ("Huyện ủy Cát Lở có bao nhiêu chi bộ trực thuộc?", "Cát Lở"),
        pytest.param("huyen uy cat lo co bao nhieu chi bo truc thuoc", "Cát Lở"),
        # A name that goes on where a known one ends, of the corpus or of the country, is another's.
        pytest.param("Xã Vĩnh Hạ Đông có bao nhiêu chi bộ trực thuộc?", "Vĩnh Hạ Đông"),
        pytest.param("Xã Gò Ổi Thượng có bao nhiêu chi bộ trực thuộc?", "Gò Ổi Thượng"),
        pytest.param("Gò Ổi Thượng có bao nhiêu chi bộ trực thuộc?", "Gò Ổi Thượng"),
        pytest.param("Xã Bãi Vàng Thượng có bao nhiêu chi bộ trực thuộc?", "Bãi Vàng Thượng"),
        # The level does not agree.
        ("Huyện Đồng Sậy có bao nhiêu chi bộ trực thuộc?", "huyện Đồng Sậy"),
        ("phuong dong say co bao nhieu chi bo truc thuoc", "phường Đồng Sậy"),
        pytest.param("Huyện ủy Đồng Sậy có bao nhiêu chi bộ trực thuộc?", "Đồng Sậy"),
        ("Xã Suối Hạc có bao nhiêu chi bộ trực thuộc?", "xã Suối Hạc"),
    ],
)
def test_an_unknown_place(answerer: Answerer, question: str, named: str) -> None:
    """A place that the corpus does not know is named as missing, and no neighbour's figure is given."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.NOT_FOUND
    assert named in answer.text
    assert not any(char.isdigit() for char in answer.text)
    assert answer.nearest
    _check(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2019 xã Đồng Sậy có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?",
        "nam 2019 xa dong say co bao nhieu phan tram dang vien dang ky lam theo Bac",
        "Xã Mây Trắng năm 2023 có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?",
    ],
)
def test_a_year_that_is_not_covered(answerer: Answerer, question: str) -> None:
    """A year that the place's report does not speak of is no reason to give another year's figure."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.NOT_FOUND
    _check(answer)


@pytest.mark.parametrize(
    ("question", "percent"),
    [
        ("Năm 2021 xã Đồng Sậy có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?", "91,1%"),
        ("Xã Mây Trắng Đông năm 2023 có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?", "93,3%"),
    ],
)
def test_a_year_that_is(answerer: Answerer, question: str, percent: str) -> None:
    """The year of the report is answered."""
    answer = answerer.answer(Asked(question))

    assert percent in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Xã Đồng Sậy trồng bao nhiêu ha cà phê?",
        "Xã Đồng Sậy có bao nhiêu trạm vũ trụ?",
        "Thời tiết hôm nay ở xã Đồng Sậy thế nào?",
        "Giá vàng hôm nay bao nhiêu?",
        "Chỉ thị 99 nói về gì?",
    ],
)
def test_what_nothing_answers(answerer: Answerer, question: str) -> None:
    """A question that no report speaks of is refused, though its place is known."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.NOT_FOUND
    _check(answer)


def test_a_long_sentence(tmp_path: Path) -> None:
    """Of a sentence that goes on and on, only the clause with the figure asked for is said."""
    article = Article(
        id="ba-khe",
        title="Ba Khe làm theo Bác",
        place="xã Ba Khe",
        text=(
            "Trong năm qua, cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể xã Ba Khe đã cùng nhau làm nhiều việc"
            " thiết thực cho nhân dân trên địa bàn; các chi hội phụ nữ góp được 1.250 kg gạo giúp người neo đơn; đoàn"
            " viên thanh niên trồng hàng cây dài 1,8 km dọc con suối, chăm sóc đến khi cây bén rễ."
        ),
    )
    answer = answerer_over(tmp_path, [article]).answer(
        Asked("Chi hội phụ nữ xã Ba Khe góp được bao nhiêu kg gạo?")
    )

    assert "1.250 kg gạo" in answer.text
    assert "1,8 km" not in answer.text
    _check(answer)


def test_two_communes_side_by_side(answerer: Answerer) -> None:
    """A comparison has each commune's figure under its own citation."""
    answer = answerer.answer(
        Asked("So sánh số chi bộ trực thuộc của xã Gò Ổi và xã Rạch Đước: mỗi xã có bao nhiêu chi bộ?")
    )

    assert [citation.passage.article.id for citation in answer.citations] == ["go-oi", "rach-duoc"]
    assert "15 chi bộ" in answer.statements[0].text
    assert "16 chi bộ" in answer.statements[1].text
    _check(answer)


def test_a_follow_up(answerer: Answerer) -> None:
    """“And that commune?” asks the earlier question of the new place."""
    answer = answerer.answer(Asked("Còn xã Gò Ổi thì sao?", ("Xã Đồng Sậy có bao nhiêu chi bộ trực thuộc?",)))

    assert "15 chi bộ" in answer.text
    assert "11 chi bộ" not in answer.text
    _check(answer)


def test_a_follow_up_about_an_unknown_place(answerer: Answerer) -> None:
    """A follow-up about a place that is not known is refused like any question about it."""
    answer = answerer.answer(
        Asked("Còn xã Bãi Vàng thì sao?", ("Xã Đồng Sậy có bao nhiêu chi bộ trực thuộc?",))
    )

    assert answer.status is Status.NOT_FOUND
    assert "Bãi Vàng" in answer.text


def test_passages_by_key(answerer: Answerer) -> None:
    """The passage behind a citation is found by its short key, and an unknown key finds nothing."""
    (citation, *_) = answerer.answer(Asked("Xã Gò Ổi có bao nhiêu chi bộ trực thuộc?")).citations

    assert citation.passage == answerer.passage_by_key(passage_key(citation.passage.id))
    assert answerer.passage_by_key("0" * 12) is None


_WORDS = st.sampled_from(
    ["xã", "Đồng Sậy", "dong say", "còn", "thì sao", "bao nhiêu", "chi bộ", "%", "2021", "CT05", "“Hũ gạo nghĩa tình”",
     "so sánh", "và", "Gò Ổi", "Bãi Vàng", "huyện", "ủy", "là gì", "how many", "\x00", "\u200b", "e\u0301", "👍", "[1]"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=14).map(" ".join))


@settings(max_examples=120, deadline=None)
@example("", [])
@example("a" * 20_000, [])
@example("Xã Đồng Sậy có gì? " * 1_100, ["?" * 20_000])
@example("còn", ["xã " * 6_000, "Đồng Sậy\x00"])
@example("\x00\x1b[31m", ["\ufffe"])
@example("ĐỒnG Sà:GI? THI SAO", [])
@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_any_text(answerer: Answerer, text: str, turns: list[str]) -> None:
    """Whatever is typed, and whatever was before, there is an answer whose marks, citations and quotes agree."""
    _check(answerer.answer(Asked(text, tuple(turns))))
