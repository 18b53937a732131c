"""Every file is taken by strict foreign readers, says what it is, and is the same every time."""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile

import gerbonara
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardware.pcb_ruler.checks import check
from hardware.pcb_ruler.files import JOB, PREVIEW, README, ZIP, files
from hardware.pcb_ruler.layout import design
from hardware.pcb_ruler.panel import panel
from hardware.pcb_ruler.shapes import MM, Hole, Layer
from hardware.pcb_ruler.spec import FEATURES
from tests.hardware.ruler.foreign import by_gerbonara, by_pygerber, needs_gerbv, raster
from tests.hardware.ruler.rulers import GERBERS, board, spec, written

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
USUAL = spec(lot="2026-11 A")
# Small boards: the stricter reader takes a second for a thousand lines.
_FEW = frozenset({"drills", "keyring"})
BITTEN = spec(length=50, features=_FEW, cut="bites", columns=2, rows=2)
SCORED = spec(length=50, features=_FEW, cut="score", columns=2, rows=2)
DRILLS = ("ruler-PTH.drl", "ruler-NPTH.drl")


@pytest.mark.parametrize("asked", [USUAL, BITTEN, SCORED], ids=["single", "bites", "score"])
def test_two_strict_parsers_accept_every_file(asked):
    for name, data in written(asked).items():
        if name.endswith((*GERBERS, ".drl")):
            by_gerbonara(data, name)
        if name.endswith(GERBERS):
            by_pygerber(data)


@pytest.mark.parametrize("asked", [USUAL, BITTEN], ids=["single", "bites"])
def test_a_foreign_reader_finds_the_same_holes(asked):
    shapes = panel(asked, board(asked)).shapes
    for name, layer in zip(DRILLS, (Layer.PLATED, Layer.UNPLATED), strict=True):
        read = by_gerbonara(written(asked)[name], name)
        found = sorted(
            (round(hole.x, 6), round(hole.y, 6), round(hole.tool.diameter, 6))
            for hole in read.objects
        )
        drawn = [s for s in shapes if isinstance(s, Hole) and s.layer is layer]
        assert found == sorted((s.x / MM, s.y / MM, s.diameter / MM) for s in drawn)


def test_each_file_says_what_it_is():
    functions = {
        name: re.search(rb"TF\.FileFunction,([^*\n]+)", data)
        for name, data in written(SCORED).items()
        if name.endswith((*GERBERS, ".drl"))
    }
    assert {name: found[1].decode() for name, found in functions.items() if found} == {
        "ruler-F_Cu.gtl": "Copper,L1,Top",
        "ruler-B_Cu.gbl": "Copper,L2,Bot",
        "ruler-F_Mask.gts": "Soldermask,Top",
        "ruler-B_Mask.gbs": "Soldermask,Bot",
        "ruler-F_Silkscreen.gto": "Legend,Top",
        "ruler-B_Silkscreen.gbo": "Legend,Bot",
        "ruler-Edge_Cuts.gm1": "Profile,NP",
        "ruler-V_Cut.gm2": "Vcut",
        "ruler-PTH.drl": "Plated,1,2,PTH",
        "ruler-NPTH.drl": "NonPlated,1,2,NPTH",
    }
    for name, data in written(SCORED).items():
        if name.endswith(GERBERS):
            assert b"%FSLAX46Y46*%" in data
            assert b"%TF.Part,Array*%" in data
            assert data.endswith(b"M02*\n")


def test_no_file_knows_the_time():
    for name, data in written(USUAL).items():
        assert b"CreationDate" not in data, name


def test_the_job_file_names_all_the_others():
    made = written(USUAL)
    told = json.loads(made[JOB])
    assert {each["Path"] for each in told["FilesAttributes"]} == made.keys() - {
        JOB, README, PREVIEW, ZIP,
    }  # fmt: skip
    assert told["GeneralSpecs"]["Size"] == {"X": 160.0, "Y": 34.0}
    assert told["GeneralSpecs"]["Finish"] == "ENIG"


