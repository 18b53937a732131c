"""The time line: what is had made against the days of an event."""
