"""Which line was meant: shortened names, sizes alone, other ways to write a size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.money import narrow
from desktop.domain.replies.values import Asked

_PLAIN = str.maketrans(
    "沒個張條雙對變約幾兩還無開貼紙數動樣錯問題齊寄領發賣給這裡剩餘總確拆缺點萬號標籤證書門紅藍綠黃",
    "没个张条双对变约几两还无开贴纸数动样错问题齐寄领发卖给这里剩余总确拆缺点万号标签证书门红蓝绿黄",
)
_TIGHT = re.compile(r"[\s'’\"“”「」《》()\[\]【】:·_\-,.]+")
_SIZE = re.compile(r"(\d?)(x{0,5})(s|m|l)")
_HAN_SIZE = {"小": "s", "中": "m", "大": "l", "加大": "xl", "特大": "xl", "均": "均"}
_SUFFIX = re.compile(r"(?<=.)(?:码|号|款|色|版|size)$")
FILLER = re.compile(
    r"^(?:我(?:们)?(?:这边|这里|这儿|这|那边|家里|家|数了|数)?|这边|这里|那边|家里|目前|现在|今天"
    r"|一共|总共|共计|合计|总计|共|还剩下?|剩下的?|剩余|库存|数量|数目|数到|数了|清点|实际|实数|实有"
    r"|还有|另有|还|有|是|为|的|了|就|只|都|也|呢|啊|哈|哦|嗯|好的?|然后|以及|和|跟|及|与|另外|再加|加上"
    r"|再|又|其中|手上|手里|手头|应该|改成|改为|更正为?|正确|其实|到|一下|下|个|在|得|你好|您好|and|the"
    r"|i have|we have|have|there are|are|is|left|of|still|got|also|but|just|only|total)"
)
_FILLER_END = re.compile(
    r"(?:一共|总共|共计|共|还剩下?|剩下?|剩余|还有|只有|就|有|是|为|的|了|呢|啊|哈|吧|还|也|都"
    r"|数量|库存|只|这边|应该|改成|改为|更正为?|left|are|is|there|x|=|数到|实际|的话|大概|目前|现在"
    r"|in total|total)$"
)
LONGEST = 200  # signs; what is longer is a story and no name
BY_HEART = 200  # kept answers to the same words, so that a pasted book costs no minutes


class Part(StrEnum):
    """What a run of words names."""

    TITLE = "title"
    NAME = "name"
    LABEL = "label"


def fold(text: str) -> str:
    """The text sign by sign in its plain form: as long as it was, so that places stay."""
    out = []
    for c in text:
        one = (narrow(c) or " ").translate(_PLAIN).lower()
        out.append(one if len(one) == 1 else c)
    return "".join(out).replace("，", ",").replace("：", ":").replace("；", ";").replace("－", "-")


def tight(text: str) -> str:
    """Folded, without blanks and signs between words."""
    return _TIGHT.sub("", fold(text))


def labels(label: str) -> tuple[str, ...]:
    """The ways to write a label: `2XL` also XXL, `M` also M码 M号 中号, `A款` also A."""
    plain = tight(label)
    if not plain:
        return ()
    ways = {plain, _SUFFIX.sub("", plain)}
    bare = _SUFFIX.sub("", plain)
    if found := _SIZE.fullmatch(bare):
        times = int(found[1]) if found[1] and found[2] else len(found[2])
        if times > 1:
            ways |= {f"{times}x{found[3]}", "x" * min(times, 9) + found[3]}
        size = f"{'x' * times}{found[3]}"
        ways |= {f"{han}{end}" for han, s in _HAN_SIZE.items() if s == size for end in ("号", "码")}
    ways |= {f"{way}{end}" for way in tuple(ways) for end in ("码", "号", "款") if way.isascii()}
    return tuple(sorted(ways, key=len, reverse=True))


def unfilled(words: str) -> str:
    """Tight words without what people say around a name (我这边还有…)."""
    before = None
    while before != words and len(words) <= LONGEST:
        before = words
        words = _FILLER_END.sub("", FILLER.sub("", words))
    return words


@dataclass(frozen=True)
class Match:
    """The lines some words may mean, how well they fit (0 to 1), whether it was a label alone."""

    lines: tuple[int, ...] = ()
    score: float = 0.0
    label_only: bool = False

    @property
    def one(self) -> int | None:
        """The only line that fits, if there is only one."""
        return self.lines[0] if len(self.lines) == 1 else None


class Names:
    """The names of the lines asked, ready to be looked for."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._names = [tight(line.name) for line in asked]
        self._labels = [labels(line.label) for line in asked]
        self._codes = [tight(line.code) for line in asked]
        self._titles = [
            {tight(line.name + line.label), tight(line.label + line.name)} for line in asked
        ]
        self.places = tuple({tight(line.place) for line in asked if line.place})
        self._known: dict[tuple[str, str], Match] = {}
        spans: dict[str, Part] = {}
        for ways in self._labels:
            spans |= {way: Part.LABEL for way in ways if not way.isdigit()}
        spans |= {name: Part.NAME for name in self._names if name and not name.isdigit()}
        for titles in self._titles:
            spans |= {t: Part.TITLE for t in titles if spans.get(t) is None}
        spans |= {c: Part.TITLE for c in self._codes if len(c) > (5 if c.isdigit() else 1)}
        spans.pop("", None)
        self._spans: dict[str, list[tuple[str, Part]]] = {}
        for span in sorted(spans, key=len, reverse=True):
            self._spans.setdefault(span[0], []).append((span, spans[span]))

    def at(self, text: str, start: int) -> tuple[Part, int] | None:
        """A whole known name that begins there in folded text, and its end: digits within it are
        no figure.
        """
        for span, part in self._spans.get(text[start], ()):
            end = _spelt(text, start, span)
            if end is None:
                continue
            if _cut(text, start - 1, start) or (_cut(text, end - 1, end) and part is not Part.NAME):
                continue
            if text[end - 1].isdigit() and text[end : end + 1].isdigit():
                continue
            return part, end
        return None

    def find(self, words: str, item: str = "") -> Match:
        """What some words mean; `item` is the name spoken of before, for a size alone."""
        key = (words, item)
        if key not in self._known:
            if len(self._known) > BY_HEART:
                self._known.clear()
            plain = tight(words)
            bare = unfilled(plain)
            exact = self._exact(plain) or self._exact(bare)
            found = Match(exact, 1.0) if exact else self._find(bare, item)
            self._known[key] = found if found.score else self._find(plain, item)
        return self._known[key]

    def name(self, line: int) -> str:
        """The plain name of a line, without its label."""
        return self._names[line]

    def _exact(self, words: str) -> tuple[int, ...]:
        either = zip(self._titles, self._codes, strict=True)
        return tuple(i for i, (t, c) in enumerate(either) if words and (words in t or words == c))

    def _find(self, words: str, item: str) -> Match:
        if not words:
            return Match()
        best: dict[int, float] = {}
        alone: dict[int, float] = {}
        for i, name in enumerate(self._names):
            score, only = self._score(words, i, name)
            if only:
                alone[i] = score
            elif score >= 0.55:
                best[i] = score
        if alone:
            same = {i for i in alone if self._names[i] == item}
            lines = tuple(sorted(same or alone))
            return Match(lines, 0.95 if len(lines) == 1 else 0.9, label_only=True)
        if not best:
            return Match()
        top = max(best.values())
        return Match(tuple(i for i in best if best[i] > top - 0.03), top)

    def _score(self, words: str, i: int, name: str) -> tuple[float, bool]:
        rest, hit = words, False
        for way in self._labels[i]:
            for left in (_without_end(words, way), _without_start(words, way)):
                if left is not None and not hit:
                    rest, hit = left, True
        rest = unfilled(rest) if hit else rest
        if hit and not rest:
            return 0.9, True
        if not hit and self._labels[i] and self._other_label(words, i):
            return 0.0, False
        score = _alike(rest, name)
        return (score if hit or not self._labels[i] else score * 0.95), False

    def _other_label(self, words: str, i: int) -> bool:
        """Whether the words end in the label of another variant of the same thing."""
        for j, name in enumerate(self._names):
            if j != i and name == self._names[i]:
                for way in self._labels[j]:
                    if _without_end(words, way) is not None:
                        return True
        return False


