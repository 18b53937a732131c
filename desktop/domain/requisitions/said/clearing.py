"""A free text made plain before it is cut: signs that show nothing, numbers of a list, tables, and
sizes said in one breath, one by one.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.money import narrow
from desktop.domain.requisitions.said.numerals import NUMERAL, UNIT

#: Stands between a number and its counting word where both are a name: 300 片 of a puzzle.
GLUE = "\ue000"
_BETWEEN = re.compile(r"(?<=\d)\s?(?=\D)")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_KEYCAP = re.compile("(\\d)\u20e3")
_PICTURES = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u20e3]+")
# ① ❷ Ⅲ ㈣: signs that only number.
_NUMBERING = re.compile("[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉]")
# A wide comma never stands within a number.
_KEPT_SIGNS = {**dict.fromkeys(map(ord, "✕✖╳"), "x"), ord("，"): "、"}
_OF_THEM = re.compile(r"[,、;]?[ \t]*其中(?:包括|包含|有|是)?[:]?")  # 30件，其中 S 10件，M 20件
# “T恤：20件” names no heading.
_COLON = re.compile(
    rf":[ \t]*(?=(?:[x×*]\s?)?(?:\d{{1,9}}|{NUMERAL}{{1,9}})[ \t]?(?:{UNIT})?[ \t]*"
    r"(?:$|[,、;/+()]|[ \t]|另外|还有|以及))",
    re.MULTILINE,
)
_LISTED = re.compile(
    r"(?:^|(?<=;))[ \t]*(\d{1,2})[ \t]*[、.)][ \t]*(?=\S)", re.MULTILINE
)  # 1、5个 …
# 规格：L；数量：20 goes on with the goods before it.
_FIELD = re.compile(
    r"[ \t]*[;,、|][ \t]*"
    r"(?:(?:规格|型号|款式|尺码|颜色)[ \t]*:|size\b[ \t]*:?|(?=(?:数量[ \t]*:|qty\b)))",
    re.IGNORECASE,
)
# A row of a table, whose last cell is a number.
_ROW = re.compile(rf"^(?:[^|\n]*\|)+[ \t]*\d{{1,6}}[ \t]?(?:{UNIT})?[ \t]*\|?[ \t]*$", re.MULTILINE)
_CELLS = re.compile(r"(?:\|[ \t]*(?:[-/—][ \t]*(?=\|))?)+")
_EACH = re.compile(r"(?:[x×*]\s?)?(?<!\d)(\d{1,4})\s?(?:pcs?\s)?each\b", re.IGNORECASE)
# S5 M10 L5, A款20 B款30, L(5) M(3): sizes with their numbers, at least two of them; 5×S 3件M.
_SIZE = r"(?<![A-Za-z0-9])(?:\d?[Xx]{0,4}[SMLsml](?:[ \t]?[码号])?|[A-Ha-h][ \t]?款)"
_MANY = rf"\d{{1,4}}(?:[ \t]?{UNIT})?"
_PAIR = rf"{_SIZE}[ \t]?(?:[:*x×=-]?[ \t]?{_MANY}(?![\d.%-])|\([ \t]?{_MANY}[ \t]?\))"
_PAIRS = re.compile(rf"{_PAIR}(?:[ \t,、/]*{_PAIR})+")
_OF_PAIR = re.compile(
    rf"({_SIZE})[ \t]?[(:*x×=-]?[ \t]?(\d{{1,4}})(?:[ \t]?{UNIT})?(?:[ \t]?\))?[ \t,、/]*"
)
_TURNED = rf"(?<![\d.-])\d{{1,4}}[ \t]?(?:{UNIT}|[x×*])[ \t]?{_SIZE}(?![A-Za-z0-9])"
_TURNED_PAIRS = re.compile(rf"{_TURNED}(?:[ \t,、/+]*{_TURNED})+")
_OF_TURNED = re.compile(rf"(\d{{1,4}})[ \t]?(?:{UNIT}|[x×*])[ \t]?({_SIZE})[ \t,、/+]*")
_WORD_PAIR = r"([\u4e00-\u9fff]{1,4}) ?(\d{1,3})"  # 本白 30 藏青 20: at least two, and the end
_WORD_PAIRS = re.compile(
    rf"(?:^|(?<=[\s:,、;]))(?:{_WORD_PAIR} +)+{_WORD_PAIR}(?=\s*(?:$|[,、;]))", re.MULTILINE
)
_OF_WORD_PAIR = re.compile(rf"{_WORD_PAIR}[ \t]*")
_WORD_IN_TURN = r"[^\s/、,:;()和]+"
_WORDS = 200  # characters before 分别 in which its words stand
# S、M、L 分别 5、3、2 件: as many words as numbers.
_IN_TURN = re.compile(
    r"[ \t,、]*分别(?:是|为|要|需要)?[ \t]?:?[ \t]?"
    rf"(\d{{1,4}}\s?(?:{UNIT})?(?:[ \t]?[/、,和][ \t]?\d{{1,4}}\s?(?:{UNIT})?)+)"
)


# S/M/L 5/3/2: three at least, two may be a choice.
_IN_LINE = re.compile(r"(?<=\w)(?<!分别)[ \t]*:?[ \t]+(?=\d{1,4}(?:/\d{1,4}){2,}(?![\d/]))")


def cleaned(text: str, measures: re.Pattern[str] | None = None) -> str:
    """Without invisible signs and pictures (one blank where a picture stood), and with sizes and
    their numbers said in full. What `measures` finds counts nothing: it is part of a name.
    """
    text = _apart(_INVISIBLE.sub("", text))
    text = narrow(text.translate(_KEPT_SIGNS))
    numbers = [int(n) for n in _LISTED.findall(text)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        text = _LISTED.sub("", text)
    text = _FIELD.sub(" ", text)
    text = _ROW.sub(lambda row: _CELLS.sub(" ", row[0]), text)
    if measures:
        text = measures.sub(lambda said: _BETWEEN.sub(GLUE, said[0]), text)
    text = _COLON.sub(" ", _OF_THEM.sub(":", text))
    text = _PICTURES.sub(" ", _KEYCAP.sub(r"\n\1. ", text))
    text = _in_turn(_IN_LINE.sub(" 分别 ", _EACH.sub(r" 各\1个", text)))
    text = _WORD_PAIRS.sub(lambda run: _OF_WORD_PAIR.sub(r"\1 ×\2、", run[0]), text)
    text = _TURNED_PAIRS.sub(lambda run: _OF_TURNED.sub(r"\2 ×\1、", run[0]), text)
    return _PAIRS.sub(lambda run: _OF_PAIR.sub(r"\1 ×\2、", run[0]), text)


def _apart(text: str) -> str:
    """Lines of their own for what signs like ① number, where they count on from one."""
    numbers = [unicodedata.numeric(sign) for sign in _NUMBERING.findall(text)]
    counted = numbers == list(range(1, len(numbers) + 1))
    return _NUMBERING.sub("\n", text) if counted and len(numbers) > 1 else text


def _in_turn(text: str) -> str:
    """“S、M 分别 5、3” as “S ×5、M ×3”."""
    out: list[str] = []
    start = 0
    for found in _IN_TURN.finditer(text):
        counts = re.findall(r"\d+", found[1])
        before = text[start : found.start()]
        words = list(re.finditer(_WORD_IN_TURN, before[-_WORDS:]))[-len(counts) :]
        if len(words) == len(counts):
            named = len(before[:-_WORDS]) + words[0].start()
            said = "、".join(f"{word[0]} ×{n}" for word, n in zip(words, counts, strict=True))
            out += [before[:named], " ", said]
        else:
            out += [before, found[0]]
        start = found.end()
    return "".join([*out, text[start:]])
