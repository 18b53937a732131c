"""Every folder has its door sign, no file grows too long, nothing is named after nothing."""

from __future__ import annotations

import ast

import pytest

from tests.house.code import ROOT, Module, modules

LONGEST = 300
# Files that may be longer, with the reason.
LONG: dict[str, str] = {}

NAMED_AFTER_NOTHING = {
    "utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base",
}  # fmt: skip

everything = {**modules("desktop"), **modules("tests")}
every_module = pytest.mark.parametrize(
    "module", [pytest.param(m, id=m.name) for m in everything.values()]
)


@pytest.mark.parametrize(
    "folder", sorted({str(m.path.parent.relative_to(ROOT)) for m in everything.values()})
)
def test_every_folder_has_a_door_sign(folder):
    sign = ROOT / folder / "__init__.py"
    assert sign.is_file()
    assert ast.get_docstring(ast.parse(sign.read_text("utf-8")))


@every_module
def test_every_file_says_what_it_is_for(module: Module):
    assert ast.get_docstring(module.tree)


@every_module
def test_no_file_is_too_long(module: Module):
    assert module.name in LONG or module.lines <= LONGEST


def test_only_long_files_are_excused():
    assert [
        name for name in LONG if name not in everything or everything[name].lines <= LONGEST
    ] == []


@every_module
def test_nothing_is_named_after_nothing(module: Module):
    assert not NAMED_AFTER_NOTHING.intersection(module.name.split("."))
    assert [
        node.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Utils"))
    ] == []


@every_module
def test_imports_name_what_they_take(module: Module):
    # A star import of Qt alone costs a fifth of a second at every start.
    assert [
        node.module
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.level or node.names[0].name == "*")
    ] == []


def test_packaging_does_not_shadow_the_library_of_that_name():
    assert not (ROOT / "packaging" / "__init__.py").exists()
