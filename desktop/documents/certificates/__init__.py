"""Certificates, letters and cards: a template and its fields become pages."""