def test_the_zip_holds_what_the_factory_needs_and_nothing_else():
    made = written(USUAL)
    with zipfile.ZipFile(io.BytesIO(made[ZIP])) as bundle:
        assert set(bundle.namelist()) == made.keys() - {PREVIEW, ZIP}
        assert all(bundle.read(name) == made[name] for name in bundle.namelist())


def test_a_foreign_reader_knows_every_layer_of_the_zip(tmp_path):
    with zipfile.ZipFile(io.BytesIO(written(USUAL)[ZIP])) as bundle:
        bundle.extractall(tmp_path)
    with warnings.catch_warnings():
        # It says of the job file and the page that they are no layers.
        warnings.simplefilter("ignore")
        stack = gerbonara.LayerStack.open_dir(tmp_path)
    named = {
        place: layer.original_path.name for place, layer in stack.graphic_layers.items() if layer
    }
    assert named == {
        ("top", "copper"): "ruler-F_Cu.gtl",
        ("top", "mask"): "ruler-F_Mask.gts",
        ("top", "silk"): "ruler-F_Silkscreen.gto",
        ("bottom", "copper"): "ruler-B_Cu.gbl",
        ("bottom", "mask"): "ruler-B_Mask.gbs",
        ("bottom", "silk"): "ruler-B_Silkscreen.gbo",
        ("mechanical", "outline"): "ruler-Edge_Cuts.gm1",
    }
    assert len(list(stack.drill_pth.objects)) > 20
    assert len(list(stack.drill_npth.objects)) == 11


def test_the_page_for_the_factory_says_size_finish_and_lot():
    page = written(USUAL)[README].decode()
    for words in ("160 × 34 mm", "ENIG", "2026-11 A", "1.6 mm", "黑色"):
        assert words in page


def test_the_same_wish_gives_the_same_bytes():
    again = spec(lot="2026-11 A")
    made = design(again)
    assert dict(files(again, panel(again, made), check(again, made))) == written(USUAL)


@needs_gerbv
@pytest.mark.parametrize("qr", ["silk", "copper"])
def test_a_phone_reads_the_code_off_the_board(tmp_path, qr):
    asked = spec(qr=qr)
    layer = "ruler-B_Silkscreen.gbo" if qr == "silk" else "ruler-B_Cu.gbl"
    picture = raster(tmp_path, written(asked), [layer], 600)
    # The back is drawn as seen through the board.
    found = zxingcpp.read_barcodes(picture[:, ::-1].copy())
    assert [code.text for code in found] == ["HTTPS://KAIYUANSHE.CN"]


WISHES = st.builds(
    spec,
    length=st.integers(50, 300),
    width=st.integers(150, 800).map(lambda tenths: tenths / 10),
    lot=st.text("ABC 0123-./", max_size=14),
    qr=st.sampled_from(["silk", "copper", "none"]),
    colour=st.sampled_from(["black", "white", "blue"]),
    features=st.frozensets(st.sampled_from(FEATURES), min_size=4),
    cut=st.sampled_from(["none", "none", "bites", "score"]),
    columns=st.integers(1, 2),
    rows=st.integers(1, 2),
)


@given(WISHES)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_sensible_ruler_can_be_made(asked):
    made = design(asked)
    assert check(asked, made) == ()
    ordered = panel(asked, made)
    first, again = (dict(files(asked, ordered, ())) for _ in range(2))
    assert first == again
    for name, data in first.items():
        if name.endswith((*GERBERS, ".drl")):
            read = by_gerbonara(data, name)
            if list(read.objects):
                (x1, y1), (x2, y2) = read.bounding_box()
                slack = 0.05001  # half the width the outline is drawn with
                assert -slack <= x1 <= x2 <= ordered.wide / MM + slack
                assert -slack <= y1 <= y2 <= ordered.high / MM + slack
    # The slower of the two on the file with most in it.
    by_pygerber(first["ruler-Edge_Cuts.gm1"])
