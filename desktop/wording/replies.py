"""What a keeper is asked in a chat, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.counts import Expected
from desktop.domain.replies import Question, Sure
from desktop.wording import N_, _, ngettext

QUESTIONS = {
    Question.HOW_MANY: N_("How many? There is no figure in it."),
    Question.PACK: N_("How many are in one pack or box?"),
    Question.WHICH: N_("Which of them?"),
    Question.WHAT: N_("A figure of what?"),
    Question.NOT_ASKED: N_("Nobody asked about this."),
    Question.NOT_TOLD: N_("The message named no figure that could be right."),
    Question.AGAIN: N_("There is a figure for this already: which one holds?"),
    Question.NOT_UNDERSTOOD: N_("Not understood."),
}
SURE = {
    Sure.SURE: N_("understood"),
    Sure.LIKELY: N_("look again"),
    Sure.ASK: N_("question"),
}


def message(lines: Sequence[Expected], lang: str = "zh") -> str:
    """What is sent to a keeper, short as a person would write it; "zh" or "en".

    A line without a figure (a blind count) only names the thing. Both languages are written here
    and not translated: the keeper's language is not the one of the screen. Figures are in packs
    and pieces where a pack size is known, as people count.
    """
    chinese = lang != "en"
    if not lines:
        return ""
    blind = all(line.qty is None for line in lines)
    if chinese:
        head = "你好，请帮忙数一下你那里的:" if blind else "你好，你那里应有:"
        tail = "数到几个就回几个，没有的回 0，拿不准的写“约”。"
        tail = tail if blind else "请数一下回给我；没变的回“都在”，拿不准的写“约”。"
    else:
        head = "Hi, please count what you have of:" if blind else "Hi, you should have:"
        tail = 'Send me the numbers; 0 if there is none, "about" if you are not sure.'
        tail = tail if blind else 'Please count and send me the numbers ("all there" if so).'
    return "\n".join([head, *_by_place(lines, chinese), tail])


def amount(qty: int, unit: str, pack_size: int | None, chinese: bool = True) -> str:
    """Pieces as people count them: `3包+12`, `2包`, `12`; below a pack just the pieces."""
    if not pack_size or pack_size < 2 or qty < pack_size or unit in ("包", "袋", "盒"):
        return f"{qty}"
    packs, rest = divmod(qty, pack_size)
    word = "包" if chinese else (" pack" if packs == 1 else " packs")
    return f"{packs}{word}+{rest}" if rest else f"{packs}{word}"


def _by_place(lines: Sequence[Expected], chinese: bool) -> Iterable[str]:
    """The lines under the box they lie in, where they lie in several."""
    several = len({line.place_path for line in lines}) > 1
    place = None
    for line in lines:
        if several and line.place_path != place:
            place = line.place_path
            yield f"{place.rpartition('/')[2].strip()}:"
        if line.qty is None:
            yield line.title
        else:
            yield f"{line.title} {amount(line.qty, line.unit, line.pack_size, chinese)}"


def question(asked: Question) -> str:
    """What a person has to answer before the line can be taken."""
    return _(QUESTIONS[asked])


def sureness(sure: Sure) -> str:
    """How sure a line is, in a word."""
    return _(SURE[sure])


def understood(taken: int, open_questions: int) -> str:
    """The line above what was read."""
    read = ngettext("{n} line understood", "{n} lines understood", taken).format(n=taken)
    if not open_questions:
        return read
    left = ngettext("{n} question", "{n} questions", open_questions).format(n=open_questions)
    return f"{read} · {left}"
