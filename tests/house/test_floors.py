"""Imports go down the floors only, and each floor takes from outside what its table says."""

from __future__ import annotations

import subprocess
import sys

from tests.house.code import ROOT, Module, imported, inside, modules

# What each floor may import from outside, besides Python's own library.
FLOORS = {
    "desktop.__main__": set(),
    "desktop.app": {"PySide6"},
    # shiboken6 is PySide6's other half: it tells whether a C++ object is still alive.
    "desktop.ui": {"PySide6", "shiboken6"},
    "desktop.cli": set(),
    "desktop.services": {"pypinyin"},
    "desktop.store": {"sqlalchemy", "alembic", "psycopg"},
    "desktop.documents": {"reportlab", "segno", "pypdfium2", "cryptography"},
    "desktop.exchange": {"python_calamine", "xlsxwriter", "rapidfuzz"},
    "desktop.wording": set(),
    "desktop.domain": set(),
    # fontTools reads the outlines of the characters that a board is printed with.
    "hardware": {"serial", "segno", "fontTools"},
    "desktop.settings": {"platformdirs"},
    "desktop.log": set(),
}
PLACES = frozenset(FLOORS)

# Parts of Python's own library that belong to one floor.
AT_HOME = {"sqlite3": "desktop.store", "gettext": "desktop.wording"}

ROOMS = frozenset(
    f"desktop.ui.{room}"
    for room in (
        *("today", "booth", "stock", "requisitions", "production"),
        *("paper", "bench", "bills", "settings"),
    )
)
USE_CASES = frozenset(
    f"desktop.services.{word}"
    for word in (
        *("catalogue", "stock", "production", "requisitions", "booth", "bills"),
        *("bench", "people", "paper", "imports", "safekeeping", "feishu"),
    )
)

# Who takes something that its floor does not, with the reason.
EXCUSED: dict[tuple[str, str], str] = {}

# A circle is cut where the named module imports the other inside a function, for this reason.
LATE: dict[tuple[str, str], str] = {}


def test_the_contracts_of_import_linter_hold():
    # In a process of its own: it switches off every logger it finds, and other tests read logs.
    code = "import sys; from importlinter.cli import lint_imports as l; sys.exit(l(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_module_stands_on_a_floor():
    assert [name for name in modules() if name != "desktop" and not inside(name, PLACES)] == []


def test_a_floor_takes_from_outside_what_its_table_says():
    assert [
        (module.name, taken)
        for module in modules().values()
        for taken in tops(module)
        if taken not in sys.stdlib_module_names
        and taken not in {"desktop", "hardware", *FLOORS.get(inside(module.name, PLACES) or "", ())}
        and (module.name, taken) not in EXCUSED
    ] == []


def test_parts_of_pythons_library_stay_at_home():
    assert [
        (module.name, taken)
        for module in modules().values()
        for taken in tops(module)
        if taken in AT_HOME
        and AT_HOME[taken] != inside(module.name, PLACES)
        and (module.name, taken) not in EXCUSED
    ] == []


def test_only_what_is_imported_is_excused():
    assert [
        (name, taken)
        for name, taken in EXCUSED
        if name not in modules() or taken not in tops(modules()[name])
    ] == []


def test_the_object_mapper_stays_outside():
    assert [
        module.name
        for module in modules().values()
        if any(name.startswith("sqlalchemy.orm") for name in imported(module))
    ] == []


def test_nobody_imports_the_one_who_knows_everyone():
    knows_everyone = frozenset(["desktop.app"])
    assert [
        (name, taken)
        for name, module in modules().items()
        if name != "desktop.__main__" and not inside(name, knows_everyone)
        for taken in imported(module)
        if inside(taken, knows_everyone)
    ] == []


def test_rooms_do_not_know_each_other():
    assert list(strangers(ROOMS)) == []


def test_what_rooms_share_knows_no_room():
    shared = [m for n, m in modules().items() if n.startswith("desktop.ui.")]
    assert [
        (module.name, room)
        for module in shared
        if not inside(module.name, ROOMS)
        for name in imported(module)
        if (room := inside(name, ROOMS))
    ] == []


def test_a_use_case_never_calls_another():
    assert list(strangers(USE_CASES)) == []


def test_nothing_is_imported_in_circles():
    graph = {
        module.name: {
            name
            for name in imported(module)
            if name in modules() and name != module.name and (module.name, name) not in LATE
        }
        for module in modules().values()
    }
    assert circle(graph) == []


def test_every_late_import_still_has_its_reason_to_be_listed():
    assert [
        pair
        for pair in LATE
        if pair[0] not in modules() or pair[1] not in imported(modules()[pair[0]])
    ] == []


def tops(module: Module) -> set[str]:
    """The packages a module imports from."""
    return {name.partition(".")[0] for name in imported(module)}


def strangers(places: frozenset[str]):
    """Modules that import from a place beside their own."""
    for module in modules().values():
        home = inside(module.name, places)
        if home:
            for name in imported(module):
                there = inside(name, places)
                if there and there != home:
                    yield module.name, name


def circle(graph: dict[str, set[str]]) -> list[str]:
    """One circle of imports, from a module round to itself; empty when there is none."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for other in sorted(graph[name]):
            if found := walk(other, [*way, name]):
                return found
        done.add(name)
        return []

    for name in sorted(graph):
        if found := walk(name, []):
            return found
    return []


def test_a_circle_would_be_seen():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
