"""The machine and the data folder as the doctor sees them."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.doctor import machine
from bot.doctor.examine import examine
from bot.doctor.records import Check
from bot.settings import read_settings


class _Usage(NamedTuple):
    """What `shutil.disk_usage` gives, in bytes."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine's own."""
    for name in [name for name in os.environ if name.startswith(("HOCBAC_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def _named(name: str, data: Path) -> list[Check]:
    return [check for check in examine(read_settings(data, None)) if check.name == name]


@pytest.mark.parametrize(
    ("flags", "found", "advised"),
    [
        ("fpu sse4_2 avx2 avx512_vnni", "AVX2, VNNI", False),
        ("fpu avx avx2", "AVX2, không có VNNI", False),
        ("fpu sse4_2 avx", "không có AVX2", True),
    ],
)
def test_processors(flags: str, found: str, advised: bool, tmp_path: Path) -> None:
    """AVX2 and VNNI are read from Linux's words; without AVX2 the bot works, with advice."""
    info = tmp_path / "cpuinfo"
    info.write_text(f"processor\t: 0\nflags\t\t: {flags}\n\nprocessor\t: 1\nflags\t\t: x\n", encoding="utf-8")
    check = machine._processor("x86_64", machine._flags(info))

    assert check.is_well
    assert found in check.found
    assert bool(check.remedy) == advised


def test_a_processor_that_cannot_be_read(tmp_path: Path) -> None:
    """Another system or make of processor is named and left at that."""
    assert machine._flags(tmp_path / "none") is None
    assert machine._processor("arm64", None) == Check("Bộ xử lý", is_well=True, found="arm64")


def test_an_empty_installation(tmp_path: Path) -> None:
    """Before `make setup` the doctor says what to run, and breaks down over nothing."""
    checks = list(examine(read_settings(tmp_path / "data", None)))
    broken = {check.name: check.remedy for check in checks if not check.is_well}

    assert {"Mô hình nhúng", "Chỉ mục"} == set(broken)
    assert all("hocbac index" in remedy for remedy in broken.values())


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where the data folder cannot be made, the doctor says so."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (check,) = _named("Thư mục dữ liệu", tmp_path / "file" / "data")

    assert not check.is_well
    assert "HOCBAC_DATA" in check.remedy


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than a gigabyte free is too little."""
    monkeypatch.setattr("bot.doctor.machine.shutil.disk_usage", lambda _folder: _Usage(10**10, 10**10, 10**8))
    (check,) = _named("Chỗ trống trên đĩa", tmp_path)

    assert not check.is_well
    assert "0.1 GB" in check.found


def test_mistyped_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is no setting is advice, with the one that was meant."""
    monkeypatch.setenv("HOCBAC_METRIC_PORT", "1")
    (check,) = _named("Cài đặt", tmp_path)

    assert check.is_well
    assert "HOCBAC_METRICS_PORT" in check.remedy


def test_probes_come_last(tmp_path: Path) -> None:
    """What else there is to look at, such as a database, is handed in."""
    database = Check("Cơ sở dữ liệu", is_well=False, found="không mở được", remedy="…")

    assert [*examine(read_settings(tmp_path, None), lambda: [database])][-1] == database
