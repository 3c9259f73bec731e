"""Bodies that a question means without naming them: of the young people of A the youth union of A tells."""

import re
from collections.abc import Iterator

from index.bodies import BodyIndex
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical

_UNIONS = {
    "tỉnh": "tỉnh đoàn",
    "huyện": "huyện đoàn",
    "thành phố": "thành đoàn",
    "thị xã": "thị đoàn",
    "quận": "quận đoàn",
}
_YOUNG = re.compile(r"\b(?:thanh nien|doan vien|tuoi tre|doan thanh nien)\b")
# Of a place that is named without its level these speak of a body of its own there.
_OF_OWN = {
    "đồn biên phòng": re.compile(r"\b(?:bien phong|chien si|linh)\b"),
    "công ty": re.compile(r"\b(?:cong ty|cong nhan|nha may)\b"),
    "trường": re.compile(r"\b(?:truong (?:noi tru|chinh tri|ban tru|dan toc)|nha truong)\b"),
    "bệnh viện": re.compile(r"\b(?:benh vien|bac si|benh nhan|dieu duong)\b"),
}


def bodies_meant(plain: str, place: Place, bodies: BodyIndex) -> Iterator[Place]:
    """The bodies that bear the name of `place` and whose people the folded question speaks of."""
    name = canonical(place.name).split()
    heads = [union for level, union in _UNIONS.items() if place.level in {None, level}]
    wanted = heads if _YOUNG.search(plain) else []
    if place.level is None:
        wanted += [head for head, people in _OF_OWN.items() if people.search(plain)]
    for head in wanted:
        body = bodies.given((*head.split(), *name))
        if body is not None:
            yield body
