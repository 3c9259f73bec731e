"""Syllables, numbers and document numbers of a text, and the terms the lexical index is made of.

Vietnamese writes a blank between syllables, not between words, so the unit here is the syllable and a pair
of neighbours stands in for the word. Numbers are kept whole, because a figure is what most questions ask for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded, nfc

TWIN = "~"
"""Leads every folded term, so that a folded word never passes for an unmarked one."""

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[^\W_]|[\u0300-\u036f])*"
_BLANK = r"[ \u00a0]?"
_UPPER = f"[{UPPER}]"
_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,5})(?:/\d{4}(?!\d))?"
_KIND = r"(?i:CT|KL|NQ|Q[ĐD]|KH|HD|TT|N[ĐD]|QC|BC|TB|CTr|TTr|CV|[ĐD]A|Qy[ĐD]|TTLT|LT)"
_ISSUER = rf"(?:[Tt]\.[Ưư](?!{_LETTER})|{_LETTER}[^\W_]{{0,11}}(?![^\W_]))"
_DOCUMENT = "|".join(
    (
        # 05-CT/TW, 05/CT-TW, 21- KL/TW: blanks are let in only around a known kind of document.
        rf"{_COUNT}{_BLANK}[-–‑/]{_BLANK}{_KIND}(?:-|{_BLANK}/{_BLANK}){_ISSUER}(?:[-/]{_ISSUER})?",
        # 05 CT/TW, as typed in a hurry
        rf"{_COUNT}[ \u00a0]{_KIND}/{_ISSUER}",
        # an unknown kind, in capitals and in one piece
        rf"{_COUNT}[-–‑/]{_UPPER}{{1,5}}[-/]{_ISSUER}(?:[-/]{_ISSUER})?",
        # 14/2017/QH14
        rf"\d{{1,4}}/\d{{4}}/{_UPPER}{{1,4}}\d{{0,3}}(?![^\W_])",
    )
)
_NUMBERS = (
    r"\d{4}-\d{2}-\d{2}(?!\d)",
    r"\d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)\d{2,4}(?!\d)",
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)",
    r"\d{1,3}(?:,\d{3}){2,}(?!\d)",
    r"\d+(?:\.\d{1,3}){2,}(?!\d)",
    r"\d{1,4}/\d{1,4}(?!\d)",
    r"\d{1,2}:\d{2}(?!\d)",
    r"\d+[.,]\d{1,3}(?!\d)",
    r"\d+",
)
_NUMBER = "|".join(_NUMBERS)
_DOTTED = (
    rf"(?i:t\.ư|tp\.hcm)(?![^\W_])|{_UPPER}{{1,4}}(?:\.{_UPPER}{{1,5}})+(?!{_LETTER})|[PQ]\.\d{{1,2}}(?!\d)"
)
_TOKEN = re.compile(
    rf"(?P<document>{_DOCUMENT})|(?P<number>{_NUMBER})|(?P<dotted>{_DOTTED})|[Đđ]/c(?![^\W_])|{_WORD}|[%‰]"
)
_DOCUMENT_PARTS = re.compile(r"(?P<count>\d[\d.]*(?:/\d{4}(?=[-/]))?)[-/]?(?P<rest>.+)")
_DAY = re.compile(r"(?P<day>\d{1,2})(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)(?P<year>\d{2,4})")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_BREAK = re.compile(r"[.;:!?…\n]")
# The sentences that one question is weighed against, and those of the questions around it.
_KEPT = 1024
_WORTH_JOINING = 4  # letters: TP.HCM → tphcm helps, T.Ư → tư would be another word


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable, a number, a document number, an abbreviation or a percent sign, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one token gives to the index: its forms, and the one that goes into pairs."""

    forms: tuple[str, ...]
    in_pairs: str


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> tuple[Token, ...]:
    """The units of `text` in order, with their places in `text` as it is given.

    `97,09%` is two units, `97,09` and `%`; `1.778`, `22/02/2023`, `05-CT/TW` (also `21- KL/TW`), `T.Ư` and
    `TP.HCM` are one each. Other punctuation is no unit. A letter keeps its combining marks in any normal form.
    """
    return tuple(Token(match[0], Span(*match.span())) for match in _TOKEN.finditer(text))


