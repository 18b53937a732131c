"""Counting in the window, with real keys."""
