"""Every state of a request, every act and every person: done, or refused with its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.domain.errors import (
    ApprovedTwice,
    ContactClosed,
    NotYours,
    OwnRequest,
    ParcelNotNow,
    ParcelsOpen,
    Refused,
    RequestNotNow,
    RequestNotYours,
)
from desktop.domain.requisitions import Act, Decision, State, Verdict
from desktop.domain.requisitions.arrivals import Back, What
from desktop.domain.requisitions.parcels import Correction, ParcelState, Postage, Take
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import (
    closing,
    contact,
    deciding,
    drafting,
    looking,
    noting,
    parcels,
    receiving,
    reporting,
    returns,
)
from desktop.wording.refusals import sentence
from tests.services.asking import ASKER, HOME, KEEPER, MANAGER, OTHER, Asking

PEOPLE = (MANAGER, OTHER, ASKER, HOME, KEEPER)
OF_PARCELS = (Act.SHIP, Act.POSTAGE, Act.SEE_CONTACT)
REFUSED = {
    Verdict.NOT_NOW: (RequestNotNow, ParcelNotNow, ContactClosed, ParcelsOpen),
    Verdict.NOT_YOURS: (RequestNotYours, NotYours),
    Verdict.OWN: (OwnRequest,),
    Verdict.TWICE: (ApprovedTwice,),
}


class Acts(Asking):
    """Each act as a person does it, with what it needs."""

    def edit(self, desk: Desk, key: int) -> None:
        said, lines = looking.draft(self.desk, key)
        drafting.save(desk, OpId.new(), said, lines, key, submit=False)

    def submit(self, desk: Desk, key: int) -> None:
        drafting.submit(desk, OpId.new(), key)

    def ask_back(self, desk: Desk, key: int) -> None:
        deciding.ask(desk, OpId.new(), key, "几号要？")

    def answer(self, desk: Desk, key: int) -> None:
        deciding.answer(desk, OpId.new(), key, "五号")

    def approve(self, desk: Desk, key: int) -> None:
        deciding.approve(desk, OpId.new(), key, self._same(key))

    def _same(self, key: int) -> list[Decision]:
        return [Decision(line.id, line.qty or 0) for line in looking.lines(self.desk, key)]

    def second(self, desk: Desk, key: int) -> None:
        deciding.second(desk, OpId.new(), key)

    def reject(self, desk: Desk, key: int) -> None:
        deciding.reject(desk, OpId.new(), key, "没有了")

    def revise(self, desk: Desk, key: int) -> None:
        line = looking.lines(self.desk, key)[1]
        deciding.revise(desk, OpId.new(), key, line.id, max(1, line.sent), "少一点")

    def cancel(self, desk: Desk, key: int) -> None:
        deciding.cancel(desk, OpId.new(), key, "不办了")

    def pick_more(self, desk: Desk, key: int) -> None:
        line = looking.lines(self.desk, key)[0]
        parcels.pick(desk, OpId.new(), key, [Take(line.id, self.homes[HOME], 0, 1)])

    def ship(self, desk: Desk, key: int) -> None:
        parcels.ship(desk, OpId.new(), self.box(key), Postage())

    def note_postage(self, desk: Desk, key: int) -> None:
        parcels.note_postage(desk, OpId.new(), self.box(key), Correction(fen=1200))

    def receive(self, desk: Desk, key: int) -> None:
        receiving.receive_all(desk, OpId.new(), key)

    def give_back(self, desk: Desk, key: int) -> None:
        line = looking.lines(self.desk, key)[0].id
        back = Back(line, What.RETURNED, 1, self.homes[HOME])
        returns.give_back(desk, OpId.new(), key, [back])

    def report(self, desk: Desk, key: int) -> None:
        reporting.report(desk, OpId.new(), key, words="来了三十人")

    def close(self, desk: Desk, key: int) -> None:
        closing.close(desk, OpId.new(), key)

    def say(self, desk: Desk, key: int) -> None:
        noting.note(desk, OpId.new(), key, "电话里说好了")

    def see(self, desk: Desk, key: int) -> None:
        contact.contact(desk, self.box(key))

    def box(self, key: int) -> str:
        """The code of its parcel, or what it would be."""
        boxes = parcels.parcels(self.desk, key)
        return boxes[0].code if boxes else looking.requisition(self.desk, key).code + "-1"


ACTS: dict[Act, Callable[[Acts, Desk, int], None]] = {
    Act.EDIT: Acts.edit,
    Act.SUBMIT: Acts.submit,
    Act.ASK: Acts.ask_back,
    Act.ANSWER: Acts.answer,
    Act.APPROVE: Acts.approve,
    Act.SECOND: Acts.second,
    Act.REJECT: Acts.reject,
    Act.REVISE: Acts.revise,
    Act.CANCEL: Acts.cancel,
    Act.PICK: Acts.pick_more,
    Act.SHIP: Acts.ship,
    Act.POSTAGE: Acts.note_postage,
    Act.RECEIVE: Acts.receive,
    Act.RETURN: Acts.give_back,
    Act.REPORT: Acts.report,
    Act.CLOSE: Acts.close,
    Act.SAY: Acts.say,
    Act.SEE_CONTACT: Acts.see,
}


@pytest.mark.parametrize("state", State)
def test_what_the_table_says_is_what_happens(database, state):
    shop = Acts(database)
    for code in ("TS-L", "BG"):
        shop.move(code, 500, shop.outside("supplier"), shop.homes[HOME])
    fresh = shop.at(state)
    for act, do in ACTS.items():
        for who in PEOPLE:
            key, desk = fresh, shop.as_(who)
            verdict = looking.verdicts(desk, key)[act]
            where = f"{state} {act} {who}: {verdict}"
            if verdict is Verdict.YES:
                done_or_wanting(shop, do, desk, key, act, where)
                fresh = shop.at(state)
                continue
            if act in OF_PARCELS and not parcels.parcels(shop.desk, key):
                continue  # there is no parcel that could be sent
            with pytest.raises(REFUSED[verdict]) as no:
                do(shop, desk, key)
            assert len(sentence(no.value)) > 12, where
            assert shop.state(key) is state, where
    assert set(ACTS) == set(Act)


def done_or_wanting(
    shop: Acts, do: Callable[[Acts, Desk, int], None], desk: Desk, key: int, act: Act, where: str
) -> None:
    """It is done, unless the goods themselves do not allow it: never for who it is or the state."""
    refused = refusal(do, shop, desk, key)
    if refused is None:
        if act is not Act.SEE_CONTACT:
            assert looking.story(shop.desk, key)[-1].by == desk.person, where
        return
    if act is Act.POSTAGE and isinstance(refused, ParcelNotNow):
        (box,) = parcels.parcels(shop.desk, key)
        assert box.state is ParcelState.PACKING, where  # of another one it could be noted
        return
    assert not isinstance(refused, tuple(k for some in REFUSED.values() for k in some)), where
    assert act in (Act.PICK, Act.RECEIVE, Act.RETURN), f"{where}: {refused}"
    assert len(sentence(refused)) > 12, where


def refusal(
    do: Callable[[Acts, Desk, int], None], shop: Acts, desk: Desk, key: int
) -> Refused | None:
    """What stood in the way."""
    try:
        do(shop, desk, key)
    except Refused as no:
        return no
    return None
