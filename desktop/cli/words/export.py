"""`export`: what a person can see, as CSV, XLSX or JSON by the file's ending."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import production, requisitions
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.cli.words.items import every
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.booth.event import Sale
    from desktop.exchange.tables import Table
    from desktop.services.changes import Desk

NAME = "export"
ABOUT = N_("write a list into a file: CSV, XLSX or JSON by its ending")
_WINDOW = 500


def options(parser: argparse.ArgumentParser) -> None:
    """Which list, into which file."""
    parser.add_argument("what", choices=(*_TABLES, "matrix", "production", "requests"))
    parser.add_argument("--out", metavar="FILE", type=Path, required=True)
    production.add_table(parser)


def run(visit: Visit) -> Answer:
    """Writes the file whole or not at all."""
    from desktop.exchange.tables import write_table

    asked = visit.asked
    if asked.what == "production":
        table = production.table(visit)
    else:
        production.refuse_table(asked)
        made = {"matrix": _matrix, "requests": requisitions.table}.get(asked.what)
        table = made(visit) if made is not None else _TABLES[asked.what](visit.desk)
    rows = write_table(asked.out, table)
    said = ngettext("{n} row in {file}", "{n} rows in {file}", rows)
    data = {"rows": rows, "file": str(visit.asked.out)}
    return Answer(data, said.format(n=rows, file=visit.asked.out))


def _matrix(visit: Visit) -> Table:
    from desktop.domain.reports import Filters
    from desktop.services.reports import crossing

    return visit.follow(crossing.table(visit.desk, Filters(), _("Items by places")))


def _items(desk: Desk) -> Table:
    from desktop.exchange.lists import items_table

    return items_table(every(desk), _("Items"))


def _stock(desk: Desk) -> Table:
    from desktop.exchange.lists import stock_table
    from desktop.services import stock

    return stock_table(stock.holdings(desk, limit=10**9).rows, _("Stock"))


def _moves(desk: Desk) -> Table:
    from desktop.exchange.lists import moves_table
    from desktop.services import stock

    return moves_table(stock.story(desk, limit=10**9), _("Movements"))


def _sales(desk: Desk) -> Table:
    from desktop.exchange.lists import sales_table

    return sales_table(_all_sales(desk), _("Sales"))


def _all_sales(desk: Desk) -> Iterator[tuple[str, Sale]]:
    from desktop.services import booth

    for event in booth.events(desk):
        offset = 0
        while True:
            page = booth.sales(desk, event.id, offset=offset, limit=_WINDOW)
            yield from ((event.name, sale) for sale in page.rows)
            offset += len(page.rows)
            if not page.rows or offset >= page.total:
                break


def _register(desk: Desk) -> Table:
    from desktop.exchange.register import register_table
    from desktop.services.paper import register, templates

    found = register.register(desk, sort="number", descending=False, limit=10**9).rows
    titles = {
        body: {field.key: field.title for field in templates.version(desk, body).fields}
        for body in {one.body for one in found}
    }
    return register_table([(one, titles[one.body]) for one in found], _("Register"))


def _boards(desk: Desk) -> Table:
    from desktop.services.bench import history

    return history.export(desk)


_TABLES: dict[str, Callable[[Desk], Table]] = {
    "items": _items,
    "stock": _stock,
    "moves": _moves,
    "sales": _sales,
    "register": _register,
    "boards": _boards,
}
