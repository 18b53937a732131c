"""What a factory would object to in a ruler is said with its numbers and what to do."""

from __future__ import annotations

import pytest

from desktop import wording
from desktop.domain.bench.ruler import Feature, RulerFinding
from desktop.wording.bench import ruler
from hardware.pcb_ruler.checks import Code


@pytest.fixture(autouse=True)
def _english():
    wording.use("en")


def test_no_objection_lacks_its_sentence_and_no_feature_its_name():
    assert set(ruler.FINDINGS) == {code.value for code in Code}
    assert set(Feature) <= set(ruler.FEATURES)


@pytest.mark.parametrize("code", [code.value for code in Code])
def test_every_objection_says_what_and_where(code: str):
    data = {"what": "traces", "label": "0.08", "other": "gaps", "other_label": "0.1"}
    found = RulerFinding(code, 12.34, 5.0, "top", {**data, "value": 0.08, "limit": 0.1})
    said = ruler.finding(found)
    assert "{" not in said
    assert "0.08" in said
    assert said.endswith("(front, x 12.3, y 5.0 mm)")
    assert "Code" not in said
    assert ruler.finding(RulerFinding(code, 0, 0)).endswith("(x 0.0, y 0.0 mm)")


def test_a_thin_trace_is_named_with_its_limit():
    data: dict[str, float | str] = {"what": "traces", "label": "0.08", "value": 0.08, "limit": 0.1}
    said = ruler.finding(RulerFinding("trace_thin", 50, 10, "bottom", data))
    assert said == (
        "Trace widths “0.08”: a trace of 0.08 mm is thinner than 0.1 mm. Leave that width out. "
        "(back, x 50.0, y 10.0 mm)"
    )


def test_an_objection_nobody_foresaw_is_told_by_its_code():
    said = ruler.finding(RulerFinding("gremlins", 1, 2, "", {"what": "smd", "label": "0402"}))
    assert said == "SMD footprints “0402”: gremlins (x 1.0, y 2.0 mm)"
