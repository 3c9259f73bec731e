"""What an operator adds beside articles, seen through the command: curated answers, a language model, the report."""

import json
from pathlib import Path

import pytest
from support.language_model import LanguageModelServer, Says

from .hocbac import hocbac

pytestmark = pytest.mark.model
_QUESTION = "Xã Sơn Thủy có bao nhiêu đảng viên?"


def test_a_curated_answer_has_the_contract_s_shape(own_data: Path) -> None:
    """It is answered, marked as given by somebody, and every mark has a citation."""
    folder = own_data / "curated"
    folder.mkdir()
    (folder / "dang-vien.md").write_text(
        f"---\nquestions:\n- {_QUESTION}\nauthor: Đảng ủy xã\ndate: 2026-05-19\n---\nHiện nay xã có 281 đảng viên.\n",
        encoding="utf-8",
    )
    (folder / "hong.md").write_text("không có khai báo", encoding="utf-8")
    ran = hocbac("ask", "--json", "son thuy co bn dang vien vay", data=own_data)
    (line,) = ran.lines

    assert line["status"] == "answered"
    assert line["answer"] == "Giải đáp của Đảng ủy xã, ngày 19/05/2026:\nHiện nay xã có 281 đảng viên. [1]"
    assert [citation["n"] for citation in line["citations"]] == [1]
    assert line["citations"][0]["article"] == "giai-dap:dang-vien"
    assert line["citations"][0]["quote"] == "Hiện nay xã có 281 đảng viên."
    assert "Giải đáp hong.md không dùng được" in ran.err


def test_a_language_model_that_hallucinates_changes_nothing(data: Path) -> None:
    """With a language model set, what it makes up does not go out, and its key is nowhere."""
    plain = hocbac("ask", "--json", _QUESTION, data=data).lines[0]
    with LanguageModelServer(lambda _request, _number: Says("Xã có 999 đảng viên. [1]")) as server:
        setting = {"HOCBAC_LLM_URL": server.url, "HOCBAC_LLM_MODEL": "m", "HOCBAC_LLM_KEY": "sk-bi-mat", "HOCBAC_LOG": "DEBUG"}  # fmt: skip
        ran = hocbac("ask", "--json", _QUESTION, data=data, env=setting)

    assert len(server.requests) == 1
    assert ran.lines[0]["answer"] == plain["answer"]
    assert "DraftRefused" in ran.err
    assert "sk-bi-mat" not in ran.err + ran.out


def test_the_report_is_json(data: Path, tmp_path: Path) -> None:
    """`eval --json` is one object with the figures, also for other ways of typing."""
    gold = {"id": "t-1", "category": "figure", "question": _QUESTION, "answerable": True, "docs": ["son-thuy"], "must": ["270"], "must_not": []}  # fmt: skip
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold, ensure_ascii=False) + "\n", encoding="utf-8")
    (report,) = hocbac("eval", file, "--json", data=data).lines
    table = hocbac("eval", file, "--quick", data=data).out

    assert report["accuracy"] == report["citation_recall"] == report["citation_precision"] == 1.0
    assert report["robustness"] == dict.fromkeys(["accented", "plain", "nfd", "abbreviated"], 1.0)
    assert report["wrong"] == 0
    assert "████" in table
    assert "viết tắt" not in table


def test_the_model_setting_is_checked(data: Path) -> None:
    """Half a language model ends in one line."""
    ran = hocbac("ask", _QUESTION, data=data, env={"HOCBAC_LLM_URL": "http://127.0.0.1:9/v1"})

    assert ran.code == 1
    assert "HOCBAC_LLM_MODEL" in ran.err
    assert ran.err.count("\n") == 1
