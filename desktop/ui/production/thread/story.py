"""What was said and done about a thing, as lines; without a pixel."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.production import Attachment, Line, Saying, Verdict
from desktop.ui.production.books import Whole
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording import production as words


def told(line: Line) -> tuple[str, Tone]:
    """One line: when, who, what."""
    when = f"{line.at.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"
    what = words.saying(line.what)
    if line.what is Saying.STAGE:
        what = words.stage(line.stage)
    elif line.verdict is not Verdict.NONE:
        what = f"{what}: {words.verdict(line.verdict)}"
    parts = [what, line.text, "" if line.file is None else line.file.name]
    text = "  ·  ".join(part for part in (when, line.by, *parts) if part)
    bad = line.what is Saying.FAULT or line.verdict is Verdict.BAD
    return text, Tone.BAD if bad else Tone.PLAIN


def files(whole: Whole) -> list[tuple[str, Attachment]]:
    """All files of a thing, the design first, then the newest."""
    found = [] if whole.design is None else [(_("Design"), whole.design)]
    found += [(words.saying(line.what), line.file) for line in reversed(whole.lines) if line.file]
    return found


def samples(whole: Whole) -> list[tuple[str, Tone]]:
    """What was said of the samples, the newest first."""
    return [told(line) for line in reversed(whole.lines) if line.what is Saying.SAMPLE]
