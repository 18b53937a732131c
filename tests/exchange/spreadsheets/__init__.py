"""Tests of tables of others: texts, workbooks, and what is refused before it is read."""
