"""Facts written into the front matter: added, corrected, taken away; what is wrong with them is said."""

from pathlib import Path

import pytest

from knowledge.article_file import parse_article, read_article, write_article
from knowledge.facts.extract import facts_of
from knowledge.facts.records import Directive, Model, Result, Status

_TEXT = "Chi bộ thôn Đoài có mô hình “Đèn ngõ” lắp 40 bóng. Bà con gom được chừng bốn tạ gạo. Chỉ thị 05 được học."


def _parsed(facts: str) -> str:
    return f"---\ntitle: Thử\nplace: xã Lũng Cao, huyện Bá Hòa\nfacts:\n{facts}---\n\n{_TEXT}\n"


def test_added() -> None:
    """A fact that the rules cannot read is added, with the sentence it rests on."""
    parsed = parse_article(
        _parsed(
            "- kind: result\n  quote: chừng bốn tạ gạo\n  value: '4'\n  unit: tạ\n  counted: gạo\n  place: thôn Đoài\n"
            "  status: registered\n  award: Giấy khen\n  level: xã\n"
        ),
        Path("thu.md"),
    )
    added = [fact for fact in facts_of(parsed.article) if fact.by_hand]

    assert parsed.warnings == ()
    assert [type(fact) for fact in added] == [Result]
    (result,) = added
    assert isinstance(result, Result)
    assert (result.amount, result.counted, result.place, result.status) == (
        "4 tạ",
        "gạo",
        "thôn Đoài",
        Status.REGISTERED,
    )
    assert result.award is not None
    assert (result.award.name, result.award.level) == ("Giấy khen", "xã")
    assert result.proof.quote == "Bà con gom được chừng bốn tạ gạo."
    assert result.proof.at.of(result.proof.passage.text) == "chừng bốn tạ gạo"


def test_corrected() -> None:
    """An entry takes the place of what the rules read of its kind in the same words, and of nothing else."""
    facts = facts_of(
        parse_article(
            _parsed(
                "- kind: model\n  quote: Đèn ngõ\n  name: Đèn ngõ sáng\n  run_by: Chi bộ thôn Đoài\n  since: '2019'\n"
                "- kind: directive\n  quote: Chỉ thị 05\n  document: chỉ thị\n  number: '05'\n  sign: 05-CT/TW\n"
            ),
            Path("thu.md"),
        ).article
    )
    names = [(fact.name, fact.since) for fact in facts if isinstance(fact, Model)]
    signs = [fact.sign for fact in facts if isinstance(fact, Directive)]
    amounts = [fact.value for fact in facts if isinstance(fact, Result)]

    assert names == [("Đèn ngõ sáng", "2019")]
    assert signs == ["05-CT/TW"]
    assert "40" in amounts


def test_taken_away() -> None:
    """With `wrong: true` a fact that the rules misread is gone."""
    entry = "- kind: model\n  quote: Đèn ngõ\n  wrong: true\n"
    facts = facts_of(parse_article(_parsed(entry), Path("thu.md")).article)

    assert [fact for fact in facts if isinstance(fact, Model)] == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- kind: mo hinh\n  quote: Đèn ngõ\n", "mục 1: cần kind"),
        ("- kind: model\n  name: Đèn ngõ\n", "mục 1: cần kind"),
        ("- kind: model\n  quote: Đèn lồng\n  name: Đèn lồng\n", "không có nguyên văn “Đèn lồng”"),
        ("- kind: model\n  quote: Đèn ngõ\n", "thiếu name"),
        ("- kind: directive\n  quote: Chỉ thị 05\n  number: '05'\n", "thiếu document"),
        ("  kind: model\n", "phải là danh sách"),
    ],
)
def test_faults(entry: str, said: str) -> None:
    """An entry that cannot be used is named in a warning, and the facts are what the rules read."""
    parsed = parse_article(_parsed(entry), Path("thu.md"))
    facts = facts_of(parsed.article)

    assert any(said in warning for warning in parsed.warnings)
    assert not any(fact.by_hand for fact in facts)
    assert [fact.name for fact in facts if isinstance(fact, Model)] == ["Đèn ngõ"]


def test_written_and_read_back(tmp_path: Path) -> None:
    """An article keeps its hand-made facts when it is written."""
    entry = "- kind: model\n  quote: Đèn ngõ\n  name: Đèn ngõ sáng\n"
    article = parse_article(_parsed(entry), tmp_path / "thu.md").article
    write_article(article, tmp_path / "thu.md")
    again = read_article(tmp_path / "thu.md")

    assert again.article == article
    assert again.warnings == ()
    assert facts_of(again.article) == facts_of(article)
