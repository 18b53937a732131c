"""The list of all that is had made, and the files it is written to."""
