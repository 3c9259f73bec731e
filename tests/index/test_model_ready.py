"""The model folder: when it counts as ready, and how it is made so."""

import json
import shutil
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from index.encoder import Encoder
from index.errors import ModelError
from index.model import ready
from index.model.ready import ModelFolder, embedded_identity, make_ready, open_encoder
from index.onnx_encoder import OnnxEncoder


@pytest.fixture(name="written")
def _written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were written, each of them with two small files instead of the model."""
    written: list[Path] = []

    def write(aside: ModelFolder) -> None:
        aside.weights.mkdir()
        (aside.weights / "model.safetensors").write_bytes(b"weights")
        aside.graph.write_bytes(b"graph")
        written.append(aside.root)

    monkeypatch.setattr(ready, "_write_apart", write)
    return written


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, written: list[Path]) -> ModelFolder:
    folder = ModelFolder(tmp_path / "var" / "model")
    make_ready(folder, lambda _line: None)
    assert len(written) == 1
    return folder


def test_made_ready_once(folder: ModelFolder, written: list[Path]) -> None:
    """A folder that is ready is not written again, nor is anybody told so."""
    lines: list[str] = []
    make_ready(folder, lines.append)

    assert folder.is_ready()
    assert (len(written), lines) == (1, [])


def test_first_making_is_announced_and_leaves_no_scratch(tmp_path: Path, written: list[Path]) -> None:
    """The person waiting is told once; only the folder and its lock remain, readable by others."""
    lines: list[str] = []
    folder = ModelFolder(tmp_path / "model")
    make_ready(folder, lines.append)

    assert (len(lines), len(written)) == (1, 1)
    assert {"model", "model.lock"} == {path.name for path in tmp_path.iterdir()}
    assert folder.root.stat().st_mode & 0o055 == 0o055


@pytest.mark.parametrize(
    "name", ["encoder.int8.onnx", "sentence-transformers/model.safetensors", "model.json"]
)
def test_damaged_folder_is_not_ready_and_made_again(
    folder: ModelFolder, written: list[Path], name: str
) -> None:
    """A file cut short or gone is noticed, and the folder written anew."""
    path = folder.root / name
    path.write_bytes(path.read_bytes()[:-2])

    assert not folder.is_ready()

    path.unlink()

    assert not folder.is_ready()

    make_ready(folder, lambda _line: None)

    assert folder.is_ready()
    assert len(written) == 2


@pytest.mark.parametrize(
    "stamp", ["", "[]", "5", "null", "{}", '{"identity": 1}', '{"identity": "x", "files": []}', "\ufeff{"]
)
def test_strange_stamp_is_not_ready(folder: ModelFolder, stamp: str) -> None:
    """A stamp of any other shape means not ready, never a crash."""
    folder.stamp.write_text(stamp, encoding="utf-8")

    assert not folder.is_ready()


def test_other_identity_is_not_ready(folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder made by another recipe or package version has to be made again."""
    monkeypatch.setattr(ready, "_RECIPE", ready._RECIPE + 1)

    assert not folder.is_ready()


def test_missing_folder_is_not_ready(tmp_path: Path) -> None:
    """Nothing there is not ready."""
    assert not ModelFolder(tmp_path / "missing").is_ready()


def test_leftovers_of_killed_makings_are_cleared(folder: ModelFolder, written: list[Path]) -> None:
    """Half a gigabyte that a killed process left is removed by the next making; other folders stay."""
    left = folder.root.parent / "model.aside-abc"
    left.mkdir()
    (folder.root.parent / "model-của-tôi").mkdir()
    folder.stamp.unlink()
    make_ready(folder, lambda _line: None)

    assert len(written) == 2
    assert {"model", "model.lock", "model-của-tôi"} == {path.name for path in folder.root.parent.iterdir()}


def test_failed_making_leaves_the_folder_as_it_was(
    folder: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If writing fails nothing is half there, and the error is passed on."""
    folder.stamp.unlink()
    before = sorted(folder.root.rglob("*"))

    def fail(aside: ModelFolder) -> None:
        aside.graph.write_bytes(b"half")
        raise ModelError("hết bộ nhớ")

    monkeypatch.setattr(ready, "_write_apart", fail)
    with pytest.raises(ModelError, match="hết bộ nhớ"):
        make_ready(folder, lambda _line: None)

    assert before == sorted(folder.root.rglob("*"))
    assert {"model", "model.lock"} == {path.name for path in folder.root.parent.iterdir()}


def test_folder_that_cannot_be_made_is_a_model_error(tmp_path: Path, written: list[Path]) -> None:
    """Where nothing can be written the operator gets one line that names the folder."""
    (tmp_path / "var").write_text("a file", encoding="ascii")

    with pytest.raises(ModelError, match="model"):
        make_ready(ModelFolder(tmp_path / "var" / "model"), lambda _line: None)
    assert written == []


def test_writer_that_dies_is_a_model_error_with_its_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the writing process died of is in the message, without its traceback."""
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").write_text('raise MemoryError("no room")', encoding="ascii")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ModelError, match=r"^Không chuẩn bị được mô hình nhúng: MemoryError: no room$"):
        ready._write_apart(ModelFolder(tmp_path / "model"))


def test_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that brings the model the operator is told what to run."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(ready, "version", missing)

    with pytest.raises(ModelError, match="make setup"):
        embedded_identity()


def test_damaged_content_under_a_right_stamp_is_a_model_error(folder: ModelFolder) -> None:
    """A folder of the right sizes whose graph is none is refused in one line that says what to do."""
    with pytest.raises(ModelError, match="hocbac index"):
        open_encoder(None, [folder.root], print)


@pytest.mark.model
def test_ready_folder_is_opened_as_it_is(model_folder: ModelFolder, tmp_path: Path) -> None:
    """The first folder that is ready is opened, in int8, and nothing is written anywhere."""
    lines: list[str] = []
    encoder: Encoder = open_encoder(None, [tmp_path / "model", model_folder.root], lines.append)

    assert isinstance(encoder, OnnxEncoder)
    assert f"{embedded_identity()}:int8" == encoder.identity
    assert encoder.dimension == 384
    make_ready(model_folder, lines.append)

    assert lines == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.model
def test_every_real_file_is_watched(model_folder: ModelFolder, tmp_path: Path) -> None:
    """Each file of the real folder, cut by one byte or gone, makes it not ready."""
    copy = ModelFolder(tmp_path / "model")
    names = json.loads(model_folder.stamp.read_text(encoding="utf-8"))["files"]
    for name, size in names.items():
        path = copy.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.truncate(size)  # sparse: the size is what counts here
    shutil.copy(model_folder.stamp, copy.stamp)

    assert copy.is_ready()

    for name, size in names.items():
        path = copy.root / name
        with path.open("r+b") as file:
            file.truncate(size - 1)

        assert not copy.is_ready()

        with path.open("r+b") as file:
            file.truncate(size)
    assert copy.is_ready()
