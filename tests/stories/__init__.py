"""Days told end to end, through the window or the command line."""
