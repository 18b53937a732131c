"""The versions of designs, for a filter that is asked for early: nothing else of production is
loaded for it.
"""

from __future__ import annotations

from desktop.domain.production import Artwork
from desktop.services.changes import Desk
from desktop.store.production import designs


def versions(desk: Desk) -> list[Artwork]:
    """All versions of all designs by name, the newest of each first."""
    with desk.database.reading() as connection:
        return designs.artworks(connection, "")
