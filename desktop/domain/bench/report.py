"""What a session's report says: figures, boards with their people, measured values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median_low

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Attempt, Participant, Session, Tally


@dataclass(frozen=True)
class BoardLine:
    """A board in the session's table. `tries`: how each went; `trouble`: of its last failure;
    `seconds` of work in all. `person`: None for nobody's.
    """

    board: str
    person: Participant | None
    tries: tuple[bool, ...]
    trouble: Trouble | None
    seconds: float

    @property
    def ok(self) -> bool:
        """How its last try went."""
        return self.tries[-1]


@dataclass(frozen=True)
class ReadingLine:
    """All values a test measured in boards that passed it or not, with its limits."""

    test: str
    unit: str
    low: int | None
    high: int | None
    count: int
    least: int
    middle: int
    most: int


@dataclass(frozen=True)
class WorkshopReport:
    """A session as it is reported. Times are shown in `zone`; `made` is when the report was."""

    session: Session
    project: str
    zone: str
    made: datetime
    tally: Tally
    boards: tuple[BoardLine, ...]
    idle: tuple[Participant, ...]  # those without a board
    readings: tuple[ReadingLine, ...]

    @property
    def minutes(self) -> float | None:
        """Minutes of work for each board."""
        return self.tally.seconds / 60 / self.tally.boards if self.tally.boards else None


def lines(
    attempts: Iterable[tuple[str, Attempt]], people: Sequence[Participant]
) -> tuple[tuple[BoardLine, ...], tuple[Participant, ...]]:
    """The boards of a session by their people's numbers, and the people without a board."""
    tried: dict[str, list[Attempt]] = {}
    for key, one in attempts:
        if not one.withdrawn:
            tried.setdefault(key, []).append(one)
    owners = {board: one for one in people for board in (*one.serials, *one.tags)}
    found = []
    for mine in tried.values():
        serial = next((a.serial for a in reversed(mine) if a.serial), "")
        tag = next((a.tag for a in reversed(mine) if a.tag), "")
        faults = [a.trouble for a in mine if a.trouble is not None]
        found.append(
            BoardLine(
                serial or tag,
                owners.get(serial or tag),
                tuple(a.ok for a in mine),
                faults[-1] if faults else None,
                sum(a.seconds for a in mine),
            )
        )
    found.sort(key=lambda line: (line.person is None, line.person.number if line.person else 0))
    seen = {line.person.id for line in found if line.person is not None}
    return tuple(found), tuple(one for one in people if one.id not in seen)


def readings(attempts: Iterable[tuple[str, Attempt]]) -> tuple[ReadingLine, ...]:
    """The values of every test that measures one, in the order of the tests."""
    values: dict[tuple[str, str, int | None, int | None], list[int]] = {}
    for _key, one in attempts:
        for step in () if one.withdrawn else one.steps:
            if step.value is not None and step.unit != "crc":
                kind = (step.name, step.unit, step.low, step.high)
                values.setdefault(kind, []).append(step.value)
    return tuple(
        ReadingLine(*kind, len(all_), min(all_), median_low(all_), max(all_))
        for kind, all_ in values.items()
    )
