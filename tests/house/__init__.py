"""The floor plan as tests that read like sentences; an exception stands beside its rule, by name."""
