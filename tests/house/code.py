"""Reading the house: its modules, who imports whom, and every file that is kept."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file of the house, under the name by which it is imported."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.path.read_text("utf-8").splitlines())


@cache
def modules(*tops: str) -> dict[str, Module]:
    """All modules under some top folders (without words: all of the program), by name."""
    found = {}
    folders = tops or ("desktop", "hardware")
    for path in sorted(path for top in folders for path in (ROOT / top).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, ast.parse(path.read_text("utf-8"), str(path)))
    return found


def imported(module: Module) -> Iterator[str]:
    """Every module it imports by its full name, wherever in the file the import stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in modules() else node.module


def inside(name: str, places: set[str] | frozenset[str]) -> str | None:
    """The place a module stands in: itself or the nearest one above it."""
    while name not in places:
        name, dot, _ = name.rpartition(".")
        if not dot:
            return None
    return name


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file under version control; all files of a tree that came without it."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
        return tuple(
            path for name in listed.split("\0") if name and (path := ROOT / name).is_file()
        )
    return tuple(path for path in sorted(ROOT.rglob("*")) if path.is_file() and not made(path))


def made(path: Path) -> bool:
    """Whether a file was made by a tool, going by the folders it lies in."""
    folders = path.relative_to(ROOT).parts[:-1]
    return any(
        folder in ("__pycache__", "build", "dist") or (folder.startswith(".") and folder != ".ci")
        for folder in folders
    )


def kept_texts() -> Iterator[tuple[Path, str]]:
    """Every kept file that is text, with its text."""
    for path in kept_files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
