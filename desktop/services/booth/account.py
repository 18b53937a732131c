"""An account for a way of paying that an event does not offer on its keys."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid5

from desktop.domain.booth.event import Account, AccountDraft
from desktop.services.changes import Desk, Topic, perform
from desktop.store.booth import events


@dataclass(frozen=True)
class AccountMade:
    """The account's local id."""

    id: int


def account_for(desk: Desk, event_id: int, method: str) -> Account:
    """The event's account for a method (its code, name, or the account's label), else a nameless
    one of that method, made the first time it is wanted. Raises NotFound for an unknown method.
    """
    with desk.database.reading() as connection:
        offered = events.accounts(connection, event_id)
        known = events.methods(connection)
    wanted = method.casefold()
    for name in ("method", "label", "method_name"):
        for account in offered:
            if getattr(account, name).casefold() == wanted:
                return account
    codes = {m.name.casefold(): m.code for m in known} | {m.code.casefold(): m.code for m in known}
    draft = AccountDraft(codes.get(wanted, method))
    made = perform(
        desk,
        "add_account",
        # The same act for the same wish of this station: it is done once.
        uuid5(desk.station, f"account {draft.method}"),
        {"method": draft.method},
        lambda writer: AccountMade(events.ensure_account(writer, draft)),
        lambda said: AccountMade(**said),
        {Topic.EVENTS},
        note=draft.method,
    )
    with desk.database.reading() as connection:
        return events.accounts_by_id(connection, [made.id])[made.id]
