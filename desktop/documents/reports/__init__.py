"""The evening's papers: the page that is signed and filed, and the picture for the group.

Both draw the same `DayFigures`; nothing is added up here but what stands in one table.
"""

from desktop.documents.reports.page import day_page
from desktop.documents.reports.picture import day_picture

__all__ = ["day_page", "day_picture"]
