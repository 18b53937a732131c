"""Sums for the reports: the database adds up, so that a million movements are a second's work.

Who may come in: services.
"""
