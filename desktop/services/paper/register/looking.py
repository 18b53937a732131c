"""Looking into the register: its list, one paper, and papers ready to be drawn once more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.domain.errors import Purged
from desktop.domain.listing import Page
from desktop.domain.paper.register import Certificate, Reference, State
from desktop.domain.paper.template import Filled
from desktop.services.changes import Desk
from desktop.services.paper import templates
from desktop.store import photos
from desktop.store.paper import register as rows


def register(
    desk: Desk,
    query: str = "",
    *,
    state: State | None = None,
    printed: bool | None = None,
    claimed: bool | None = None,
    template: str | None = None,
    sort: str = "at",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[Certificate]:
    """Issued papers as they stand, the newest act first; a window onto the list.

    The words of the query are looked for in recipients (name, pinyin, initials), numbers, titles
    and issuers, whatever their case. `template` is a key; `sort` is at, number, recipient, title,
    issued_on or issuer.
    """
    with desk.database.reading() as connection:
        return rows.listed(
            connection,
            query,
            state=state,
            printed=printed,
            claimed=claimed,
            template_key=template,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def certificate(desk: Desk, number: str) -> Certificate:
    """The paper with this number, whatever its case. Raises NotFound with likely ones, Ambiguous.

    `NUMBER@3f2a` names the station, too, where two merged ones gave the same number.
    """
    with desk.database.reading() as connection:
        return rows.by_number(connection, number)


def papers(
    desk: Desk,
    refs: Sequence[Reference],
    *,
    pictures: Path | None = None,
    once: Sequence[Mapping[str, str]] = (),
) -> list[Filled]:
    """Issued papers as they are drawn, now and ever after the same; in the order of `refs`.

    `pictures` is the folder of originals (a picture that is not there is empty, and drawing says
    so); `once` holds for each paper what is typed for this one print. Raises NotFound, and
    Purged where a name was deleted.
    """
    with desk.database.reading() as connection:
        found = rows.rows(connection, refs)
    for row in found:
        if not rows.whole(row):
            raise Purged(row.number)
    versions = {sha: templates.version(desk, sha) for sha in {row.sha256 for row in found}}
    kept: dict[str, bytes] = {}
    filled = []
    for i, row in enumerate(found):
        made = versions[row.sha256]
        slots = json.loads(row.pictures)
        for sha in slots.values():
            if sha not in kept:
                kept[sha] = _original(pictures, sha)
        fields = json.loads(row.fields) if row.fields else {}
        typed = once[i] if i < len(once) else {}
        fields |= {field.key: typed[field.key] for field in made.fields
                   if field.once and field.key in typed}  # fmt: skip
        filled.append(
            Filled(
                template=made,
                recipient=row.recipient,
                fields=fields,
                number=row.number,
                issued_on=date.fromisoformat(row.issued_on),
                issuer=row.issuer,
                signed=row.signed or "",
                pictures={slot: kept[sha] for slot, sha in slots.items()},
            )
        )
    return filled


def _original(folder: Path | None, sha256: str) -> bytes:
    """The picture; empty where it is not here, which `check` and drawing then say."""
    path = None if folder is None else photos.original(folder, sha256)
    return b"" if path is None else path.read_bytes()
