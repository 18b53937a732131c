"""Boards and attempts as tables for others, and an attempt as a test record that others read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.bench.card import Mark, State, StepRow, Trouble
from desktop.domain.bench.sessions import Attempt, BoardRow
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording import bench
from desktop.wording.bench.lists import said

# How OpenHTF names outcomes (openhtf/core/test_record.py: Outcome, PhaseOutcome).
_OUTCOME = {True: "PASS", False: "FAIL"}
_PHASE = {Mark.DONE: "PASS", Mark.SKIPPED: "SKIP", Mark.FAILED: "FAIL", Mark.GOING: "ERROR"}


def boards_table(rows: Iterable[BoardRow], zone: str) -> Table:
    """A row for each board."""
    columns = (
        *_texts("serial", "tag", "project", "state", "fault", "hint"),
        Column("attempts", said("attempts"), Shape.COUNT),
        Column("last_at", said("last_at"), Shape.MOMENT),
        *_texts("session", "participant", "firmware"),
    )
    lines = [
        (
            *(one.serial, one.tag, one.project, _state(one.ok), *_fault(one.trouble)),
            *(one.attempts, one.last_at.astimezone(ZoneInfo(zone))),
            *(one.session_name, one.participant, one.firmware),
        )
        for one in rows
    ]
    return Table(said("boards"), columns, lines)


def attempts_table(
    attempts: Iterable[Attempt], names: Mapping[int, str], title: str, zone: str
) -> Table:
    """A row for each attempt, with a column for every test that measured anything."""
    every = list(attempts)
    measured = list(
        dict.fromkeys(step.name for a in every for step in a.steps if step.value is not None)
    )
    columns = (
        Column("at", said("at"), Shape.MOMENT),
        *_texts("serial", "tag", "participant"),
        Column("try", said("try"), Shape.COUNT),
        *_texts("state", "fault", "hint"),
        Column("seconds", said("seconds"), Shape.COUNT),
        *_texts("firmware", "location"),
        Column("booked", said("booked"), Shape.FLAG),
        Column("withdrawn", said("withdrawn"), Shape.FLAG),
        *(Column(name, bench.step(name)) for name in measured),
    )
    where = ZoneInfo(zone)
    lines = []
    for one in every:
        steps = {step.name: step for step in one.steps}
        who = "" if one.participant is None else names.get(one.participant, "")
        lines.append(
            (
                *(one.at.astimezone(where), one.serial, one.tag, who, one.number),
                *(_state(one.ok), *_fault(one.trouble), round(one.seconds)),
                *(one.firmware, one.location, one.booked, one.withdrawn),
                *(bench.reading(steps[n]) if n in steps else "" for n in measured),
            )
        )
    return Table(title, columns, lines)


def openhtf(attempt: Attempt, station: str, session: str) -> dict[str, Any]:
    """An attempt in the shape of OpenHTF's JSON output (openhtf/output/callbacks/json_factory.py):
    times in milliseconds since 1970, measurements with their validators as text.
    """
    end = int(attempt.at.timestamp() * 1000)
    start = end - round(attempt.seconds * 1000)
    fault = attempt.trouble
    details = [] if fault is None else [{"code": fault.code, "description": bench.in_one(fault)}]
    return {
        "dut_id": attempt.serial or attempt.tag,
        "start_time_millis": start,
        "end_time_millis": end,
        "outcome": _OUTCOME[attempt.ok],
        "outcome_details": details,
        "station_id": station,
        "metadata": {
            "test_name": attempt.project,
            "session": session,
            "firmware": attempt.firmware,
            "location": attempt.location,
            "try": attempt.number,
            "data": {} if fault is None else dict(fault.data),
        },
        "phases": [_phase(step) for step in attempt.steps],
        "log_records": [],
    }


def _phase(step: StepRow) -> dict[str, Any]:
    measurements: dict[str, object] = {}
    if step.value is not None:
        low = "-inf" if step.low is None else step.low
        high = "inf" if step.high is None else step.high
        measurements[step.name] = {
            "name": step.name,
            "outcome": _PHASE[step.mark],
            "measured_value": step.value,
            "units": step.unit,
            "validators": [f"{low} <= x <= {high}"],
        }
    elif step.found:
        outcome = _PHASE[step.mark]
        said_of = {"name": step.name, "outcome": outcome, "measured_value": step.found}
        measurements[step.name] = said_of
    return {"name": step.name, "outcome": _PHASE[step.mark], "measurements": measurements}


def _texts(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, said(key)) for key in keys)


def _state(ok: bool) -> str:
    return bench.state(State.PASSED if ok else State.FAILED)


def _fault(trouble: Trouble | None) -> tuple[str, str]:
    return ("", "") if trouble is None else bench.fault(trouble)
