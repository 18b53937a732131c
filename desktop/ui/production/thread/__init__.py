"""One thing: where it stands, its quotes, its goods-in, its files, and what was said about it."""
