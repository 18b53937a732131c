"""A previewed list of requests is written: one act, one transaction, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import Ambiguous, RowsRefused
from desktop.domain.imports import Fate
from desktop.domain.moments import at_home, moment
from desktop.domain.people import Right
from desktop.domain.progress import Progress
from desktop.domain.requisitions import Act, State
from desktop.services.changes import Desk, Topic, perform
from desktop.services.requisitions.taking.planning import Planned, draw, new_state
from desktop.services.requisitions.taking.previewing import Preview
from desktop.store import rights
from desktop.store.imports.known import View
from desktop.store.requisitions import codes, lines, notes, rows, taking
from desktop.store.writing import Writer

KIND = "import_requests"


@dataclass(frozen=True)
class Taken:
    """What was written: `batch` is the act in hex, None if nothing was; the others count requests,
    `refused` rows.
    """

    batch: str | None
    rows: int
    new: int
    changed: int
    same: int
    differs: int
    refused: int


class _NothingToWrite(Exception):
    """All of it is in already: the transaction is given up, nothing is recorded."""

    def __init__(self, plan: Sequence[Planned]) -> None:
        self.plan = plan


def apply(
    desk: Desk, op_id: UUID, seen: Preview, *, skip_refused: bool = False
) -> Generator[Progress, None, Taken]:
    """Writes what was previewed; the generator returns Taken.

    Where the ledger was written to since the preview the rows are decided once more, under the
    lock. Raises RowsRefused when rows are refused and `skip_refused` does not leave them out,
    Ambiguous where columns are in doubt, NotYours for a keeper, OpReused.
    """
    asked = seen.list
    for name, headings in asked.doubtful.items():
        raise Ambiguous("heading", name, headings)
    total = len(asked.rows)
    yield Progress(0, total, asked.file)

    def work(writer: Writer) -> Taken:
        rights.need(writer, Right.DECIDE, None)
        taking.lock(writer.connection)
        plan: Sequence[Planned] = seen.plan
        view = View(writer.connection)
        if view.heads() != seen.heads:
            plan = draw(view, asked, at_home(moment(writer.recorded_at)).date())
        if seen.refused and not skip_refused:
            raise RowsRefused(seen.refused)
        if not any(one.fate.fate in (Fate.NEW, Fate.CHANGED) for one in plan):
            raise _NothingToWrite(plan)
        _write(writer, plan)
        return _counted(plan, seen.refused, op_id.hex)

    request = {
        "sha256": asked.sha256,
        "kind": asked.kind.value,
        "columns": dict(asked.columns),
        "skip_refused": skip_refused,
    }
    try:
        done = perform(
            desk,
            KIND,
            op_id,
            request,
            work,
            lambda said: Taken(**said),
            {Topic.REQUISITIONS},
            note=asked.file,
        )
    except _NothingToWrite as nothing:
        done = _counted(nothing.plan, seen.refused, None)
    yield Progress(total, total, asked.file)
    return done


def _write(writer: Writer, plan: Sequence[Planned]) -> None:
    fresh = [one for one in plan if one.fate.fate is Fate.NEW]
    named = codes.fresh(writer.connection, writer.op_id, len(fresh))
    ids = rows.make_many(
        writer,
        [_new(writer, one, code) for one, code in zip(fresh, named, strict=True)],
    )
    notes.say_many(writer, [(number, "submit", "") for number in ids])
    taking.approve(writer, [n for n, one in zip(ids, fresh, strict=True) if one.approved])
    taken = [(one.row.row, n, one.row.content()) for n, one in zip(ids, fresh, strict=True)]
    for one in plan:
        if one.fate.fate is Fate.CHANGED and one.known is not None:
            _change(writer, one)
            taken.append((one.row.row, int(one.known.row.id), one.row.content()))
    taking.write_rows(writer, taken)


def _new(writer: Writer, one: Planned, code: str) -> rows.New:
    state = new_state(one)
    own: dict[str, object] = {}
    if state is State.APPROVED:
        own = {
            "decided_at": writer.at,
            "decided_by": writer.actor,
            "answered_at": writer.at,
        }
    return rows.New(one.row.draft, one.fate.lines, code, state, own)


def _change(writer: Writer, one: Planned) -> None:
    """Only what the list says otherwise than before: what was mended here since stays."""
    if one.known is None:
        return
    row = rows.lock(writer, int(one.known.row.id), Act.EDIT)
    said = rows.said_of(one.row.draft)
    after = {name: said[name] for name in one.changed if name in said}
    hidden = rows.said_privately(writer, row, one.row.draft)
    after |= {name: value for name, value in hidden.items() if _meant(name, one.changed)}
    if "lines" in one.changed:
        lines.rewrite(writer, row.id, one.fate.lines)
        known = lines.articles(
            writer.connection, {line.code for line in one.fate.lines if line.code}
        )
        after["value_fen"] = lines.value_of(one.fate.lines, known)
    rows.edit(writer, row, **after)
    notes.say(writer, row.id, "edit")


def _meant(name: str, changed: Sequence[str]) -> bool:
    return name in changed or (name == "asked_by" and "applicant" in changed)


def _counted(plan: Sequence[Planned], refused: int, batch: str | None) -> Taken:
    counts = Counter(one.fate.fate for one in plan)
    return Taken(
        batch=batch,
        rows=len(plan) + refused,
        new=counts[Fate.NEW],
        changed=counts[Fate.CHANGED],
        same=counts[Fate.SAME],
        differs=counts[Fate.DIFFERS],
        refused=refused,
    )
