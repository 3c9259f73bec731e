"""The corpus while the bot runs: an operator's article answers the next question, a removed one no more."""

from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, put_articles
from support.encoders import HashedEncoder

from bot.answering.keys import passage_key
from bot.answering.records import Asked, Status
from bot.bootstrap import bootstrap
from bot.errors import ImportRefused
from bot.serving import live_of, ports_of
from bot.settings import read_settings
from bot.state.engine import sqlite_url
from bot.telegram.parts import Ports
from index.encoder import Encoder
from index.model.ready import open_encoder
from knowledge.article_file import write_article

QUESTION = "Xã Thạnh Lộc Đông có bao nhiêu chi bộ?"


@pytest.fixture(name="encoder", scope="module")
def _encoder() -> Encoder:
    return open_encoder(None, [Path(__file__).parents[2] / "var" / "model"], print)


@pytest.fixture(name="live_ports")
def _live_ports(tmp_path: Path, encoder: Encoder) -> Ports:
    put_articles(tmp_path / "articles", [SON_KHE])
    settings = read_settings(tmp_path / "data", tmp_path / "articles")
    house = bootstrap(settings, print, encoder)
    return ports_of(house, sqlite_url(tmp_path / "x.db"), live_of(house, print))


@pytest.fixture(name="ports")
def _ports(tmp_path: Path) -> Ports:
    put_articles(tmp_path / "articles", [SON_KHE])
    settings = read_settings(tmp_path / "data", tmp_path / "articles")
    house = bootstrap(settings, print, HashedEncoder())
    return ports_of(house, sqlite_url(tmp_path / "x.db"), live_of(house, print))


def brought(ports: Ports, name: str = "thanh-loc-dong.md") -> Path:
    """An operator's file, as it comes from Telegram."""
    folder = ports.incoming / "17"
    folder.mkdir(parents=True)
    if name.endswith(".md"):
        write_article(THANH_LOC, folder / name)
    return folder / name


@pytest.mark.model
def test_an_article_is_looked_at_taken_and_answers(live_ports: Ports) -> None:
    """Nothing changes by looking; once taken, the article answers; removed, it does not any more."""
    assert live_ports.answering.answer(Asked(QUESTION)).status is Status.NOT_FOUND

    found = live_ports.shelf.look_at(brought(live_ports))
    assert (found.article.title, found.replaces) == (THANH_LOC.title, False)
    assert [article.id for article in live_ports.shelf.articles()] == ["son-khe"]

    assert THANH_LOC.title in live_ports.shelf.take(found.key)
    answer = live_ports.answering.answer(Asked(QUESTION))
    assert "14 chi bộ" in answer.text
    key = passage_key(answer.citations[0].passage.id)
    assert live_ports.answering.passage_by_key(key) == answer.citations[0].passage

    assert THANH_LOC.title in live_ports.shelf.remove("thanh-loc-dong")
    assert live_ports.answering.answer(Asked(QUESTION)).status is Status.NOT_FOUND
    assert live_ports.answering.passage_by_key(key) is None


def test_what_was_refused_or_taken_is_there_no_more(ports: Ports) -> None:
    """A second press on the same button finds nothing, and says so."""
    found = ports.shelf.look_at(brought(ports))
    ports.shelf.refuse(found.key)

    with pytest.raises(ImportRefused, match="gửi lại"):
        ports.shelf.take(found.key)
    assert [article.id for article in ports.shelf.articles()] == ["son-khe"]


def test_what_cannot_be_looked_at(ports: Ports) -> None:
    """An address of the own machine, a file that is no text, and an empty one are refused with a line each."""
    with pytest.raises(ImportRefused, match=r"127\.0\.0\.1"):
        ports.shelf.look_at("http://127.0.0.1/bai")
    file = brought(ports, "x.txt")
    file.write_bytes(bytes(range(1, 9)) * 40)
    with pytest.raises(ImportRefused, match=r"x\.txt"):
        ports.shelf.look_at(file)
    file.write_bytes(b"")
    with pytest.raises(ImportRefused, match="nội dung"):
        ports.shelf.look_at(file)


@pytest.mark.model
def test_related_questions_have_answers(live_ports: Ports) -> None:
    """What is offered beside an answer is answered, and with something new."""
    live_ports.shelf.take(live_ports.shelf.look_at(brought(live_ports)).key)
    answer = live_ports.answering.answer(Asked(QUESTION))

    offered = live_ports.related.related(QUESTION, answer)

    assert offered
    for question in offered:
        more = live_ports.answering.answer(Asked(question))
        assert more.status is Status.ANSWERED
        assert {s.text for s in more.statements} - {s.text for s in answer.statements}


@pytest.mark.model
def test_listings_are_cited(live_ports: Ports) -> None:
    """The commands for models and results give answers whose marks have citations."""
    live_ports.shelf.take(live_ports.shelf.look_at(brought(live_ports)).key)

    models = live_ports.catalogue.models("xã Thạnh Lộc Đông")

    assert "Hũ gạo nghĩa tình" in models.text
    assert {mark for each in models.statements for mark in each.marks} == {c.n for c in models.citations}


@pytest.mark.model
def test_snippets_are_stretches_of_their_passages(live_ports: Ports) -> None:
    """What inline mode offers stands word for word in the passage it cites."""
    found = live_ports.snippets.snippets("Bí thư chi bộ bản Pa Lịa tự tay mở mấy km đường?", 5)

    assert "3 km đường" in found[0].quote.of(found[0].passage.text)
    assert {each.passage.article.id for each in found} == {"son-khe"}
