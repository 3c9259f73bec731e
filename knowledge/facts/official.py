"""What is officially known of the documents that articles cite (registry/directives.yaml), and which one a mention means.

An article's own statement stays the article's: where it misdates a document, the official date is shown beside it.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from knowledge.facts.records import Directive
from knowledge.vietnamese.normalising import folded

_CENTRAL = "TW"
# A number without its letters may be the province's own where one of these issued it.
_LOCAL_BODIES = (
    "tinh",
    "huyen",
    "xa",
    "thanh uy",
    "quan uy",
    "thi uy",
    "dang uy",
    "chi bo",
    "ubnd",
    "phuong",
    "doan",
    "hoi ",
)


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document as registered. Fields that nothing public confirms are None, and named in `unconfirmed`.

    `sources` pairs each stated field with the pages it was read from; `continues` and `replaces` are ids.
    """

    id: str
    kind: str
    number: str
    issuer: str
    subject: str
    sources: tuple[tuple[str, str], ...]
    sign: str | None = None
    term: str | None = None
    date: str | None = None
    signed_by: str | None = None
    continues: str | None = None
    replaces: str | None = None
    unconfirmed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Kind and number: `Chỉ thị 05-CT/TW`, `Nghị quyết Trung ương 4 khóa XI`."""
        kind = self.kind.replace("trung ương", "Trung ương")
        shown = f"{kind[0].upper()}{kind[1:]}"
        if self.kind.endswith("trung ương"):
            return f"{shown} {self.number} khóa {self.term}"
        return f"{shown} {self.sign or self.number}"


@cache
def official_documents() -> tuple[OfficialDocument, ...]:
    """Every registered document, oldest entries first."""
    text = files("knowledge").joinpath("registry/directives.yaml").read_text(encoding="utf-8")
    return tuple(_document(entry) for entry in yaml.safe_load(text))


def official(
    kind: str,
    number: str,
    *,
    sign: str | None = None,
    term: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    written: str | None = None,
) -> OfficialDocument | None:
    """The registered document that a mention means; None if none fits or more than one does.

    `kind` and `number` as in Directive (`chỉ thị`, `05`), also without marks and zeros; `sign`, `term`, `date` and
    `issuer` as stated beside it; `written` (an ISO date or its first part) is when the text was, and excludes what came
    later. A stated date counts by its year alone, because articles mistake days and months.
    """
    fitting = [
        document
        for document in official_documents()
        if folded(document.kind) == folded(kind)
        and document.number.lstrip("0") == number.lstrip("0")
        and _may_be(document, sign, term, date, issuer, written)
    ]
    return fitting[0] if len(fitting) == 1 else None


def official_of(directive: Directive) -> OfficialDocument | None:
    """The registered document that a fact cites, by all that its article says of it."""
    return official(
        directive.kind,
        directive.number,
        sign=directive.sign,
        term=directive.term,
        date=directive.date,
        issuer=directive.issuer,
        written=directive.proof.passage.article.published,
    )


def _may_be(
    document: OfficialDocument,
    sign: str | None,
    term: str | None,
    date: str | None,
    issuer: str | None,
    written: str | None,
) -> bool:
    if sign and sign.rpartition("/")[2] != _CENTRAL:
        return False
    if not sign and issuer and any(body in folded(issuer) for body in _LOCAL_BODIES):
        return False
    if term and document.term and term.upper() != document.term:
        return False
    if document.date is None:
        return True
    if date and date[:4] != document.date[:4]:
        return False
    return not written or written >= document.date[: len(written)]


def _document(entry: dict[str, object]) -> OfficialDocument:
    sources, unconfirmed = entry.pop("sources"), entry.pop("unconfirmed", [])
    if not isinstance(sources, dict) or not isinstance(unconfirmed, list):
        raise TypeError(entry)
    pairs = tuple((str(name), str(page)) for page, names in sources.items() for name in names)
    stated = {name: str(value) for name, value in entry.items()}
    return OfficialDocument(**stated, sources=pairs, unconfirmed=tuple(map(str, unconfirmed)))
