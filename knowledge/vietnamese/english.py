"""Questions in English, turned word by word into what a Vietnamese cadre would type.

No translation: enough of the genre's words for the figure, the place and the subject to be recognised. The answer is
the corpus' own Vietnamese either way.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import is_plain

_FUNCTION = frozenset(
    "what which who whom whose when where why how many much the of in on at did does do is are was were has have had by for to "
    "from with about there their its an and".split()
)
# Some of these are Vietnamese syllables too (an, do, to, the, in): one alone proves nothing.
_LEAST_FUNCTION_WORDS = 2
_PROOF = frozenset(
    "what which who when where how many does did were was list compare summarise summarize name tell models members".split()
)
# No Vietnamese sentence opens with one of these: whoever does asks in English, whatever he names in Vietnamese.
_OPENS = frozenset(
    "what which who whom when where how why does did is are was were has have list tell".split()
)
# In quotes stands a name, however it is written: 'Hũ gạo tình thương'; an apostrophe follows a letter.
_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
# "Which border post …", "what difficulties …", not "what has …": of what stands behind one or some are asked for.
_ONE_OF = re.compile(r"(?:^|\W)(?:which|what)\s+$", re.IGNORECASE)
_NO_NOUN = frozenset(
    "has have run runs hold held make made say said more most higher lower highest lowest and of from about".split()
)
# Asked for a yes or a no.
_CLAIMS = re.compile(r"\W*(?:is|are|was|were|did|does|do|has|have) ", re.IGNORECASE)
_CONFIRMS = re.compile(r"\b(?:có phải|đúng không)\b")
# "Sơn Hạ district" puts the level behind the name; "Sơn Hạ district Party Committee" is Huyện ủy Sơn Hạ. What follows
# Uncle Ho at once, its "in" left out, is a name of its own.
_LEVEL_BEHIND = re.compile(
    rf"(?P<name>(?!Bác )[{UPPER}]\w*(?: [{UPPER}]\w*){{0,4}}) (?P<level>(?:xã|phường|huyện|tỉnh|thôn|ấp|thị trấn|thành phố)(?: ủy)?)(?!\w)"
)
# "How many members does the union have": what is counted ends before whose it is.
_HAS_SO_MANY = re.compile(r"\b(how (?:many|much) (?:\w+ ){1,3})(?:does|do|did) ", re.IGNORECASE)
# Whose members are called otherwise than thành viên.
_MEMBERS = (("hội ", "hội viên"), ("đoàn thanh niên", "đoàn viên"), ("công đoàn", "đoàn viên"))
# In English the name of a company, a hospital or the place of a union comes first.
_NAMED_BODY = re.compile(
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,3}}) "
    r"(?P<body>công ty(?: cấp nước| điện lực)?|bệnh viện|đồn biên phòng|nhà máy|hợp tác xã|"
    r"đoàn Thanh niên|công an|mặt trận Tổ quốc|hội (?:Nông dân|Phụ nữ|phụ nữ|Cựu chiến binh|Người cao tuổi|Chữ thập đỏ))\b"
)
# What is saved, raised or spent is money, though nobody says so.
_HOW_MUCH_MONEY = re.compile(
    r"\bhow much(?= (?:do|does|did|has|have|had|was|were|is)\b.*\b(?:sav(?:e|es|ed)|rais(?:e|es|ed)|collect(?:ed)?|donated?|contributed?|costs?|spen[dt]|earn(?:s|ed)?|set aside|put aside|gather(?:ed)?|mobili[sz]ed?|worth|pa(?:y|id))\b)",
    re.IGNORECASE,
)
_OF_LAND = re.compile(r"\b(?:land|rice|hectares?|square)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+(?:['’]s?)?(?=\W|$)")


@cache
def _phrases() -> Mapping[str, str]:
    lines = files("knowledge").joinpath("registry/english.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_phrases(), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])", re.IGNORECASE)


def is_english(text: str) -> bool:
    """Whether NFC `text` is a question in English."""
    text = _QUOTED.sub(" ", text)
    words = [word.lower() for word in _WORD.findall(text)]
    known = sum(word in _FUNCTION for word in words)
    if words and words[0] in _OPENS and (known >= _LEAST_FUNCTION_WORDS or _pattern().search(text)):
        return True
    said = known >= _LEAST_FUNCTION_WORDS or bool(_pattern().search(text))
    # Names may bear their marks: "How many cells has Nậm Lành?".
    unnamed = " ".join(word for word in text.split() if not word[:1].isupper())
    return is_plain(unnamed) and said and any(word in _PROOF for word in words)


def from_english(text: str) -> str:
    """`text` with the words it is known by; names and numbers stay, the rest goes."""
    asked = _HAS_SO_MANY.sub(r"\g<1>belonging to ", text.replace("’", "'"))
    if not _OF_LAND.search(asked):
        asked = _HOW_MUCH_MONEY.sub("how much money", asked)
    turned = " ".join(_turned(asked))
    if _CLAIMS.match(text) and not _CONFIRMS.search(turned):
        turned = f"có phải {turned}"
    for body, members in _MEMBERS:
        if body in turned.lower():
            turned = turned.replace("thành viên", members)
    return _NAMED_BODY.sub(_in_order, _LEVEL_BEHIND.sub(r"\g<level> \g<name>", turned))


def _in_order(match: re.Match[str]) -> str:
    """A body before its name: "Gò Mối công ty cấp nước" is Công ty cấp nước Gò Mối."""
    return f"{match['body']} {match['name']}"


def _turned(text: str) -> Iterator[str]:
    at = 0
    for match in _QUOTED.finditer(text):
        yield from _turned_words(text[at : match.start()])
        name = match[1] or match[2]
        # A name in English is turned like all else.
        known = is_plain(name) and _pattern().search(name)
        yield " ".join(_turned_words(name)) if known else f"“{name}”"
        at = match.end()
    yield from _turned_words(text[at:])


def _turned_words(text: str) -> Iterator[str]:
    at = 0
    for match in _pattern().finditer(text):
        kept = list(_kept(text[at : match.start()]))
        yield from kept
        turned = _phrases()[match[0].lower()]
        # "An Luu secretary" is no place An Luu Bí: what follows a name begins small.
        yield turned[:1].lower() + turned[1:] if kept else turned
        if match[0].lower() not in _NO_NOUN and _ONE_OF.search(text[at : match.start()]):
            yield "nào"
        at = match.end()
    yield from _kept(text[at:])


def _kept(text: str) -> Iterator[str]:
    words = [word.strip("?.,!;:\"“”'").removesuffix("'s") for word in text.split()]
    for at, bare in enumerate(words):
        named = bare[:1].isupper() or any(char.isdigit() for char in bare)
        # "An" opens An Phuoc: small words are names where names follow.
        goes_on = any(word[:1].isupper() for word in words[at + 1 : at + 2])
        # … and it ends Binh An.
        ends = at > 0 and words[at - 1][:1].isupper() and words[at - 1].lower() not in _FUNCTION
        if not is_plain(bare) or (
            named and (bare.lower() not in _FUNCTION or ends or (goes_on and bare.lower() not in _OPENS))
        ):
            yield bare  # what bears marks is Vietnamese
