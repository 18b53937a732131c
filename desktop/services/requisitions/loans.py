"""What is lent out, and what of it is due or overdue."""

from __future__ import annotations

from desktop.domain.moments import at_home
from desktop.domain.requisitions.arrivals import Loan
from desktop.services.changes import Desk
from desktop.store import rules
from desktop.store.requisitions import whereabouts


def loans(desk: Desk) -> tuple[Loan, ...]:
    """Everything that is lent out, what is due first on top."""
    today = at_home(desk.now()).date()
    with desk.database.reading() as connection:
        return tuple(whereabouts.loans(connection, today))


def due(desk: Desk) -> tuple[Loan, ...]:
    """Loans to be reminded of: overdue, or due within the days that the group settled."""
    with desk.database.reading() as connection:
        within = rules.rules(connection).loan_remind_days
    return tuple(one for one in loans(desk) if one.left is not None and one.left <= within)
