"""A list of requests, read into requests and troubles: CSV, XLSX or XLS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.domain.requisitions.matching import Match
from desktop.domain.requisitions.taking import AskedList, ListKind
from desktop.domain.requisitions.values import Sure
from desktop.exchange.requisitions.articles import Article, articles, is_sum
from desktop.exchange.requisitions.columns import Found, find, named, outright, which
from desktop.exchange.requisitions.goods import goods
from desktop.exchange.requisitions.grouping import Groups
from desktop.exchange.requisitions.headings import heads, unnumbered
from desktop.exchange.requisitions.rows import Reader
from desktop.exchange.requisitions.synonyms import FORM
from desktop.exchange.spreadsheets import MOST_BYTES, Fit, Sheet, read_sheet, text_of

# Of two headings that name one of these the fuller one is taken; the other one is kept.
_SETTLED = ("number", "applicant", "headcount")
_GLANCE = 50  # rows, and characters of a cell, that are looked at to tell what a column holds


def _nothing(_said: str) -> Match:
    return Match(None, Sure.NONE)


def read_list(
    path: Path,
    kind: ListKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    match: Callable[[str], Match] = _nothing,
) -> AskedList:
    """The requests in a file; which list it is, is said or seen by its headings.

    `mapping` {field: heading} settles what is in doubt, `match` says which article words mean, so
    that columns are found that are one article each. Where anything is doubtful no row is read;
    where goods or who asks stand under no known heading, any of the others may be meant.
    Raises BadFile (no_columns …), Ambiguous (several sheets fit), NotFound.
    """

    def fit(line: Sequence[str]) -> Fit:
        found, known = which([unnumbered(text) for text in line])
        return Fit(found is not None and kind in (None, found), known)

    whole = heads(read_sheet(path, fit, sheet, longest=MOST_BYTES))
    read = whole.sheet
    mine = kind or which(read.header)[0] or ListKind.FORM
    said = {name: unnumbered(heading) for name, heading in (mapping or {}).items()}
    each = articles(whole, named(read.header, said), match) if mine is ListKind.FORM else ()
    found, doubtful = _found(read, mine, said, each)
    columns = found.columns
    reader = Reader(read, found, each)
    groups = Groups(mine, "lines" in columns.index or bool(found.more or each))
    if not doubtful:
        for line in read.rows:
            if not (each and is_sum(each, line)):
                groups.add(reader.read(line))
    kept = tuple(read.header[place] for place in found.kept)
    return AskedList(
        kind=mine,
        file=read.file,
        sha256=read.sha256,
        rows=groups.asked(reader),
        troubles=tuple(sorted(reader.troubles, key=attrgetter("row"))),
        columns=columns.headings,
        headed=tuple(one.headed for one in each),
        kept=kept,
        unknown=tuple(text for text in columns.unknown if text not in kept),
        doubtful=doubtful,
        left=tuple(sorted(reader.left, key=attrgetter("row"))),
    )


def _found(
    read: Sheet, kind: ListKind, mapping: Mapping[str, str], each: Sequence[Article]
) -> tuple[Found, dict[str, tuple[str, ...]]]:
    """The columns, and those that are in doubt. Where the columns of articles are all uncertain,
    and goods are counted under another heading that nobody knows, that one is asked about.
    """
    places = {place for one in each for place in (one.place, *one.labels)}
    found = find(read.file, read.header, kind, mapping, places)
    settled = {
        name: max(near, key=lambda heading: _filled(read, heading))
        for name in _SETTLED
        if name in found.columns.doubtful and (near := outright(name, read.header))
    }
    if settled:
        found = find(read.file, read.header, kind, {**settled, **mapping}, places)
    doubtful = dict(found.columns.doubtful)
    certain = any(one.headed.sure.certain for one in each)
    if each and not certain and "lines" not in {*found.columns.index, *mapping} and not found.more:
        others = _likeliest(read, found.columns.unknown)
        if others:
            doubtful["lines"] = others
    if len(doubtful.get("lines", ())) > 1 and not each:
        doubtful["lines"] = _likeliest(read, doubtful["lines"])
        if not doubtful["lines"]:
            raise BadFile(read.file, "no_columns", FORM["lines"][0])
    return replace(found, columns=replace(found.columns, doubtful=doubtful)), doubtful


def _filled(read: Sheet, heading: str) -> int:
    place = read.header.index(heading)
    return sum(line.cells[place] != "" for line in read.rows)


def _likeliest(read: Sheet, headings: Sequence[str]) -> tuple[str, ...]:
    """Headings that may be of goods, that one first under which most cells count something; none
    where none of them does: then it is another list.
    """

    def counted(heading: str) -> int:
        place = read.header.index(heading)
        cells = (text_of(line.cells[place])[:_GLANCE] for line in read.rows[:_GLANCE])
        return sum(any(one.qty and _named(one.said) for one in goods(cell)) for cell in cells)

    found = {heading: counted(heading) for heading in headings}
    return (
        tuple(sorted(headings, key=found.__getitem__, reverse=True)) if any(found.values()) else ()
    )


def _named(said: str) -> bool:
    return sum(sign.isalpha() for sign in said) > 1
