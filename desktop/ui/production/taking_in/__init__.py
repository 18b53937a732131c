"""A list from elsewhere: what becomes of every row, before anything is written."""
