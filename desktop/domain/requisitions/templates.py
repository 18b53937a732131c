"""What an event of a kind usually asks for: templates that stand there from the first start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Template:
    """`lines` as people write them, one a line. `id` is local; below 0: it came so with the
    program, 0: a new one.
    """

    name: str
    kind: str = ""
    lines: str = ""
    note: str = ""
    id: int = 0

    @property
    def shipped(self) -> bool:
        """Whether nobody changed what came with the program."""
        return self.id < 0


SHIPPED = (
    Template(
        "小型活动",
        lines="开源贴纸套装/A 款 x20\nKCC 城市徽章 x10\n手写纸与信纸 x1",
        note="20 人左右",
        id=-1,
    ),
)
