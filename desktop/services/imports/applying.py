"""A previewed import is written: one act, one transaction, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from uuid import UUID

from desktop.domain.errors import Ambiguous, RowsRefused
from desktop.domain.imports import Fate
from desktop.domain.people import Right
from desktop.domain.progress import Progress
from desktop.services.changes import Desk, Topic, perform
from desktop.services.imports.planning import draw
from desktop.services.imports.values import Imported, Plan, Preview
from desktop.store import rights
from desktop.store.imports import booking
from desktop.store.imports.known import View
from desktop.store.writing import Writer


class _NothingToWrite(Exception):
    """The ledger says all of it already: the transaction is given up, nothing is recorded."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan


def apply(
    desk: Desk, op_id: UUID, preview: Preview, *, skip_refused: bool = False
) -> Generator[Progress, None, Imported]:
    """Writes what was previewed; the generator returns Imported.

    Where the ledger was written to since the preview the rows are decided once more, under the
    lock. Raises RowsRefused when rows are refused and `skip_refused` does not leave them out,
    Ambiguous where columns are in doubt, OpReused, DatabaseTrouble; then nothing is written.
    """
    stock_list = preview.list
    for name, headings in stock_list.doubtful.items():
        raise Ambiguous("heading", name, headings)
    total = len(stock_list.rows)
    yield Progress(0, total, stock_list.file)

    def work(writer: Writer) -> Imported:
        booking.lock(writer.connection)
        view = View(writer.connection)
        plan = preview.plan
        if plan is None or view.heads() != plan.heads:
            plan = draw(view, stock_list)
        if plan.refused and not skip_refused:
            raise RowsRefused(plan.refused)
        if not plan.rows:
            raise _NothingToWrite(plan)
        write(writer, plan)
        return _outcome(plan, op_id.hex)

    request = {
        "sha256": stock_list.sha256,
        "columns": stock_list.columns,
        "mapping": dict(preview.mapping),
        "skip_refused": skip_refused,
    }
    topics = {Topic.CATALOGUE, Topic.STOCK, Topic.PLACES}
    try:
        done = perform(
            desk,
            "import",
            op_id,
            request,
            work,
            lambda said: Imported(**said),
            topics,
            note=stock_list.file,
        )
    except _NothingToWrite as nothing:
        done = _outcome(nothing.plan, None)
    yield Progress(total, total, stock_list.file)
    return done


def write(writer: Writer, plan: Plan) -> None:
    """Writes a plan's rows in bulk: what is new first, then what changes, then the movements.

    Raises NotYours for a keeper and goods at a place of somebody else.
    """
    for (table, number), uid in plan.uids.items():
        booking.know(writer, table, number, uid)
    owners = {name: booking.owner(writer, name) for name in plan.owners}
    places = {path: booking.place(writer, path, plan.place_kind) for path in plan.places}
    for path in plan.back:
        booking.place(writer, path, plan.place_kind)
    items = booking.items(writer, plan.items)

    def item(ref: int) -> int:
        return ref if ref > 0 else items[-1 - ref]

    variants = booking.variants(writer, [(item(v.item), v.name, v.draft) for v in plan.variants])
    for change in plan.item_changes:
        booking.change_item(writer, change.item, change.after)
    for move in plan.variant_changes:
        after = dict(move.after)
        if "item" in after:
            after["item"] = item(after["item"])
        booking.change_variant(writer, move.variant, after)
    booking.retitle(writer, plan.retitled)
    for place in {places[r.place] if isinstance(r.place, str) else r.place for r in plan.rows}:
        rights.need(writer, Right.MOVE, place)
    booking.rows(
        writer,
        plan.opening,
        [
            booking.Booking(
                line=row.line,
                variant=row.variant if row.variant > 0 else variants[-1 - row.variant],
                owner=owners[row.owner] if isinstance(row.owner, str) else row.owner,
                place=places[row.place] if isinstance(row.place, str) else row.place,
                qty=row.qty,
                delta=row.delta,
                content=row.content,
                remark=row.remark,
            )
            for row in plan.rows
        ],
        made=frozenset(variants),
    )


def _outcome(plan: Plan, batch: str | None) -> Imported:
    counts = Counter(fate.fate for fate in plan.fates)
    unread = {trouble.row for trouble in plan.troubles} - {f.row.row for f in plan.fates}
    return Imported(
        batch=batch,
        rows=len(plan.fates) + len(unread),
        new=counts[Fate.NEW],
        changed=counts[Fate.CHANGED],
        same=counts[Fate.SAME],
        differs=counts[Fate.DIFFERS],
        refused=plan.refused,
    )
