"""Designs with their versions, and who still has goods of an old one."""
