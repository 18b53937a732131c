"""Reports on screen, for any room: `grid` draws a table of one, `saving` writes one into a file."""
