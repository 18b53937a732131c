"""An office that issues one list after the other in a process of its own, until it is killed.

It says on standard output `begin OP` before a list is issued and `done OP NUMBERS` after it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import UUID

from desktop.services.changes import OpId
from desktop.store.database import connect
from tests.faults.stream import say
from tests.office import Office, numbers

PAPERS = 7


def names(op_id: UUID) -> list[str]:
    """Who stands on the list of an act."""
    return [f"{op_id.hex[-6:]}-{n}" for n in range(PAPERS)]


if __name__ == "__main__":
    target, station = sys.argv[1:]
    office = Office(connect(target if "://" in target else Path(target)), UUID(station))
    while True:
        op = OpId.new()
        say("begin", op.hex)
        say("done", op.hex, *numbers(office.issue(*names(op), op=op)))
