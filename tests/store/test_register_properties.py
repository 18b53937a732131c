"""Whatever offices do with their papers, in whatever order: no number twice, none left out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.errors import AlreadyIssued, NotValid, SeriesLeased
from desktop.domain.paper.register import Reference, State
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.office import Office, paper
from tests.store.ledgers import ended, proven, same_ledger

# Each example has series of its own in one register that grows.
PROPERTY = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
OFFICES, TEMPLATES = 3, 2

who = some.integers(0, OFFICES - 1)
which = some.integers(0, 12)
deeds = some.one_of(
    some.tuples(
        some.just("issue"), who, some.integers(0, TEMPLATES - 1), some.integers(1, 3),
        some.integers(2026, 2027), some.booleans(), some.integers(0, 3),
    ),
    some.tuples(some.just("void"), who, which),
    some.tuples(some.just("reissue"), who, which, some.booleans(), some.booleans()),
    some.tuples(some.just("print"), who, which),
    some.tuples(some.just("claim"), who, which, some.booleans()),
)  # fmt: skip


class Bureau:
    """Several offices with one register, and a person who counts along."""

    def __init__(self, database: Database) -> None:
        self.offices = [Office(database, person=name) for name in "甲乙丙"]
        self.examples = count(1)

    def begin(self) -> None:
        """New templates whose series nobody knows yet; both share theirs in 2026."""
        mark = next(self.examples)
        rules = (f"P{mark}-{{year}}-{{nnn}}", f"P{mark}-{{year}}-{{nnnn}}")
        self.templates = [paper(f"t{mark}-{i}", rule=rule) for i, rule in enumerate(rules)]
        self.papers: dict[Reference, dict[str, Any]] = {}
        self.given: defaultdict[str, list[str]] = defaultdict(list)
        self.holder: dict[str, int] = {}

    def issue(self, who: int, what: int, papers: int, year: int, take: bool, name: int) -> None:
        """Some papers; a name that had one is refused."""
        template, series = self.templates[what], str(year)
        names = [f"人{name + n}" for n in range(papers)]
        had = {
            p["who"] for p in self.papers.values()
            if p["key"] == template.key and p["year"] == series and self.stands(p)
        }  # fmt: skip
        foreign = self.holder.get(series, who) != who and not take
        refusal = SeriesLeased if foreign else AlreadyIssued if had & {*names} else None
        wish: dict[str, Any] = {"template": template, "on": date(year, 5, 3), "take_over": take}
        if refusal is not None:
            with pytest.raises(refusal):
                self.offices[who].issue(*names, **wish)
            return
        for one in self.offices[who].issue(*names, **wish):
            self.enter(one, who, template.key, series)

    def enter(self, one: register.Numbered, who: int, key: str, series: str) -> None:
        self.holder[series] = who
        self.given[series].append(one.number)
        self.papers[one.ref] = {
            "who": one.recipient, "key": key, "year": series, "state": State.VALID,
            "number": one.number, "printed": False, "claimed": False, "next": None,
        }  # fmt: skip

    def stands(self, said: dict[str, Any]) -> bool:
        while said["state"] is State.REISSUED:
            said = self.papers[said["next"]]
        return said["state"] is State.VALID

    def chosen(self, which: int) -> Reference | None:
        return list(self.papers)[which % len(self.papers)] if self.papers else None

    def void(self, who: int, which: int) -> None:
        """A void paper is not made void again."""
        ref = self.chosen(which)
        if ref is None:
            return
        if self.papers[ref]["state"] is not State.VALID:
            with pytest.raises(NotValid):
                self.offices[who].void(ref)
            return
        self.offices[who].void(ref)
        self.papers[ref]["state"] = State.VOID

    def reissue(self, who: int, which: int, take: bool, renamed: bool) -> None:
        """The new one counts on in the series of the old one."""
        ref = self.chosen(which)
        if ref is None:
            return
        old = self.papers[ref]
        how: dict[str, Any] = {"take_over": take} | ({"recipient": "新人"} if renamed else {})
        foreign = self.holder[old["year"]] != who and not take
        if foreign or old["state"] is not State.VALID:
            with pytest.raises((NotValid, SeriesLeased)):
                self.offices[who].reissue(ref, **how)
            return
        new = self.offices[who].reissue(ref, **how)
        self.enter(new, who, old["key"], old["year"])
        old["state"], old["next"] = State.REISSUED, new.ref

    def print(self, who: int, which: int) -> None:
        """Printing is noted as often as it happens."""
        if (ref := self.chosen(which)) is not None:
            register.mark_printed(self.offices[who].desk, OpId.new(), [ref])
            self.papers[ref]["printed"] = True

    def claim(self, who: int, which: int, claimed: bool) -> None:
        """Handed over, or not after all."""
        if (ref := self.chosen(which)) is not None:
            register.mark_claimed(self.offices[who].desk, OpId.new(), [ref], claimed)
            self.papers[ref]["claimed"] = claimed

    def agrees(self) -> None:
        """The register says what the person who counted along says."""
        for series, numbers in self.given.items():
            counted = [int(number.rpartition("-")[2]) for number in numbers]
            assert counted == list(range(1, len(numbers) + 1)), series
        for ref, said in self.papers.items():
            found = self.offices[0].paper(said["number"])
            assert found.ref == ref
            assert (found.recipient, found.state) == (said["who"], said["state"])
            assert (found.printed, found.claimed) == (said["printed"], said["claimed"])
            if said["next"] is not None:
                assert found.replaced_by == self.papers[said["next"]]["number"]


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


@PROPERTY
@given(story=some.lists(deeds, min_size=3, max_size=25))
def test_numbers_stay_unique_and_gapless_whatever_happens(bureau: Bureau, tmp_path: Path, story):
    bureau.begin()
    for kind, *how in story:
        getattr(bureau, kind)(*how)
    bureau.agrees()
    desk = bureau.offices[0].desk
    assert proven(desk) == ()
    target = tmp_path / "again.db"
    target.unlink(missing_ok=True)
    ended(rebuild(desk.database, target))
    again = connect(target)
    same_ledger(again, desk.database)
    again.close()
