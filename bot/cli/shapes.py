"""The JSON that scripts read; its shapes are the contract."""

from collections.abc import Iterable
from typing import Any

from bot.answering.records import Answer, Citation
from index.records import Hit


def answer_line(id_: object, question: str, answer: Answer, milliseconds: float) -> dict[str, Any]:
    """One line out of `hocbac ask`."""
    return {
        "id": id_,
        "question": question,
        "status": answer.status.value,
        "answer": answer.text,
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [article.id for article in answer.nearest],
        "ms": round(milliseconds, 1),
    }


def search_line(id_: object, question: str, hits: Iterable[Hit]) -> dict[str, Any]:
    """One line out of `hocbac search`."""
    return {
        "id": id_,
        "question": question,
        "hits": [
            {
                "article": hit.passage.article.id,
                "passage": hit.passage.id,
                "score": round(hit.score, 4),
                "text": hit.passage.text,
            }
            for hit in hits
        ],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    article = citation.passage.article
    return {
        "n": citation.n,
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "place": article.place,
        "url": article.url,
        "passage": citation.passage.id,
        "quote": citation.quote,
    }
