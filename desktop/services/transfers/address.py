"""Where a parcel goes: whole for who ships it while it is open, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.transfers import Act
from desktop.services.changes import Desk
from desktop.store.transfers import addresses, rows
from desktop.store.transfers.sides import sides_of


@dataclass(frozen=True)
class Address:
    """Who gets the parcel and where. `hidden`: there is one, but not for this person or any more;
    nothing of it stands here then.
    """

    recipient: str = ""
    phone: str = ""
    address: str = ""
    hidden: bool = False

    @property
    def known(self) -> bool:
        """Whether there is anything to write on a parcel."""
        return bool(self.recipient or self.phone or self.address)

    @property
    def line(self) -> str:
        """“姓名 手机 地址”, as couriers' apps take it apart from the clipboard."""
        return " ".join(part for part in (self.recipient, self.phone, self.address) if part)


def address(desk: Desk, code: str) -> Address:
    """The address a transfer goes to. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, code)
        found = Address(*addresses.of_place(connection, row.to_place))
        if found.known and not sides_of(connection, desk.person, row).may(Act.SEE_ADDRESS):
            return Address(hidden=True)
        return found
