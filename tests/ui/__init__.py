"""The window and its parts, by real events on real widgets."""
