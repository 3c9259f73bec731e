"""The registry of directives: what it states, and which of its documents a mention means."""

import pytest
from support.read_facts import directives

from knowledge.facts.official import official, official_documents, official_of

_FACTS = ("kind", "number", "sign", "term", "date", "issuer", "subject", "signed_by", "continues", "replaces")


def test_every_fact_has_a_source() -> None:
    """What an entry states it says the source of; what is unconfirmed it does not state."""
    for document in official_documents():
        sourced = {name for name, page in document.sources if page}
        stated = {name for name in _FACTS if getattr(document, name) is not None}

        assert stated == sourced, document.id
        assert not stated & set(document.unconfirmed), document.id


def test_links_lead_somewhere() -> None:
    """Ids are unique, and what a document continues or replaces is older and in the registry."""
    documents = official_documents()
    by_id = {document.id: document for document in documents}

    assert len(by_id) == len(documents) >= 10
    for document in documents:
        for older in filter(None, (document.continues, document.replaces)):
            assert (by_id[older].date or "") < (document.date or ""), document.id


@pytest.mark.parametrize(
    ("kind", "number", "more", "found"),
    [
        ("chỉ thị", "05", {}, "chi-thi-05-2016"),
        ("chi thi", "5", {}, "chi-thi-05-2016"),
        ("chỉ thị", "05", {"sign": "05-CT/TW", "term": "XII"}, "chi-thi-05-2016"),
        ("chỉ thị", "05", {"sign": "05-CT/TU"}, None),
        ("chỉ thị", "05", {"term": "XI"}, None),
        ("chỉ thị", "05", {"issuer": "Tỉnh ủy Lâm Sơn"}, None),
        ("chỉ thị", "05", {"written": "2012-03"}, None),
        ("kết luận", "01", {"date": "2021-05-28"}, "ket-luan-01-2021"),
        ("kết luận", "01", {"date": "2016-05-28"}, None),
        ("kết luận", "01", {"issuer": "Bộ Chính trị", "written": "2023"}, "ket-luan-01-2021"),
        ("nghị quyết trung ương", "4", {}, None),
        ("nghị quyết trung ương", "4", {"term": "XI"}, "nghi-quyet-trung-uong-4-khoa-xi"),
        ("nghị quyết trung ương", "4", {"term": "xii"}, "nghi-quyet-trung-uong-4-khoa-xii"),
        ("quy định", "37", {}, "quy-dinh-37-2021"),
        ("quy định", "38", {}, None),
        ("nghị quyết", "05", {}, None),
    ],
)
def test_which(kind: str, number: str, more: dict[str, str], found: str | None) -> None:
    """Number with sign, term, year or issuer tell which; where they leave two or none, none is named."""
    document = official(kind, number, **more)

    assert (document.id if document else None) == found


def test_misdated() -> None:
    """An article's wrong day stays the article's, and the official one is known beside it."""
    (cited,) = directives("Theo Kết luận số 01-KL/TW ngày 28/5/2021 của Bộ Chính trị.")
    known = official_of(cited)

    assert cited.date == "2021-05-28"
    assert known is not None
    assert known.date == "2021-05-18"


def test_older_than_the_document() -> None:
    """An article of 2009 cannot mean a directive of 2016."""
    (cited,) = directives("Theo Chỉ thị 05, chi bộ đã học.", published="2009-06-01")

    assert official_of(cited) is None
