"""Every folder has its door sign, no file grows too long, nothing is named after nothing."""

from __future__ import annotations

import ast

from tests.house.code import ROOT, modules

LONGEST = 300
# Files that may be longer, with the reason.
LONG = {
    "desktop.store.migrations.versions.0001_the_first_ledger": (
        "a migration is one step; once released it is never touched again"
    ),
}

NAMED_AFTER_NOTHING = {
    "utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base",
}  # fmt: skip

everything = {**modules(), **modules("tests")}


def test_every_folder_has_a_door_sign():
    assert [
        str(folder.relative_to(ROOT))
        for folder in sorted({m.path.parent for m in everything.values()})
        if not (sign := folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse(sign.read_text("utf-8")))
    ] == []


def test_no_file_is_too_long():
    assert [
        (m.name, m.lines) for m in everything.values() if m.lines > LONGEST and m.name not in LONG
    ] == []


def test_only_long_files_are_excused():
    assert [
        name for name in LONG if name not in everything or everything[name].lines <= LONGEST
    ] == []


def test_nothing_is_named_after_nothing():
    assert [name for name in everything if NAMED_AFTER_NOTHING.intersection(name.split("."))] == []
    assert [
        (m.name, node.name)
        for m in everything.values()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Utils"))
    ] == []


def test_imports_name_what_they_take():
    # A star import of Qt alone costs a fifth of a second at every start.
    assert [
        (m.name, node.lineno)
        for m in everything.values()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ImportFrom) and (node.level or node.names[0].name == "*")
    ] == []


def test_packaging_does_not_shadow_the_library_of_that_name():
    assert not (ROOT / "packaging" / "__init__.py").exists()
