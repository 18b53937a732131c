"""Entries held against the lines asked: which one, how many, what is left to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.replies.entry import Entry
from desktop.domain.replies.names import Match, Names, fold, tight, unfilled
from desktop.domain.replies.numbers import pieces
from desktop.domain.replies.values import Asked, Question, ReplyLine, Sure
from desktop.domain.replies.words import Kind

_TAKES_ALL = frozenset((Kind.SAME, Kind.ZERO, Kind.SEALED))
CERTAIN = 0.89  # from here on nothing else that was asked can be meant
_LETTERS = re.compile(r"[^\W_]")


def settle(
    text: str, entries: list[Entry], asked: Sequence[Asked], names: Names
) -> tuple[ReplyLine, ...]:
    """All lines in the order of the text, what no entry covers as not understood."""
    _by_place(entries, asked)
    _in_order(entries, asked)
    lines: list[tuple[int, int, ReplyLine]] = []
    spoken: set[int] = {i for e in entries if (i := e.match.one) is not None}
    for n, entry in enumerate(entries):
        said = text[entry.start : entry.end].strip()
        if entry.kind in _TAKES_ALL and not entry.match.lines:
            if not _for_all(entry, entries):
                continue
            for i in range(len(asked)):
                if i not in spoken:
                    one = replace_match(entry, i)
                    line = _line(said, one, asked)
                    lines.append((entry.start, entry.end, _likelier(line, entry)))
            spoken |= set(range(len(asked)))
            continue
        if not entry.match.lines and entry.kind is Kind.FIGURE:
            before = _before(entries[:n], lines, entry)
            if before is not None:
                entry.match, entry.likely = Match((before,), 1.0), True
        if entry.fixes and entry.match.one is not None:
            lines = [
                (a, b, replace(line, superseded=True) if _same(line, entry) else line)
                for a, b, line in lines
            ]
        line = _line(said, entry, asked)
        if entry.adds and line.question is Question.NOT_ASKED and lines:
            last = lines[-1][2].expected  # 柜子里还有 12: perhaps of what was spoken of before
            line = replace(line, candidates=() if last is None else (last,))
        lines.append((entry.start, entry.end, line))
    lines = _again(lines, entries)
    return tuple(line for _a, _b, line in sorted(_covered(text, lines), key=lambda x: (x[0], x[1])))


def replace_match(entry: Entry, i: int) -> Entry:
    """The same words meant of one line."""
    return replace(entry, match=Match((i,), 1.0))


def _likelier(line: ReplyLine, entry: Entry) -> ReplyLine:
    if line.sure is Sure.SURE and entry.kind is not Kind.SAME:
        return replace(line, sure=Sure.LIKELY)
    return line


def _for_all(entry: Entry, entries: list[Entry]) -> bool:
    """Whether a phrase without a name is said of everything that is not spoken of elsewhere."""
    if entry.words and not entry.rest:
        return False  # of something nobody asked about
    alone = all(e is entry or (e.kind in _TAKES_ALL and not e.match.lines) for e in entries)
    return alone or entry.rest or entry.sweeping


def _same(line: ReplyLine, entry: Entry) -> bool:
    return line.expected is not None and line.expected == entry.match.one


def _before(
    former: list[Entry], lines: list[tuple[int, int, ReplyLine]], entry: Entry
) -> int | None:
    """The line a figure without a name goes on about: a correction, or 还有 12."""
    if entry.words or not (entry.fixes or entry.adds) or not former:
        return None
    return next(
        (line.expected for _a, _b, line in reversed(lines) if line.expected is not None), None
    )


def _by_place(entries: list[Entry], asked: Sequence[Asked]) -> None:
    """The same thing in several boxes: the box spoken of decides."""
    for entry in entries:
        lines = entry.match.lines
        if len(lines) > 1 and entry.place:
            here = tuple(i for i in lines if tight(asked[i].place) == entry.place)
            entry.match = replace(entry.match, lines=here or lines)


def _in_order(entries: list[Entry], asked: Sequence[Asked]) -> None:
    """Figures without names are taken in the order of asking where their number fits."""
    figures = [e for e in entries if e.kind in (Kind.FIGURE, Kind.ZERO) and not e.fixes]
    bare = [e for e in figures if not e.words and not e.adds and e.kind is Kind.FIGURE]
    if bare and len(bare) == len(entries) == len(asked):
        for i, entry in enumerate(bare):
            entry.match, entry.likely = Match((i,), 1.0), len(asked) > 1
        return
    if len(asked) == 1:
        for entry in entries:
            if not entry.words and not entry.match.lines:
                entry.match = Match((0,), 1.0)
    for n, entry in enumerate(entries):
        wanted = entry.match.lines
        row = entries[n : n + len(wanted)]
        if len(wanted) < 2 or len(row) < len(wanted) or entry.kind is not Kind.FIGURE:
            continue
        following = entries[n + len(wanted) : n + len(wanted) + 1]
        if all(_bare(e, entry) for e in row[1:]) and not any(_bare(e, entry) for e in following):
            for i, one in zip(wanted, row, strict=True):
                one.match, one.likely = Match((i,), 1.0), True


def _bare(entry: Entry, first: Entry) -> bool:
    return entry.kind is Kind.FIGURE and not entry.words and entry.row == first.row


def _line(said: str, entry: Entry, asked: Sequence[Asked]) -> ReplyLine:
    i = entry.match.one
    if i is None:
        return _nobody(said, entry, asked)
    line, sure = asked[i], Sure.SURE if entry.match.score >= CERTAIN else Sure.LIKELY
    if entry.likely or (entry.figure is not None and entry.figure.loose):
        sure = Sure.LIKELY
    made = ReplyLine(said, i, sure=sure, estimate=entry.doubt)
    if entry.kind is Kind.ZERO:
        return replace(made, qty=0)
    if entry.kind in (Kind.SAME, Kind.SEALED):
        if line.qty is None:
            question = Question.NOT_TOLD if entry.kind is Kind.SAME else Question.HOW_MANY
            return replace(
                made, sure=Sure.ASK, question=question, estimate=entry.kind is Kind.SEALED
            )
        sealed = entry.kind is Kind.SEALED
        return replace(made, qty=line.qty, as_told=True, estimate=entry.doubt or sealed)
    if entry.figure is None:
        return replace(made, sure=Sure.ASK, question=Question.HOW_MANY, estimate=True)
    qty, estimate = pieces(
        entry.figure, unit=line.unit, pack_size=line.pack_size, box_size=line.box_size
    )
    made = replace(made, estimate=entry.doubt or estimate)
    if qty is None:
        return replace(made, sure=Sure.ASK, question=Question.PACK)
    if entry.kind in (Kind.LESS, Kind.MORE):
        if line.qty is None or (entry.kind is Kind.LESS and qty > line.qty):
            return replace(made, sure=Sure.ASK, question=Question.HOW_MANY)
        qty = line.qty - qty if entry.kind is Kind.LESS else line.qty + qty
        return replace(made, qty=qty, sure=Sure.LIKELY)
    return replace(made, qty=qty)


def _nobody(said: str, entry: Entry, asked: Sequence[Asked]) -> ReplyLine:
    """A line for words that fit none of what was asked, or several."""
    several = entry.match.lines
    units = {(asked[i].unit, asked[i].pack_size, asked[i].box_size) for i in several}
    of = units.pop() if len(units) == 1 else ("", None, None)
    qty, estimate = (0, entry.doubt) if entry.kind is Kind.ZERO else (None, entry.doubt)
    if entry.figure is not None and entry.kind is Kind.FIGURE:
        qty, about = pieces(entry.figure, unit=of[0], pack_size=of[1], box_size=of[2])
        estimate = estimate or about
    if several:
        question = Question.WHICH
    elif entry.words:
        question = Question.NOT_ASKED
    elif entry.figure is not None:
        question = Question.WHAT
    else:
        question = Question.NOT_UNDERSTOOD
    return ReplyLine(
        said, None, qty, estimate, Sure.ASK, question, several, "" if several else entry.words
    )


def _again(
    lines: list[tuple[int, int, ReplyLine]], entries: list[Entry]
) -> list[tuple[int, int, ReplyLine]]:
    """A second figure for one line that was not said to come on top is a question."""
    more = {e.start for e in entries if e.adds}
    seen: set[int] = set()
    out = []
    for a, b, line in lines:
        i = line.expected
        if i is not None and line.counts:
            if i in seen and a not in more:
                line = replace(line, sure=Sure.ASK, question=Question.AGAIN)
            seen.add(i)
        out.append((a, b, line))
    return out


def _covered(
    text: str, lines: list[tuple[int, int, ReplyLine]]
) -> Iterable[tuple[int, int, ReplyLine]]:
    """The lines and, between them, what nobody understood."""
    yield from lines
    at = 0
    for start, end in [*sorted((a, b) for a, b, _line in lines), (len(text), len(text))]:
        begin = at
        for piece in text[begin : max(begin, start)].splitlines(keepends=True):
            words = piece.strip()
            digits = any(c.isnumeric() for c in words)
            if _LETTERS.search(words) and (digits or unfilled(tight(fold(words)))):
                yield (
                    begin,
                    begin + len(piece),
                    ReplyLine(words, sure=Sure.ASK, question=Question.NOT_UNDERSTOOD),
                )
            begin += len(piece)
        at = max(at, end)
