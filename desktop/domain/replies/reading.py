"""A reply read: figures put to names, then settled against what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.counts import Expected
from desktop.domain.replies.asking import as_asked
from desktop.domain.replies.entry import Entry
from desktop.domain.replies.names import FILLER, Match, Names, fold, tight, unfilled
from desktop.domain.replies.settling import settle
from desktop.domain.replies.values import Asked, ReplyLine
from desktop.domain.replies.words import Kind, Token, cut, doubtful

_STAMP = re.compile(  # what a chat puts above a message: 张三 2026/11/22 10:32
    r"^.{0,40}?(?:[0-9]{2,4}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?\s*)?(?:上午|下午|晚上)?"
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*:?$"
)
_NUMBERED = re.compile(r"^\s*\(?([0-9]{1,2})[.、)](?=\s*[^\s0-9.])\s*")
_REST = re.compile(
    r"(?:其他|其它|其余|剩下|别的|余下|另外|the rest|rest|the others?|others?|everything else"
    r"|everything)(?:的|那些)?(?:几样|几个|东西)?(?:都|全|is|are)*"
)
_ADDS = re.compile(r"还有|另有|另外|再加|加上|又有|又找到|\balso\b|\bplus\b|\+\s*$")
_ALL = re.compile(r"都|全|齐|齊|all\b", re.IGNORECASE)
HEADER = 0.8  # from here on words without a figure speak of the thing the next figures are of


def read_reply(text: str, expected: Sequence[Expected | Asked]) -> tuple[ReplyLine, ...]:
    """What the text says of the lines that were asked, in the order of the text.

    Every letter and digit of it is in the `said` of some line; nothing raises.
    """
    asked = as_asked(expected)
    names = Names(asked)
    own = frozenset(line.unit for line in asked if line.unit)
    reader = _Reader(text, asked, names, own)
    offset, numbered = 0, 0
    for line in re.split(r"(?<=\n)", text.replace("\r", "\n").replace("\u2028", "\n")):
        folded = fold(line.rstrip("\n"))
        number = _NUMBERED.match(folded)
        begin = 0
        if number and int(number[1]) == numbered + 1:
            numbered, begin = numbered + 1, number.end()
        if not _STAMP.match(folded.strip()):
            reader.line(" " * begin + folded[begin:], offset, begin)
        offset += len(line)
    reader.flush()
    return settle(text, reader.entries, asked, names)


@dataclass
class _Run:
    """Words in hand that wait for a figure."""

    start: int
    end: int
    words: str
    match: Match
    adds: bool
    doubt: bool
    rest: bool
    used: bool = False


@dataclass
class _Reader:
    text: str
    asked: Sequence[Asked]
    names: Names
    own: frozenset[str]
    entries: list[Entry] = field(default_factory=list)
    waiting: list[_Run] = field(default_factory=list)
    item: str = ""
    place: str = ""
    clause: int = 0
    row: int = 0
    fix: tuple[int, int] | None = None

    def line(self, folded: str, offset: int, numbering: int = 0) -> None:
        """Reads one line that begins at that place of the text, with its number in front."""
        self.row += 1
        before = len(self.entries)
        clause: list[Token] = []
        for token in (*cut(folded, self.names, self.own), Token(Kind.HARD, 0, 0)):
            if token.kind is not Kind.HARD:
                clause.append(token)
                continue
            if clause:
                self.clause += 1
                self._clause(folded, offset, clause)
                clause = []
        if numbering and len(self.entries) > before:
            self.entries[before].start = min(self.entries[before].start, offset)

    def flush(self) -> None:
        """Names that no figure followed become questions, when they are names."""
        for run in self.waiting:
            if not run.used and run.match.score >= HEADER and not run.match.label_only:
                self.entries.append(
                    Entry(run.start, run.end, Kind.VAGUE, None, run.match, run.words)
                )
        self.waiting = []

    def _run(self, folded: str, offset: int, token: Token) -> _Run:
        words = folded[token.start : token.end]
        match = self.names.find(words, self.item)
        others = words
        for _part, start, end in reversed(token.parts):
            a, b = start - token.start, end - token.start
            others = others[:a] + " " + others[b:]
        rest = _REST.search(others)
        return _Run(
            start=offset + token.start,
            end=offset + token.end,
            words=self.text[offset + token.start : offset + token.end].strip(),
            match=match,
            adds=_ADDS.search(others) is not None,
            doubt=doubtful(others),
            rest=rest is not None and not match.score,
        )

    def _clause(self, folded: str, offset: int, tokens: list[Token]) -> None:
        parts: list[Token | _Run] = []
        adds = doubt = False
        for token in tokens:
            if token.kind is Kind.WORDS:
                run = self._run(folded, offset, token)
                plain = tight(run.words)
                if unfilled(plain) and not _only_filler(plain):
                    if run.match.one is not None or run.match.score:
                        self.item = self._spoken(run.match) or self.item
                    parts.append(run)
                else:
                    adds, doubt = adds or run.adds, doubt or run.doubt
            elif token.kind is Kind.PLACE:
                self.place = folded[token.start : token.end]
            elif token.kind is not Kind.SOFT:
                parts.append(token)
        if not parts:
            if doubt and self.entries and self.entries[-1].row == self.row:
                self.entries[-1].doubt = True
            return
        figures_first = (
            len(parts) > 1
            and isinstance(parts[0], Token)
            and isinstance(parts[-1], _Run)
            and not any(run.match.score >= HEADER for run in self.waiting)
        )
        if figures_first:
            self._backwards(parts, offset)
        else:
            self._forwards(parts, offset, adds, doubt)

    def _spoken(self, match: Match) -> str:
        said = {self.names.name(i) for i in match.lines}
        return said.pop() if len(said) == 1 else ""

    def _backwards(self, parts: list[Token | _Run], offset: int) -> None:
        """`12件文化衫M 3包贴纸`: each figure belongs to the words behind it."""
        values: list[Token] = []
        for part in parts:
            if isinstance(part, Token):
                if not self._fixed(part, offset):
                    values.append(part)
                continue
            if values:
                value = values.pop()
                for other in values:
                    self._enter(other, offset, None)
                values = []
                self._enter(value, offset, part)
            else:
                self._keep(part)
        for other in values:
            self._enter(other, offset, None)

    def _forwards(self, parts: list[Token | _Run], offset: int, adds: bool, doubt: bool) -> None:
        """`文化衫M 12 贴纸 3包`: each figure belongs to the words before it."""
        here: list[_Run] = []
        half = len(parts) // 2
        if half > 1 and all(isinstance(p, _Run) == (n < half) for n, p in enumerate(parts)):
            parts = [p for pair in zip(parts[:half], parts[half:], strict=False) for p in pair]
        for part in parts:
            if isinstance(part, _Run):
                here.append(part)
                continue
            if self._fixed(part, offset):
                continue
            runs = here or [run for run in self.waiting if not run.used]
            if part.kind in (Kind.SAME, Kind.ZERO, Kind.SEALED) and len(here) > 1:
                several = [run for run in here if run.match.score]
                for one in several[:-1]:
                    self._enter(part, offset, one, extend=False)
                    one.used = True
                runs = several or runs
            run = runs[-1] if runs else None
            if here:
                for other in here[:-1]:
                    self._keep(other)
                self._drop_waiting()
            entry = self._enter(part, offset, run, adds=adds, doubt=doubt)
            if run is not None and entry is not None:
                run.used = True
            here, adds, doubt = [], False, False
        for run in here:
            self._keep(run)

    def _fixed(self, token: Token, offset: int) -> bool:
        """Remembers a 不对 for the figure that follows it."""
        if token.kind is Kind.FIX:
            self.fix = (offset + token.start, offset + token.end)
        return token.kind is Kind.FIX

    def _keep(self, run: _Run) -> None:
        self.waiting = [w for w in self.waiting if w.used or w.match.score >= HEADER]
        if not run.used and run.match.score >= HEADER:
            self.waiting.append(run)

    def _drop_waiting(self) -> None:
        """What still waits when a new name gets its figure was a heading, or a question."""
        left = [run for run in self.waiting if not run.used]
        self.waiting = [
            run for run in left if self.item != self._spoken(run.match) or not self.item
        ]
        self.flush()

    def _enter(
        self,
        value: Token,
        offset: int,
        run: _Run | None,
        *,
        extend: bool = True,
        adds: bool = False,
        doubt: bool = False,
    ) -> Entry | None:
        start, end = offset + value.start, offset + value.end
        last = self.entries[-1] if self.entries else None
        if run is None and last is not None and self._goes_on(value, last):
            last.end = max(last.end, end)
            return last
        if run is not None:
            start = min(start, run.start) if extend else run.start
            end = max(end, run.end) if extend else run.end
        if self.fix is not None:
            start = min(start, self.fix[0])
        entry = Entry(
            start,
            end,
            value.kind,
            value.figure,
            run.match if run else Match(),
            run.words if run else "",
            adds=adds or (run.adds if run else False),
            doubt=doubt or (run.doubt if run else False),
            fixes=self.fix is not None,
            rest=run.rest if run else False,
            row=self.row,
            clause=self.clause,
            place=self.place,
            sweeping=_ALL.search(self.text[offset + value.start : offset + value.end]) is not None,
        )
        self.fix = None
        self.entries.append(entry)
        return entry

    def _goes_on(self, value: Token, last: Entry) -> bool:
        """Whether a value without a name says more of the figure just before it."""
        if last.row != self.row or last.clause < self.clause - 1:
            return False
        if value.kind is Kind.SAME:  # 3 个没少
            return last.kind is Kind.FIGURE and last.clause == self.clause
        if value.kind in (Kind.VAGUE, Kind.SEALED):  # 40，没细数
            last.doubt = last.doubt or last.kind in (Kind.FIGURE, Kind.SEALED)
            return last.kind in (Kind.FIGURE, Kind.SEALED)
        if value.kind is Kind.FIGURE and last.kind is Kind.SEALED and last.figure is None:
            last.kind, last.figure, last.doubt = Kind.FIGURE, value.figure, True  # 没拆的 2 箱
            return True
        return False


def _only_filler(words: str) -> bool:
    return not FILLER.sub("", words)
