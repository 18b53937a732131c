"""How an act upon a request is written, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.services.changes import Desk, Topic, perform
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer

TOPICS = {Topic.REQUISITIONS}
WITH_GOODS = {Topic.REQUISITIONS, Topic.STOCK, Topic.PLACES}


@dataclass(frozen=True)
class Saved:
    """An act: its op (hex), to take it back by, with local id, code and state of the request."""

    op: str
    id: int
    code: str
    state: str


def write(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: Any,
    work: Callable[[Writer], RequisitionRow],
    *,
    note: str = "",
    goods: bool = False,
) -> Saved:
    """One act upon one request; `goods`: it may free some that were held.

    Neither `request` nor `note` may hold a private value: they stand in the journal for good.
    """

    def whole(writer: Writer) -> Saved:
        row = work(writer)
        return Saved(op_id.hex, int(row.id), str(row.code), str(row.state))

    topics = WITH_GOODS if goods else TOPICS
    return perform(desk, kind, op_id, request, whole, _again, topics, note=note)


def _again(said: dict[str, Any]) -> Saved:
    return Saved(**said)
