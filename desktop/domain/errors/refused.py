"""The one parent of every refusal."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(eq=False)
class Refused(Exception):
    """A wish that cannot be granted; nothing was written.

    Children are dataclasses whose fields are plain JSON values (money in fen, quantities in
    pieces); they are not frozen, because Python itself writes tracebacks and causes into them.
    `code` names the kind of refusal and never changes once released.
    """

    code: ClassVar[str] = "refused"

    def data(self) -> dict[str, Any]:
        """The fields by name, ready for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def __str__(self) -> str:
        return f"{self.code}: {self.data()}"
