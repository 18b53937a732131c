"""A list read and compared with the ledger: every row's fate before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping
from pathlib import Path

from desktop.domain.imports import Fate, StockList
from desktop.domain.progress import Progress
from desktop.exchange.stocklist import read_stock_list
from desktop.services.changes import Desk
from desktop.services.imports.planning import draw
from desktop.services.imports.values import Preview
from desktop.store.imports.known import View


def preview(
    desk: Desk,
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Generator[Progress, None, Preview]:
    """Reads a file and says what would become of each row; the generator returns a Preview.

    `mapping` {field: heading} settles columns that are in doubt, `sheet` which sheet is meant.
    Raises BadFile, Ambiguous (several sheets fit), NotFound (mapping or sheet), DatabaseTrouble.
    """
    yield Progress(0, 0, path.name)
    stock_list = read_stock_list(path, mapping, sheet)
    total = len(stock_list.rows)
    yield Progress(0, total, path.name)
    seen = preview_rows(desk, stock_list, mapping)
    yield Progress(total, total, path.name)
    return seen


def preview_rows(
    desk: Desk, stock_list: StockList, mapping: Mapping[str, str] | None = None
) -> Preview:
    """As `preview`, of a list that is read already."""
    with desk.database.reading() as connection:
        plan = draw(View(connection), stock_list)
    counts = Counter(fate.fate for fate in plan.fates)
    counts[Fate.REFUSED] = plan.refused
    return Preview(
        list=stock_list,
        fates=plan.fates,
        troubles=plan.troubles,
        counts={fate: counts[fate] for fate in Fate},
        new_places=plan.places,
        new_categories=plan.categories,
        new_owners=plan.owners,
        already_in=bool(plan.fates) and not plan.rows and not plan.refused,
        mapping=dict(mapping or {}),
        plan=plan,
    )
