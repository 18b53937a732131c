"""How many lines were read and matched right, and whether the wrong ones say that they may be."""

from dataclasses import dataclass, field

from desktop.domain.requisitions.matching import Shelf


@dataclass(frozen=True)
class Meant:
    """One line in truth: its article's code, None where nobody could say which; pieces, None
    where nobody could say how many.
    """

    code: str | None
    qty: int | None


@dataclass(frozen=True)
class Asked:
    """A text, and what is meant by it."""

    text: str
    lines: tuple[Meant, ...]


@dataclass
class Verdict:
    """Figures over many texts. A line nobody could match is right when it is marked unsure."""

    lines: int = 0
    right: int = 0
    certain: int = 0
    quantities_right: int = 0
    overconfident: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / self.lines

    def __str__(self) -> str:
        return (
            f"{self.lines} lines, matched right {self.right / self.lines:.2%}, "
            f"quantities right {self.quantities_right / self.lines:.2%}, "
            f"certain {self.certain / self.lines:.2%}, wrong but sure {len(self.overconfident)}"
        )


def judge(shelf: Shelf, asked: list[Asked]) -> Verdict:
    verdict = Verdict()
    for one in asked:
        read = shelf.read(one.text)
        verdict.lines += len(one.lines)
        if len(read) != len(one.lines):
            verdict.wrong.append(f"{one.text!r} → {read}")
            if any(draft.sure.certain for draft in read):
                sure = {(d.code, d.qty) for d in read if d.sure.certain}
                if not sure <= {(m.code, m.qty) for m in one.lines}:
                    verdict.overconfident.append(f"{one.text!r} → {read}")
            continue
        for draft, meant in zip(read, one.lines, strict=True):
            fine = not draft.sure.certain if meant.code is None else draft.code == meant.code
            verdict.right += fine
            verdict.certain += draft.sure.certain
            verdict.quantities_right += draft.qty == meant.qty
            if not fine:
                verdict.wrong.append(f"{one.text!r}: {draft} ≠ {meant}")
                if draft.sure.certain:
                    verdict.overconfident.append(f"{one.text!r}: {draft} ≠ {meant}")
            elif draft.qty != meant.qty:
                verdict.wrong.append(f"{one.text!r}: {draft} ≠ {meant}")
    return verdict
