"""Whether a paper was issued before: same template, recipient, all other fields, and day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from desktop.domain.paper.register import State
from desktop.store.paper.register import same_day, standing_for


def issued_before(
    connection: Connection, key: str, issued_on: str, papers: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Of papers (recipient, kept fields as text) those that are in the register, and the number
    that is valid for each of them: void ones do not count, a reissued one counts as its last.
    """
    wanted = set(papers)
    found: dict[tuple[str, str], str] = {}
    for row in same_day(connection, key, issued_on):
        paper = (row.recipient, row.fields or "")
        if paper in wanted and paper not in found:
            number = row.number
            if row.state != State.VALID:
                number = standing_for(connection, row)
            if number is not None:
                found[paper] = number
    return found
