"""One data folder, prepared once with the real model; tests that change something work on a copy."""

import shutil
from pathlib import Path

import pytest

from .hocbac import hocbac


@pytest.fixture(name="data", scope="session")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index over the shipped articles. Only to be read from."""
    data = tmp_path_factory.mktemp("hocbac") / "data"
    ran = hocbac("index", data=data)
    assert ran.code == 0, ran.err
    assert "5 bài viết" in ran.out
    return data


@pytest.fixture(name="own_data")
def _own_data(data: Path, tmp_path: Path) -> Path:
    """A copy of the data folder that a test may change."""
    return Path(shutil.copytree(data, tmp_path / "own"))
