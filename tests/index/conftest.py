"""A shelf to damage; and the real model, opened once for all tests marked with it, with the shipped corpus indexed."""

from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, VAM_SAY, put_articles
from support.shelves import Shelf

from index.encoder import Encoder
from index.library import Library, Sources
from index.model.ready import ModelFolder, open_encoder
from index.search import Searcher
from knowledge.corpus import SHIPPED

_MODEL = Path(__file__).parents[2] / "var" / "model"


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Shelf:
    """Two generations: 000001 without vam-say, 000002, the current one, with it."""
    shelf = Shelf.of(tmp_path, [THANH_LOC, SON_KHE])
    shelf.built()
    put_articles(shelf.articles, [VAM_SAY])
    shelf.built()
    return shelf


@pytest.fixture(name="model_folder", scope="session")
def _model_folder() -> ModelFolder:
    folder = ModelFolder(_MODEL)
    assert folder.is_ready(), "run `make setup` first"
    return folder


@pytest.fixture(name="real_encoder", scope="session")
def _real_encoder(model_folder: ModelFolder) -> Encoder:
    return open_encoder(None, [model_folder.root], print)


@pytest.fixture(name="shipped", scope="session")
def _shipped(real_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    library = Library(tmp_path_factory.mktemp("shipped"), Sources([SHIPPED]), real_encoder, print)
    return Searcher(library.open(), real_encoder)
