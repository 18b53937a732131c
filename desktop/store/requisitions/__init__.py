"""Rows of requests, their lines, parcels and pieces; guides, templates, words, holidays, purges.

Who may come in: services.
"""