def _spelt(text: str, start: int, span: str) -> int | None:
    """Where a tight name ends in folded text that may have signs between; None: not there."""
    at = start
    for n, c in enumerate(span):
        while n and at < len(text) and text[at] != "\n" and _TIGHT.match(text[at]):
            at += 1
        if at >= len(text) or text[at] != c:
            return None
        at += 1
    return at


def _cut(text: str, a: int, b: int) -> bool:
    """Whether two neighbours are letters of one Latin word."""
    if a < 0 or b >= len(text):
        return False
    return text[a].isascii() and text[b].isascii() and text[a].isalpha() and text[b].isalpha()


def _without_end(words: str, way: str) -> str | None:
    if not words.endswith(way) or _cut(words, len(words) - len(way) - 1, len(words) - len(way)):
        return None
    left = words[: -len(way)]
    if left[-1:].isdigit() and way[0].isascii():  # 2XL is not XL
        return None
    return left


def _without_start(words: str, way: str) -> str | None:
    if not words.startswith(way) or _cut(words, len(way) - 1, len(way)):
        return None
    return words[len(way) :]


def _alike(said: str, name: str) -> float:
    """How well shortened words fit a name: 1 the same, 0 nothing of it."""
    if not said or not name:
        return 0.0
    if said == name:
        return 0.99
    if said in name:
        return 0.9 if len(said) > 1 else 0.6
    if name in said and len(name) > 1:
        return 0.88
    common = set(said) & set(name)
    if len(said) > 40 or len(common) * 2 < len(set(said)):
        return 0.0
    shared = _subsequence(said, name[:60])
    if shared < 2:
        return 0.0
    return 0.4 * (2 * shared / (len(said) + len(name))) + 0.5 * shared / len(said)


def _subsequence(a: str, b: str) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for c in a:
        corner = 0
        for j, d in enumerate(b, 1):
            corner, row[j] = row[j], corner + 1 if c == d else max(row[j], row[j - 1])
    return row[-1]
