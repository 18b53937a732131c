"""Giving to many: what each of a list gets, what it takes, who has theirs; quotas of audiences."""
