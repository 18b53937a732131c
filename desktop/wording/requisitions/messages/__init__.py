"""Messages to the asker, written to be pasted into a chat: in the asker's language, which is not
the reader's, so that both stand here as they are. Everybody above may come in.
"""

from __future__ import annotations

from desktop.domain.requisitions.arrivals import Step
from desktop.domain.requisitions.letters import Letter
from desktop.wording.requisitions.messages import chinese, english

LANGUAGES = ("zh", "en")


def text(step: Step, letter: Letter, lang: str = "zh") -> str:
    """The message of a step in a language ("zh" or "en"), without a line's end."""
    write = (chinese if lang == "zh" else english).WRITES[step]
    return "\n".join(line for line in write(letter) if line)


def title(letter: Letter, lang: str = "zh") -> str:
    """What a card in a group is headed with."""
    named = letter.title or letter.code
    return f"物料申请 · {named}" if lang == "zh" else f"Goods for {named}"
