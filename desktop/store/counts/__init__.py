"""Counts as rows: the counts themselves, their entries, what the books say, how they are closed."""
