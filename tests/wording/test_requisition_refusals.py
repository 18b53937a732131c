"""Why something is not done with a request now, and what helps."""

from __future__ import annotations

import pytest

from desktop.domain.errors import RequestNotNow
from desktop.domain.requisitions import Act, State
from desktop.wording.refusals import sentence


@pytest.mark.parametrize("act", [Act.CLOSE, Act.CANCEL, Act.REJECT, Act.ASK])
@pytest.mark.parametrize("state", [State.CLOSED, State.REJECTED, State.CANCELLED])
def test_of_what_has_ended_its_story_says_how(act, state):
    assert "Look at its story" in sentence(RequestNotNow("RQ-7K2QMX", state.value, act.value))


@pytest.mark.parametrize(
    ("act", "state", "helps"),
    [
        (Act.CLOSE, State.SENT, "receipt is confirmed"),
        (Act.CANCEL, State.SENT, "comes back as a return"),
        (Act.REJECT, State.APPROVED, "cancel it instead"),
        (Act.ASK, State.APPROVED, "cancel it instead"),
    ],
)
def test_of_what_goes_on_the_next_step_is_said(act, state, helps):
    assert helps in sentence(RequestNotNow("RQ-7K2QMX", state.value, act.value))
