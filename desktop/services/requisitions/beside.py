"""What stands beside a decision: what this applicant and this city had this year."""

from __future__ import annotations

from desktop.domain.moments import at_home
from desktop.domain.requisitions.lists import Beside, Had
from desktop.services.changes import Desk
from desktop.store.requisitions import beside as rows

__all__ = ["Beside", "Had", "beside"]


def beside(desk: Desk, applicant: str, city: str, without: int | None = None) -> Beside:
    """What they were granted in this year, and whether the applicant's last 活动回执 came.

    `without`: a request (local id) that is not counted, because it is the one being decided.
    """
    with desk.database.reading() as connection:
        today = at_home(desk.now()).date()
        return rows.beside(connection, applicant, city, today, without)
