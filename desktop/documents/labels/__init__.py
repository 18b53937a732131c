"""Labels: one layout a kind, on rolls, on A4 sheets, as pictures and for the printer itself.

Who may come in: services, the window and the command line.
"""

from desktop.documents.labels.calibration import calibration
from desktop.documents.labels.layout import check
from desktop.documents.labels.printing import labels
from desktop.documents.labels.raw import pictures, tspl

__all__ = ["calibration", "check", "labels", "pictures", "tspl"]
