"""What a volunteer answers in a chat when asked to count, read into entries.

Who may come in: everyone; pure functions of text. `read_reply(text, asked)` is the door. Whatever
is in the text is in the answer too: what was not understood comes back as a line that says so.
"""

from __future__ import annotations

from desktop.domain.replies.reading import read_reply
from desktop.domain.replies.values import Asked, Question, ReplyLine, Sure

__all__ = ["Asked", "Question", "ReplyLine", "Sure", "read_reply"]
