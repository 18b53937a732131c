"""Templates as lists are read for, written down without any page."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.paper.template import Field, FieldKind, Template

AWARDS = Path(__file__).parent / "samples" / "award_winners_2023.csv"


def template(*fields: Field, awards: tuple[str, ...] = ()) -> Template:
    """A template that asks for these fields."""
    return Template(
        key="any",
        title="证书",
        kind="ANY",
        rule="KYS-{kind}-{year}-{nnnn}",
        wide=297.0,
        high=210.0,
        fields=fields,
        elements=(),
        text="",
        sha256="",
        awards=awards,
    )


PLAIN = template()
STAR = template(awards=("开源之星",))
ROLE = Field("role", "服务岗位", ("岗位", "role"), required=True)
HOURS = Field("hours", "服务时长", ("时长", "hours"), FieldKind.NUMBER)
SINCE = Field("since", "起始日期", ("开始", "start"), FieldKind.DATE)
VOLUNTEER = template(ROLE, HOURS, SINCE)
