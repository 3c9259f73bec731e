"""What a body's documents are signed with: a Huyện ủy's end in /HU."""

from knowledge.entities.documents import Document

SIGNED = {
    "dang uy": frozenset({"du"}),
    "huyen uy": frozenset({"hu"}),
    "tinh uy": frozenset({"tu"}),
    "thanh uy": frozenset({"tu", "thu"}),
    "thi uy": frozenset({"txu", "tu", "thu"}),
    "bo chinh tri": frozenset({"tw"}),
    "trung uong": frozenset({"tw"}),
}
"""The folded body and the folded signatures that its documents may bear."""


def may_have_signed(plain: str, document: Document) -> bool:
    """Whether a body that the folded question names may have signed `document`; True where it names none."""
    signs = [signs for body, signs in SIGNED.items() if body in plain]
    return not signs or any(document.issuer in one for one in signs)
