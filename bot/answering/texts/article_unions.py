"""Which union an article is about: "Phụ nữ A học Bác từ hũ gạo", "Hội Nông dân huyện B: …"."""

import re
from functools import lru_cache

from knowledge.records import Article
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.normalising import canonical, folded

# By what each is known, in folded words; the front stands for all of them and takes part with each.
_UNIONS = {
    "women": r"(?:hoi )?(?:lien hiep )?phu nu(?: viet nam)?",
    "farmers": r"(?:hoi )?nong dan(?: viet nam)?",
    "veterans": r"(?:hoi )?cuu chien binh(?: viet nam)?",
    "youth": r"(?:tinh|huyen|thanh|thi|quan) doan|(?:doan )?thanh nien(?: cong san ho chi minh)?|tuoi tre",
    "workers": r"cong doan|(?:lien doan )?lao dong",
    "front": r"(?:uy ban )?(?:mat tran(?: to quoc)?|mttq)(?: viet nam)?",
    "red cross": r"(?:hoi )?chu thap do",
    "elderly": r"(?:hoi )?nguoi cao tuoi",
}
_LEVEL = r"(?: (?:cac cap|tinh|huyen|xa|phuong|thi tran|thanh pho|thi xa|quan))?"
_WHOLE = {name: re.compile(rf"(?:cac cap )?(?:{known}){_LEVEL}") for name, known in _UNIONS.items()}
_SAID = {name: re.compile(rf"\b(?:{known})\b") for name, known in _UNIONS.items()}
_KEPT = 4096


def union_called(words: str) -> str:
    """Which union the folded `words` name, and nothing besides; empty if none."""
    return next((name for name, known in _WHOLE.items() if known.fullmatch(words)), "")


@lru_cache(maxsize=_KEPT)
def _opened_by(title: str) -> str:
    said = folded(canonical(expanded(title)))
    return next((name for name, known in _SAID.items() if known.match(said)), "")


def union_of(article: Article) -> str:
    """The union that the title of `article` opens with; empty if it opens with none."""
    return _opened_by(article.title)


def union_asked(plain: str) -> str:
    """The only union that the folded question names; empty where it names none, or several."""
    named = [name for name, known in _SAID.items() if known.search(plain)]
    return named[0] if len(named) == 1 else ""


def names_other(text: str, union: str) -> bool:
    """Whether NFC `text` names another union than `union`, and not that one."""
    said = folded(canonical(expanded(text)))
    named = {name for name, known in _SAID.items() if known.search(said)}
    return bool(named) and union not in named
