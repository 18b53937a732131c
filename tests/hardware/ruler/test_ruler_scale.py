"""The ruler measures right: three foreign readers look at every tick of both scales."""

from __future__ import annotations

import numpy as np
import pytest

from tests.hardware.ruler.foreign import (
    needs_gerbv,
    raster,
    uprights_of_gerbonara,
    uprights_of_pygerber,
)
from tests.hardware.ruler.rulers import spec, written

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
ASKED = spec(length=100, features=frozenset({"inch", "mil", "back_mm"}))
HIGH, ZERO = 34.0, 5.0
DPI = 2400
TOP, BOTTOM = "ruler-F_Cu.gtl", "ruler-B_Cu.gbl"

MILLIMETRES = [n / 2 for n in range(20)] + [float(n) for n in range(10, 101)]
SIXTEENTHS = sorted({n / 32 * 25.4 for n in range(33)} | {n / 16 * 25.4 for n in range(63)})
MILS = sorted({n * 0.635 for n in range(21)} | {n * 1.27 for n in range(79)})


def ticks(lines: list[tuple[float, float, float]], *, upper: bool, mirrored: bool) -> list[float]:
    """Where the ticks of one scale are, from zero; a tick ends at the edge's distance."""
    wide = 110.0
    ends = HIGH - 0.575 if upper else 0.575
    return sorted(
        (wide - x if mirrored else x) - ZERO
        for x, low, high in lines
        if abs((high if upper else low) - ends) < 1e-6
    )


@pytest.mark.parametrize("reader", ["gerbonara", "pygerber"])
@pytest.mark.parametrize(
    ("name", "upper", "wanted"),
    [
        (TOP, True, MILLIMETRES),
        (TOP, False, SIXTEENTHS),
        (BOTTOM, True, MILS),
        (BOTTOM, False, MILLIMETRES),
    ],
    ids=["mm", "inch", "mil", "mm on the back"],
)
def test_every_tick_is_where_it_says(reader, name, upper, wanted):
    data = written(ASKED)[name]
    lines = (
        uprights_of_gerbonara(data, name) if reader == "gerbonara" else uprights_of_pygerber(data)
    )
    found = ticks(lines, upper=upper, mirrored=name == BOTTOM)
    assert len(found) == len(wanted)
    # Floats of a foreign reader: half a nanometre is no error.
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 5e-7


@needs_gerbv
@pytest.mark.parametrize(
    ("upper", "wanted"), [(True, MILLIMETRES), (False, SIXTEENTHS)], ids=["mm", "inch"]
)
def test_in_the_raster_no_tick_is_off_by_more_than_15_micrometres(tmp_path, upper, wanted):
    picture = raster(tmp_path, written(ASKED), [TOP], DPI)
    pixel = 25.4 / DPI
    # A band that every tick crosses, from 0.8 to 1.4 mm inside the edge (ticks begin at 0.5).
    rows = slice(round(0.3 / pixel), round(0.9 / pixel))
    band = picture[rows] if upper else picture[::-1][rows]
    dark = band.astype(float).sum(axis=0)
    inked = np.flatnonzero(dark > dark.max() * 0.02)
    groups = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    found = np.array([np.average(group, weights=dark[group]) for group in groups]) * pixel
    assert len(found) == len(wanted)
    scale, start = np.polyfit(wanted, found, 1)
    assert abs(scale - 1) < 2e-5
    assert np.abs(found - start - np.array(wanted)).max() <= 0.015
    widths = np.array([len(group) for group in groups]) * pixel
    assert 0.13 < widths.mean() < 0.18
