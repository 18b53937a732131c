"""How applicants and cities are spelled in the books: 王　明 asked as 王明, 成都市 is 成都.

Names are private values and have no column of their own to be compared by: the spellings that
stand are few, so they are read and compared here, and the database looks for those that fit.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop.domain.people import city_key, name_key
from desktop.store.tables import private, requisition

_APPLICANTS = (
    select(private.c.value).join_from(requisition, private, private.c.id == requisition.c.applicant)
).distinct()
_CITIES = select(requisition.c.city).distinct()


def applicants(connection: Connection, names: Iterable[str]) -> list[str]:
    """Every spelling under which somebody of these names asked for something."""
    keys = {name_key(name) for name in names} - {""}
    if not keys:
        return []
    return [said for said in connection.execute(_APPLICANTS).scalars() if name_key(said) in keys]


def cities(connection: Connection, city: str) -> list[str]:
    """Every spelling under which requests name this city."""
    key = city_key(city)
    if not key:
        return []
    return [said for said in connection.execute(_CITIES).scalars() if city_key(said) == key]
