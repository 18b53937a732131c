"""A line of a chat cut into names, figures and the phrases that stand for a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.replies.names import Names, Part
from desktop.domain.replies.numbers import BEFORE, Figure, figure

_END = r"(?=\s*(?:$|[,;。.!?)|(了啦的]))"


class Kind(StrEnum):
    """What a token is."""

    WORDS = "words"
    FIGURE = "figure"
    ZERO = "zero"  # 没有了, none
    SAME = "same"  # 都在, 没变, all there
    SEALED = "sealed"  # 没拆箱: nobody looked
    VAGUE = "vague"  # 一堆, 没数, not sure
    LESS = "less"  # 少了 2
    MORE = "more"  # 多了 2
    FIX = "fix"  # 不对，是 …
    HARD = "hard"  # a sign that ends a clause
    SOFT = "soft"  # 、 / and
    PLACE = "place"  # the box that is spoken of


@dataclass
class Token:
    """A stretch of a line. `parts` are the known names within words."""

    kind: Kind
    start: int
    end: int
    figure: Figure | None = None
    parts: list[tuple[Part, int, int]] = field(default_factory=list)


_FIX = re.compile(
    r"(?:不对|(?:我)?(?:说|数|写|打|记|搞|弄)错了?|错了|更正为?|纠正|修正|改成|改为|应为|sorry\b"
    r"|→|[-=]+>|correction\b|actually\b|wrong\b|i mean\b)"
    r"|不是\s*[0-9零一二两三四五六七八九十百]{1,6}\s*[个件张枚]?\s*,?\s*(?:而)?是"
)
_VAGUE = re.compile(
    r"一大?堆|一大?袋子|一些|若干|(?<!个)(?<!件)(?<!张)不少|很多|好多|许多|少量|一点点?|好几\w?"
    r"|(?<![十百千万0-9])几[十百]?(?:个|张|件|包|枚|箱|盒|条)"
    r"|(?:还|都|也)?(?:没有?|未|懒得|没来得及)(?:细|仔细|认真)?(?:数|点|清点)(?:过|呢)?"
    r"|(?:不太?|没)(?:清楚|知道|确定|记得)|忘了?|(?:没|找不)(?:有)?(?:找)?(?:到|见)|没看[到见]"
    r"|对不上|不一样|有变化|估的|估计的|目测的?|大概数|概数|约数"
    r"|(?:lots|many|plenty|several|a few|a lot)\b|not sure\b|don'?t know\b|can'?t find\b"
    r"|not counted\b|no idea\b|haven'?t counted\b|estimated?\b"
)
_SEALED = re.compile(
    r"(?:都|全|还|一直|也)*(?:没有?|未|还没)(?:拆|开(?!始))(?:箱|封|包|开|过)*(?:呢|的|了)*"
    r"|原封(?:不动|没动|未动)?|整箱没动|(?:still )?(?:sealed|unopened)\b|not opened\b"
)
_ZERO = re.compile(
    r"(?:都|全都?|已经|已|也|早就?)*(?:"
    r"一(?:个|件|张|枚|条|包|只)?(?:都|也)(?:没有?了?|不剩了?)"
    r"|没有?了|没有(?!拆|开|动|变|少|数|错|问题|关系|找|看|差)|没剩\w?了?|木有了?"
    rf"|没{_END}|(?:发|送|卖|用|领|派|赠|拿)(?:完|光|没|空)了?|清(?:零|空)了?|空了"
    rf"|寄(?:走|出去?)了|无{_END}"
    r")|(?:all )?gone\b|none\b|no more\b|nothing(?: left)?\b|zero\b|nil\b|sold out\b|out of stock\b"
)
_SAME = re.compile(
    r"(?:都|全都?|全部|还|仍然?|也|数量|数目)*(?:"
    r"都在|全在|还在|在的|没有?变(?:化|过)?|不变|没有?动过?|(?<!不)一样|没有?错|没有?问题|没有?少"
    r"|一(?:个|件|张)(?:都)?(?:不|没)少|齐的?|齐全|无误|照旧|一致|相符|正确|对的|对得?上(?:了|的)?|吻合"
    rf"|[都全]对|对{_END}|在{_END}|是的{_END}"
    r")|(?:ok|okay|correct|same|unchanged|all there|all here|all good|yes|right)\b"
    r"|[✓✔√☑✅👌👍]|as (?:listed|expected|told|you say|you said)\b"
)
_CHANGE = re.compile(
    r"(?P<less>少了?|缺了?|差了?|短了?|(?:short|missing|less)(?: of| by)?\b)"
    r"|(?P<more>多(?:了|出来?了?)?|(?:extra|over by|more)\b)"
)
_SMALL = {
    Kind.FIX: _FIX,
    Kind.VAGUE: _VAGUE,
    Kind.SEALED: _SEALED,
    Kind.ZERO: _ZERO,
    Kind.SAME: _SAME,
}
_TEXT_NUMBER = re.compile(r"[0-9]+(?:[-.,:/][0-9]+)*")
_HARD = frozenset(",;。!?()|\t…[]【】~")


def cut(text: str, names: Names, own: frozenset[str]) -> list[Token]:
    """The tokens of one folded line, blanks between them left out."""
    out: list[Token] = []
    words: Token | None = None

    def say(token: Token) -> int:
        nonlocal words
        words = None
        out.append(token)
        return token.end

    def add(end: int, part: Part | None = None) -> int:
        nonlocal words
        if words is None or (part is not None and _second(words, part)):
            words = Token(Kind.WORDS, at, at)
            out.append(words)
        if part is not None:
            words.parts.append((part, at, end))
        words.end = end
        return end

    at = 0
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
        elif words is None and (box := _box(text, at, names)):
            at = say(Token(Kind.PLACE, at, box))
        elif known := names.at(text, at):
            at = add(known[1], known[0])
        elif c in "、/&" or (c in "和跟与" and _named(words)):
            at = say(Token(Kind.SOFT, at, at + 1))
        elif c in ":=":
            at += 1
        elif token := _phrase(text, at, names, own):
            at = say(token)
        elif c in _HARD or (c == "." and text[at + 1 : at + 2] in ("", " ")):
            at = say(Token(Kind.HARD, at, at + 1))
        elif found := _TEXT_NUMBER.match(text, at):
            at = add(found.end())
        else:
            at = add(at + 1)
    return out


def _box(text: str, at: int, names: Names) -> int | None:
    """Where the name of a box ends that stands there by itself."""
    for place in names.places:
        end = at + len(place)
        if text.startswith(place, at) and not text[end : end + 1].isalnum():
            return end
    return None


def _named(words: Token | None) -> bool:
    return words is not None and bool(words.parts)


def _second(words: Token, part: Part) -> bool:
    """Whether another name begins a run of its own: two titles, two labels."""
    said = {kind for kind, _start, _end in words.parts}
    if part is Part.LABEL:
        return Part.LABEL in said or Part.TITLE in said
    return Part.TITLE in said or Part.NAME in said


def _phrase(text: str, at: int, names: Names, own: frozenset[str]) -> Token | None:
    inside = at > 0 and text[at].isascii() and text[at].isalpha() and text[at - 1].isalpha()
    if not inside:
        for kind, pattern in _SMALL.items():
            if found := pattern.match(text, at):
                if kind is Kind.VAGUE and (told := _figure(text, at, names, own)):
                    return Token(Kind.FIGURE, at, told[1], told[0])
                return Token(kind, at, found.end())
        no = re.compile(r"no\s+(?=\S)").match(text, at)
        if no and names.at(text, no.end()):
            return Token(Kind.ZERO, at, at + 2)
        if change := _CHANGE.match(text, at):
            gap = change.end() + len(text[change.end() :]) - len(text[change.end() :].lstrip())
            told = _figure(text, gap, names, own)
            if told:
                kind = Kind.LESS if change["less"] else Kind.MORE
                return Token(kind, at, told[1], told[0])
    told = _figure(text, at, names, own)
    return Token(Kind.FIGURE, at, told[1], told[0]) if told else None


def _figure(text: str, at: int, names: Names, own: frozenset[str]) -> tuple[Figure, int] | None:
    """A figure, unless its digits belong to a Latin word that is no name (A4, SF123…, 16GB)."""
    if at >= len(text):
        return None
    if at and text[at].isascii() and text[at].isalnum():
        before = text[at - 1]
        if before.isascii() and before.isalpha() and not _ends_name(text, at, names):
            return None
    told = figure(text, at, own)
    if told is None:
        return None
    end = told[1]
    if end < len(text) and text[end - 1].isdigit() and text[end].isascii() and text[end].isalpha():
        return told if names.at(text, end) else None
    return told


def _ends_name(text: str, at: int, names: Names) -> bool:
    """Whether a known name ends right there: `M12` where M is a size."""
    for start in range(max(0, at - 40), at):
        known = names.at(text, start)
        if known and known[1] == at:
            return True
    return False


def doubtful(words: str) -> bool:
    """Whether the words around a name say that the figure is only about right."""
    return BEFORE.search(words) is not None
