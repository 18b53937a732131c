"""`request message`: the asker's message of a step, to be pasted or sent to the group."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.requisitions.arrivals import Step
from desktop.wording import N_, _

NAME = "message"
ABOUT = N_("write the asker's message of a step, or send it to the group")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, which message, in which language."""
    parser.add_argument("request", metavar="REQUEST")
    parser.add_argument(
        "--step", choices=[step.value for step in Step], help=_("which one; usual: as it stands")
    )
    parser.add_argument(
        "--in", dest="language", choices=("zh", "en"), default="zh", help=_("its language")
    )
    parser.add_argument(
        "--send", action="store_true", help=_("send it to the Feishu group of the settings")
    )


def run(visit: Visit) -> Answer:
    """Writes it; sends it where that was asked for."""
    from desktop.services.requisitions import messages, webhook

    desk, asked = visit.desk, visit.asked
    step = Step(asked.step) if asked.step else messages.steps(desk, asked.request)[0]
    text = messages.message(desk, asked.request, step, asked.language)
    if asked.send:
        title = messages.title(desk, asked.request, asked.language)
        webhook.tell(desk, visit.op, visit.folders.robot, asked.request, title, text)
    data = {"request": asked.request, "step": step.value, "text": text, "sent": asked.send}
    return Answer(data, text)
