"""A small office for tests: templates of its own, and words to issue, void and hand over papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from desktop.domain.paper.parsing import parse
from desktop.domain.paper.register import Certificate, Reference
from desktop.domain.paper.template import Draft, Template
from desktop.services.changes import Desk, OpId, Topic
from desktop.services.paper import register
from desktop.store.database import Database

DAY = date(2026, 10, 4)

_PAPER = """
key = "{key}"
title = "{title}"
kind = "{kind}"
number = "{rule}"

[fields.reason]
title = "事由"

[fields.hours]
title = "时长"
kind = "number"

[fields.id_number]
title = "证件号码"
once = true

[[draw]]
text = "{{recipient}} {{reason}}[[ {{hours}} 小时]][[ {{id_number}}]]"
at = [20, 60, 250, 60]
size = 20
lines = 4

[[draw]]
text = "{{number}} {{date}} {{issuer}}"
at = [20, 160, 250, 10]

[[draw]]
picture = "seal"
at = [200, 150, 30, 30]
"""


def paper(
    key: str = "star",
    title: str = "开源之星",
    kind: str = "STAR",
    rule: str = "KYS-{kind}-{year}-{nnnn}",
    extra: str = "",
) -> Template:
    """A template that draws all it is asked for."""
    return parse(_PAPER.format(key=key, title=title, kind=kind, rule=rule) + extra)


STAR = paper()
VOLUNTEER = paper("volunteer", "COSCon 志愿者证书", "COSCON")


class Office:
    """One station at work on a register."""

    def __init__(
        self, database: Database, station: UUID | None = None, person: str = "小明"
    ) -> None:
        self.time = datetime(2026, 10, 4, 1, 0, tzinfo=UTC)
        self.told: list[frozenset[Topic]] = []
        self.desk = Desk(database, station or uuid4(), person, lambda: self.time, self.told.append)

    def issue(
        self, *names: str, template: Template = STAR, on: date = DAY, **how: Any
    ) -> list[register.Numbered]:
        """Papers for these names; `reason` and other fields as words."""
        asked = {"reason", "hours", "id_number"}
        fields: dict[str, str] = {key: how.pop(key) for key in asked & how.keys()}
        drafts = [Draft(name, fields) for name in names]
        op_id = how.pop("op", None) or OpId.new()
        issuer = how.pop("issuer", "开源社")
        done = register.issue(self.desk, op_id, template, drafts, on, issuer, **how)
        return list(done.certificates)

    def void(self, ref: Reference, note: str = "打错") -> str:
        """Makes a paper void; its number."""
        return register.void(self.desk, OpId.new(), ref, note).number

    def reissue(self, ref: Reference, note: str = "遗失", **how: Any) -> register.Numbered:
        """Issues a paper anew."""
        return register.reissue(self.desk, OpId.new(), ref, note, **how)

    def paper(self, number: str) -> Certificate:
        """The paper of a number."""
        return register.certificate(self.desk, number)

    def list(self, query: str = "", **how: Any) -> list[str]:
        """Who is in the register, as its list shows them."""
        return [row.recipient for row in register.register(self.desk, query, **how).rows]

    def all(self) -> Sequence[Certificate]:
        """Every paper, by number."""
        return register.register(self.desk, sort="number", descending=False, limit=10_000).rows


def numbers(issued: Sequence[register.Numbered]) -> list[str]:
    """The numbers alone."""
    return [one.number for one in issued]


class Pen:
    """Signs as the real one does, and may run dry."""

    def __init__(self, ink: int = 1000) -> None:
        self.ink = ink

    def sign(self, number: str, kind: str, recipient: str, on: date) -> str:
        """The text for the QR."""
        self.ink -= 1
        if self.ink < 0:
            raise OSError("dry")
        return f"KYS1|PEN|{number}|{kind}|{recipient}|{on}|signature"
