"""Party and State documents as people write them: Chỉ thị 05, CT05, chi thi so 5, 05-CT/TW, Nghị quyết Trung ương 4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded

# Sign on the document → folded kind.
_SIGNS = {
    "ct": "chi thi", "kl": "ket luan", "nq": "nghi quyet", "qd": "quy dinh", "kh": "ke hoach",
    "hd": "huong dan", "tt": "thong tri",
}  # fmt: skip
# Signs that only a code tells from a word: 15-CTr/HU, never "da 15".
_CODES = _SIGNS | {
    "qdi": "quy dinh", "ctr": "chuong trinh", "cv": "cong van", "tb": "thong bao", "da": "de an", "nd": "nghi dinh", "qc": "quy che",
}  # fmt: skip
_SHOWN = {
    "chi thi": "Chỉ thị", "ket luan": "Kết luận", "nghi quyet": "Nghị quyết", "quy dinh": "Quy định",
    "ke hoach": "Kế hoạch", "huong dan": "Hướng dẫn", "thong tri": "Thông tri", "quyet dinh": "Quyết định",
    "nghi quyet trung uong": "Nghị quyết Trung ương", "chuong trinh": "Chương trình", "cong van": "Công văn",
    "thong bao": "Thông báo", "de an": "Đề án", "nghi dinh": "Nghị định", "thong tu": "Thông tư", "quy che": "Quy chế",
}  # fmt: skip
_KIND = (
    "chi thi|ket luan|nghi quyet(?: chuyen de| lien tich)?|quy dinh|ke hoach(?: lien tich| phoi hop)?|huong dan|thong tri|quyet dinh|quy che(?: phoi hop)?"
    "|chuong trinh(?: hanh dong| phoi hop| cong tac)?|cong van|thong bao|de an|nghi dinh|thong tu"
)
_SORT = re.compile(" (?:hanh dong|phoi hop|cong tac|chuyen de|lien tich)$")
_SIGN = "|".join(_SIGNS)
# TW, HU, T.Ư: a full stop after it ends the sentence.
_ISSUER = r"[a-z]+(?:\.[a-z]+)?"
_CODE = rf"(?P<code>(?:/(?:19|20)\d\d)?\s?[-/]\s?(?:{'|'.join(_CODES)})(?:\s?[-/]\s?{_ISSUER})?)"
_DOCUMENT = re.compile(
    rf"(?<![a-z0-9])(?:"
    # Nghị quyết Trung ương 4 (khóa XII), NQTW4, NQ TƯ 4
    rf"(?:nghi quyet (?:hoi nghi )?(?:lan thu )?(?:trung uong|tw|t\.u)|nq ?(?:trung uong|tw|t\.u)) ?(?P<plenum>\d{{1,2}})"
    # Chỉ thị số 05-CT/TW, chi thi 5
    rf"|(?P<kind>{_KIND}) (?P<so>so ?)?(?P<number>\d{{1,4}}){_CODE}?"
    # CT05, KL 01, CT số 05, CT 05-CT/TW
    rf"|(?P<sign>{_SIGN})(?: so |[ -]?)(?P<short>\d{{1,4}}){_CODE.replace('code', 'code2')}?"
    # 05-CT/TW on its own, 05 CT/TW
    rf"|(?P<bare>\d{{1,4}})(?:(?:/(?:19|20)\d\d)?\s?[-/]\s?| (?=[a-z]+/t(?:w|\.u)))(?P<bare_sign>{'|'.join(_CODES)})\s?[-/]\s?{_ISSUER}"
    r")(?![a-z0-9%]|[.,]\d)"
)
# Folded, the older spelling of TW would be any tu: nghị quyết từ 4 chi bộ.
_OLD_TW = re.compile(r"(?<![^\W_])tư(?= ?\d)")
_TERM = re.compile(r"khoa ([xiv]+(?: ?(?:,|va) ?(?:khoa )?[xiv]+)*)")
# After these a bare number may count things: kế hoạch 5 năm, hướng dẫn 3 chi bộ …
_MAY_COUNT = frozenset({"ke hoach", "huong dan", "quy dinh", "quyet dinh"})
# After these it always may, but where it is too large for that or padded: chương trình 135, đề án 06.
_SELDOM_NUMBERED = frozenset({"chuong trinh", "cong van", "thong bao", "de an", "nghi dinh", "thong tu"})
_NO_COUNT = re.compile(r"0\d|\d{3,}")
# … unless the phrase ends there or goes on like this.
_GOES_ON = re.compile(
    r"\s*(?:$|[?.!,;:)]|(?:noi|la|ve|cua|do|duoc|ban hanh|co|quy dinh|ngay|thi|de cap|gi|thay|tiep noi|con hieu luc|het hieu luc)\b)"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document by what identifies it in a text.

    Folded kind and number without zeros; terms of Congress and the issuer's letters (tw, hu) where stated.
    """

    kind: str
    number: str
    terms: frozenset[str] = frozenset()
    issuer: str | None = None

    @property
    def kind_shown(self) -> str:
        """The kind with its marks: `Chỉ thị`."""
        return _SHOWN[self.kind]

    @property
    def text(self) -> str:
        """As a reader writes it: `Chỉ thị 05`."""
        if self.kind == "nghi quyet trung uong":
            return f"{_SHOWN[self.kind]} {self.number}"
        return f"{_SHOWN[self.kind]} {self.number.zfill(2)}"

    def is_same(self, other: "Document") -> bool:
        """Whether both may be one document: kind and number agree and no stated terms exclude each other."""
        return (
            self.kind == other.kind
            and self.number == other.number
            and (not self.terms or not other.terms or bool(self.terms & other.terms))
            and (self.issuer is None or other.issuer is None or self.issuer == other.issuer)
        )


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document and where the text names it."""

    document: Document
    span: Span


def document_mentions(text: str) -> Iterator[DocumentMention]:
    """Documents that NFC `text` names by number, in order."""
    marked = _OLD_TW.sub("tw", canonical(text))
    plain = folded(marked)
    for match in _DOCUMENT.finditer(plain):
        document = _document(match, plain, marked)
        if document:
            yield DocumentMention(document, Span(*match.span()))


def _document(match: re.Match[str], plain: str, marked: str) -> Document | None:
    if match["plenum"]:
        term = _TERM.match(plain[match.end() : match.end() + 32].lstrip(" (,"))
        terms = frozenset(re.findall("[xiv]+", re.sub("va|khoa", ",", term[1]))) if term else frozenset[str]()
        return Document("nghi quyet trung uong", _unpadded(match["plenum"]), terms)
    if match["kind"]:
        kind = _SORT.sub("", match["kind"])
        if not (match["so"] or match["code"]):
            if kind in _SELDOM_NUMBERED and not _NO_COUNT.fullmatch(match["number"]):
                return None
            if kind in _MAY_COUNT and not _GOES_ON.match(plain, match.end()):
                return None
        return Document(kind, _unpadded(match["number"]), issuer=_issuer(marked[slice(*match.span("code"))]))
    if match["sign"]:
        return Document(
            _SIGNS[match["sign"]],
            _unpadded(match["short"]),
            issuer=_issuer(marked[slice(*match.span("code2"))]),
        )
    return Document(
        _CODES[match["bare_sign"]], _unpadded(match["bare"]), issuer=_issuer(marked[slice(*match.span())])
    )


def _issuer(written: str) -> str | None:
    """Who issued a document, by the letters of its code: `05-ct/tw`, `/ct-tư` → tw; None where it has none."""
    letters = [part for part in re.split(r"[^a-zđưâăêôơ.]+", written) if part]
    named = [part for part in letters if folded(part) not in _CODES and part != "số"]
    return {"tư": "tw", "t.ư": "tw"}.get(named[-1], folded(named[-1])) if named else None


def _unpadded(digits: str) -> str:
    return digits.lstrip("0") or "0"
