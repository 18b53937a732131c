"""The lines of a count as names and sizes that a reply can speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.counts import Expected
from desktop.domain.replies.values import Asked


def as_asked(expected: Sequence[Expected | Asked]) -> list[Asked]:
    """The lines as names and labels; a title is cut where others go on differently."""
    titles = [line.title for line in expected if isinstance(line, Expected)]
    paths = {line.place_path for line in expected if isinstance(line, Expected)}
    out = []
    for line in expected:
        if isinstance(line, Asked):
            out.append(line)
            continue
        name, label = _parted(line.title, titles)
        out.append(
            Asked(
                name=name,
                label=label,
                code=line.code or "",
                unit=line.unit,
                pack_size=line.pack_size,
                qty=line.qty,
                place=line.place_path.rpartition("/")[2].strip() if len(paths) > 1 else "",
            )
        )
    return out


_SIZED = re.compile(r"\d?[xX]{0,5}[sSmMlL]|均码|[A-Za-z\d]{1,2}款|\d+\s?(?:cm|mm)")


def _parted(title: str, titles: Sequence[str]) -> tuple[str, str]:
    """Name and label of a title: `文化衫 M` is 文化衫 and M."""
    name, blank, label = title.rpartition(" ")
    if not blank:
        return title, ""
    alone = not _SIZED.fullmatch(label)
    if alone and not any(o != title and o.rpartition(" ")[0] == name for o in titles):
        return title, ""
    return name, label
