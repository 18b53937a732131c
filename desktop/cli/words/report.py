"""`report`: reports people look at, told here or written as CSV, XLSX, JSON or PDF."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, local, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.reports import Filters, Report, Table

NAME = "report"
ABOUT = N_(
    "stock by place, what moved, value, a sponsor's statement, low stock, requests, the year's "
    "figures"
)
_NAMES = ("stock", "moves", "value", "sponsor", "low", "requests", "year")


def options(parser: argparse.ArgumentParser) -> None:
    """Which report, of what, and into which file."""
    parser.add_argument("what", choices=_NAMES)
    parser.add_argument("--from", dest="since", type=reading.day, metavar="DATE",
                        help=_("from this day on"))  # fmt: skip
    parser.add_argument("--to", dest="until", type=reading.day, metavar="DATE",
                        help=_("up to this day"))  # fmt: skip
    parser.add_argument("--at", type=reading.moment, metavar="TIME",
                        help=_("as it was then (stock, value)"))  # fmt: skip
    parser.add_argument("--place", metavar="NAME", help=_("only this place and all inside it"))
    parser.add_argument("--owner", metavar="NAME", help=_("only goods of this owner"))
    parser.add_argument("--category", metavar="NAME", help=_("only this category"))
    parser.add_argument("--step", choices=("week", "month"), default="week",
                        help=_("moves: in weeks or months"))  # fmt: skip
    parser.add_argument("--year", type=reading.whole, metavar="YEAR", help=_("of this year"))
    parser.add_argument("--figure", metavar="NAME",
                        help=_("year: the rows behind one figure"))  # fmt: skip
    parser.add_argument("--out", metavar="FILE", type=Path,
                        help=_("write it there: .csv .xlsx .json .pdf"))  # fmt: skip


def run(visit: Visit) -> Answer:
    """Tells the report, or writes it."""
    from desktop.domain.reports import ReportName
    from desktop.services import reports, yearbook

    asked = visit.asked
    filters = _filters(visit)
    if asked.figure:
        of = yearbook.year_of(visit.desk, filters)
        told = yearbook.rows(visit.desk, of, asked.figure)
        return Answer({"year": of, "figure": asked.figure, **_table_data(told)}, _table_text(told))
    found = reports.report(visit.desk, ReportName(asked.what), filters)
    if asked.out:
        rows = _write(found, asked.out)
        said = ngettext("{n} row in {file}", "{n} rows in {file}", rows)
        data = {"rows": rows, "file": str(asked.out)}
        return Answer(data, said.format(n=rows, file=asked.out))
    return Answer(_data(found), _text(found, visit))


def _filters(visit: Visit) -> Filters:
    from desktop.cli.finding import owner
    from desktop.domain.reports import Filters, Step
    from desktop.services import places

    asked, desk = visit.asked, visit.desk
    place = places.find_place(desk, asked.place) if asked.place else None
    whose = owner(desk, asked.owner) if asked.owner else None
    return Filters(
        since=asked.since,
        until=asked.until,
        at=asked.at,
        place=place.id if place else None,
        place_path=place.path if place else "",
        category=asked.category or "",
        owner=whose.id if whose else None,
        owner_name=whose.name if whose else "",
        step=Step(asked.step),
        year=asked.year,
    )


def _write(found: Report, out: Path) -> int:
    if out.suffix.lower() == ".pdf":
        from desktop.documents.reports import stock_page
        from desktop.exchange.tables import replace_file

        replace_file(out, stock_page(found))
        return sum(len(told.lines) for told in found.tables)
    from desktop.exchange.reports import report_tables
    from desktop.exchange.tables import write_tables

    return write_tables(out, report_tables(found))


def _data(found: Report) -> dict[str, Any]:
    """Every table by its key, remarks by their codes; numbers as they are."""
    first, *more = found.tables
    data: dict[str, Any] = {
        "report": found.name.value,
        "made": local(found.made),
        "filters": {k: v for k, v in asdict(found.filters).items() if v not in (None, "")},
        **_table_data(first),
        "remarks": [{"code": one.code, **dict(one.data)} for one in found.remarks],
    }
    data |= {told.key: _rows(told) for told in more}
    if found.name.value == "year":
        from desktop.wording.reports.year import year_text

        data["text"] = {language: year_text(found, language) for language in ("zh", "en")}
    return data


def _table_data(told: Table) -> dict[str, Any]:
    data: dict[str, Any] = {"rows": _rows(told)}
    if told.sums is not None:
        cells = zip(told.fields, told.sums.cells, strict=True)
        data["sums"] = {f.key: cell for f, cell in cells if isinstance(cell, int)}
    return data


def _rows(told: Table) -> list[dict[str, object]]:
    keys = [f.key for f in told.fields]
    return [dict(zip(keys, map(_plain, line.cells), strict=True)) for line in told.lines]


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, (date, datetime)) else cell


def _text(found: Report, visit: Visit) -> str:
    from desktop.wording import reports, spoken
    from desktop.wording.reports.year import year_text

    if found.name.value == "year":
        return year_text(found, spoken())
    head = " · ".join(
        part for part in (reports.title(found.name), reports.filters_text(found.filters)) if part
    )
    parts = [head, *reports.remarks(found)]
    first, *more = found.tables
    parts.append(_table_text(first) if first.lines else reports.nothing(found.name))
    parts += [f"{reports.table_title(t.key)}\n{_table_text(t)}" for t in more if t.lines]
    return "\n\n".join(parts)


def _table_text(told: Table) -> str:
    from desktop.domain.reports import Shape
    from desktop.wording import reports

    right = (Shape.COUNT, Shape.MONEY, Shape.SHARE)
    columns = [Column(reports.field(f.key), f.shape in right) for f in told.fields]
    lines = [*told.lines, *([told.sums] if told.sums else [])]
    rows = [
        [reports.cell(cell, f) for cell, f in zip(line.cells, told.fields, strict=True)]
        for line in lines
    ]
    return table(columns, rows)