def count_syllables(text: str) -> int:
    """How many units `tokens` finds: the length of a text in this project's measure."""
    return sum(1 for _ in _TOKEN.finditer(text))


def terms(text: str) -> list[str]:
    """The terms of `text` for the lexical index and for its questions.

    Every unit in canonical form; every pair of neighbours as `học_tập` (not across `. ; : ! ?` or a line
    break); and of each of these a folded twin, `~hoc`, `~hoc_tap`. A word typed with its marks meets the
    passage in two terms, one typed without in its twin only. Numbers also appear without leading zero and
    thousand points (`05` → `5`, `1.778` → `1778`), dates as day/month/year without zeros and as the year
    alone, document numbers in one spelling and as the bare number, percentages as `97,09%`.
    """
    shown = nfc(text)
    matches = list(_TOKEN.finditer(shown))
    units = [_unit(match) for match in matches]
    found = [form for unit in units for form in unit.forms]
    for (left, before), (right, after) in pairwise(zip(matches, units, strict=True)):
        if not _BREAK.search(shown, left.end(), right.start()):
            link = "" if right[0] in "%‰" else "_"
            found.append(f"{before.in_pairs}{link}{after.in_pairs}")
    return found + [_twin(term) for term in found]


def _unit(match: re.Match[str]) -> _Unit:
    return _unit_of(match.lastgroup or "", match[0])


@lru_cache(maxsize=1 << 16)
def _twin(term: str) -> str:
    return TWIN + folded(term)


# A corpus says the same few thousand things over and over.
@lru_cache(maxsize=1 << 16)
def _unit_of(kind: str, written: str) -> _Unit:
    if kind == "document":
        forms = _document_forms(written)
        return _Unit(forms, forms[-1])
    if kind == "number":
        forms = _number_forms(written)
        return _Unit(forms, forms[min(1, len(forms) - 1)])
    form = canonical(written)
    if kind == "dotted":
        parts = form.split(".")
        joined = "".join(parts)
        longer = [part for part in parts if len(part) > 1]
        extra = [*longer, joined] if len(joined) >= _WORTH_JOINING else longer
        return _Unit((form, *extra), form)
    return _Unit((form,), form)


def _document_forms(written: str) -> tuple[str, ...]:
    """The one spelling first, the bare number without zeros last."""
    parts = _DOCUMENT_PARTS.fullmatch(canonical(written).replace(" ", ""))
    if parts is None:  # the token pattern lets nothing else through
        raise AssertionError(written)
    # TƯ and T.Ư are the older ways to write TW.
    codes = ["tw" if code in {"tư", "t.ư"} else code for code in re.split("[-/]", parts["rest"])]
    count = parts["count"].replace(".", "")
    bare = count.partition("/")[0]
    spellings = [f"{number}-{'/'.join(codes)}" for number in (count, _unpadded(count))]
    return tuple(dict.fromkeys([*spellings, bare])) + ((_unpadded(bare),) if bare != _unpadded(bare) else ())


def _number_forms(written: str) -> tuple[str, ...]:
    """As written first, then the normal form where it differs, then the year of a date."""
    day = _DAY.fullmatch(written) or _ISO_DAY.fullmatch(written)
    if day:
        plain = "/".join((_unpadded(day["day"]), _unpadded(day["month"]), day["year"]))
        return tuple(dict.fromkeys((written, plain, day["year"])))
    return tuple(dict.fromkeys((written, _plain_number(written))))


def _plain_number(written: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        return written.replace(".", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written) and written.count(",") > 1:
        return written.replace(",", "")
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        return written.replace(".", ",")  # a decimal point typed for the Vietnamese comma
    if "/" in written:
        return "/".join(map(_unpadded, written.split("/")))
    return _unpadded(written) if written.isdigit() else written


def _unpadded(digits: str) -> str:
    return digits.lstrip("0") or "0"
