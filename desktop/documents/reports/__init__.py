"""The evening's papers: the page that is signed and filed, and the picture for the group; and a
workshop's report.

All draw values that are counted already; nothing is added up here but what stands in one table.
"""

from desktop.documents.reports.page import day_page
from desktop.documents.reports.picture import day_picture
from desktop.documents.reports.stock import stock_page
from desktop.documents.reports.workshop import workshop_page

__all__ = ["day_page", "day_picture", "stock_page", "workshop_page"]
