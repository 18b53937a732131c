"""What the store promises, on real files and real servers."""
