"""A union named by its level alone, "Hội nông dân tỉnh", where the corpus has articles on just one such."""

import re
from collections.abc import Sequence

from index.terms import TermIndex
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded, is_plain

_UNION = re.compile(
    r"\b(?P<union>hoi (?:lien hiep )?(?:nong dan|phu nu|cuu chien binh|chu thap do|nguoi cao tuoi|khuyen hoc|luat gia)|(?:lien doan lao dong|cong an|bo chi huy quan su|ban chi huy quan su)) "
    r"(?P<level>tinh|huyen|thi xa|thanh pho|quan)\b(?! (?:uy|nao|gi|minh|khac|ban|ly|cam|doan|hoi)\b)"
)
_NAME_FOLLOWS = re.compile(rf"\s+[{UPPER}]")
# So many passages are looked at for their titles.
_MOST_READ = 200


class UnionsAlone:
    """Puts the name of its province or district to a union of which only one can be meant."""

    def __init__(self, terms: TermIndex, passages: Sequence[Passage]) -> None:
        self._terms = terms
        self._passages = passages

    def named(self, text: str) -> str:
        """NFC `text`, which names no place, with the place of the one union of that sort; as it is where there is none or another."""
        match = _UNION.search(folded(text))
        if match is None or _NAME_FOLLOWS.match(text, match.end()):
            return text
        union = match["union"].replace("lien hiep ", "")
        found = {place.key: place for place in self._titled(union, match["level"], match[0])}
        if len(found) != 1:
            return text
        name = next(iter(found.values())).name
        said = folded(name) if is_plain(text) else name
        return f"{text[: match.end()]} {said}{text[match.end() :]}"

    def _titled(self, union: str, level: str, typed: str) -> list[Place]:
        """The places whose union of that sort an article's title names."""
        rows = self._terms.having(typed)
        if len(rows) > _MOST_READ:
            return []
        found = []
        for title in {self._passages[row].article.title for row in rows.tolist()}:
            for mention in place_mentions(title):
                before = folded(canonical(title[: mention.span.start])).replace("lien hiep ", "").rstrip()
                if folded(mention.place.level or "") == level and before.endswith(union):
                    found.append(mention.place)
        return found
