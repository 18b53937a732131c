"""What a check found, in one line each."""

from __future__ import annotations

from desktop.domain.safekeeping import Problem


def problem(found: Problem) -> str:
    """The code, which never changes, and the place it is about."""
    data = ", ".join(f"{name} {value}" for name, value in found.data.items())
    return f"{found.code}: {data}"
