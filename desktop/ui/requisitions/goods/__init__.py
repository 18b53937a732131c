"""The goods that somebody asks for, as lines: typed or pasted, read, mended."""
