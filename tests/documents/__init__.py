"""Papers and pictures: read back by other programs' eyes."""
