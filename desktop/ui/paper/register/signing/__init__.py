"""Verifying signed papers, the key of this station, and the series of numbers. For the register."""
