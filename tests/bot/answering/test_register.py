"""What the register of central documents tells, where no article does or an article tells it otherwise."""

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.keys import passage_key
from bot.answering.outside.register_entries import KIND
from bot.answering.records import Asked, Status
from knowledge.records import Article

_ARTICLES = [
    Article(
        id="suoi-bac",
        title="Xã Suối Bạc học và làm theo Bác",
        place="xã Suối Bạc, huyện Lam Khê, tỉnh Thượng Giang",
        text="Xã Suối Bạc có 14 chi bộ với 287 đảng viên.\n\n"
        "Kết luận 01-KL/TW ngày 28/5/2021 của Bộ Chính trị được xã Suối Bạc triển khai tới 14 chi bộ.\n\n"
        "Ngày 9/5/2023, xã Suối Bạc tổ chức hội nghị sơ kết 2 năm thực hiện Kết luận 01-KL/TW và Chỉ thị 05-CT/TW.",
    )
]


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(tmp_path_factory.mktemp("register"), _ARTICLES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chỉ thị 05-CT/TW ban hành ngày nào?", "15/5/2016"),
        ("chi thi 03 co tu bao gio", "14/5/2011"),
        ("Cho tôi ngày ban hành Chỉ thị 05", "15/5/2016"),
        ("When was Directive 05-CT/TW issued?", "15/5/2016"),
        ("Ai ký Chỉ thị 05?", "Nguyễn Phú Trọng"),
        ("Kết luận 21 của cơ quan nào ban hành?", "Ban Chấp hành Trung ương"),
        ("Chỉ thị 06-CT/TW về việc gì?", "cuộc vận động"),
        ("Quy định 37-QĐ/TW thay thế quy định nào?", "Quy định 47-QĐ/TW"),
        ("Quy định 47-QĐ/TW còn hiệu lực không?", "Quy định 37-QĐ/TW"),
        ("Quy định về những điều đảng viên không được làm là quy định số mấy?", "Quy định 37-QĐ/TW"),
        ("Nghị quyết Trung ương 4 khóa XII ra ngày nào?", "30/10/2016"),
    ],
)
def test_what_no_article_tells_of_a_document_itself(answerer: Answerer, question: str, told: str) -> None:
    """Its day, signer, issuer, subject and what it replaces come from the register, cited as such and in bold."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.ANSWERED
    assert [citation.passage.article.source_kind for citation in answer.citations] == [KIND]
    assert told in answer.statements[0].text
    assert answer.statements[0].bold


def test_the_register_stands_beside_an_article_that_misdates(answerer: Answerer) -> None:
    """Both days are shown, each with its own citation."""
    answer = answerer.answer(Asked("Kết luận 01-KL/TW ban hành ngày nào?"))

    assert [citation.passage.article.source_kind for citation in answer.citations] == ["article", KIND]
    assert "28/5/2021" in answer.text
    assert "18/5/2021" in answer.text


def test_a_wrong_day_put_to_be_confirmed_is_denied(answerer: Answerer) -> None:
    """The day of the register stands against the claim."""
    answer = answerer.answer(Asked("Chỉ thị 05-CT/TW ban hành ngày 15/5/2015, đúng không?"))

    assert answer.lead.startswith("Không phải 15/5/2015.")
    assert "15/5/2016" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Xã Suối Bạc triển khai Chỉ thị 05 ngày nào?",
        "Hội nghị sơ kết Kết luận 01 tổ chức ngày nào?",
        "Chỉ thị 05-CT/HU ban hành ngày nào?",
        "Chỉ thị 99-CT/TW ban hành ngày nào?",
        "Nghị quyết Trung ương 4 khóa XI ban hành ngày nào?",
    ],
)
def test_the_register_answers_for_nothing_else(answerer: Answerer, question: str) -> None:
    """Not for a place, a conference, a local document, an unknown one, or a day that nothing public confirms."""
    answer = answerer.answer(Asked(question))

    assert all(citation.passage.article.source_kind != KIND for citation in answer.citations)


def test_an_entry_is_found_again_by_its_key(answerer: Answerer) -> None:
    """A button under the answer shows the entry."""
    passage = answerer.answer(Asked("Chỉ thị 05-CT/TW ban hành ngày nào?")).citations[0].passage

    assert answerer.passage_by_key(passage_key(passage.id)) == passage


@pytest.mark.parametrize("then", ["còn Chỉ thị 03", "Chỉ thị 03 thì sao?", "con chi thi 03?"])
def test_another_document_takes_the_place_of_the_one_before(answerer: Answerer, then: str) -> None:
    """What was asked of the one is asked of the other."""
    answer = answerer.answer(Asked(then, ("Chỉ thị 05 ban hành ngày nào?",)))

    assert "14/5/2011" in answer.text
