"""Slips of the till and of the packing table, and the sheet that stands in for a dead laptop."""
