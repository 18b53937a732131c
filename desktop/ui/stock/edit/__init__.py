"""The form of an item: what it is, its variants, its photo."""
