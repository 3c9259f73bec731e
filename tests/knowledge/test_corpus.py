"""The corpus: which files are read, which article wins, what a bad file costs, and when it counts as changed."""

import os
from pathlib import Path

import pytest

from knowledge.article_file import write_article
from knowledge.corpus import Corpus, corpus_digest, corpus_stamp, load_corpus
from knowledge.errors import CorpusError, KnowledgeError
from knowledge.records import Article


def _put(folder: Path, name: str, text: str = "Chi bộ họp.") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    write_article(Article("x", "Bài", text), path)
    return path


def test_articles_are_sorted_and_only_markdown_is_read(tmp_path: Path) -> None:
    """Markdown files directly in the folder are the corpus, by id; dot files, other files and folders are not."""
    for name in ("b.md", "a.MD", ".an.md", "._b.md", "ghi-chu.txt"):
        _put(tmp_path, name)
    _put(tmp_path / "con", "c.md")
    (tmp_path / "thu-muc.md").mkdir()

    corpus = load_corpus([tmp_path])

    assert [article.id for article in corpus.articles] == ["a", "b"]
    assert corpus.warnings == ()


def test_later_folder_replaces(tmp_path: Path) -> None:
    """The operator's article stands in for the shipped one of the same id; the others stay."""
    _put(tmp_path / "1", "a.md", "Cũ.")
    _put(tmp_path / "1", "b.md", "Giữ.")
    _put(tmp_path / "2", "a.md", "Mới.")

    corpus = load_corpus([tmp_path / "1", tmp_path / "2"])

    assert [(article.id, article.text) for article in corpus.articles] == [("a", "Mới."), ("b", "Giữ.")]


def test_hidden_articles_are_left_out(tmp_path: Path) -> None:
    """A hidden id is not in the corpus."""
    _put(tmp_path, "a.md")
    _put(tmp_path, "b.md")

    assert [article.id for article in load_corpus([tmp_path], {"a"}).articles] == ["b"]


def test_bad_file_costs_a_warning_only(tmp_path: Path) -> None:
    """One unreadable file is named in a warning and the rest is read; warnings of readable files come too."""
    _put(tmp_path, "a.md")
    (tmp_path / "hong.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "tran.md").write_text("Tên\nNội dung.", encoding="utf-8")

    corpus = load_corpus([tmp_path])

    assert [article.id for article in corpus.articles] == ["a", "tran"]
    assert ["hong.md" in corpus.warnings[0], "tran.md" in corpus.warnings[1]] == [True, True]


def test_names_with_one_id_are_both_kept(tmp_path: Path) -> None:
    """Of two names with the same id the plain one owns it, and the other gets a number."""
    _put(tmp_path, "Bai 1.md", "Hai.")
    _put(tmp_path, "bai-1.md", "Một.")

    assert [(a.id, a.text) for a in load_corpus([tmp_path]).articles] == [
        ("bai-1", "Một."),
        ("bai-1-2", "Hai."),
    ]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that is not there is an error of the tree that names it, for the stamp too."""
    with pytest.raises(CorpusError, match="khong-co"):
        load_corpus([tmp_path / "khong-co"])
    with pytest.raises(KnowledgeError, match="khong-co"):
        corpus_stamp([tmp_path / "khong-co"])


def test_no_article_at_all_is_an_error(tmp_path: Path) -> None:
    """An empty corpus is refused, with the reason why each file was passed over."""
    (tmp_path / "hong.md").write_text("---\n", encoding="utf-8")

    with pytest.raises(CorpusError, match=r"hong\.md"):
        load_corpus([tmp_path])


def test_stamp_follows_files_not_folders(tmp_path: Path) -> None:
    """The stamp survives a move of the folder and changes with any file added, touched, grown or hidden."""
    path = _put(tmp_path / "1", "a.md")
    first = corpus_stamp([tmp_path / "1"])
    (tmp_path / "1").rename(tmp_path / "2")
    path = tmp_path / "2" / path.name

    assert corpus_stamp([tmp_path / "2"]) == first
    assert corpus_stamp([tmp_path / "2"], {"a"}) != first

    os.utime(path, ns=(1, 1))
    touched = corpus_stamp([tmp_path / "2"])
    _put(tmp_path / "2", "b.md")

    assert len({first, touched, corpus_stamp([tmp_path / "2"])}) == 3


def test_digest_follows_content_only() -> None:
    """Equal content has an equal digest; any field of any article changes it."""
    article = Article("a", "A", "Một.")
    digests = {
        corpus_digest(Corpus(articles))
        for articles in (
            (article,),
            (Article("a", "A", "Hai."),),
            (Article("a", "A", "Một.", place="xã B"),),
            (article, Article("b", "A", "Một.")),
        )
    }

    assert len(digests) == 4
    assert corpus_digest(Corpus((article,), ("cảnh báo",))) == corpus_digest(Corpus((article,)))
