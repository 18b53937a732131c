"""The register (台账) as a table that others can keep: number, kind, name, reason, date, state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.paper.register import Certificate
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed
from desktop.wording.paper import claimed, state

_COLUMNS = (
    ("number", "certificate", Shape.TEXT),
    ("title", "title", Shape.TEXT),
    ("recipient", "issued_to", Shape.TEXT),
    ("reason", "for_what", Shape.TEXT),
    ("issued_on", "issued_on", Shape.DAY),
    ("issuer", "issuer", Shape.TEXT),
    ("state", "state", Shape.TEXT),
    ("claimed", "collected", Shape.TEXT),
)


def register_table(papers: Iterable[tuple[Certificate, Mapping[str, str]]], title: str) -> Table:
    """A row for each issued paper; with it come the titles of its template's fields by key."""
    columns = tuple(Column(key, heading(word), shape) for key, word, shape in _COLUMNS)
    return Table(title, columns, [_row(one, titles) for one, titles in papers])


def _row(one: Certificate, titles: Mapping[str, str]) -> tuple[object, ...]:
    # The reason stands on the paper in its fields; why a paper is void belongs to it, too.
    said = [labelled(titles.get(key, key), value) for key, value in one.fields.items()]
    if one.note:
        said.append(labelled(state(one.state), one.note))
    return (
        one.number,
        one.title,
        one.recipient,
        listed(said),
        one.issued_on,
        one.issuer,
        state(one.state),
        claimed(one.claimed),
    )
