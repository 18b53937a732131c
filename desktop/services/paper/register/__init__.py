"""The register (台账): papers get numbers and are never forgotten.

`issuing` (numbers for drafts, in one transaction), `replacing` (void, reissue), `marking`
(printed, claimed), `looking` (what is in it, and papers ready to be drawn), `fitting` (problems
are looked for before anything is written), `telling` (the story of a paper, the series of numbers).
Screens and commands come in here.
"""

from desktop.services.paper.register.issuing import Issued, Numbered, already, issue
from desktop.services.paper.register.looking import certificate, papers, register
from desktop.services.paper.register.marking import Marked, mark_claimed, mark_printed
from desktop.services.paper.register.replacing import Voided, reissue, void
from desktop.services.paper.register.telling import certificates, series, story

__all__ = [
    "Issued",
    "Marked",
    "Numbered",
    "Voided",
    "already",
    "certificate",
    "certificates",
    "issue",
    "mark_claimed",
    "mark_printed",
    "papers",
    "register",
    "reissue",
    "series",
    "story",
    "void",
]
