"""Write the expected articles of `pages/` anew: `python tests/knowledge/sources/golden.py`. Read every line before committing."""

from pathlib import Path

from knowledge.article_file import write_article
from knowledge.sources.cleaning import clean
from knowledge.sources.plain_text import read_text
from knowledge.sources.records import Draft
from knowledge.sources.web_page import read_html

PAGES = Path(__file__).with_name("pages")


def pages() -> list[Path]:
    """The raw pages."""
    return sorted(path for path in PAGES.iterdir() if path.suffix in {".txt", ".html"})


def draft_of(page: Path) -> Draft:
    """What the page is read as."""
    read = read_html if page.suffix == ".html" else read_text
    return clean(read(page.read_bytes()))


if __name__ == "__main__":
    for raw in pages():
        write_article(draft_of(raw).article(raw.stem), PAGES / f"{raw.name}.article.md")
