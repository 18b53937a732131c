"""The floor plan as tests that read like sentences; exceptions stand beside the rules, by name."""
